using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority.Instruments;

/// <summary>An instrument is in force to the end of a day; every grant that rests on it ends then at the latest.</summary>
public sealed class EndInstrument(HaiCapDb db, ActRecorder acts, AuthorityAccess access, TimeProvider time)
{
    public sealed record Request(Guid Id, DateOnly LastDay, string? Why);

    /// <summary>ACC-001: not the province's legal unit; AUT-001, AUT-008 … AUT-010.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await access.DecideForProvinceAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        if (await db.Set<LegalInstrument>().FirstOrDefaultAsync(one => one.Id == request.Id, cancellationToken) is not { } row)
        {
            return AuthorityProblems.NoInstrument;
        }

        if (row.EndedOn < time.Now().LocalDay())
        {
            return AuthorityProblems.AlreadyEnded;
        }

        if (request.LastDay < row.InForceFrom)
        {
            return AuthorityProblems.EndsBeforeItBegins with { Field = "LastDay" };
        }

        if (string.IsNullOrWhiteSpace(request.Why))
        {
            return AuthorityProblems.NoReason;
        }

        row.EndedOn = request.LastDay;
        await acts.RecordAsync(AuthoritySubjects.OfInstrument(row.Id), allowed.Value, new InstrumentEnded(row.Number, request.LastDay), request.Why, cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }
}
