using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Covers;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Administration;
using HaiCap.Core.Organizations.Import;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Core.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Succession;

/// <summary>
/// The plan's day: in one transaction successors begin, units end, posts go on, and what other systems reach follows. Open work then goes dossier by dossier
/// (<see cref="SuccessionRunner"/>). It is looked at anew before: what blocks it holds it up, and whoever administers it is told.
/// </summary>
public sealed class TakeEffect(HaiCapDb db, ForetellPlan foretell, AuthorityBook authority, ActRecorder acts, KeyBook keys, TimeProvider time)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <summary>After it every host knows of the successors: twice the time agencies are trusted in memory.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>Whether it took effect now.</summary>
    public async Task<bool> HandleAsync(Guid planId, CancellationToken cancellationToken = default)
    {
        var now = time.Now();
        if (await db.Set<SuccessionPlan>().FirstOrDefaultAsync(row => row.Id == planId, cancellationToken) is not { State: PlanState.Reviewed } plan
            || plan.EffectiveOn > now.LocalDay() || plan.TryAt > now)
        {
            return false;
        }

        var foretold = await foretell.HandleAsync(plan, cancellationToken);
        if (foretold.Blocks.Count > 0)
        {
            // A technical note on the plan, not a change of anybody's business.
            var note = string.Join(" ", foretold.Blocks.Select(block => block.Vi));
            (plan.Note, plan.TryAt) = (note[..Math.Min(note.Length, 1000)], now + Again);
            await db.SaveChangesAsync(cancellationToken);
            return false;
        }

        var citation = (await authority.RegisterAsync(db, cancellationToken)).Instruments[plan.InstrumentId].Citation;
        await UnitsAsync(plan, foretold.Outcome, citation, cancellationToken);
        await PostsAsync(plan, foretold.Posts, citation, now, cancellationToken);
        await SurroundingsAsync(plan, foretold.Outcome, cancellationToken);
        (plan.State, plan.EffectiveAt, plan.Note) = (PlanState.Moving, now, null);
        await acts.RecordAsync(
            plan.Subject, Actor.System, new SuccessionTookEffect(plan.Kind, plan.EffectiveOn, citation, [.. plan.Read().Touched]), cancellationToken: cancellationToken);
        db.Add(new SuccessionRun { ProvinceCode = plan.ProvinceCode, Id = Ids.New(now), PlanId = plan.Id, BeginsAt = now + Settling });
        var saved = await db.SaveActsAsync(cancellationToken);
        keys.Forget();
        return saved.Ok;
    }

    private async Task UnitsAsync(SuccessionPlan plan, PlanOutcome outcome, string citation, CancellationToken cancellationToken)
    {
        var (day, eve) = (plan.EffectiveOn, plan.EffectiveOn.AddDays(-1));
        foreach (var agency in outcome.Founded)
        {
            db.Add(agency);
            acts.RecordFirst(
                OrganizationSubjects.OfAgency(agency.Id), Actor.System,
                new AgencyAdded(agency.Id, agency.Code.Text, agency.Name, agency.Kind, outcome.After.Find(agency.ParentId)?.Code.Text, agency.UnitCode), citation);
        }

        var rows = await db.Set<Agency>().ToDictionaryAsync(agency => agency.Id, cancellationToken);
        foreach (var giver in outcome.Givers.Select(id => rows[id]))
        {
            var ends = outcome.Ended.Any(one => one.Id == giver.Id);
            giver.ValidTo = ends ? eve : giver.ValidTo;
            await acts.RecordAsync(
                OrganizationSubjects.OfAgency(giver.Id), Actor.System,
                new AgencySucceeded(
                    plan.Id, giver.Code.Text, ends ? eve : null, day, citation,
                    [.. outcome.Successions.Where(one => one.AgencyId == giver.Id).Select(one => outcome.After.Find(one.SuccessorId)!.Code.Text).Distinct(StringComparer.Ordinal)]),
                cancellationToken: cancellationToken);
        }

        foreach (var named in outcome.Renamed)
        {
            var row = rows[named.Id];
            var before = row.Name;
            (row.Name, row.ShortName, row.EnglishName, row.NotationSuffix) = (named.Name, named.ShortName, named.EnglishName, named.NotationSuffix);
            await acts.RecordAsync(
                OrganizationSubjects.OfAgency(row.Id), Actor.System, new AgencyRenamed(plan.Id, row.Code.Text, before, row.Name, day, citation), cancellationToken: cancellationToken);
        }

        foreach (var placed in outcome.Placed)
        {
            var row = rows[placed.Id];
            var moved = row.ParentId != placed.ParentId;
            (row.ParentId, row.Path) = (placed.ParentId, placed.Path);
            if (moved)
            {
                await acts.RecordAsync(
                    OrganizationSubjects.OfAgency(row.Id), Actor.System,
                    new AgencyPlaced(plan.Id, row.Code.Text, outcome.After.Find(placed.ParentId)!.Code.Text, day, citation), cancellationToken: cancellationToken);
            }
        }

        db.AddRange(outcome.Successions);
        db.AddRange(outcome.Pasts);
    }

    private async Task PostsAsync(SuccessionPlan plan, IReadOnlyList<MovedPost> posts, string citation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = posts.Select(post => post.Old.Id).ToList();
        var rows = await db.Set<Position>().Where(position => ids.Contains(position.Id)).ToDictionaryAsync(position => position.Id, cancellationToken);
        foreach (var post in posts)
        {
            var old = rows[post.Old.Id];
            var (last, until) = (plan.EffectiveOn.AddDays(-1), old.ValidTo);
            var from = old.ValidFrom > plan.EffectiveOn ? old.ValidFrom : plan.EffectiveOn;
            old.ValidTo = old.ValidFrom > last ? old.ValidFrom.AddDays(-1) : last;
            await acts.RecordAsync(
                OrganizationSubjects.OfPosition(old.Id), Actor.System, new PositionEnded(old.OfficerId, old.AgencyId, post.From.Code.Text, old.Title, old.ValidTo.Value), citation,
                cancellationToken: cancellationToken);
            if (post.To is not { } to || post.Already)
            {
                continue;
            }

            var begun = db.Add(new Position
            {
                ProvinceCode = plan.ProvinceCode,
                Id = Ids.New(now),
                OfficerId = old.OfficerId,
                AgencyId = to.Id,
                Title = post.Title,
                Role = post.Role,
                SigningForm = post.Form,
                ValidFrom = from,
                ValidTo = until,
                IsPrimary = old.IsPrimary,
                SucceedsId = old.Id,
            }).Entity;
            acts.RecordFirst(
                OrganizationSubjects.OfPosition(begun.Id), Actor.System,
                new PositionStarted(begun.OfficerId, to.Id, to.Code.Text, begun.Title, begun.Role, begun.SigningForm, from), citation);
        }
    }

    private async Task SurroundingsAsync(SuccessionPlan plan, PlanOutcome outcome, CancellationToken cancellationToken)
    {
        var (day, ended) = (plan.EffectiveOn, outcome.Ended.Select(agency => agency.Id).ToList());
        foreach (var hook in await db.Set<WebhookSubscription>().Where(row => row.AgencyId != null && ended.Contains(row.AgencyId.Value) && row.State != WebhookState.Ended).ToListAsync(cancellationToken))
        {
            if (outcome.After.Heir(hook.AgencyId, day) is { } heir)
            {
                hook.AgencyId = heir.Id;
                await acts.RecordAsync(hook.Subject, Actor.System, new WebhookChanged(hook.Name, hook.Url, hook.Acts, heir.Id, hook.State, NewSecret: false), plan.Title, cancellationToken: cancellationToken);
            }
        }

        foreach (var key in await db.Set<ApiKey>().Where(row => row.AgencyId != null && ended.Contains(row.AgencyId.Value) && row.RevokedAt == null).ToListAsync(cancellationToken))
        {
            if (outcome.After.Heir(key.AgencyId, day) is { } heir)
            {
                key.AgencyId = heir.Id;
                await acts.RecordAsync(KeySubjects.Of(key.Id), Actor.System, new KeyMoved(key.Name, key.Ending, heir.Code.Text, plan.Id), plan.Title, cancellationToken: cancellationToken);
            }
        }

        foreach (var cover in await db.Set<HeadCover>().Where(row => ended.Contains(row.AgencyId) && (row.ValidTo == null || row.ValidTo >= day)).ToListAsync(cancellationToken))
        {
            cover.ValidTo = day.AddDays(-1);
            await acts.RecordAsync(
                AuthoritySubjects.OfCover(cover.Id), Actor.System, new HeadCoverEnded(cover.AgencyId, cover.PositionId, cover.ValidTo.Value), plan.Title, cancellationToken: cancellationToken);
        }
    }
}
