using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Procedures;

/// <summary>What a publication may say about time, and what it is refused for.</summary>
public sealed class LimitCheckTests
{
    private static readonly FormCondition Inspected = new() { Field = "kiem-tra", Is = "co" };
    private static readonly TimeLimit Twenty = new(20, TimeUnit.WorkingDay, Stage: 1, When: Inspected, Case: "phải kiểm tra thực tế");
    private static readonly TimeLimit Ten = new(10, TimeUnit.WorkingDay, Stage: 1);
    private static readonly FormAnswers Yes = FormAnswers.FromJson("""{"kiem-tra":"co"}""");
    private static readonly FormAnswers No = FormAnswers.FromJson("""{"kiem-tra":"khong"}""");

    // The sample's declaration with a question of its own: is there an inspection, how many devices.
    private static readonly ProcedureDefinition Plain = Base();

    [Fact]
    public void The_first_alternative_whose_condition_holds_counts_and_the_rest_is_otherwise()
    {
        var procedure = Plain with { TimeLimits = [Twenty, Ten] };
        LimitCheck.Faults(procedure).ShouldBeEmpty();
        LimitText.Stages(procedure, Yes).ShouldBe([new LimitStage(20, TimeUnit.WorkingDay, Case: "phải kiểm tra thực tế")]);
        LimitText.Stages(procedure, No).ShouldBe([new LimitStage(10, TimeUnit.WorkingDay)]);
        LimitText.Stages(procedure, FormAnswers.None).ShouldBe([new LimitStage(10, TimeUnit.WorkingDay)]);
        LimitText.Vietnamese(procedure).ShouldBe("10 ngày làm việc; 20 ngày làm việc nếu phải kiểm tra thực tế");
        LimitText.Vietnamese(procedure, Yes).ShouldBe("20 ngày làm việc (phải kiểm tra thực tế)");
        LimitText.Vietnamese(procedure, No).ShouldBe("10 ngày làm việc");
    }

    [Fact]
    public void Rows_without_a_number_are_stages_in_turn_as_in_versions_published_before()
    {
        var procedure = Plain with { TimeLimits = [new(3, TimeUnit.WorkingDay, TimeLimitKind.Check), new(30, TimeUnit.CalendarDay, TimeLimitKind.SupplementWindow), new(5, TimeUnit.WorkingDay)] };
        LimitCheck.Faults(procedure).ShouldBeEmpty();
        LimitText.Stages(procedure, Yes).Select(stage => stage.Value).ShouldBe([3, 5]);
        LimitText.Vietnamese(procedure).ShouldBe("3 ngày làm việc, rồi 5 ngày làm việc");
    }

    [Fact]
    public void A_stage_with_alternatives_stands_between_others()
    {
        var procedure = Plain with
        {
            TimeLimits = [new(3, TimeUnit.WorkingDay, TimeLimitKind.Check, Stage: 1), Twenty with { Stage = 2 }, Ten with { Stage = 2 }, new(8, TimeUnit.WorkingHour, Stage: 3)],
        };
        LimitCheck.Faults(procedure).ShouldBeEmpty();
        LimitText.Vietnamese(procedure).ShouldBe("3 ngày làm việc, rồi 10 ngày làm việc; 20 ngày làm việc nếu phải kiểm tra thực tế, rồi 8 giờ làm việc");
        LimitText.Stages(procedure, Yes).Select(stage => stage.Value).ShouldBe([3, 20, 8]);
    }

