using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace HaiCap.Web.Design.Forms;

/// <summary>
/// One section of a form ready to draw by the partial <c>Forms/_Section</c>: definition, answers, the units for its places. Problems are
/// read from the ModelState under the posted names. The partial draws fields only; the page brings the form element and its buttons.
/// </summary>
public sealed class FormFields
{
    private readonly HashSet<string> deciding;

    public FormFields(FormDefinition definition, FormSection section, FormAnswers answers, UnitSnapshot units, DateOnly today, string province)
    {
        (Definition, Section) = Words.English ? (definition.InEnglish(), section.InEnglish()) : (definition, section);
        (Answers, Units, Today, Province) = (answers, units, today, province);
        View = new FormView(Definition, answers);
        // Only what changes this page: a condition of a later page is read when that page is drawn.
        deciding = [.. section.Fields.SelectMany(f => f.Fields.Prepend(f)).SelectMany(f => f.VisibleWhen?.References() ?? [])];
    }

    public FormDefinition Definition { get; }

    public FormSection Section { get; }

    public FormAnswers Answers { get; }

    public FormView View { get; }

    public UnitSnapshot Units { get; }

    public DateOnly Today { get; }

    /// <summary>Offered first where a place is not narrowed to one.</summary>
    public string Province { get; }

    public bool Decides(FormField field) => deciding.Contains(field.Key);

    public FieldView Field(FormField field) => new(this, field, field.Key, Answers);

    /// <summary>The items of a group as drawn: at least as many as it asks for, and one to begin with.</summary>
    public IReadOnlyList<FormAnswers> Items(FormField group)
    {
        var items = Answers.Items(group.Key);
        var least = Math.Max(group.MinItems, group.Required ? 1 : 0);
        return [.. items, .. Enumerable.Repeat(FormAnswers.None, Math.Max(0, least - items.Count))];
    }
}

/// <param name="Name">The posted name: <c>ten</c>, <c>thiet-bi[0].serial</c>.</param>
/// <param name="Answers">Of the form, or of the item the field stands in.</param>
public sealed record FieldView(FormFields Page, FormField Field, string Name, FormAnswers Answers)
{
    public string Id => IdOf(Name);

    public string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public string? Error(ModelStateDictionary state, string? part = null)
    {
        var errors = state[part is null ? Name : $"{Name}.{part}"]?.Errors;
        return errors is { Count: > 0 } ? string.Join(' ', errors.Select(e => e.ErrorMessage)) : null;
    }

    /// <summary>The ids a screen reader reads with the input.</summary>
    public string? DescribedBy(bool wrong, string? part = null)
    {
        var id = part is null ? Id : IdOf($"{Name}.{part}");
        var parts = new[] { Field.Hint is null || part is not null ? null : $"{id}-hint", wrong ? $"{id}-error" : null }.OfType<string>().ToArray();
        return parts.Length == 0 ? null : string.Join(' ', parts);
    }

    public FieldView Of(FormField inner, int item, FormAnswers answers) => new(Page, inner, $"{Name}[{item}].{inner.Key}", answers);

    public string InputMode => Field.Kind switch
    {
        FormFieldKind.Number => Field.Decimals == 0 ? "numeric" : "decimal",
        FormFieldKind.Money or FormFieldKind.Citizen or FormFieldKind.Enterprise or FormFieldKind.Date => "numeric",
        FormFieldKind.Phone => "tel",
        FormFieldKind.Email => "email",
        _ => "text",
    };

    public string InputType => Field.Kind switch
    {
        FormFieldKind.Phone => "tel",
        FormFieldKind.Email => "email",
        _ => "text",
    };

    /// <summary>As wide as the answer, so that the box tells what is expected.</summary>
    public string Width => Field.Kind switch
    {
        FormFieldKind.Date or FormFieldKind.Number => "input-short",
        FormFieldKind.Citizen or FormFieldKind.Enterprise or FormFieldKind.Phone or FormFieldKind.Money => "input-medium",
        _ when Field.MaxLength is <= 20 => "input-short",
        _ when Field.MaxLength is <= 60 => "input-medium",
        _ => "",
    };

    public string? Autocomplete => Field.Prefill switch
    {
        FormPrefill.ApplicantName => "name",
        FormPrefill.ApplicantBirthDate => "bday",
        FormPrefill.ApplicantPhone => "tel",
        FormPrefill.ApplicantEmail => "email",
        _ => "off",
    };
}
