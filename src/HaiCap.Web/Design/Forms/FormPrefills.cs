using System.Globalization;
using System.Text.Json.Nodes;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Pages.Portal.File;

namespace HaiCap.Web.Design.Forms;

/// <summary>What the sign-in already told is not asked again (decree 118/2025, article 17.1b): put into empty boxes, free to be changed.</summary>
public static class FormPrefills
{
    public static FormAnswers Fill(FormSection section, FormAnswers answers, FilingPerson person)
    {
        var json = (JsonObject)answers.Json.DeepClone();
        foreach (var field in section.Fields.Where(f => f.Prefill is not null && !answers.IsAnswered(f.Key)))
        {
            var known = field.Prefill switch
            {
                FormPrefill.ApplicantName => person.Name,
                FormPrefill.ApplicantCitizenId => person.IdNumber,
                FormPrefill.ApplicantBirthDate => person.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                FormPrefill.ApplicantPhone => person.Phone,
                _ => person.Email,
            };
            if (!string.IsNullOrEmpty(known))
            {
                json[field.Key] = known;
            }
        }

        return new FormAnswers(json);
    }
}
