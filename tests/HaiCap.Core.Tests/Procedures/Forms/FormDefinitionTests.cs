using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Tests.Procedures.Forms;

public sealed class FormDefinitionTests
{
    [Fact]
    public void The_sample_form_has_no_fault() => FormDefinitionCheck.Faults(SampleForm.Definition).ShouldBeEmpty();

    [Fact]
    public void Repeated_keys_unknown_names_and_impossible_values_are_found()
    {
        var faults = FormDefinitionCheck.Faults(Form(
            new() { Key = "a", Label = "A", VisibleWhen = new() { Field = "khong-co", Is = "x" } },
            new() { Key = "a", Label = "A" },
            new() { Key = "B_", Label = "B" },
            new() { Key = "c", Label = "C", Kind = FormFieldKind.Choice, Choices = [new("x", "X"), new("y", "Y")] },
            new() { Key = "d", Label = "D", VisibleWhen = new() { Not = new() { Any = [new() { Field = "c", Is = "z" }] } } },
            new() { Key = "e", Label = "E", Pattern = "(" , PatternHint = "?" },
            new() { Key = "f", Label = "F", Kind = FormFieldKind.Number, Min = 2, Max = 1 }));
        faults.Count.ShouldBe(6);
        faults.ShouldContain(f => f.Contains("'a' is there twice", StringComparison.Ordinal));
        faults.ShouldContain(f => f.Contains("khong-co", StringComparison.Ordinal));
        faults.ShouldContain(f => f.Contains("'c' never is 'z'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_circle_of_conditions_is_found_through_the_section_too()
    {
        var form = Form(
            new() { Key = "a", Label = "A", VisibleWhen = new() { Field = "b", Answered = true } },
            new() { Key = "b", Label = "B", VisibleWhen = new() { Field = "a", Answered = true } });
        FormDefinitionCheck.Faults(form).Count(f => f.Contains("waits for itself", StringComparison.Ordinal)).ShouldBe(2);
        // And should one slip through, nothing hangs.
        new FormView(form, FormAnswers.None).Sections.ShouldNotBeNull();

        var section = Form(new FormField { Key = "a", Label = "A" });
        section = section with { Sections = [section.Sections[0] with { VisibleWhen = new() { Field = "a", Answered = true } }] };
        FormDefinitionCheck.Faults(section).ShouldContain(f => f.Contains("'a' waits for itself", StringComparison.Ordinal));
    }

    [Fact]
    public void Conditions_combine()
    {
        var answers = FormAnswers.FromJson("""{"a":"x","n":12,"m":["p","q"]}""");
        new FormCondition { All = [new() { Field = "a", Is = "x" }, new() { Field = "n", AtLeast = 12, AtMost = 12 }] }.Holds(answers).ShouldBeTrue();
        new FormCondition { Any = [new() { Field = "a", Is = "y" }, new() { Field = "m", IsOneOf = ["q"] }] }.Holds(answers).ShouldBeTrue();
        new FormCondition { Field = "a", Is = "x", Not = new() { Field = "m", Is = "p" } }.Holds(answers).ShouldBeFalse();
        new FormCondition { Field = "z", Answered = false }.Holds(answers).ShouldBeTrue();
        new FormCondition { Field = "a", AtLeast = 0 }.Holds(answers).ShouldBeFalse();
    }

    [Fact]
    public void The_print_reads_as_people_write()
    {
        var sections = FormPrint.Rows(SampleForm.Definition, SampleForm.Read(SampleForm.GoodPost()), new SampleForm.Places());
        var rows = sections.SelectMany(s => s.Rows).ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        rows["noi-o"].ShouldBe("Số 5, đường Lê Lợi, Phường Thành Vinh, Nghệ An");
        rows["ngay-sinh"].ShouldBe("03/02/1985");
        rows["von"].ShouldBe("1.500.000 đ");
        rows["dien-tich"].ShouldBe("36,5 m²");
        rows["dich-vu"].ShouldBe("Chụp; Soi");
        rows.ShouldNotContainKey("bien-so");
        var group = sections[1].Rows.Single(r => r.Key == "thiet-bi");
        group.Items.ShouldHaveSingleItem().Rows.Select(r => (r.Label, r.Value)).ShouldBe([("Số sê-ri", "SN-001"), ("Nguồn gốc", "Mua mới")]);
    }

    private static FormDefinition Form(params FormField[] fields) => new() { Sections = [new() { Key = "s", Title = "S", Fields = fields }] };
}
