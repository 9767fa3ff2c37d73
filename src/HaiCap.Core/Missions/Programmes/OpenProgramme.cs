using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Programmes;

/// <summary>What a programme says of itself, as typed.</summary>
public sealed record ProgrammeFacts(Guid? Instrument, string? Title, DateOnly? Begins, DateOnly? Ends, string? Purpose, string? Prepares = null)
{
    private const int LongestDays = 366;

    internal ProgrammeFacts Normal() => this with { Title = ProgrammeDesk.Said(Title), Purpose = ProgrammeDesk.Said(Purpose), Prepares = ProgrammeDesk.Said(Prepares) };

    /// <summary>MIS-042 … MIS-045, MIS-008.</summary>
    internal IEnumerable<Problem> Faults()
    {
        if (Title is null)
        {
            yield return ProgrammeProblems.NoTitle;
        }

        if (Begins is not { } begins || Ends is not { } ends || ends < begins)
        {
            yield return ProgrammeProblems.NoPeriod;
        }
        else if (ends.DayNumber - begins.DayNumber >= LongestDays)
        {
            yield return ProgrammeProblems.LongPeriod;
        }

        if (Purpose is null)
        {
            yield return ProgrammeProblems.NoPurpose;
        }

        foreach (var problem in ProgrammeDesk.TooLong(("Title", Title, 300), ("Purpose", Purpose, MissionProgramme.LongestText), ("Prepares", Prepares, MissionProgramme.LongestText)))
        {
            yield return problem;
        }
    }
}

/// <summary>The secretariat opens a programme on a decision of the register, or changes what it says.</summary>
public sealed class OpenProgramme(HaiCapDb db, ProgrammeAccess access, ProgrammeDesk desk, AuthorityBook book, ActRecorder acts)
{
    /// <param name="Which">The programme to change; null opens one.</param>
    /// <param name="Expected">The number of its last act the caller knew; null: whatever it is.</param>
    public sealed record Request(ProgrammeFacts Facts, Guid? Which = null, int? Expected = null);

    /// <summary>Its id. ACC-001, ACT-001, MIS-040 … MIS-045, MIS-008.</summary>
    /// <param name="id">Of the page it was typed on, or chosen by a sample: sent twice with the same words it is one programme.</param>
    public async Task<Outcome<Guid>> HandleAsync(Actor by, Request request, Guid? id = null, CancellationToken cancellationToken = default)
    {
        var allowed = await access.RunnerAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Guid>();
        }

        var facts = request.Facts.Normal();
        var faults = facts.Faults().ToList();
        var decision = (await book.RegisterAsync(db, cancellationToken)).Instruments.GetValueOrDefault(facts.Instrument ?? Guid.Empty);
        if (decision is null)
        {
            faults.Insert(0, ProgrammeProblems.NoDecision);
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var taken = request.Which is null && id is { } page ? await db.Set<MissionProgramme>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == page, cancellationToken) : null;
        if (taken is not null && IsSame(taken, facts))
        {
            return taken.Id;
        }

        // An old page with other words is another programme.
        var done = request.Which is { } which
            ? await ChangeAsync(allowed.Value, which, facts, decision!, request.Expected, cancellationToken)
            : Open(allowed.Value, taken is null && id is { } free ? free : Ids.New(desk.Now), facts, decision!);
        if (!done.Ok)
        {
            return done;
        }

        var saved = await db.SaveActsAsync(cancellationToken, message => message.Contains("mission_programmes", StringComparison.Ordinal));
        if (saved.Ok || request.Which is not null)
        {
            return saved.Ok ? done : saved.As<Guid>();
        }

        // The same page came in twice at once and the other was first.
        db.ChangeTracker.Clear();
        var first = await db.Set<MissionProgramme>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return first is not null && IsSame(first, facts) ? first.Id : saved.As<Guid>();
    }

    private static bool IsSame(MissionProgramme row, ProgrammeFacts facts) =>
        (row.InstrumentId, row.Title, row.Begins, row.Ends, row.Purpose, row.Prepares) == (facts.Instrument, facts.Title, facts.Begins, facts.Ends, facts.Purpose, facts.Prepares);

    private Outcome<Guid> Open(Actor by, Guid id, ProgrammeFacts facts, LegalInstrument decision)
    {
        var row = db.Add(new MissionProgramme
        {
            ProvinceCode = db.ProvinceCode,
            Id = id,
            InstrumentId = decision.Id,
            Citation = decision.Citation,
            Title = facts.Title!,
            Begins = facts.Begins!.Value,
            Ends = facts.Ends!.Value,
            Purpose = facts.Purpose!,
            Prepares = facts.Prepares,
            OpenedBy = by.Name,
            OpenedAt = desk.Now,
        }).Entity;
        acts.RecordFirst(ProgrammeSubjects.OfProgramme(row.Id), by, new ProgrammeOpened(row.InstrumentId, row.Citation, row.Title, row.Begins, row.Ends), at: desk.Now);
        return row.Id;
    }

    private async Task<Outcome<Guid>> ChangeAsync(Actor by, Guid which, ProgrammeFacts facts, LegalInstrument decision, int? expected, CancellationToken cancellationToken)
    {
        var found = await desk.ProgrammeAsync(which, cancellationToken);
        if (!found.Ok)
        {
            return found.As<Guid>();
        }

        var (row, subject) = (found.Value, ProgrammeSubjects.OfProgramme(which));
        if (await desk.MeanwhileAsync(subject, expected, cancellationToken) is { } problem)
        {
            return problem;
        }

        (row.InstrumentId, row.Citation, row.Title, row.Begins, row.Ends) = (decision.Id, decision.Citation, facts.Title!, facts.Begins!.Value, facts.Ends!.Value);
        (row.Purpose, row.Prepares) = (facts.Purpose!, facts.Prepares);
        await acts.RecordAsync(subject, by, new ProgrammeChanged(row.InstrumentId, row.Citation, row.Title, row.Begins, row.Ends), at: desk.Now, cancellationToken: cancellationToken);
        return row.Id;
    }
}
