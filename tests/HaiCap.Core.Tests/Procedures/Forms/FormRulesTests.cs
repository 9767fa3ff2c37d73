using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Tests.Procedures.Forms;

public sealed class FormRulesTests
{
    [Fact]
    public void A_good_post_is_read_into_normal_form_and_has_no_problem()
    {
        var posted = SampleForm.GoodPost();
        posted["ten"] = ["  Nguyễn Thị Hoà ".Normalize(NormalizationForm.FormD)];

        SampleForm.Problems(posted).ShouldBeEmpty();
        var answers = SampleForm.Read(posted);
        answers.Text("ten").ShouldBe("Nguyễn Thị Hoà".Normalize(NormalizationForm.FormC));
        answers.Text("so-dinh-danh").ShouldBe("040185001234");
        answers.Text("dien-thoai").ShouldBe("0912345678");
        answers.Number("von").ShouldBe(1_500_000m);
        answers.Number("dien-tich").ShouldBe(36.5m);
        answers.Date("ngay-sinh").ShouldBe(new DateOnly(1985, 2, 3));
        answers.Values("dich-vu").ShouldBe(["chup", "soi"]);
        answers.Place("noi-o").ShouldBe(new FormPlace("40", "16690", "Số 5, đường Lê Lợi"));
        answers.Items("thiet-bi").ShouldHaveSingleItem().Text("serial").ShouldBe("SN-001");
        FormAnswers.FromJson(answers.ToJson()).ToJson().ShouldBe(answers.ToJson());
    }

    [Fact]
    public void Fields_the_form_does_not_know_are_ignored()
    {
        var posted = SampleForm.GoodPost();
        posted["state"] = ["finished"];
        posted["thiet-bi[0].gia"] = ["1"];
        posted["noi-o.admin"] = ["1"];
        var plain = SampleForm.Read(SampleForm.GoodPost()).ToJson();
        SampleForm.Read(posted).ToJson().ShouldBe(plain);
    }

    [Fact]
    public void Hidden_answers_stay_in_the_draft_and_are_dropped_when_settled()
    {
        var posted = SampleForm.GoodPost();
        posted["loai"] = ["di-dong"];
        posted["bien-so"] = ["37C-12345"];
        posted["giay-xe"] = ["Đăng ký xe"];
        var mobile = SampleForm.Read(posted);
        FormRules.Settle(SampleForm.Definition, mobile).Text("giay-xe").ShouldBe("Đăng ký xe");

        var changed = FormRules.Read(SampleForm.Definition, new Dictionary<string, string[]>(StringComparer.Ordinal) { ["loai"] = ["co-dinh"] }, mobile);
        changed.Text("bien-so").ShouldBe("37C-12345");
        var settled = FormRules.Settle(SampleForm.Definition, changed);
        settled.Has("bien-so").ShouldBeFalse();
        // It depends on a field that is itself hidden: a chain hides as a whole.
        settled.Has("giay-xe").ShouldBeFalse();
        settled.Text("ten").ShouldBe("Nguyễn Thị Hoà");
    }

