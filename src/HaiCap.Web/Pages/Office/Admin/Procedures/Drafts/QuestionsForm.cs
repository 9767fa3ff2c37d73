using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The questions of one section as rows of boxes.</summary>
public sealed class QuestionsForm
{
    public List<QuestionBoxes> Fields { get; set; } = [];

    public static QuestionsForm Of(FormDefinition form, FormSection section) => new() { Fields = [.. section.Fields.Select(field => QuestionBoxes.From(field, section.Key, form))] };

    /// <summary>The definition with what was typed. A question that got another key is followed wherever its answer is read.</summary>
    public ProcedureDefinition Apply(ProcedureDefinition definition, FormSection section, Action<string, string> fault)
    {
        var (left, names) = Build(definition, section, fault);
        return FormRename.Of(left, names);
    }

    /// <summary>What was dropped although its answer is still read comes back to its place, and is told where that is.</summary>
    public void Restore(ProcedureDefinition stored, FormSection section, Action<string, string> fault)
    {
        var (left, _) = Build(stored, section, (_, _) => { });
        var dropped = section.Fields.Where(field => Fields.TrueForAll(row => row.Was != field.Key)).ToList();
        var inside = Fields.SelectMany(row => Known(section.Fields, row)?.Fields
            .Where(inner => row.Kind != FormFieldKind.Group || row.Fields.TrueForAll(one => one.Was != inner.Key)).Select(inner => (Group: row.Was, Field: inner)) ?? []).ToList();
        var uses = QuestionUses.Of(left, [.. dropped.Select(field => ((string?)null, field)), .. inside]);
        foreach (var field in dropped.Where(field => uses[new(null, field.Key)].Any()))
        {
            var back = Math.Min(section.Fields.ToList().IndexOf(field), Fields.Count);
            Fields.Insert(back, QuestionBoxes.From(field, section.Key, stored.Form));
            fault($"Form.Fields[{back}].Label", QuestionUses.Say(T($"Chưa bỏ được câu hỏi “{field.Label}”", $"Question “{field.Label}” cannot be dropped"), uses[new(null, field.Key)]));
        }

        for (var i = 0; i < Fields.Count; i++)
        {
            var (row, where) = (Fields[i], $"Form.Fields[{i}]");
            foreach (var (group, inner) in inside.Where(one => one.Group == row.Was && uses[new(one.Group, one.Field.Key)].Any()))
            {
                var refused = QuestionUses.Say(T($"Chưa bỏ được câu hỏi “{inner.Label}”", $"Question “{inner.Label}” cannot be dropped"), uses[new(group, inner.Key)]);
                if (row.Kind == FormFieldKind.Group)
                {
                    row.Fields.Add(QuestionBoxes.From(inner, null, stored.Form, section.Fields.First(field => field.Key == group)));
                    fault($"{where}.Fields[{row.Fields.Count - 1}].Label", refused);
                }
                else
                {
                    fault($"{where}.Kind", refused);
                }
            }
        }

        RestoreChoices(section.Fields, FormUses.Of(left), fault);
    }

    /// <summary>A choice a condition asks for stays, and so does the type that offers it. The amount a fee has for a choice goes with it.</summary>
    private void RestoreChoices(IReadOnlyList<FormField> stored, IReadOnlyList<FieldUse> uses, Action<string, string> fault)
    {
        foreach (var (row, field, group, where) in Rows(stored))
        {
            var offers = row.Kind is FormFieldKind.Choice or FormFieldKind.Choices;
            foreach (var choice in field.Choices.Where(choice => !offers || row.Choices.TrueForAll(one => one.Value != choice.Value)))
            {
                var found = uses.Where(use => use.Field == new FieldPath(group, field.Key) && use.Values.Contains(choice.Value, StringComparer.Ordinal)).ToList();
                if (found.Count == 0)
                {
                    continue;
                }

                var refused = QuestionUses.Say(T($"Chưa bỏ được lựa chọn “{choice.Label}”", $"Choice “{choice.Label}” cannot be dropped"), found);
                if (offers)
                {
                    row.Choices.Add(QuestionBoxes.ChoiceBoxes.From(choice));
                }

                fault(offers ? $"{where}.Choices[{row.Choices.Count - 1}].Label" : $"{where}.Kind", refused);
            }
        }
    }

    /// <summary>Rows that are stored, with what they are stored as.</summary>
    private IEnumerable<(QuestionBoxes Row, FormField Field, string? Group, string Where)> Rows(IReadOnlyList<FormField> stored)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (Known(stored, Fields[i]) is not { } field)
            {
                continue;
            }

