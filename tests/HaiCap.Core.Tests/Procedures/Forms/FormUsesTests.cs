using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Core.Tests.Procedures.Fees;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Procedures.Forms;

/// <summary>Where a question is used, and that another key is followed there.</summary>
public sealed class FormUsesTests
{
    private static readonly IReadOnlyList<ProcedureRecipe> Recipes = RecipeFolder.Read(Repository.Path("samples", "procedures"));

    private static readonly FormDefinition Form = new()
    {
        Sections =
        [
            new() { Key = "mot", Title = "Một", Fields = [Choice("loai", "Loại"), new() { Key = "so", Label = "Số", Kind = FormFieldKind.Number }, new() { Key = "noi", Label = "Nơi", Kind = FormFieldKind.Place, Required = true }] },
            new()
            {
                Key = "hai", Title = "Hai", VisibleWhen = Is("loai", "a"),
                Fields =
                [
                    new()
                    {
                        Key = "may", Label = "Máy", Kind = FormFieldKind.Group,
                        Fields = [Choice("loai", "Loại máy"), new() { Key = "ten", Label = "Tên", VisibleWhen = Is("loai", "b") }, new() { Key = "ma", Label = "Mã", VisibleWhen = new() { Field = "so", AtLeast = 2 } }],
                    },
                    new() { Key = "khac", Label = "Khác", VisibleWhen = new() { Any = [Is("loai", "b"), new() { Not = new() { Field = "so", Answered = true } }] } },
                ],
            },
        ],
    };

    public static TheoryData<string?, string, string> Uses => new()
    {
        { null, "loai", "Form.Sections[1].VisibleWhen Form.Sections[1].Fields[1].VisibleWhen Components[0].RequiredWhen Fees[0].When" },
        { "may", "loai", "Form.Sections[1].Fields[0].Fields[1].VisibleWhen Fees[1].Field" },
        { null, "so", "Form.Sections[1].Fields[0].Fields[2].VisibleWhen Form.Sections[1].Fields[1].VisibleWhen Fees[1].Times TimeLimits[0].When InternalLimits[0].When" },
        { null, "may", "Fees[1].Each Fees[2].Field" },
        { null, "noi", "CompetentAgency.PlaceField" },
        { "may", "ten", "" },
        { null, "khac", "" },
        { null, "khong-co", "" },
    };

    [Theory, MemberData(nameof(Uses))]
    public void A_question_is_used_where_its_answer_is_read(string? group, string key, string where) =>
        string.Join(' ', FormUses.Of(Definition()).Where(use => use.Field == new FieldPath(group, key)).Select(use => use.Where)).ShouldBe(where);

    [Fact]
    public void A_name_that_is_no_question_is_told_as_one_of_the_form()
    {
        var definition = Definition() with { Components = [new("a", "Giấy", RequiredWhen: new() { All = [Is("mat", "x"), Is("loai", "a")] })] };
        var use = FormUses.Of(definition).Single(one => one.Field == new FieldPath(null, "mat"));
        (use.Part, use.Where, use.Values.ShouldHaveSingleItem(), use.Vi).ShouldBe((ProcedurePart.Components, "Components[0].RequiredWhen", "x", "giấy tờ 1 “Giấy”"));
    }

    [Theory, MemberData(nameof(Uses))]
    public void Another_key_is_followed_wherever_the_answer_is_read(string? group, string key, string where)
    {
        var renamed = FormRename.Of(Definition(), new Dictionary<FieldPath, string> { [new(group, key)] = "moi" });
        string.Join(' ', FormUses.Of(renamed).Where(use => use.Field == new FieldPath(group, "moi")).Select(use => use.Where)).ShouldBe(where);
        FormUses.Of(renamed).ShouldAllBe(use => use.Field != new FieldPath(group, key));
        FormUses.Of(renamed).Count.ShouldBe(FormUses.Of(Definition()).Count, "nothing else means anything else");
    }