    [Fact]
    public void A_page_without_tick_or_item_says_so_with_its_marker()
    {
        var before = SampleForm.Read(SampleForm.GoodPost());
        var nothing = FormRules.Read(SampleForm.Definition, new Dictionary<string, string[]>(StringComparer.Ordinal) { ["ten"] = ["A"] }, before);
        nothing.Values("dich-vu").ShouldBe(["chup", "soi"]);
        var unticked = FormRules.Read(
            SampleForm.Definition, new Dictionary<string, string[]>(StringComparer.Ordinal) { ["dich-vu@"] = [""], ["thiet-bi@"] = [""] }, before);
        unticked.IsAnswered("dich-vu").ShouldBeFalse();
        unticked.Items("thiet-bi").ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_posted_section_is_read()
    {
        var posted = SampleForm.GoodPost();
        FormRules.Read(SampleForm.Definition, posted, section: "nguoi-khai").Has("loai").ShouldBeFalse();
    }

    [Theory]
    [InlineData("ten", "", "FRM-001", "Nhập họ và tên.")]
    [InlineData("ten", "Một cái tên dài hơn bốn mươi ký tự thì không nhận được", "FRM-009", null)]
    [InlineData("so-dinh-danh", "12345", "FRM-010", null)]
    [InlineData("so-dinh-danh", "999185001234", "FRM-010", null)]
    [InlineData("so-dinh-danh", "040299001234", "FRM-010", null)]
    [InlineData("mst", "0100109107", "FRM-011", null)]
    [InlineData("dien-thoai", "0612345678", "FRM-012", null)]
    [InlineData("thu", "hoa@", "FRM-013", null)]
    [InlineData("ngay-sinh", "31/02/1985", "FRM-006", null)]
    [InlineData("ngay-sinh", "23/11/2026", "FRM-008", null)]
    [InlineData("ngay-sinh", "31/12/1899", "FRM-007", null)]
    [InlineData("loai", "tau-vu-tru", "FRM-002", null)]
    [InlineData("von", "1.5", "FRM-003", null)]
    [InlineData("von", "1.500,5", "FRM-004", "Vốn là số nguyên, không có phần thập phân.")]
    [InlineData("von", "-1", "FRM-005", "Vốn phải từ 0 đ đến 1.000.000.000 đ.")]
    [InlineData("dien-tich", "500,1", "FRM-005", "Diện tích phải từ 1 m² đến 500 m².")]
    public void A_fault_is_told_at_its_field(string field, string typed, string code, string? sentence)
    {
        var posted = SampleForm.GoodPost();
        posted[field] = [typed];
        var problem = SampleForm.Problems(posted).ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        problem.Field.ShouldBe(field);
        problem.En.ShouldNotBeNullOrWhiteSpace();
        problem.Vi.ShouldBe(sentence ?? problem.Vi);
    }

    [Fact]
    public void What_could_not_be_read_is_given_back_as_typed()
    {
        var posted = SampleForm.GoodPost();
        posted["von"] = ["một triệu"];
        var field = SampleForm.Definition.Field("von")!;
        FormValues.Typed(field, SampleForm.Read(posted)).ShouldBe("một triệu");
        FormValues.Typed(field, SampleForm.Read(SampleForm.GoodPost())).ShouldBe("1.500.000");
    }

    [Fact]
    public void A_commune_of_another_province_is_refused()
    {
        var posted = SampleForm.GoodPost();
        posted["noi-o.commune"] = ["18073"];
        var problem = SampleForm.Problems(posted).ShouldHaveSingleItem();
        (problem.Code, problem.Field).ShouldBe(("FRM-016", "noi-o.commune"));
    }

    [Fact]
    public void A_province_offered_by_the_page_alone_answers_nothing()
    {
        var posted = SampleForm.GoodPost();
        posted["noi-o.commune"] = [""];
        posted["noi-o.street"] = [""];
        SampleForm.Problems(posted).Select(p => p.Field).ShouldBe(["noi-o.commune", "noi-o.street"]);
        posted.Add("noi-lam.province", ["40"]);
        var optional = new FormDefinition { Sections = [new() { Key = "s", Title = "S", Fields = [new() { Key = "noi-lam", Label = "Nơi làm", Kind = FormFieldKind.Place }] }] };
        var answers = FormRules.Read(optional, posted);
        answers.Place("noi-lam")!.Province.ShouldBe("40");
        FormValidation.Validate(optional, answers, SampleForm.Context).ShouldBeEmpty();
        FormRules.Settle(optional, answers).ToJson().ShouldBe("{}");
    }

    [Fact]
    public void A_condition_inside_a_group_looks_at_its_own_item_first()
    {
        var posted = SampleForm.GoodPost();
        posted["thiet-bi[1].serial"] = ["SN-002"];
        posted["thiet-bi[1].nguon"] = ["cu"];
        var problem = SampleForm.Problems(posted).ShouldHaveSingleItem();
        problem.Field.ShouldBe("thiet-bi[1].ben-giao");
        posted["thiet-bi[0].ben-giao"] = ["không hỏi"];
        FormRules.Settle(SampleForm.Definition, SampleForm.Read(posted)).Items("thiet-bi")[0].Has("ben-giao").ShouldBeFalse();
    }

    [Fact]
    public void Groups_keep_their_bounds()
    {
        var posted = SampleForm.GoodPost();
        posted["thiet-bi[0].serial"] = [""];
        posted["thiet-bi[0].nguon"] = [""];
        SampleForm.Problems(posted).ShouldHaveSingleItem().Code.ShouldBe("FRM-018");
        for (var i = 0; i < 400; i++)
        {
            posted[$"thiet-bi[{i}].serial"] = ["x"];
        }

        SampleForm.Read(posted).Items("thiet-bi").Count.ShouldBe(4);
        SampleForm.Problems(posted).ShouldHaveSingleItem().Code.ShouldBe("FRM-019");
    }

    [Fact]
    public void Items_are_added_and_taken_away_without_touching_the_rest()
    {
        var group = SampleForm.Definition.Field("thiet-bi")!;
        var two = FormRules.AddItem(group, SampleForm.Read(SampleForm.GoodPost()));
        two.Items("thiet-bi").Count.ShouldBe(2);
        FormRules.AddItem(group, FormRules.AddItem(group, two)).Items("thiet-bi").Count.ShouldBe(3);
        var one = FormRules.RemoveItem(group, two, 0);
        one.Items("thiet-bi").ShouldHaveSingleItem().Has("serial").ShouldBeFalse();
        one.Text("ten").ShouldBe("Nguyễn Thị Hoà");
    }

    [Fact]
    public void Whatever_is_posted_settles_to_known_asked_fields_and_stays_so()
    {
        var names = Gen.Elements(
            "ten", "ten@", "loai", "bien-so", "giay-xe", "von", "dich-vu", "dich-vu@", "noi-o.province", "noi-o", "thiet-bi[0].serial",
            "thiet-bi[1].nguon", "thiet-bi[1].ben-giao", "thiet-bi[999].serial", "thiet-bi[x].serial", "la", "");
        var values = Gen.OneOf(Gen.Elements("di-dong", "co-dinh", "cu", "1.500", "40", "\ud800", "a\u0000b"), ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""));
        var posts = names.Zip(values).ListOf().Select(pairs => pairs
            .GroupBy(p => p.Item1, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(p => p.Item2).ToArray(), StringComparer.Ordinal));

        Prop.ForAll(posts.ToArbitrary(), posted =>
        {
            var read = SampleForm.Read(posted);
            FormValidation.Validate(SampleForm.Definition, read, SampleForm.Context);
            var settled = FormRules.Settle(SampleForm.Definition, read);
            var view = new FormView(SampleForm.Definition, settled);
            settled.Json.ShouldAllBe(pair => SampleForm.Definition.Field(pair.Key) != null && view.IsAsked(SampleForm.Definition.Field(pair.Key)!));
            FormRules.Settle(SampleForm.Definition, settled).ToJson().ShouldBe(settled.ToJson());
            FormAnswers.FromJson(read.ToJson()).ToJson().ShouldBe(read.ToJson());
            read.ToJson().IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_number_and_day_shown_is_read_back_the_same()
    {
        Prop.ForAll<int, byte>((whole, cents) =>
        {
            var number = whole + (cents / 256m);
            FormValues.Number(FormValues.Show(number)).ShouldBe(number);
        }).QuickCheckThrowOnFailure();
        Prop.ForAll(Gen.Choose(660_000, 760_000).ToArbitrary(), n =>
            FormValues.Day(FormValues.Show(DateOnly.FromDayNumber(n))).ShouldBe(DateOnly.FromDayNumber(n))).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("1.500.000", 1500000d)]
    [InlineData("1500000", 1500000d)]
    [InlineData("1 500 000", 1500000d)]
    [InlineData("0,5", 0.5)]
    [InlineData("1,500,000", null)]
    [InlineData("15.00", null)]
    [InlineData("1e9", null)]
    [InlineData("", null)]
    public void Numbers_follow_the_vietnamese_way(string typed, double? value) => FormValues.Number(typed).ShouldBe((decimal?)value);
}
