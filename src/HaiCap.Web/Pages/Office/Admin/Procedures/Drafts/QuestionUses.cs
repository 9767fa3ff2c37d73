using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>Where questions that are to go are still used.</summary>
internal static class QuestionUses
{
    /// <summary>Uses of questions in what is left without them; they are put back unasked for it, so that every name still means what it meant.</summary>
    /// <param name="left">The procedure without them.</param>
    /// <param name="gone">Each with the group it stood in; null for one of the form.</param>
    public static ILookup<FieldPath, FieldUse> Of(ProcedureDefinition left, IReadOnlyList<(string? Group, FormField Field)> gone)
    {
        if (gone.Count == 0)
        {
            return Array.Empty<FieldUse>().ToLookup(use => use.Field);
        }

        var inside = gone.Where(one => one.Group is not null).ToLookup(one => one.Group, one => Mute(one.Field));
        var sections = left.Form.Sections.Select(section => section with { Fields = [.. section.Fields.Select(field => inside[field.Key].Any() ? field with { Fields = [.. field.Fields, .. inside[field.Key]] } : field)] });
        var ghosts = new FormSection { Key = "", Title = "", Fields = [.. gone.Where(one => one.Group is null).Select(one => Mute(one.Field))] };
        var paths = gone.Select(one => new FieldPath(one.Group, one.Field.Key)).ToHashSet();
        return FormUses.Of(left with { Form = left.Form with { Sections = [.. sections, ghosts] } }).Where(use => paths.Contains(use.Field)).ToLookup(use => use.Field);
    }

    public static string Say(string refused, IEnumerable<FieldUse> uses) => T(
        $"{refused}: câu trả lời đang được dùng ở {string.Join("; ", uses.Select(use => use.Vi).Distinct())}. Sửa những chỗ đó trước.",
        $"{refused}: the answer is used in {string.Join("; ", uses.Select(use => use.En).Distinct())}. Mend those first.");

    private static FormField Mute(FormField field) => field with { VisibleWhen = null, Fields = [.. field.Fields.Select(Mute)] };
}
