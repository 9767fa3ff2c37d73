using System.Globalization;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>What rang, in words.</summary>
public static class RingingStory
{
    public static Told Of(BellClock clock) => clock switch
    {
        BellClock.Legal => new("hạn trả kết quả", "the due time of the result"),
        BellClock.Internal => new("hạn nội bộ", "the internal due time"),
        BellClock.Step => new("hạn của bước", "the due time of the step"),
        BellClock.Reception => new("hạn trả lời tiếp nhận", "the due time of the answer at reception"),
        BellClock.Transfer => new("hạn chuyển hồ sơ", "the due time of the transfer"),
        BellClock.Consultation => new("hạn trả lời ý kiến", "the due time of the opinion"),
        BellClock.Answer => new("hạn trả lời kiến nghị", "the due time of the answer"),
        BellClock.Plan => new("hạn việc đã hẹn", "the due time of what was planned"),
        BellClock.Opinion => new("hạn góp ý kiến nghị", "the due time of the opinion on a recommendation"),
        _ => new("hạn bổ sung hồ sơ", "the applicant's due time"),
    };

    public static Told Rung(string? rung) => rung switch
    {
        null => new("đã đến", "reached"),
        "0" => new("đã đến hạn", "is due"),
        ['+', .. var days] => new($"đã quá {days} ngày làm việc", $"is {days} working {Days(days)} late"),
        ['-', .. var days] => new($"còn {days} ngày", $"has {days} {Days(days)} left"),
        _ => new($"đã dùng {rung.Replace("%", " %", StringComparison.Ordinal)} thời gian", $"has used {rung} of the time"),
    };

    /// <summary>What will happen by itself when the time is over; null when nothing will.</summary>
    public static Told? Then(OwnEnd? ends) => ends switch
    {
        OwnEnd.Stop => new("Hết hạn mà chưa bổ sung thì hồ sơ tự dừng giải quyết.", "Unless it is completed by then, the case closes by itself."),
        OwnEnd.GiveBack => new("Hết hạn mà chưa bổ sung thì hồ sơ tự dừng, giấy tờ được trả lại.", "Unless it is completed by then, the case closes by itself and the papers are given back."),
        OwnEnd.Refuse => new("Hết hạn mà chưa bổ sung thì hồ sơ tự bị từ chối.", "Unless it is completed by then, the dossier is refused by itself."),
        OwnEnd.Accept => new("Đến hạn mà chưa quyết định thì hồ sơ tự được coi là đã chấp thuận theo luật.", "Unless it is decided by then, it is deemed accepted by law."),
        _ => null,
    };

    internal static Told Warned(DossierWarned told, bool forOwner)
    {
        var (clock, rung) = (Of(told.Clock), Rung(told.Rung));
        return forOwner
            ? new($"Nhắc {clock.Vi}: {Moment(told.DueAt)}.", $"A reminder of {clock.En}: {Moment(told.DueAt)}.")
            : new(
                $"Nhắc {clock.Vi} ({Moment(told.DueAt)}): {rung.Vi}{To("; báo cho ", told.Told)}.{(Then(told.Ends) is { } vi ? " " + vi.Vi : "")}",
                $"Reminder of {clock.En} ({Moment(told.DueAt)}): {rung.En}{To("; told to ", told.Told)}.{(Then(told.Ends) is { } en ? " " + en.En : "")}");
    }

    internal static Told Escalated(DossierEscalated told, StoryNames names, bool forOwner)
    {
        var (clock, rung) = (Of(told.Clock), Rung(told.Rung));
        if (forOwner)
        {
            return new($"Báo quá {clock.Vi}: {Moment(told.DueAt)}.", $"Told that {clock.En} is over: {Moment(told.DueAt)}.");
        }

        var held = string.Join("; ", (told.HeldBy ?? []).Take(3).Select(one => $"{one.Name ?? names.Unit(one.Unit)} {Hours(one.Minutes)}"));
        return new(
            $"Báo quá {clock.Vi} ({Moment(told.DueAt)}): {rung.Vi}{(held.Length == 0 ? "" : $"; đã giữ: {held}")}{To("; báo cho ", told.Told)}.",
            $"Told that {clock.En} ({Moment(told.DueAt)}) {rung.En}{(held.Length == 0 ? "" : $"; held by: {held}")}{To("; told to ", told.Told)}.");
    }

    internal static Told Ended(WindowEnded told)
    {
        var (vi, en) = told.Outcome switch
        {
            SupplementOutcome.Refuse => ("từ chối giải quyết hồ sơ", "the dossier is refused"),
            SupplementOutcome.GiveBack => ("dừng giải quyết và trả lại hồ sơ", "the case is closed and the papers are given back"),
            _ => ("dừng giải quyết hồ sơ", "the case is closed"),
        };
        return new(
            string.Create(CultureInfo.InvariantCulture, $"Hết thời hạn bổ sung ({told.LastDay:dd/MM/yyyy}) mà chưa nhận được bổ sung: {vi} theo {told.LegalBasis}."),
            string.Create(CultureInfo.InvariantCulture, $"The time to complete the dossier ended on {told.LastDay:dd/MM/yyyy} without an answer: {en} ({told.LegalBasis})."));
    }

    private static string Days(string days) => days == "1" ? "day" : "days";

    private static string To(string words, IReadOnlyList<ToldOfficer>? told) => told is { Count: > 0 } ? words + string.Join(", ", told.Select(one => one.Name)) : "";

    private static string Hours(int minutes) => string.Create(VietnameseText.Culture, $"{Math.Round(minutes / 60m, 1):0.#} h");

    private static string Moment(DateTimeOffset at) => at.ToLocal().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