            yield return (Fields[i], field, null, $"Form.Fields[{i}]");
            for (var j = 0; j < Fields[i].Fields.Count; j++)
            {
                if (Known(field.Fields, Fields[i].Fields[j]) is { } inner)
                {
                    yield return (Fields[i].Fields[j], inner, field.Key, $"Form.Fields[{i}].Fields[{j}]");
                }
            }
        }
    }

    /// <summary>What is left under the keys it is stored under, and the keys that are to change.</summary>
    private (ProcedureDefinition Left, Dictionary<FieldPath, string> Names) Build(ProcedureDefinition definition, FormSection section, Action<string, string> fault)
    {
        var form = definition.Form;
        var names = new Dictionary<FieldPath, string>();
        var elsewhere = form.Sections.Where(one => one.Key != section.Key).SelectMany(one => one.Fields).Select(field => field.Key);
        var fields = Level(Fields, section.Fields, form, null, "Form.Fields", [.. elsewhere], names, "", fault);
        var bySection = fields.ToLookup(one => one.Row.Section is { } key && form.Section(key) is not null ? key : section.Key, one => one.Field, StringComparer.Ordinal);
        var sections = form.Sections.Select(one => one with { Fields = one.Key == section.Key ? [.. bySection[one.Key]] : [.. one.Fields, .. bySection[one.Key]] });
        var left = definition with { Form = form with { Sections = [.. sections] } };
        return (left with { Fees = [.. left.Fees.Select(fee => WithoutGone(fee, left.Form))] }, names);
    }

    /// <summary>The questions of the section, or of one group.</summary>
    /// <param name="others">Keys that stand beside these and are not among the rows.</param>
    private static List<(QuestionBoxes Row, FormField Field)> Level(
        List<QuestionBoxes> rows, IReadOnlyList<FormField> stored, FormDefinition form, FormField? group, string list, IReadOnlyList<string> others,
        Dictionary<FieldPath, string> names, string before, Action<string, string> fault)
    {
        var read = new List<(QuestionBoxes, FormField)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var finals = others.ToHashSet(StringComparer.Ordinal);

        // A new question takes no key another has or had: what reads that answer would read this one.
        HashSet<string> taken = [.. others, .. stored.Select(field => field.Key), .. rows.Select(row => InfoForm.Text(row.Key)).OfType<string>()];
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, where, title) = (rows[i], $"{list}[{i}]", before + T($"Câu hỏi {i + 1}", $"Question {i + 1}"));
            void Tell(string box, string text) => fault(box, $"{title}: {text}");
            var known = Known(stored, row) is { } one && seen.Add(one.Key) ? one : null;
            var (typed, key) = (InfoForm.Text(row.Key), known?.Key);
            if (typed is not null && !DraftKeys.IsKey(typed))
            {
                Tell($"{where}.Key", T("Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch ngang, ví dụ ngay-sinh. Bỏ trống để lấy theo câu hỏi.", "A key is lower-case letters, digits and dashes, such as ngay-sinh. Leave it empty to make it from the question."));
                typed = null;
            }

            var final = typed ?? key ?? DraftKeys.New(row.Label ?? "", "cau-hoi", taken);
            if (!finals.Add(final))
            {
                Tell($"{where}.Key", T($"Mã “{final}” đã có ở câu hỏi khác.", $"Another question has the key “{final}”."));
            }

            key ??= final;
            taken.Add(final);
            if (key != final)
            {
                names[new(group?.Key, key)] = final;
            }

            var field = QuestionReader.Read(row, known, key, QuestionBoxes.Asks(form, group, known?.Key), where, Tell);
            if (row.Kind == FormFieldKind.Group && group is null)
            {
                var inner = known?.Kind == FormFieldKind.Group ? known : field;
                field = field with { Fields = [.. Level(row.Fields, known?.Fields ?? [], form, inner, $"{where}.Fields", [], names, $"{title}, ", fault).Select(one => one.Field)] };
            }

            read.Add((row, field));
        }

        return read;
    }

    private static FormField? Known(IReadOnlyList<FormField> stored, QuestionBoxes row) => row.Was is { } was ? stored.FirstOrDefault(field => field.Key == was) : null;

    /// <summary>A choice that is gone needs no amount.</summary>
    private static Fee WithoutGone(Fee fee, FormDefinition form)
    {
        if (fee.Rule is not { ByClass: { } classes } rule
            || ((rule.Each is { } each ? form.Field(each)?.Fields.FirstOrDefault(field => field.Key == classes.Field) : null) ?? form.Field(classes.Field)) is not { Choices.Count: > 0 } asked)
        {
            return fee;
        }

        List<FeeClass> kept = [.. classes.Classes.Where(one => asked.Choices.Any(choice => choice.Value == one.Value))];
        return kept.Count == classes.Classes.Count ? fee : fee with { Rule = rule with { ByClass = classes with { Classes = kept } } };
    }
}