    [Fact]
    public void The_window_to_supplement_may_have_cases_too()
    {
        var procedure = Plain with
        {
            TimeLimits = [new(30, TimeUnit.CalendarDay, TimeLimitKind.SupplementWindow, Stage: 1, When: Inspected, Case: "phải kiểm tra thực tế"), new(10, TimeUnit.CalendarDay, TimeLimitKind.SupplementWindow, Stage: 1), new(5, TimeUnit.WorkingDay)],
        };
        LimitCheck.Faults(procedure).ShouldBeEmpty();
        LimitText.SupplementWindow(procedure, Yes, new ClockRules([]), default).Value.ShouldBe(30);
        LimitText.SupplementWindow(procedure, No, new ClockRules([]), default).Value.ShouldBe(10);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "no row for the other cases", "TimeLimits[0].When", "một dòng không có điều kiện" },
        { "a row after the otherwise", "TimeLimits[1].When", "không bao giờ được dùng" },
        { "the same condition twice", "TimeLimits[1].When", "đã có ở dòng trên" },
        { "a field that is not there", "TimeLimits[0].When", "khong-co" },
        { "a choice that is not offered", "TimeLimits[0].When", "co-the" },
        { "a number of a field that has none", "TimeLimits[0].When", "không trả lời bằng số" },
        { "a condition that asks nothing", "TimeLimits[0].When", "không hỏi gì" },
        { "a case without words", "TimeLimits[0].Case", "như luật viết" },
        { "words without a case", "TimeLimits[0].Case", "không ghi trường hợp" },
        { "below zero", "TimeLimits[0].Value", "từ 0 đến" },
        { "a slip of the finger", "TimeLimits[0].Value", "từ 0 đến 3650" },
        { "rows of a stage apart", "TimeLimits[2].Stage", "liền nhau" },
        { "two kinds in one stage", "TimeLimits[1].Kind", "cùng loại" },
        { "nothing for processing", "TimeLimits", "để giải quyết" },
        { "two windows", "TimeLimits", "chỉ ghi một lần" },
        { "continues without a law", "AfterSupplement.Citation", "khoản 5 Điều 19" },
        { "refuses without a law", "SupplementEnd.Citation", "khoản 5 Điều 19" },
        { "silence without a law", "Deemed.Citation", "im lặng" },
        { "consultation without a law", "ConsultationStops.Citation", "lấy ý kiến" },
        { "a cut-off for days", "SameDayCutOff", "trong ngày" },
        { "internal as long as the law", "InternalLimits[0].Value", "ngắn hơn" },
        { "internal longer in one case", "InternalLimits[0].Value", "ngắn hơn" },
        { "internal in other units", "InternalLimits[0].Value", "ngắn hơn" },
        { "internal of the applicant", "InternalLimits[0].Kind", "người dân" },
        { "hours below zero", "Steps[0].Hours", "từ 0 đến" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void A_publication_is_refused_for(string what, string where, string words)
    {
        var fault = LimitCheck.Faults(Broken(what)).ShouldHaveSingleItem();
        fault.Where.ShouldBe(where);
        fault.Vi.ShouldContain(words);
        ProcedureCheck.Faults(Broken(what)).ShouldContain($"{where}: {fault.En}");
    }

    [Theory]
    [InlineData("4", TimeUnit.WorkingHour, "0", TimeUnit.WorkingDay, "4 giờ trong một ngày")]
    [InlineData("2.5", TimeUnit.WorkingDay, "3", TimeUnit.WorkingDay, "2,5 ngày của 3")]
    [InlineData("20", TimeUnit.WorkingDay, "1", TimeUnit.Month, "20 ngày làm việc của một tháng (21 ngày làm việc)")]
    [InlineData("6", TimeUnit.WorkingDay, "10", TimeUnit.CalendarDay, "6 ngày làm việc của 10 ngày")]
    [InlineData("16", TimeUnit.WorkingHour, "3", TimeUnit.WorkingDay, "16 giờ là 2 ngày")]
    public void A_shorter_internal_limit_is_let_through(string own, TimeUnit ownUnit, string legal, TimeUnit legalUnit, string why) =>
        LimitCheck.Faults(Plain with { TimeLimits = [new(Value(legal), legalUnit)], InternalLimits = [new(Value(own), ownUnit)] }).ShouldBeEmpty(why);

    [Fact]
    public void Everything_about_time_is_the_same_in_JSON_and_YAML_both_ways()
    {
        var definition = Plain with
        {
            TimeLimits = [Twenty, Ten with { Value = 0 }],
            InternalLimits = [new(2.5m, TimeUnit.WorkingHour)],
            SameDayCutOff = new TimeOnly(16, 30),
            AfterSupplement = new(SupplementClock.Continue, "Điều 9 Luật mẫu"),
            SupplementEnd = new(SupplementOutcome.GiveBack, "Điều 10 Luật mẫu"),
            Deemed = new("Điều 11 Luật mẫu"),
            ConsultationStops = new("Điều 12 Luật mẫu"),
        };
        LimitCheck.Faults(definition).ShouldBeEmpty();
        var recipe = RecipeFolder.Read(Repository.Path("samples", "procedures"))[0] with { Definition = definition };
        var text = RecipeText.Write(recipe);
        var back = RecipeText.Read(text);
        back.Ok.ShouldBeTrue(back.Ok ? "" : back.Problems[0].En);
        back.Value.Definition.ToJson().ShouldBe(definition.ToJson());
        ProcedureDefinition.FromJson(definition.ToJson()).ToJson().ShouldBe(definition.ToJson());
        RecipeText.Read(text.Replace("16:30:00", "16:30", StringComparison.Ordinal)).Value.Definition.SameDayCutOff.ShouldBe(new TimeOnly(16, 30));
    }

    private static ProcedureDefinition Broken(string what) => what switch
    {
        "no row for the other cases" => Plain with { TimeLimits = [Twenty] },
        "a row after the otherwise" => Plain with { TimeLimits = [Ten, Twenty] },
        "the same condition twice" => Plain with { TimeLimits = [Twenty, Twenty with { Value = 15 }, Ten] },
        "a field that is not there" => Plain with { TimeLimits = [Twenty with { When = new() { Field = "khong-co", Is = "co" } }, Ten] },
        "a choice that is not offered" => Plain with { TimeLimits = [Twenty with { When = new() { Field = "kiem-tra", Is = "co-the" } }, Ten] },
        "a number of a field that has none" => Plain with { TimeLimits = [Twenty with { When = new() { Field = "kiem-tra", AtLeast = 3 } }, Ten] },
        "a condition that asks nothing" => Plain with { TimeLimits = [Twenty with { When = new() { Field = "kiem-tra" } }, Ten] },
        "a case without words" => Plain with { TimeLimits = [Twenty with { Case = " " }, Ten] },
        "words without a case" => Plain with { TimeLimits = [Ten with { Case = "mọi trường hợp" }] },
        "below zero" => Plain with { TimeLimits = [Ten with { Value = -1 }] },
        "a slip of the finger" => Plain with { TimeLimits = [Ten with { Value = 10_000 }] },
        "rows of a stage apart" => Plain with { TimeLimits = [Ten, Ten with { Stage = 2 }, Ten] },
        "two kinds in one stage" => Plain with { TimeLimits = [Twenty, Ten with { Kind = TimeLimitKind.Check }] },
        "nothing for processing" => Plain with { TimeLimits = [Ten with { Kind = TimeLimitKind.Check }] },
        "two windows" => Plain with { TimeLimits = [Ten, Ten with { Stage = 2, Kind = TimeLimitKind.SupplementWindow }, Ten with { Stage = 3, Kind = TimeLimitKind.SupplementWindow }] },
        "continues without a law" => Plain with { AfterSupplement = new(SupplementClock.Continue, " ") },
        "refuses without a law" => Plain with { SupplementEnd = new(SupplementOutcome.Refuse) },
        "silence without a law" => Plain with { Deemed = new("") },
        "consultation without a law" => Plain with { ConsultationStops = new(" ") },
        "a cut-off for days" => Plain with { TimeLimits = [Ten], SameDayCutOff = new TimeOnly(16, 0) },
        "internal as long as the law" => Plain with { TimeLimits = [Ten], InternalLimits = [Ten] },
        "internal longer in one case" => Plain with { TimeLimits = [Twenty, Ten], InternalLimits = [new(15, TimeUnit.WorkingDay)] },
        "internal in other units" => Plain with { TimeLimits = [new(10, TimeUnit.CalendarDay)], InternalLimits = [new(8, TimeUnit.WorkingDay)] },
        "internal of the applicant" => Plain with { TimeLimits = [Ten], InternalLimits = [new(5, TimeUnit.CalendarDay, TimeLimitKind.SupplementWindow)] },
        "hours below zero" => Plain with { Steps = [Plain.Steps[0] with { Hours = -1 }, .. Plain.Steps.Skip(1)] },
        _ => throw new ArgumentException(what, nameof(what)),
    };

    private static ProcedureDefinition Base()
    {
        var definition = RecipeFolder.Read(Repository.Path("samples", "procedures"))[0].Definition;
        var asked = new FormSection
        {
            Key = "kiem-tra-thuc-te",
            Title = "Kiểm tra thực tế",
            Fields =
            [
                new() { Key = "kiem-tra", Label = "Có phải kiểm tra thực tế không?", Kind = FormFieldKind.Choice, Choices = [new("co", "Có"), new("khong", "Không")] },
                new() { Key = "so-may", Label = "Số thiết bị", Kind = FormFieldKind.Number },
            ],
        };
        return definition with { TimeLimits = [Ten], Form = definition.Form with { Sections = [.. definition.Form.Sections, asked] } };
    }

    private static decimal Value(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
