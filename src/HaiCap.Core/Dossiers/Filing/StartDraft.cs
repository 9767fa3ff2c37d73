using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>Begins a filing of the version of a procedure that is in force today.</summary>
public sealed class StartDraft(HaiCapDb db, Access access, TimeProvider time)
{
    /// <param name="Applicant">Known from the sign-in; null when an officer files for somebody.</param>
    public sealed record Request(string ProcedureCode, Party? Applicant = null, Guid? ReceivingAgencyId = null);

    public async Task<Outcome<Draft>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (by.Kind != ActorKind.Citizen)
        {
            var allowed = await access.DecideAsync(by, Permission.FileForSomebody, cancellationToken: cancellationToken);
            if (!allowed.Ok)
            {
                return allowed.As<Draft>();
            }
        }

        var now = time.Now();
        var today = now.LocalDay();
        var version = await db.Set<ProcedureVersion>().AsNoTracking()
            .Handled().Where(row => row.Code == request.ProcedureCode && row.ValidFrom <= today && (row.ValidTo == null || row.ValidTo >= today))
            .OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        if (version is null || version.ServiceLevel == ServiceLevel.Information)
        {
            return DossierProblems.NotFiledOnline;
        }

        var draft = new Draft
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(now),
            CitizenId = by.Kind == ActorKind.Citizen ? by.Id : null,
            OfficerId = by.Kind == ActorKind.Citizen ? null : by.Id,
            ProcedureVersionId = version.Id,
            ProcedureCode = version.Code,
            ReceivingAgencyId = request.ReceivingAgencyId,
            Applicant = request.Applicant is null ? null : PartyJson.Write(request.Applicant),
            StartedAt = now,
            SavedAt = now,
        };
        db.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        return draft;
    }
}
