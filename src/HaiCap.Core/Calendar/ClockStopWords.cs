namespace HaiCap.Core.Calendar;

/// <summary>What a clock waits for, in both languages.</summary>
internal static class ClockStopWords
{
    public static (string Vi, string En) Of(IReadOnlyList<ClockStop> stops)
    {
        return (string.Join(", ", stops.Select(Vi)), string.Join(", ", stops.Select(En)));

        static string Vi(ClockStop stop) => Label(stop, stop.Kind switch
        {
            StopKind.Supplement => "chờ bổ sung hồ sơ" + Without(stop, ", không được bổ sung"),
            StopKind.Payment => "chờ nộp phí, lệ phí" + Without(stop, ", chưa nộp"),
            _ when WentOn(stop) => "lấy ý kiến, giải quyết tiếp khi chưa có trả lời",
            _ => "chờ ý kiến phối hợp",
        });

        static string En(ClockStop stop) => Label(stop, stop.Kind switch
        {
            StopKind.Supplement => "for a supplement" + Without(stop, " that did not come"),
            StopKind.Payment => "for a payment" + Without(stop, " that was not made"),
            _ when WentOn(stop) => "for an opinion, gone on without",
            _ => "for an opinion",
        });

        static string Without(ClockStop stop, string words) => stop.Unanswered ? words : "";

        static bool WentOn(ClockStop stop) => stop is { ResumedAt: not null, Answer: null };

        static string Label(ClockStop stop, string words) => stop.Label is null ? words : $"{words} ({stop.Label})";
    }

    public static ClockLine Stopped(DateTimeOffset at, string vi, string en) => new(
        ClockLineKind.Stopped, at, at,
        $"Đang dừng tính {vi} từ {ClockWords.ViMoment(LocalMinute.Of(at))}.",
        $"Clock stopped {en} since {ClockWords.EnMoment(LocalMinute.Of(at))}.");

    /// <param name="others">The stages from now on, where the answer chose others than before.</param>
    public static ClockLine Restarted(DateTimeOffset stop, DateTimeOffset resume, string vi, string en, IReadOnlyList<LimitStage>? others)
    {
        var (viOthers, enOthers) = others is null ? ("", "") : (
            $", theo nội dung đã sửa là {string.Join(", rồi ", others.Select(stage => ClockWords.Vi(stage.Value, stage.Unit) + Case(stage)))}",
            $", now {string.Join(", then ", others.Select(stage => ClockWords.En(stage.Value, stage.Unit) + Case(stage)))} by the corrected answers");
        return new(
            ClockLineKind.Restarted, stop, resume,
            $"Dừng tính {vi} từ {ClockWords.ViMoment(LocalMinute.Of(stop))} đến {ClockWords.ViMoment(LocalMinute.Of(resume))}: tính lại thời hạn từ đầu{viOthers}.",
            $"Clock stopped {en} from {ClockWords.EnMoment(LocalMinute.Of(stop))} to {ClockWords.EnMoment(LocalMinute.Of(resume))}: the limit starts again from zero{enOthers}.");

        static string Case(LimitStage stage) => stage.Case is null ? "" : $" ({stage.Case})";
    }

    /// <summary>What is counted anew was not received then: the answer was.</summary>
    public static ClockLine Anew(ClockLine line) => line.Kind != ClockLineKind.Received ? line : line with
    {
        Vi = $"Nhận đủ trả lời lúc {ClockWords.ViMoment(LocalMinute.Of(line.From))}.",
        En = $"The answer was complete at {ClockWords.EnMoment(LocalMinute.Of(line.From))}.",
    };

    /// <param name="stages">What counts from now on.</param>
    public static ClockLine Versioned(ClockMove move, IReadOnlyList<LimitStage> stages) => new(
        ClockLineKind.VersionChanged, move.At, move.At,
        $"Chuyển phiên bản thủ tục {move.Label} lúc {ClockWords.ViMoment(LocalMinute.Of(move.At))}: từ đó tính theo {string.Join(", rồi ", stages.Select(stage => ClockWords.Vi(stage.Value, stage.Unit)))}, vẫn từ lúc bắt đầu.",
        $"Moved to another version of the procedure ({move.Label}) at {ClockWords.EnMoment(LocalMinute.Of(move.At))}: {string.Join(", then ", stages.Select(stage => ClockWords.En(stage.Value, stage.Unit)))} count from then on, from the same start.");

    /// <summary>The apology, and the due time it led to.</summary>
    public static IEnumerable<ClockLine> Extended(ClockExtension more, DateTimeOffset counted)
    {
        var due = LocalMinute.Of(more.NewDueAt);
        yield return new(
            ClockLineKind.Extended, counted, more.NewDueAt,
            $"Văn bản xin lỗi và đề nghị gia hạn (mẫu 04) ngày {more.At.LocalDay():dd/MM/yyyy} lùi hạn từ {ClockWords.ViMoment(LocalMinute.Of(counted))}: {more.Reason.TrimEnd('.')}.",
            $"The apology of {more.At.LocalDay():dd/MM/yyyy} (Form 04) moved the due time from {ClockWords.EnMoment(LocalMinute.Of(counted))}: {more.Reason.TrimEnd('.')}.");
        yield return new(ClockLineKind.Due, more.NewDueAt, more.NewDueAt, $"Hạn: {ClockWords.ViMoment(due)}.", $"Due: {ClockWords.EnMoment(due)}.");
    }

    public static ClockLine Kept(DateTimeOffset due, DateTimeOffset anew) => new(
        ClockLineKind.Kept, anew, due,
        $"Tính lại sẽ hết hạn sớm hơn, {ClockWords.ViMoment(LocalMinute.Of(anew))}: giữ hạn đã hẹn.",
        $"Counted anew it would end earlier, {ClockWords.EnMoment(LocalMinute.Of(anew))}: the time promised stays.");

    /// <summary>A changed calendar moved the due time.</summary>
    public static ClockLine Moved(DateTimeOffset at, DateTimeOffset before, DateTimeOffset after) => new(
        ClockLineKind.CalendarChanged, before, after,
        $"Lịch làm việc thay đổi, tính lại lúc {ClockWords.ViMoment(LocalMinute.Of(at))}: hạn từ {ClockWords.ViMoment(LocalMinute.Of(before))} thành {ClockWords.ViMoment(LocalMinute.Of(after))}.",
        $"The calendar was changed, counted again at {ClockWords.EnMoment(LocalMinute.Of(at))}: due moved from {ClockWords.EnMoment(LocalMinute.Of(before))} to {ClockWords.EnMoment(LocalMinute.Of(after))}.");
}