    [Fact]
    public void Two_questions_change_places_in_one_go()
    {
        var swapped = FormRename.Of(Definition(), new Dictionary<FieldPath, string> { [new(null, "loai")] = "so", [new(null, "so")] = "loai" });
        swapped.Form.Field("so")!.Label.ShouldBe("Loại");
        swapped.TimeLimits[0].When!.Field.ShouldBe("loai");
        swapped.Fees[0].When!.Field.ShouldBe("so");
        swapped.Form.Field("may")!.Fields[1].VisibleWhen!.Field.ShouldBe("loai", "the neighbour was not renamed");
    }

    public static TheoryData<string> Codes => [.. Recipes.Select(recipe => recipe.Code.Value)];

    [Theory, MemberData(nameof(Codes))]
    public void Every_key_of_a_procedure_renamed_and_renamed_back_is_the_procedure(string code)
    {
        var definition = Recipes.Single(one => one.Code.Value == code).Definition;
        var paths = definition.Form.Sections.SelectMany(section => section.Fields).SelectMany(field => field.Fields.Select(inner => new FieldPath(field.Key, inner.Key)).Append(new(null, field.Key))).ToList();
        var there = paths.ToDictionary(path => path, path => $"x-{path.Key}");
        var renamed = FormRename.Of(definition, there);
        ProcedureCheck.Faults(renamed).ShouldBe(ProcedureCheck.Faults(definition));
        FormUses.Of(renamed).ShouldAllBe(use => use.Field.Key.StartsWith("x-", StringComparison.Ordinal));
        var back = paths.ToDictionary(path => new FieldPath(path.Group is null ? null : $"x-{path.Group}", $"x-{path.Key}"), path => path.Key);
        FormRename.Of(renamed, back).ToJson().ShouldBe(definition.ToJson());
    }

    [Fact]
    public void English_words_stand_in_where_there_are_any()
    {
        var form = new FormDefinition
        {
            Sections = [new() { Key = "a", Title = "Mục", TitleEn = "Section", Fields = [Choice("loai", "Loại") with { LabelEn = "Kind", Hint = "Dặn", Choices = [new("a", "A", LabelEn: "First"), new("b", "B")] }] }],
        }.InEnglish();
        var field = form.Field("loai")!;
        (form.Sections[0].Title, field.Label, field.Hint, field.Choices[0].Label, field.Choices[1].Label).ShouldBe(("Section", "Kind", "Dặn", "First", "B"));
        new ProcedureRecipe[] { Recipes[0] }.ShouldAllBe(recipe => !recipe.Definition.ToJson().Contains("labelEn", StringComparison.Ordinal), "a definition without English words is as it was");
    }

    private static ProcedureDefinition Definition() => FeeCases.With(
        new Fee("Một", 1000, When: Is("loai", "a")),
        new Fee("Hai", Rule: new() { Each = "may", Times = "so", ByClass = new("loai", [new("a", 1), new("b", 2)]) }),
        new Fee("Ba", Rule: new() { PerUnit = new("may", 5) })) with
    {
        Form = Form,
        Components = [new("a", "Giấy", RequiredWhen: Is("loai", "b"))],
        TimeLimits = [new(1, Core.Calendar.TimeUnit.WorkingDay, When: new() { Field = "so", AtMost = 3 }, Case: "ít")],
        InternalLimits = [new(1, Core.Calendar.TimeUnit.WorkingDay, When: new() { Field = "so", AtMost = 3 }, Case: "ít")],
        CompetentAgency = new(CompetentKind.CommuneCommittee, "xã", PlaceField: "noi"),
    };

    private static FormCondition Is(string field, string value) => new() { Field = field, Is = value };

    private static FormField Choice(string key, string label) => new() { Key = key, Label = label, Kind = FormFieldKind.Choice, Choices = [new("a", "A"), new("b", "B")] };
}
