using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Missions.Visits;

/// <summary>
/// The delegation's head and the leader of the place each approve the minutes as they stand. What is changed after one of them is approved anew; when both have
/// approved the same, the minutes are kept as they are and nothing of the visit changes any more. Where a side has nobody to approve here, it signs the printed
/// minutes, and who leads the delegation or keeps its papers writes down who did and when.
/// </summary>
public sealed class ApproveMinutes(HaiCapDb db, ShowVisit show, DraftMinutes draft, VisitAccess access, VisitDesk desk, ActRecorder acts, SeriesReserver series)
{
    /// <param name="Digest">Of the minutes the approver has read; null: whatever stands.</param>
    /// <param name="Paper">Who signed the printed minutes; null: the caller approves.</param>
    public sealed record Request(Guid Stop, VisitSide Side, string? Digest = null, PaperSignature? Paper = null);

    /// <summary>Their number. ACC-001, ACT-001, MIS-053, MIS-100, MIS-104, MIS-117; of a signature on paper MIS-124 and MIS-125.</summary>
    public async Task<Outcome<string>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var shown = await show.HandleAsync(by, request.Stop, cancellationToken);
        if (!shown.Ok)
        {
            return shown.As<string>();
        }

        // Read before what is approved: whoever writes between takes the next number, and this act is told so.
        using (db.Tenant.Open(shown.Value.Stop.ProvinceCode))
        {
            await acts.SeqAsync(VisitSubjects.Of(request.Stop), cancellationToken);
        }

        shown = await show.HandleAsync(by, request.Stop, cancellationToken);
        var (view, side) = (shown.Value, request.Side);
        var approver = request.Paper is not null ? view.Seen.Leads ? view.Seen.By : Access.Refused
            : side == VisitSide.Place ? await access.PlaceLeaderAsync(by, view.Stop, cancellationToken) : view.Seen.IsHead ? view.Seen.By : Access.Refused;
        if (!approver.Ok)
        {
            return approver.As<string>();
        }

        var minutes = await draft.OfAsync(view, cancellationToken);
        if (minutes.Approvals.Any(one => one.Side == side && one.Holds) && minutes.Number is { } known && (request.Digest is null || request.Digest == minutes.Digest))
        {
            return known;
        }

        var paper = request.Paper is { } told ? await SignatureAsync(told, view.Seen, side, cancellationToken) : default(Outcome<PaperSignature>?);
        return paper is { Ok: false } wrong ? wrong.As<string>()
            : view.Stop.CancelledAt is not null ? ProgrammeProblems.Gone
            : view.IsClosed ? VisitProblems.Closed
            : !minutes.Minutes.IsWhole ? VisitProblems.NotWhole
            : request.Digest is { } seen && seen != minutes.Digest ? ActSaving.SomebodyWasFirst
            : await SaveAsync(approver.Value, view.Stop, side, minutes, paper?.Value, cancellationToken);
    }

    /// <summary>As it is kept. MIS-124, MIS-125.</summary>
    private async Task<Outcome<PaperSignature>> SignatureAsync(PaperSignature told, SeenVisit seen, VisitSide side, CancellationToken cancellationToken)
    {
        var (name, title) = (RecommendationDesk.Said(told.Name), RecommendationDesk.Said(told.Title));
        return !(await access.OnPaperAsync(seen, cancellationToken)).Contains(side) ? VisitProblems.ApprovesHere
            : name is not { Length: <= PaperSignature.LongestName } || title is not { Length: <= PaperSignature.LongestTitle } || told.Day is not { Year: >= 2000 } day || day > desk.Now.LocalDay()
                ? VisitProblems.NoSignature
                : new PaperSignature(name, title, day);
    }

    private async Task<Outcome<string>> SaveAsync(Actor by, MissionStop stop, VisitSide side, MinutesView minutes, PaperSignature? paper, CancellationToken cancellationToken)
    {
        var name = paper is null ? by.Name : $"{paper.Name}, {paper.Title}";
        var number = minutes.Number ?? await NumberAsync(stop, cancellationToken);
        using var host = db.Tenant.Open(stop.ProvinceCode);
        var row = await desk.RowAsync(stop, cancellationToken);
        row.Number ??= number;
        if (side == VisitSide.Delegation)
        {
            (row.HeadDigest, row.HeadName, row.HeadAt, row.HeadPaperDay) = (minutes.Digest, name, desk.Now, paper?.Day);
        }
        else
        {
            (row.PlaceDigest, row.PlaceName, row.PlaceAt, row.PlacePaperDay) = (minutes.Digest, name, desk.Now, paper?.Day);
        }

        var both = row.HeadDigest == row.PlaceDigest;
        row.Minutes = both ? minutes.Minutes.Write() : null;
        await acts.RecordAsync(
            VisitSubjects.Of(stop.Id), by, new MinutesApproved(stop.Id, side, row.Number, minutes.Digest, both, paper is null ? null : name, paper?.Day), at: desk.Now,
            cancellationToken: cancellationToken);
        var saved = await desk.SaveAsync(cancellationToken);
        return saved.Ok ? row.Number : saved.As<string>();
    }

    private async Task<string> NumberAsync(MissionStop stop, CancellationToken cancellationToken)
    {
        var year = desk.Now.LocalDay().Year % 100;
        var number = await series.NextAsync(stop.PlaceProvince, $"BB-{year}", cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"BB-{stop.PlaceProvince}-{year:D2}-{number:D6}");
    }
}
