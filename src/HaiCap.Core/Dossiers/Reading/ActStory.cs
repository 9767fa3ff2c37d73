using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Heirs;
using HaiCap.Core.Dossiers.Moves;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures.Forms;
using static HaiCap.Core.Dossiers.Reading.StoryKind;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>
/// Each act of a dossier as a plain sentence, in both languages. Officers read all of it; the owner reads what happened and what concerns
/// them, without internal notes, names of officers at work, or what is proposed before it is decided.
/// </summary>
public static class ActStory
{
    /// <summary>Acts whose reason is addressed to the applicant, or is the applicant's own.</summary>
    private static readonly HashSet<string> ReasonsForOwner = new(StringComparer.Ordinal)
    {
        ActNames.Of<DossierRefused>(), ActNames.Of<SupplementRequested>(), ActNames.Of<DossierSupplemented>(), ActNames.Of<DossierStopped>(),
        ActNames.Of<DossierApologised>(), ActNames.Of<WindowEnded>(), ActNames.Of<PaymentRequested>(), ActNames.Of<WithdrawalRequested>(), ActNames.Of<DossierWithdrawn>(),
    };

    private static readonly Dictionary<string, Func<Act, StoryNames, bool, Told>> Tellers = new[]
    {
        On<DossierSubmitted>(static (told, names, _) => Submitted(told, names)),
        On<DossierReceived>(static (told, _, _) => new(Moved, $"Tiếp nhận hồ sơ, hẹn trả kết quả {Vi(told.DueAt)}.", $"Accepted the dossier; the result is due {En(told.DueAt)}.")),
        On<DossierRefused>(static (told, _, _) => new(Ended, $"Từ chối tiếp nhận hồ sơ. Căn cứ: {told.LegalBasis}.", $"Refused to take the dossier. Legal basis: {told.LegalBasis}.")),
        On<DossierForwarded>(static (told, names, _) => new(
            Moved, $"Chuyển hồ sơ đến {names.Unit(told.ToUnit)}, bước “{names.Step(told.ToStep)}”.", $"Sent the dossier to {names.Unit(told.ToUnit)}, step “{names.Step(told.ToStep)}”.")),
        On<DossierAssigned>(static (told, _, owner) => owner
            ? new(Moved, "Phân công người thẩm định hồ sơ.", "Gave the dossier to an officer to appraise.")
            : new(Moved, $"Phân công {told.OfficerName} xử lý.", $"Assigned it to {told.OfficerName}.")),
        On<SupplementRequested>(static (told, names, _) => new(
            Waiting, $"Yêu cầu bổ sung, hoàn thiện: {names.Components(told.Components)}.", $"Asked to complete: {names.Components(told.Components)}.")),
        On<DossierSupplemented>(static (told, _, _) => With(told.Files.Count, Filed, "Bổ sung hồ sơ", "Completed the dossier")),
        On<UnitConsulted>(static (told, _, _) => new(
            Moved, $"Hỏi ý kiến {told.UnitName}, đề nghị trả lời trước {Vi(told.DueAt)}.", $"Asked {told.UnitName} for an opinion by {En(told.DueAt)}.")),
        On<ConsultationAnswered>(static (told, names, _) => new(Moved, $"{names.Unit(told.UnitId)} trả lời ý kiến.", $"{names.Unit(told.UnitId)} gave its opinion.")),
        On<DossierReturnedToStep>(static (told, names, owner) => owner
            ? new(Moved, $"Hồ sơ được xem lại ở bước “{names.Step(told.ToStep)}”.", $"The dossier is looked at again at the step “{names.Step(told.ToStep)}”.")
            : new(Moved, $"Trả lại bước “{names.Step(told.ToStep)}”.", $"Gave it back to the step “{names.Step(told.ToStep)}”.")),
        On<ResultProposed>(static (told, _, owner) => (owner, told.Grants) switch
        {
            (true, _) => new(Moved, "Thẩm định xong, trình lãnh đạo xem xét.", "Appraised; sent up for review."),
            (_, true) => new(Moved, "Trình dự thảo kết quả: đồng ý giải quyết.", "Proposed a result: to grant."),
            _ => new(Moved, "Trình dự thảo kết quả: từ chối giải quyết, có nêu lý do.", "Proposed a result: to refuse, with reasons."),
        }),
        On<ProposalApproved>(static (_, _, owner) => owner
            ? new(Moved, "Lãnh đạo phòng đã xem xét, trình ký.", "Reviewed and sent up for signing.")
            : new(Moved, "Đồng ý với dự thảo, trình ký.", "Agreed with the draft and sent it up for signing.")),
        On<ResultSigned>(static (told, _, _) => new(Decided, $"Ký kết quả số {told.Number}.", $"Signed the result no. {told.Number}.")),
        On<ResultIssued>(static (told, _, _) => new(
            Decided, $"Phát hành kết quả số {told.Number}; bản điện tử tải được từ lúc này.", $"Issued the result no. {told.Number}; it can be downloaded from now on.")),
        On<ResultSentBack>(static (told, names, _) => new(Moved, $"Chuyển kết quả về {names.Unit(told.ToUnit)} để trả.", $"Sent the result to {names.Unit(told.ToUnit)} to be handed over.")),
        On<ResultHandedOver>(static (told, _, _) => new(Ended, $"Trả kết quả cho {told.HandedTo}.", $"Handed the result to {told.HandedTo}.")),
        On<WithdrawalRequested>(static (_, _, _) => new(Waiting, "Đề nghị rút hồ sơ.", "Asked to withdraw the dossier.")),
        On<DossierWithdrawn>(static (_, _, _) => new(Ended, "Rút hồ sơ trước khi được tiếp nhận.", "Withdrew the dossier before it was accepted.")),
        On<DossierStopped>(static (told, _, _) => told.AtApplicantsRequest
            ? new(Ended, "Dừng giải quyết hồ sơ theo đề nghị của người nộp.", "Stopped the case at the applicant's request.")
            : new(Ended, "Dừng giải quyết hồ sơ.", "Stopped the case.")),
        On<PaymentRequested>(static (told, _, _) => new(
            Waiting, $"Đề nghị nộp {FormValues.ShowMoney(told.Amount)}. Thời hạn tạm dừng đến khi nộp xong.",
            $"Asked to pay {FormValues.ShowMoney(told.Amount)}. The clock stands still until it is paid.")),
        On<DossierPaid>(static (told, _, _) => new(
            Filed, $"Xác nhận đã nộp {FormValues.ShowMoney(told.Amount)} ({told.How}).", $"Confirmed the payment of {FormValues.ShowMoney(told.Amount)} ({told.How}).")),
        On<WorkReassigned>(static (told, _, owner) => owner
            ? new(Moved, "Đổi người xử lý hồ sơ.", "Another officer took over.")
            : new(Moved, $"Bàn giao việc cho {told.ToName}.", $"Handed the work to {told.ToName}.")),
        On<DossierPassedOn>(static (told, names, _) => told.ToUnit is { } unit
            ? new(Moved, $"Hồ sơ chuyển nguyên trạng sang {names.Unit(unit)} theo {told.Citation}; hạn không đổi.", $"The dossier went as it stands to {names.Unit(unit)} by {told.Citation}; no time changes.")
            : new(Moved, $"Từ nay {names.Unit(told.CompetentAgencyId)} giải quyết hồ sơ theo {told.Citation}; hạn không đổi.", $"From now on {names.Unit(told.CompetentAgencyId)} decides by {told.Citation}; no time changes.")),
        On<DossierMovedToVersion>(static (told, _, _) => new(
            Moved, $"Hồ sơ chuyển từ phiên bản {told.FromNumber} sang phiên bản {told.ToNumber} của thủ tục.", $"The dossier moved from version {told.FromNumber} to version {told.ToNumber} of its procedure.")),
        On<DueRecomputed>(Recomputed),
        On<DossierApologised>(static (told, names, _) => new(
            Waiting, $"Xin lỗi và hẹn lại kết quả {Vi(told.NewDueAt)} (trước đó hẹn {Vi(told.DueAt)}); đơn vị chậm: {names.Unit(told.LateUnit)}{(told.Late ? "; gửi muộn hơn quy định" : "")}.",
            $"Apologised and promised the result {En(told.NewDueAt)} (before: {En(told.DueAt)}); late: {names.Unit(told.LateUnit)}{(told.Late ? "; sent later than the law asks" : "")}.")),
        On<WindowEnded>(static (told, _, _) => new(Ended, RingingStory.Ended(told))),
        On<DeemedAccepted>(static (told, _, _) => new(
            Decided, $"Hết thời hạn mà chưa có quyết định: hồ sơ được coi là đã được chấp thuận ({told.LegalBasis}).",
            $"The limit ended without a decision: by law the application is taken as granted ({told.LegalBasis}).")),
        On<DossierWarned>(static (told, _, owner) => new(Waiting, RingingStory.Warned(told, owner))),
        On<DossierEscalated>(static (told, names, owner) => new(Waiting, RingingStory.Escalated(told, names, owner))),
    }.ToDictionary(StringComparer.Ordinal);

