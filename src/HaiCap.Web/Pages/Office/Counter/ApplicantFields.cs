using HaiCap.Core.Dossiers;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Counter;

/// <summary>Owner of the case as typed at the counter; the names are those of the problems about them.</summary>
public sealed class ApplicantFields
{
    [FromForm(Name = "applicantKind")]
    public PartyKind Kind { get; set; }

    [FromForm(Name = "applicantName")]
    public string? Name { get; set; }

    [FromForm(Name = "applicantId")]
    public string? IdNumber { get; set; }

    [FromForm(Name = "applicantAddress")]
    public string? Address { get; set; }

    [FromForm(Name = "applicantPhone")]
    public string? Phone { get; set; }

    [FromForm(Name = "applicantEmail")]
    public string? Email { get; set; }

    public Party Party => new(Kind, Name?.Trim() ?? "", IdNumber?.Trim() ?? "", Address, Phone, Email);
}
