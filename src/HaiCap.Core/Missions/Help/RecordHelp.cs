using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Help;

/// <summary>What help is wanted, as typed.</summary>
public sealed record HelpFacts(
    HelpKind Kind = HelpKind.Training, string? Subject = null, string? ForWhom = null, int? HowMany = null, string? Text = null, DateOnly? WantedBy = null, Addressee Addressee = Addressee.Ministry)
{
    internal HelpFacts Normal() => this with { Subject = RecommendationDesk.Said(Subject), ForWhom = RecommendationDesk.Said(ForWhom), Text = RecommendationDesk.Said(Text) };

    /// <summary>MIS-061 … MIS-064, MIS-008.</summary>
    public IEnumerable<Problem> Faults(DateOnly today)
    {
        if (Subject is null)
        {
            yield return HelpProblems.NoSubject;
        }

        if (ForWhom is null)
        {
            yield return HelpProblems.NoForWhom;
        }

        if (HowMany is null or < 1 or > HelpRequest.MostPeople)
        {
            yield return HelpProblems.NoNumber;
        }

        if (WantedBy < today)
        {
            yield return HelpProblems.PastDay;
        }

        foreach (var problem in ProgrammeDesk.TooLong(("Subject", Subject, 300), ("ForWhom", ForWhom, 300), ("Text", Text, HelpRequest.LongestText)))
        {
            yield return problem;
        }
    }
}

/// <summary>A commune or department says what help it needs, or who leads a delegation writes it down at a stop. It waits at the secretariat of who is asked.</summary>
public sealed class RecordHelp(HaiCapDb db, Access access, FindStop find, AnswerRoutes routes, GrantBook book, ActRecorder acts, SeriesReserver series, TimeProvider time)
{
    /// <param name="Stop">The stop of a delegation it was heard at; null: the caller's own agency needs it.</param>
    /// <param name="Page">The page it was typed on: sent twice with the same words it is one request.</param>
    public sealed record Request(HelpFacts Facts, Guid? Stop = null, Guid? Page = null);

    private sealed record Asker(string Province, string UnitCode, Guid? AgencyId, string Path, string Name);

    /// <summary>Its code. ACC-001, MIS-006, MIS-008, MIS-040, MIS-061 … MIS-064.</summary>
    public async Task<Outcome<string>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var asker = request.Stop is { } stop ? await AtStopAsync(by, stop, cancellationToken) : await OwnAsync(by, cancellationToken);
        if (!asker.Ok)
        {
            return asker.As<string>();
        }

        var (actor, place) = asker.Value;
        var facts = request.Facts.Normal();
        facts = request.Stop is null ? facts : facts with { Addressee = Addressee.Ministry };
        var faults = facts.Faults(time.Now().LocalDay()).ToList();
        var route = await routes.FindAsync(facts.Addressee, "", cancellationToken);
        if (route is null)
        {
            faults.Add(MissionProblems.NoMinistry);
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        using var province = db.Tenant.Open(place.Province);
        // Read once: an id found free is used, and a twin that took it meanwhile is met by the database's key.
        var sent = await SentAsync(request.Page, cancellationToken);
        if (IsSame(sent, actor, facts))
        {
            return sent!.Code;
        }

        // An old page with other words is another request.
        var id = sent is null ? request.Page ?? Ids.New(time.Now()) : Ids.New(time.Now());
        var row = db.Add(await RowAsync(id, actor, place, facts, route!.Secretariat, request.Stop, cancellationToken)).Entity;
        acts.RecordFirst(HelpSubjects.Of(row.Id), actor, new HelpRecorded(row.Code, row.Kind, row.Subject, row.HowMany, row.UnitCode, row.Addressee, row.StopId), at: row.AskedAt);
        var saved = await db.SaveActsAsync(cancellationToken, taken => taken.Contains("help_requests", StringComparison.Ordinal));
        if (saved.Ok)
        {
            return row.Code;
        }

        // The same page came in twice at once and the other was first.
        db.ChangeTracker.Clear();
        var first = await SentAsync(request.Page, cancellationToken);
        return IsSame(first, actor, facts) ? first!.Code : saved.As<string>();
    }

    private async Task<HelpRequest?> SentAsync(Guid? page, CancellationToken cancellationToken) =>
        page is null ? null : await db.Set<HelpRequest>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == page, cancellationToken);

    private static bool IsSame(HelpRequest? sent, Actor by, HelpFacts facts) => sent is not null
        && (sent.RecordedById, sent.Kind, sent.Subject, sent.ForWhom, sent.HowMany, sent.Text) == (by.Id ?? Guid.Empty, facts.Kind, facts.Subject, facts.ForWhom, facts.HowMany!.Value, facts.Text);

    private async Task<HelpRequest> RowAsync(Guid id, Actor by, Asker place, HelpFacts facts, Agency secretariat, Guid? stop, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var year = now.LocalDay().Year % 100;
        var number = await series.NextAsync(place.Province, $"HT-{year}", cancellationToken);
        return new HelpRequest
        {
            ProvinceCode = place.Province,
            Id = id,
            Code = string.Create(CultureInfo.InvariantCulture, $"HT-{place.Province}-{year:D2}-{number:D6}"),
            Kind = facts.Kind,
            Subject = facts.Subject!,
            ForWhom = facts.ForWhom!,
            HowMany = facts.HowMany!.Value,
            Text = facts.Text,
            WantedBy = facts.WantedBy,
            UnitCode = place.UnitCode,
            AskerId = place.AgencyId,
            AskerPath = place.Path,
            AskerName = place.Name,
            Addressee = facts.Addressee,
            StopId = stop,
            RecordedById = by.Id ?? Guid.Empty,
            AskedAt = now,
            OwnerProvince = secretariat.ProvinceCode,
            OwnerId = secretariat.Id,
            OwnerPath = secretariat.Path,
        };
    }

    private async Task<Outcome<(Actor By, Asker Asker)>> OwnAsync(Actor by, CancellationToken cancellationToken)
    {
        var allowed = await access.DecideAsync(by, Permission.RecordDifficulty, cancellationToken: cancellationToken);
        return !allowed.Ok ? allowed.As<(Actor, Asker)>()
            : db.ProvinceCode != Tenant.Nation && (await book.AgenciesAsync(db, cancellationToken)).Find(allowed.Value.AgencyId) is { } agency
                ? (allowed.Value, new Asker(agency.ProvinceCode, agency.UnitCode, agency.Id, agency.Path, agency.ShortName))
                : Access.Refused;
    }

    /// <summary>The committee of the place, where its province is in this house; else the place by name.</summary>
    private async Task<Outcome<(Actor By, Asker Asker)>> AtStopAsync(Actor by, Guid id, CancellationToken cancellationToken)
    {
        var found = await find.HandleAsync(by, id, cancellationToken);
        if (!found.Ok)
        {
            return found.As<(Actor, Asker)>();
        }

        var (stop, name) = (found.Value.Stop, found.Value.Place);
        using var province = db.Tenant.Open(stop.PlaceProvince);
        var committee = (await book.AgenciesAsync(db, cancellationToken)).In(stop.PlaceCode)
            .FirstOrDefault(agency => agency.Kind is AgencyKind.CommuneCommittee or AgencyKind.ProvincialCommittee && agency.InForceOn(time.Now().LocalDay()));
        return (found.Value.By, new Asker(stop.PlaceProvince, stop.PlaceCode, committee?.Id, committee?.Path ?? "/", committee?.ShortName ?? name));
    }
}
