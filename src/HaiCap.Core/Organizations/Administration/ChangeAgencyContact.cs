using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Administration;

/// <summary>Address, telephone and e-mail as receipts and letters show them.</summary>
public sealed record ChangeAgencyContact(Actor By, Guid AgencyId, string? Address, string? Phone, string? Email);

public sealed class ChangeAgencyContactHandler(HaiCapDb db, ActRecorder acts, Access access)
{
    /// <summary>ACC-001: not the caller's unit; ORG-001.</summary>
    public async Task<Outcome<Done>> HandleAsync(ChangeAgencyContact request, CancellationToken cancellationToken = default)
    {
        var agency = await db.Set<Agency>().FirstOrDefaultAsync(a => a.Id == request.AgencyId, cancellationToken);
        if (agency is null)
        {
            return OrganizationProblems.NoAgency;
        }

        var allowed = await access.DecideAsync(request.By, Permission.ManageOrganization, new([], agency.Path, null), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        var faults = OrganizationProblems.TooLong(("Address", request.Address, 300), ("Phone", request.Phone, 20), ("Email", request.Email, 200)).ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        agency.Address = Given(request.Address);
        agency.Phone = Given(request.Phone);
        agency.Email = Given(request.Email);
        if (!db.ChangeTracker.HasChanges())
        {
            return default(Done);
        }

        await acts.RecordAsync(
            OrganizationSubjects.OfAgency(agency.Id), allowed.Value, new AgencyContactChanged(agency.Address, agency.Phone, agency.Email),
            cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Nfc(text);
}
