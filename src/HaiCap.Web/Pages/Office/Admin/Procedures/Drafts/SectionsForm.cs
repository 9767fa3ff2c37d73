using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The form's heads and its sections as rows of boxes; a section's questions have a page of their own.</summary>
public sealed class SectionsForm
{
    public string? Number { get; set; }

    public string? Title { get; set; }

    public List<SectionBoxes> Sections { get; set; } = [];

    public static SectionsForm Of(FormDefinition form) => new()
    {
        Number = form.Number,
        Title = form.Title,
        Sections = [.. form.Sections.Select(section => SectionBoxes.From(section, form))],
    };

    /// <summary>The definition with what was typed; what cannot be read is told by <paramref name="fault"/> with its box.</summary>
    public ProcedureDefinition Apply(ProcedureDefinition definition, Action<string, string> fault)
    {
        var form = definition.Form;
        var fields = ConditionChoices.Fields(form);
        var taken = form.Sections.Select(section => section.Key).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var sections = new List<FormSection>();
        for (var i = 0; i < Sections.Count; i++)
        {
            var (row, where, at) = (Sections[i], $"Form.Sections[{i}]", i);
            void Tell(string box, string text) => fault(box, T($"Mục {at + 1}: {text}", $"Section {at + 1}: {text}"));
            if (InfoForm.Text(row.Title) is not { Length: <= 200 } title)
            {
                Tell($"{where}.Title", T("Ghi tên mục, không quá 200 ký tự, hoặc bỏ mục này.", "Name the section, at most 200 characters, or drop it."));
                title = InfoForm.Text(row.Title) ?? "";
            }

            var stored = row.Key is { } key && used.Add(key) ? form.Section(key) : null;
            var section = stored ?? new FormSection { Key = row.Key = DraftKeys.New(title, "muc", taken), Title = title, Fields = [] };
            taken.Add(section.Key);
            sections.Add(section with
            {
                Title = title,
                TitleEn = InfoForm.Text(row.TitleEn),
                Hint = InfoForm.Text(row.Hint),
                VisibleWhen = row.VisibleWhen.Read(fields, $"{where}.VisibleWhen", Tell),
            });
        }

        return definition with { Form = form with { Number = InfoForm.Text(Number), Title = InfoForm.Text(Title), Sections = sections } };
    }

    /// <summary>Sections that were dropped although another part reads one of their answers come back, each told where it is used.</summary>
    public void Restore(ProcedureDefinition stored, Action<string, string> fault)
    {
        var left = Apply(stored, (_, _) => { });
        var dropped = stored.Form.Sections.Where(section => left.Form.Section(section.Key) is null).ToHashSet();
        var uses = QuestionUses.Of(left, [.. dropped.SelectMany(section => section.Fields).Select(field => ((string?)null, field))]);
        for (var i = 0; i < stored.Form.Sections.Count; i++)
        {
            var gone = stored.Form.Sections[i];
            if (!dropped.Contains(gone) || gone.Fields.SelectMany(field => uses[new(null, field.Key)]).ToList() is not { Count: > 0 } found)
            {
                continue;
            }

            var back = Math.Min(i, Sections.Count);
            Sections.Insert(back, SectionBoxes.From(gone, stored.Form));
            fault($"Form.Sections[{back}].Title", QuestionUses.Say(T($"Chưa bỏ được mục “{gone.Title}”", $"Section “{gone.Title}” cannot be dropped"), found));
        }
    }
}

public sealed class SectionBoxes
{
    /// <summary>Of a section that is stored; a new one gets its own from its name.</summary>
    public string? Key { get; set; }

    public string? Title { get; set; }

    public string? TitleEn { get; set; }

    public string? Hint { get; set; }

    public ConditionForm VisibleWhen { get; set; } = new();

    internal static SectionBoxes From(FormSection section, FormDefinition form) => new()
    {
        Key = section.Key,
        Title = section.Title,
        TitleEn = section.TitleEn,
        Hint = section.Hint,
        VisibleWhen = ConditionForm.Of(section.VisibleWhen, ConditionChoices.Fields(form)),
    };
}
