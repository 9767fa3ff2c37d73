using HaiCap.Core.Dossiers;
using HaiCap.Core.Organizations.Accounts;

namespace HaiCap.Web.Pages.Portal.File;

/// <summary>Whom a filing is for: the citizen signed in, or the one an officer typed at the counter.</summary>
public sealed record FilingPerson(string Name, string IdNumber, DateOnly? BirthDate, string? Address, string? Phone, string? Email)
{
    public static FilingPerson Of(CitizenAccount? citizen, Party? typed) => citizen is not null
        ? new(citizen.Name, citizen.IdNumber, citizen.BirthDate, Address: null, citizen.Phone, citizen.Email)
        : new(typed?.Name ?? "", typed?.IdNumber ?? "", BirthDate: null, typed?.Address, typed?.Phone, typed?.Email);
}