    /// <summary>Whether an act of this name has a sentence of its own.</summary>
    public static bool Knows(string name) => Tellers.ContainsKey(name);

    public static StoryLine Tell(Act act, StoryNames names, bool forOwner)
    {
        names = names with { On = act.At.LocalDay() };
        var told = Tellers.TryGetValue(act.Name, out var tell) ? tell(act, names, forOwner) : new Told(Moved, "Cập nhật hồ sơ.", "Updated the dossier.");
        var unit = act.AgencyId is { } agency ? names.Unit(agency) : null;
        var by = forOwner && act.ActorKind == ActorKind.Officer ? unit ?? "Cơ quan giải quyết" : act.ActorName;
        return new StoryLine(
            act.Seq, act.Name, act.At, told.Kind, by, by == unit ? null : unit, told.Vi, told.En, forOwner && !ReasonsForOwner.Contains(act.Name) ? null : act.Why);
    }

    private static KeyValuePair<string, Func<Act, StoryNames, bool, Told>> On<T>(Func<T, StoryNames, bool, Told> tell)
        where T : ActData => new(ActNames.Of<T>(), (act, names, owner) => tell(act.DataAs<T>(), names, owner));

    private static Told Submitted(DossierSubmitted told, StoryNames names)
    {
        var centre = names.Unit(told.ReceivingAgencyId);
        return told switch
        {
            { Assisted: true } => With(told.Files.Count, Filed, $"Nộp hồ sơ trực tuyến thay người dân, gửi đến {centre}", $"Filed online for the applicant, to {centre}"),
            { Channel: Channel.Counter } => With(told.Files.Count, Filed, $"Nhận hồ sơ nộp trực tiếp tại {centre}", $"Took the dossier at the counter of {centre}"),
            { Channel: Channel.Post } => With(told.Files.Count, Filed, $"Nhận hồ sơ gửi qua bưu chính công ích tại {centre}", $"Took the dossier sent by post at {centre}"),
            _ => With(told.Files.Count, Filed, $"Nộp hồ sơ trực tuyến, gửi đến {centre}", $"Filed online, to {centre}"),
        };
    }

