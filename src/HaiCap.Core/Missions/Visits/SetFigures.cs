using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Missions.Visits;

/// <summary>Who travels with a delegation quotes figures of the place: counted by the platform where it can, as the place reports them where somebody types them.</summary>
public sealed class SetFigures(VisitDesk desk, IPlaceFigures counts, ActRecorder acts, TimeProvider time)
{
    public const int LongestDays = 3 * 366;

    /// <param name="Reported">As typed, the Vietnamese way: «1.142», «91,77».</param>
    /// <param name="Expected">Of <see cref="VisitFigures.MarkOf"/>; null: whatever stands.</param>
    public sealed record Request(Guid Stop, DateOnly? From, DateOnly? To, IReadOnlyDictionary<FigureKind, string?> Reported, string? Expected = null);

    /// <summary>What the platform has of the place of a stop, nothing typed. MIS-115.</summary>
    public async Task<Outcome<VisitFigures>> CountAsync(MissionStop stop, DateOnly? from, DateOnly? to, CancellationToken cancellationToken = default)
    {
        if (from is not { } first || to is not { } last || last < first || last.DayNumber - first.DayNumber > LongestDays || last > time.Now().LocalDay())
        {
            return VisitProblems.NoFiguresPeriod;
        }

        var counted = await counts.CountAsync(stop.PlaceProvince, stop.PlaceCode, first, last, cancellationToken);
        return new VisitFigures(first, last, [.. Enum.GetValues<FigureKind>().Select(kind => new VisitFigure(kind, Of(counted, kind), null))]);
    }

    /// <summary>ACC-001, ACT-001, MIS-053, MIS-100, MIS-104, MIS-115, MIS-116.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.OpenAsync(by, request.Stop, VisitPart.Record, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Done>();
        }

        var (seen, row) = opened.Value;
        var counted = await CountAsync(seen.Stop, request.From, request.To, cancellationToken);
        if (!counted.Ok)
        {
            return counted.As<Done>();
        }

        var (lines, faults) = (new List<VisitFigure>(), new List<Problem>());
        foreach (var line in counted.Value.Lines)
        {
            var typed = ProgrammeDesk.Said(request.Reported.GetValueOrDefault(line.Kind))?.TrimEnd('%');
            var number = typed is null ? null : FormValues.Number(typed);
            if (typed is not null && (number is null or < 0 or > 1_000_000_000 || (VisitFigure.IsRate(line.Kind) ? number > 100 : number != decimal.Truncate(number.Value))))
            {
                faults.Add(VisitProblems.NoFigure(line.Kind));
            }

            lines.Add(line with { Reported = number });
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var figures = (counted.Value with { Lines = [.. lines.Where(line => line.Value is not null)] }).Write();
        if (row.Figures == figures)
        {
            return default(Done);
        }

        if (request.Expected is { } expected && expected != VisitFigures.MarkOf(row.Figures))
        {
            return ActSaving.SomebodyWasFirst;
        }

        row.Figures = figures;
        await acts.RecordAsync(
            VisitSubjects.Of(request.Stop), seen.By, new FiguresQuoted(request.Stop, counted.Value.From, counted.Value.To, lines.Count(line => line.Counted is not null), lines.Count(line => line.IsReported)),
            at: desk.Now, cancellationToken: cancellationToken);
        return await desk.SaveAsync(cancellationToken);
    }

    private static decimal? Of(PlaceCounts? counted, FigureKind kind) => kind switch
    {
        FigureKind.Received => counted?.Received,
        FigureKind.OnlineRate => counted?.OnlineRate,
        FigureKind.Resolved => counted?.Resolved,
        FigureKind.InTimeRate => counted?.InTimeRate,
        FigureKind.Overdue => counted?.Overdue,
        _ => null,
    };
}
