using HaiCap.Core.Acts;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority.Covers;

/// <summary>Records that a deputy was charged with an agency whose head is on leave or missing.</summary>
public sealed class CoverHead(HaiCapDb db, ActRecorder acts, Access access, AuthorityBook book, TimeProvider time)
{
    public sealed record Request(Guid PositionId, Guid InstrumentId, DateOnly From, DateOnly? To);

    /// <summary>Its id. ACC-001: not the legal unit of the agency or over it; AUT-001, AUT-008, AUT-035, AUT-037.</summary>
    public async Task<Outcome<Guid>> HandleAsync(Actor by, Request request, Guid? id = null, CancellationToken cancellationToken = default)
    {
        var position = await db.Set<Position>().AsNoTracking().Include(row => row.Agency).FirstOrDefaultAsync(row => row.Id == request.PositionId, cancellationToken);
        if (position is not { SigningForm: SigningForm.Deputy, Agency: { } agency } || !position.InForceOn(request.From))
        {
            return AuthorityProblems.NotADeputy;
        }

        var allowed = await access.DecideAsync(by, Permission.RecordAuthority, new AccessTarget([], agency.Path, null), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Guid>();
        }

        if (await db.Set<LegalInstrument>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.InstrumentId, cancellationToken) is not { } instrument)
        {
            return AuthorityProblems.NoInstrument;
        }

        if (request.To < request.From)
        {
            return AuthorityProblems.EndsBeforeItBegins;
        }

        if (request.From < instrument.InForceFrom)
        {
            return AuthorityProblems.LongerThanInstrument;
        }

        var row = db.Add(new HeadCover
        {
            ProvinceCode = db.ProvinceCode,
            Id = id ?? Ids.New(time.Now()),
            AgencyId = agency.Id,
            PositionId = position.Id,
            InstrumentId = instrument.Id,
            ValidFrom = request.From,
            ValidTo = request.To,
        }).Entity;
        acts.RecordFirst(
            AuthoritySubjects.OfCover(row.Id), allowed.Value,
            new HeadCovered(agency.Id, position.Id, position.OfficerId, position.Title, instrument.Number, row.ValidFrom, row.ValidTo));
        var saved = await db.SaveActsAsync(cancellationToken);
        return saved.Ok ? row.Id : saved.As<Guid>();
    }

    /// <summary>The charge ends with a day. ACC-001, AUT-008, AUT-009, AUT-038.</summary>
    public async Task<Outcome<Done>> EndAsync(Actor by, Guid id, DateOnly lastDay, CancellationToken cancellationToken = default)
    {
        if (await db.Set<HeadCover>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } cover
            || (await book.AgenciesAsync(db, cancellationToken)).Find(cover.AgencyId) is not { } agency)
        {
            return AuthorityProblems.NoCover;
        }

        var allowed = await access.DecideAsync(by, Permission.RecordAuthority, new AccessTarget([], agency.Path, null), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        if (cover.ValidTo < time.Now().LocalDay())
        {
            return AuthorityProblems.AlreadyEnded;
        }

        if (lastDay < cover.ValidFrom)
        {
            return AuthorityProblems.EndsBeforeItBegins with { Field = "LastDay" };
        }

        cover.ValidTo = lastDay;
        await acts.RecordAsync(AuthoritySubjects.OfCover(id), allowed.Value, new HeadCoverEnded(agency.Id, cover.PositionId, lastDay), cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }
}