    private static Told Recomputed(DueRecomputed told, StoryNames names, bool owner)
    {
        var (vi, en) = Why(told.Cause);
        var (before, now) = (told.Before, told.After?.DueAt);
        if (told.Window is { } window)
        {
            var more = before != now ? Recomputed(told with { Window = null }, names, owner) : null;
            return new(
                Moved,
                string.Create(CultureInfo.InvariantCulture, $"Tính lại thời hạn bổ sung hồ sơ {vi}: từ hết ngày {window.Before:dd/MM/yyyy} thành hết ngày {window.LastDay:dd/MM/yyyy}.")
                    + (more is null ? "" : $" {more.Vi}"),
                string.Create(CultureInfo.InvariantCulture, $"The time to complete the dossier was computed again {en}: from {window.Before:dd/MM/yyyy} to {window.LastDay:dd/MM/yyyy}.")
                    + (more is null ? "" : $" {more.En}"));
        }

        if (now is { } due && before != now)
        {
            return new(
                Moved,
                $"Tính lại hạn trả kết quả {vi}: {(before is { } was ? $"từ {Vi(was)} thành " : "")}{Vi(due)}.",
                $"Due time computed again {en}: {(before is { } then ? $"from {En(then)} to " : "")}{En(due)}.");
        }

        return told switch
        {
            { ReceptionDueAt: { } answer } => new(Moved, $"Tính lại thời hạn kiểm tra, trả lời hồ sơ {vi}: trước {Vi(answer)}.", $"The time to check and answer was computed again {en}: before {En(answer)}."),
            { Consultation: { } opinion } => new(Moved, $"Tính lại thời hạn trả lời ý kiến {vi}: trước {Vi(opinion.DueAt)}.", $"The time to give an opinion was computed again {en}: before {En(opinion.DueAt)}."),
            { StepDueAt: { } step } when !owner => new(Moved, $"Tính lại thời hạn của bước đang xử lý {vi}: đến {Vi(step)}.", $"The time of the present step was computed again {en}: to {En(step)}."),
            _ => new(Moved, $"Kiểm tra lại thời hạn {vi}; hạn trả kết quả không đổi.", $"Times were checked again {en}; the due time is the same."),
        };
    }

    /// <summary>By which notice, as people know it.</summary>
    private static (string Vi, string En) Why(Recounts.RecountCause? cause)
    {
        var notice = cause?.Notice is { } named ? $" ({named})" : "";
        return cause switch
        {
            { Year: { } year } => ($"theo lịch làm việc năm {year}{notice}", $"by the calendar of {year}{notice}"),
            { From: { } from } => ($"theo giờ làm việc áp dụng từ {from:dd/MM/yyyy}{notice}", $"by the working hours in force from {from:dd/MM/yyyy}{notice}"),
            _ => ("theo lịch làm việc mới công bố", "by the newly published calendar"),
        };
    }

    private static Told With(int files, StoryKind kind, string vi, string en) => files == 0
        ? new(kind, $"{vi}.", $"{en}.")
        : new(kind, $"{vi}, kèm {files} tệp.", $"{en}, with {files} {(files == 1 ? "file" : "files")}.");

    private static string Vi(DateTimeOffset instant) => instant.ToLocal().ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string En(DateTimeOffset instant) => instant.ToLocal().ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    private sealed record Told(StoryKind Kind, string Vi, string En)
    {
        public Told(StoryKind kind, Reading.Told told)
            : this(kind, told.Vi, told.En)
        {
        }
    }
}
