using System.Globalization;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Web.Design.Clocks;

/// <summary>A dossier's clocks in words.</summary>
public static class ClockWords
{
    /// <summary>Hours and minutes, so that the parts are seen to add up: "12 giờ 05 phút".</summary>
    public static string Time(int minutes) => string.Create(
        CultureInfo.InvariantCulture,
        $"{minutes / 60} {Words.T("giờ", "h")}{(minutes % 60 == 0 ? "" : $" {minutes % 60:00} {Words.T("phút", "min")}")}");

    /// <summary>What is left, or by how much it is late.</summary>
    public static string Left(int minutes) => minutes < 0 ? $"{Words.T("quá", "late by")} {Time(-minutes)}" : Time(minutes);

    public static string Tier(StepTier? tier) => tier switch
    {
        StepTier.ReceivingCentre => Words.T("Nơi tiếp nhận", "Receiving centre"),
        StepTier.CompetentAgency => Words.T("Cơ quan giải quyết", "Competent agency"),
        StepTier.CompetentDivision => Words.T("Phòng chuyên môn", "Division"),
        _ => Words.T("Đơn vị", "Unit"),
    };

    public static string Tier(ChargeLine line) => line.To switch
    {
        ChargeTo.Applicant or ChargeTo.Payment => Words.T("Người nộp hồ sơ", "Applicant"),
        ChargeTo.Consulted => Words.T("Đơn vị được hỏi ý kiến", "Consulted unit"),
        _ => Tier(line.Tier),
    };

    public static string Level(ChargeLine line) => line.Communal switch
    {
        true => Words.T("cấp xã", "commune"),
        false => Words.T("cấp tỉnh", "province"),
        _ => "",
    };

    public static string Name(ChargeLine line) => line.To switch
    {
        ChargeTo.Applicant => Words.T("Bổ sung hồ sơ", "Completing the dossier"),
        ChargeTo.Payment => Words.T("Nộp phí, lệ phí", "Paying a fee"),
        _ => line.Name ?? "…",
    };

    public static string Who(DossierClocks clocks, ChargedPiece piece, bool inner)
    {
        if (piece.Stop is { } document)
        {
            return Words.T("Dừng tính: ", "Stopped: ") + clocks.Stops.First(stop => stop.Stop.Document == document).Title;
        }

        var unit = clocks.Sums.First(sum => sum.To == piece.To && sum.Unit == piece.Unit).Name ?? "…";
        return inner && piece.Step is { } step ? $"{step} · {unit}" : unit;
    }

    /// <summary>The picture in one sentence.</summary>
    public static string Say(DossierClocks clocks)
    {
        var stops = clocks.Stops.Count;
        return $"{Words.T("Tính từ", "Counted from")} {Words.Instant(clocks.AcceptedAt)}, {Words.T("hạn", "due")} {Words.Instant(clocks.Legal.DueAt)}, "
            + $"{(clocks.IsOver ? Words.T("xong", "done") : Words.T("hiện tại", "now"))} {Words.Instant(clocks.Until)}"
            + $"{(stops == 0 ? "" : Words.T($", {stops} lần dừng", $", stopped {stops} time{(stops == 1 ? "" : "s")}"))}.";
    }
}
