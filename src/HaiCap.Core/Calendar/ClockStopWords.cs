namespace HaiCap.Core.Calendar;

/// <summary>What a clock waits for, in both languages.</summary>
internal static class ClockStopWords
{
    public static (string Vi, string En) Of(IReadOnlyList<ClockStop> stops)
    {
        return (string.Join(", ", stops.Select(Vi)), string.Join(", ", stops.Select(En)));

        static string Vi(ClockStop stop) => Label(stop, stop.Kind switch
        {
            StopKind.Supplement => "chờ bổ sung hồ sơ",
            StopKind.Payment => "chờ nộp phí, lệ phí",
            _ => "chờ ý kiến phối hợp",
        });

        static string En(ClockStop stop) => Label(stop, stop.Kind switch
        {
            StopKind.Supplement => "for a supplement",
            StopKind.Payment => "for a payment",
            _ => "for an opinion",
        });

        static string Label(ClockStop stop, string words) => stop.Label is null ? words : $"{words} ({stop.Label})";
    }

    public static ClockLine Stopped(DateTimeOffset at, string vi, string en) => new(
        ClockLineKind.Stopped, at, at,
        $"Đang dừng tính {vi} từ {ClockWords.ViMoment(LocalMinute.Of(at))}.",
        $"Clock stopped {en} since {ClockWords.EnMoment(LocalMinute.Of(at))}.");

    public static ClockLine Restarted(DateTimeOffset stop, DateTimeOffset resume, string vi, string en) => new(
        ClockLineKind.Restarted, stop, resume,
        $"Dừng tính {vi} từ {ClockWords.ViMoment(LocalMinute.Of(stop))} đến {ClockWords.ViMoment(LocalMinute.Of(resume))}: tính lại thời hạn từ đầu.",
        $"Clock stopped {en} from {ClockWords.EnMoment(LocalMinute.Of(stop))} to {ClockWords.EnMoment(LocalMinute.Of(resume))}: the limit starts again from zero.");
}
