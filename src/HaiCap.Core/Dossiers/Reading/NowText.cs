using System.Globalization;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>One thing told in both languages.</summary>
public sealed record Told(string Vi, string En);

/// <summary>What a sentence about the present needs to know; no person is among it.</summary>
/// <param name="Performer">Whose step it is; null once the case has ended.</param>
/// <param name="AnswerBy">Last day to answer an open supplement request.</param>
/// <param name="Amount">Whole đồng of an open payment request.</param>
/// <param name="Today">For saying how many days are left to answer.</param>
/// <param name="OpinionAwaited">The procedure's law stops the clock for an opinion that is not there yet.</param>
public sealed record Present(
    DossierState State, StepPerformer? Performer, string Receiving, string Competent, DateTimeOffset ReceptionDueAt, DateOnly? AnswerBy = null, long? Amount = null,
    bool WithdrawnBeforeAcceptance = false, bool OpinionAwaited = false, DateOnly? Today = null);

/// <summary>What happens now, in one or two sentences anybody understands.</summary>
public static class NowText
{
    public static Told Of(Present now) => now.State switch
    {
        DossierState.Submitted => new(
            $"Hồ sơ đã gửi đến {now.Receiving}. Cán bộ sẽ kiểm tra và trả lời trước {Moment(now.ReceptionDueAt)}.",
            $"The dossier has been sent to {now.Receiving}. An officer will check it and answer before {Moment(now.ReceptionDueAt)}."),
        DossierState.NotAccepted => new(
            "Hồ sơ không được tiếp nhận. Lý do và căn cứ pháp lý ghi trong phiếu từ chối.",
            "The dossier was not accepted. The refusal form gives the reason and the legal basis."),
        DossierState.SupplementRequested => new(
            $"Hồ sơ cần bổ sung{(now.AnswerBy is { } day ? $", chậm nhất hết ngày {Day(day)}{Left(now, day).Vi}" : "")}. Trong lúc chờ, thời hạn giải quyết không tính.",
            $"The dossier has to be completed{(now.AnswerBy is { } last ? $", at the latest on {Day(last)}{Left(now, last).En}" : "")}. Until then the clock does not run."),
        DossierState.PaymentRequested => new(
            $"Cần nộp {Money(now.Amount)} phí, lệ phí. Thời hạn giải quyết tạm dừng cho đến khi cơ quan xác nhận đã nộp.",
            $"A fee of {Money(now.Amount)} is to be paid. The clock stands still until the office confirms the payment."),
        DossierState.WithdrawalRequested => new(
            $"Người nộp đã xin rút hồ sơ. {Sentence(now.Competent)} đang xem xét và sẽ trả lời bằng văn bản.",
            $"The applicant has asked to withdraw. {now.Competent} is considering it and will answer in writing."),
        DossierState.Stopped => now.WithdrawnBeforeAcceptance
            ? new("Hồ sơ đã được rút theo đề nghị của người nộp.", "The dossier was withdrawn at the applicant's request.")
            : new("Việc giải quyết hồ sơ đã dừng. Lý do ghi trong thông báo dừng giải quyết.", "Processing has stopped. The notice gives the reason."),
        DossierState.Finished => new(
            $"Đã có kết quả. Tải bản điện tử trong trang hồ sơ, hoặc nhận bản giấy tại {now.Receiving}.",
            $"The result is there. Download it from the page of the dossier, or fetch the paper at {now.Receiving}."),
        DossierState.Returned => new("Kết quả đã được trả. Hồ sơ đã kết thúc.", "The result has been handed over. The case is closed."),
        _ when now.OpinionAwaited => new(
            $"{Sentence(now.Competent)} đang lấy ý kiến cơ quan khác. Theo luật của thủ tục này, trong lúc chờ ý kiến thời hạn giải quyết không tính.",
            $"{now.Competent} has asked another office for its opinion. By the law of this procedure the clock does not run until it is there."),
        _ => Step(now),
    };

    private static Told Left(Present now, DateOnly last) => (last.DayNumber - now.Today?.DayNumber) switch
    {
        null or < 0 => new("", ""),
        0 => new(" (hôm nay là ngày cuối)", " (today is the last day)"),
        1 => new(" (còn 1 ngày)", " (1 day left)"),
        { } days => new($" (còn {days} ngày)", $" ({days} days left)"),
    };

    private static Told Step(Present now) => now.Performer switch
    {
        StepPerformer.Reception => new(
            $"{Sentence(now.Receiving)} đã tiếp nhận và đang chuyển hồ sơ đến {now.Competent}.",
            $"{now.Receiving} has accepted the dossier and is sending it on to {now.Competent}."),
        StepPerformer.HeadOfOffice => new(
            $"Hồ sơ đã đến {now.Competent}, đang được phân công người giải quyết.",
            $"The dossier has reached {now.Competent} and is being given to an officer."),
        StepPerformer.HeadReview => new(
            $"{Sentence(now.Competent)} đã thẩm định xong, lãnh đạo phòng đang xem lại kết quả.",
            $"{now.Competent} has examined the dossier; the head of the office is reading the proposal."),
        StepPerformer.Director => new(
            $"Kết quả đang chờ lãnh đạo {now.Competent} ký.",
            $"The result is waiting for the signature of {now.Competent}."),
        StepPerformer.Clerk => new(
            $"Kết quả đã ký, {now.Competent} đang đóng dấu và phát hành.",
            $"The result is signed; {now.Competent} is sealing and issuing it."),
        _ => new($"{Sentence(now.Competent)} đang thẩm định hồ sơ.", $"{now.Competent} is examining the dossier."),
    };

    private static string Sentence(string name) => name.Length == 0 ? name : char.ToUpper(name[0], VietnameseText.Culture) + name[1..];

    private static string Moment(DateTimeOffset at) => at.ToLocal().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Money(long? amount) => (amount ?? 0).ToString("#,##0", CultureInfo.InvariantCulture).Replace(',', '.') + " đ";
}
