using System.Globalization;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Help;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Visits;

/// <summary>Minutes drafted from all that was written of a visit, and from what the place recorded that day; once both sides approved them, as they were approved.</summary>
public sealed class DraftMinutes(HaiCapDb db, VisitAccess access, IPlaceNames places)
{
    private const int MostLines = 200;

    public async Task<MinutesView> OfAsync(VisitView view, CancellationToken cancellationToken = default)
    {
        var minutes = view.Row?.Minutes is { } kept ? VisitMinutes.Read(kept) : await DraftAsync(view, cancellationToken);
        var (digest, row) = (minutes.Digest(), view.Row);
        List<MinutesApproval> approvals = [];
        if (row is { HeadDigest: { } head, HeadAt: { } headAt })
        {
            approvals.Add(new(VisitSide.Delegation, row.HeadName ?? "", headAt, head == digest, row.HeadPaperDay));
        }

        if (row is { PlaceDigest: { } local, PlaceAt: { } placeAt })
        {
            approvals.Add(new(VisitSide.Place, row.PlaceName ?? "", placeAt, local == digest, row.PlacePaperDay));
        }

        var ready = !view.IsClosed && view.Stop.CancelledAt is null && minutes.IsWhole;
        VisitSide? side = !ready ? null
            : view.Seen.IsHead && !Holds(VisitSide.Delegation) ? VisitSide.Delegation : view.Seen.LeadsPlace && !Holds(VisitSide.Place) ? VisitSide.Place : null;
        var paper = ready && view.Seen.Leads ? await access.OnPaperAsync(view.Seen, cancellationToken) : [];
        return new MinutesView(minutes, digest, row?.Number, approvals, side, [.. paper.Where(which => !Holds(which))]);

        bool Holds(VisitSide which) => approvals.Exists(one => one.Side == which && one.Holds);
    }

    private async Task<VisitMinutes> DraftAsync(VisitView view, CancellationToken cancellationToken)
    {
        var (stop, facts, figures) = (view.Stop, view.Facts, view.Figures);
        var (difficulties, help) = await HeardAsync(stop, cancellationToken);
        var survey = view.Find(VisitPart.SiteSurvey) is { Sent: not null } form ? FormPrint.Rows(form.Definition, form.Answers, places) : [];
        return new VisitMinutes(
            view.Seen.Programme.Title, view.Seen.Programme.Citation, view.Seen.Delegation.Name, stop.Title, view.Place, stop.Venue,
            string.Create(CultureInfo.InvariantCulture, $"{stop.StartsAt.ToLocal():HH:mm}–{stop.EndsAt.ToLocal():HH:mm}, ngày {Day(stop.StartsAt.LocalDay())}"),
            [.. facts.Agenda.Select(line => new[] { line.At?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "", line.Subject ?? "", line.Lead ?? "" })],
            [.. facts.Of(VisitSide.Delegation).Select(Of)], [.. facts.Of(VisitSide.Place).Select(Of)], facts.Notes,
            [.. survey.Select(section => new MinutesSection(section.Title, [.. section.Rows.Select(row => new[] { row.Label, ValueOf(row) })]))],
            figures is null ? null : $"Từ {Day(figures.From)} đến hết {Day(figures.To)}",
            [.. (figures?.Lines ?? []).Select(line => new[] { NameOf(line.Kind), FormValues.Show(line.Value ?? 0) + (VisitFigure.IsRate(line.Kind) ? " %" : ""), line.IsReported ? "nơi đến báo cáo" : "hệ thống" })],
            difficulties, help,
            [.. view.Photos.Select(photo => new[] { photo.TakenAt.ToLocal().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture), photo.Place })]);
    }

    /// <summary>What was written down at the stop, and what the place's own agencies recorded that day.</summary>
    private async Task<(IReadOnlyList<string[]> Difficulties, IReadOnlyList<string[]> Help)> HeardAsync(MissionStop stop, CancellationToken cancellationToken)
    {
        using var place = db.Tenant.Open(stop.PlaceProvince);
        var (unit, id) = (stop.PlaceCode, stop.Id);
        var (begins, ends) = (stop.StartsAt.LocalDay().AtLocal(default), stop.EndsAt.LocalDay().AddDays(1).AtLocal(default));
        var difficulties = await db.Set<Difficulty>().AsNoTracking().Where(row => row.StopId == id || (row.StopId == null && row.UnitCode == unit && row.At >= begins && row.At < ends))
            .OrderBy(row => row.Code).Take(MostLines).Select(row => new { row.Code, row.Text }).ToListAsync(cancellationToken);
        var help = await db.Set<HelpRequest>().AsNoTracking().Where(row => row.StopId == id).OrderBy(row => row.Code).Take(MostLines)
            .Select(row => new { row.Code, row.Subject, row.ForWhom, row.HowMany }).ToListAsync(cancellationToken);
        return ([.. difficulties.Select(row => new[] { row.Code, row.Text })], [.. help.Select(row => new[] { row.Code, $"{row.Subject}; {row.ForWhom}; số lượng {row.HowMany}" })]);
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Of(Attendee one)
    {
        var post = string.Join(", ", new[] { one.Title, one.Unit }.Where(part => part is not null));
        return post.Length == 0 ? one.Name ?? "" : $"{one.Name} – {post}";
    }

    private static string ValueOf(PrintedRow row) => row.Items.Count == 0 ? row.Value
        : string.Join("\n", row.Items.Select(item => $"{item.Title}: {string.Join("; ", item.Rows.Select(inner => $"{inner.Label}: {inner.Value}"))}"));

    private static string NameOf(FigureKind kind) => kind switch
    {
        FigureKind.Received => "Hồ sơ tiếp nhận",
        FigureKind.OnlineRate => "Tỷ lệ nộp trực tuyến",
        FigureKind.Resolved => "Hồ sơ đã giải quyết",
        FigureKind.InTimeRate => "Tỷ lệ giải quyết đúng hạn, trước hạn",
        FigureKind.Overdue => "Hồ sơ quá hạn",
        _ => "Lượt người đến giao dịch",
    };
}
