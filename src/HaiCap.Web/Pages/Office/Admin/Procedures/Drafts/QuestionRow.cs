using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>One question as <c>_Question</c> draws it.</summary>
/// <param name="Group">The row of the group it is asked in; null for a question of the form.</param>
/// <param name="Name">Of its boxes among those posted ("Form.Fields[0]").</param>
/// <param name="List">Path of its list, as the buttons of a row name it ("Fields").</param>
/// <param name="Title">What it is called ("câu hỏi 3").</param>
public sealed record QuestionRow(QuestionsModel Page, QuestionBoxes Row, QuestionBoxes? Group, string Name, string List, int At, int Count, string Title)
{
    public bool IsInner => Group is not null;

    /// <summary>Types it may have: groups and files stand in the form itself.</summary>
    public IEnumerable<FormFieldKind> Kinds => Enum.GetValues<FormFieldKind>().Where(kind => !IsInner || kind is not (FormFieldKind.Group or FormFieldKind.File));

    public IReadOnlyList<FormField> Asks => QuestionBoxes.Asks(Page.Definition.Form, Group?.Was is { } group ? Page.Definition.Form.Field(group) : null, Row.Was);

    /// <summary>What a signed-in person brings along that fits the type.</summary>
    public IEnumerable<FormPrefill> Prefills => Row.Kind switch
    {
        FormFieldKind.Text => [FormPrefill.ApplicantName],
        FormFieldKind.Date => [FormPrefill.ApplicantBirthDate],
        FormFieldKind.Citizen => [FormPrefill.ApplicantCitizenId],
        FormFieldKind.Phone => [FormPrefill.ApplicantPhone],
        FormFieldKind.Email => [FormPrefill.ApplicantEmail],
        _ => [],
    };
}
