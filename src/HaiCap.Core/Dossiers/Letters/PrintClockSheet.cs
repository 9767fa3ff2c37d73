using HaiCap.Core.Acts;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Letters;

/// <summary>Bảng tính thời hạn: why the date is what it is, on paper, for whoever may read the dossier. It changes by the minute, so it is never kept.</summary>
public sealed class PrintClockSheet(DossierDoor door, ReadClocks clocks, FormDesk desk, LetterPress press, TimeProvider time)
{
    public async Task<Outcome<HandedFile>> HandleAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        var opened = await door.OpenAsync(by, code, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<HandedFile>();
        }

        var dossier = opened.Value;
        if (await clocks.HandleAsync(dossier, inner: by.Kind == ActorKind.Officer, cancellationToken: cancellationToken) is not { } found)
        {
            return DossierProblems.NotFound;
        }

        var now = time.Now();
        var maker = await desk.MakerAsync(positionId: null, dossier.ReceivingAgencyId, now.LocalDay(), cancellationToken);
        var printed = await press.PrintAsync(SheetOf(dossier, found, maker, forOwner: by.Kind != ActorKind.Officer), now, cancellationToken);
        return printed.Ok
            ? new HandedFile(new MemoryStream(printed.Value.Pdf, writable: false), FileNames.Clean($"Bảng tính thời hạn {dossier.Code}", FileKind.Pdf), FileKind.Pdf, Hash: null)
            : printed.As<HandedFile>();
    }

    /// <param name="forOwner">Without the internal limit and the inner steps.</param>
    private ClockSheetData SheetOf(Dossier dossier, DossierClocks clocks, FormMaker maker, bool forOwner)
    {
        var picture = forOwner ? clocks.Units : clocks.Steps;
        return new(FormDesk.HeadOf(maker, dossier, desk.TrackOf(dossier)))
        {
            LegalTime = clocks.Legal.Limit.Vi,
            ReceivedAt = clocks.AcceptedAt,
            DueAt = clocks.Legal.DueAt,
            DueIsProvisional = dossier.DueIsProvisional,
            DecidedAt = dossier.DecidedAt,
            CountedTo = clocks.Until,
            Lines = [.. clocks.Explanation.Select(line => new ClockSheetLine(line.Vi, !line.IsShort))],
            Stops = [.. clocks.Stops.Select(stop => new ClockSheetStop(stop.Title, stop.Stop.StoppedAt, stop.Stop.ResumedAt, stop.Answer?.Vi, stop.Minutes))],
            Charges = [.. clocks.Sums.Select(sum => new ClockSheetCharge(TierOf(sum), NameOf(sum), sum.Minutes))],
            TotalMinutes = clocks.Charges.TotalMinutes,
            Lanes = [.. picture.Lanes.Select(lane => new ClockSheetLane(
                lane.Under is { } under ? $"{lane.Name.Vi} · {under.Vi}" : lane.Name.Vi, [.. lane.Bars.Select(bar => new ClockSheetBar(Camel(bar.Kind), bar.From, bar.Until))]))],
            Off = [.. picture.Days.Where(day => day.IsOff).Select(day => new ClockSheetBar("off", day.From, day.Until))],
            Marks = [.. picture.Marks.Select(mark => new ClockSheetMark(Camel(mark.Kind), mark.At, mark.Instant))],
        };
    }

    private static string Camel<T>(T kind)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static string TierOf(ChargeLine line) => line.To switch
    {
        ChargeTo.Applicant or ChargeTo.Payment => "Người nộp hồ sơ",
        ChargeTo.Consulted => "Đơn vị được hỏi ý kiến",
        _ => (line.Tier switch
        {
            StepTier.ReceivingCentre => "Nơi tiếp nhận",
            StepTier.CompetentAgency => "Cơ quan giải quyết",
            _ => "Phòng chuyên môn",
        }) + (line.Communal == true ? ", cấp xã" : ", cấp tỉnh"),
    };

    private static string NameOf(ChargeLine line) => line.To switch
    {
        ChargeTo.Applicant => "Bổ sung hồ sơ",
        ChargeTo.Payment => "Nộp phí, lệ phí",
        _ => line.Name ?? "…",
    };
}
