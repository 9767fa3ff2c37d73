using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>A list of limits as a part of the page draws it.</summary>
/// <param name="List">The property of <see cref="LimitsForm"/> the rows are bound to.</param>
/// <param name="Add">What the button says that adds a row.</param>
public sealed record LimitRows(string List, IReadOnlyList<LimitRow> Rows, FormDefinition Form, IReadOnlyList<TimeLimitKind> Kinds, string Add)
{
    /// <summary>Questions whose answers can decide; what is asked of each item of a group cannot.</summary>
    public IEnumerable<FormField> Fields => Form.Sections.SelectMany(section => section.Fields).Where(one => one.Kind != FormFieldKind.Group);
}
