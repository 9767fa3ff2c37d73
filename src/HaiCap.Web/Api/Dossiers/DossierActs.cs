using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Organizations;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>An act as the API offers it: <c>POST /dossiers/{code}/{name}</c>.</summary>
/// <param name="Name">The last part of its address.</param>
/// <param name="Asks">What access asks of the officer: for telling whose turn it is.</param>
/// <param name="Applicant">The applicant may do it too: then the system that filed the dossier stands for them, and no officer is named.</param>
public abstract record DossierAct(string Name, string Vi, string En, Permission Asks, bool Applicant)
{
    public abstract Type BodyType { get; }

    /// <summary>A body that shows what is asked.</summary>
    public abstract IActBody ExampleBody { get; }

    internal abstract Task<IResult> RunAsync(ActDesk desk, HttpContext http, string code);
}

/// <param name="Example">A body that shows what is asked.</param>
/// <param name="Do">The use case the pages call.</param>
public sealed record DossierAct<T>(
    string Name, string Vi, string En, Permission Asks, T Example, Func<ActCall, T, CancellationToken, Task<Outcome<DossierMoved>>> Do, bool Applicant = false)
    : DossierAct(Name, Vi, En, Asks, Applicant)
    where T : class, IActBody
{
    public override Type BodyType => typeof(T);

    public override IActBody ExampleBody => Example;

    internal override Task<IResult> RunAsync(ActDesk desk, HttpContext http, string code) => desk.RunAsync(this, http, code);
}

/// <summary>One call of an act: who does it, to which dossier, and what the codes in the body mean.</summary>
public sealed record ActCall(IServiceProvider Services, Actor By, DossierRef Which, ActNaming Naming)
{
    public T Use<T>()
        where T : notnull => Services.GetRequiredService<T>();
}

/// <summary>Every act an officer or an applicant may do to a dossier. A test compares this list with what the pages offer.</summary>
public static class DossierActs
{
    private const string Reception = "tiepnhan.tinh";
    private const string Head = "truongphong.atbx";
    private const string Specialist = "chuyenvien.atbx";

    public static IReadOnlyList<DossierAct> All { get; } =
    [
        new DossierAct<ReceiveBody>(
            "receive", "Tiếp nhận hồ sơ, cấp giấy hẹn; thời hạn bắt đầu", "Accepts the dossier and issues the receipt; the clock starts", Permission.ReceiveDossier, new(Reception),
            (call, body, stop) => call.Use<ReceiveDossier>().HandleAsync(call.By, new(call.Which, body.Forward, body.Note), stop)),
        new DossierAct<RefuseBody>(
            "refuse", "Từ chối tiếp nhận bằng văn bản", "Refuses to take the dossier, in writing", Permission.RefuseDossier,
            new("Thiết bị đặt ngoài địa bàn tỉnh.", "Điều 17 Nghị định 118/2025/NĐ-CP", Reception),
            (call, body, stop) => call.Use<RefuseDossier>().HandleAsync(call.By, new(call.Which, body.Reason, body.LegalBasis), stop)),
        new DossierAct<NoteBody>(
            "forward", "Chuyển bước tiếp theo", "Sends the dossier to its next step", Permission.ForwardDossier, new(Reception, "Chuyển cơ quan giải quyết."),
            (call, body, stop) => call.Use<ForwardDossier>().HandleAsync(call.By, new(call.Which, body.Note), stop)),
        new DossierAct<AssignBody>(
            "assign", "Phân công người giải quyết", "Gives the dossier to a specialist", Permission.AssignDossier, new(Specialist, Head),
            async (call, body, stop) => await call.Naming.OfficerAsync(body.To, stop) is { Ok: true } to
                ? await call.Use<AssignDossier>().HandleAsync(call.By, new(call.Which, to.Value.Id!.Value, body.Note), stop) : ActNaming.NoSuchTaker),
        new DossierAct<ReassignBody>(
            "reassign", "Bàn giao việc cho người khác", "Hands the work of whoever has it to another officer", Permission.ReassignWork, new("chuyenvien2.atbx", "Nghỉ phép", Head),
            (call, body, stop) => call.Naming.ReassignAsync(call, body, stop)),
        new DossierAct<SupplementBody>(
            "request-supplement", "Yêu cầu bổ sung, nêu hết một lần; thời hạn dừng", "Asks the applicant to complete the dossier, all at once; the clock stops",
            Permission.RequestSupplement, new([new("tai-lieu-ky-thuat", "Thiếu trang nêu thông số.")], Specialist),
            (call, body, stop) => call.Use<RequestSupplement>().HandleAsync(
                call.By, new(call.Which, [.. body.Defects.Select(defect => new RequestSupplement.Defect(defect.Component, defect.Reason))], body.Note), stop)),
        new DossierAct<SupplementedBody>(
            "answer-supplement", "Bổ sung hồ sơ; thời hạn tính tiếp", "Completes the dossier; the clock runs again", Permission.FileForSomebody,
            new([new("tai-lieu-ky-thuat", "tai-lieu.pdf", null, Hash)]), (call, body, stop) => call.Naming.SupplementAsync(call, body, stop), Applicant: true),
        new DossierAct<ConsultBody>(
            "consult", "Hỏi ý kiến đơn vị khác; thời hạn vẫn tính", "Asks another unit; the clock runs on", Permission.ConsultUnit,
            new("H41.19.02", "Đề nghị cho ý kiến về vị trí lắp đặt.", Specialist),
            (call, body, stop) => call.Naming.ConsultAsync(call, body, stop)),
        new DossierAct<OpinionBody>(
            "answer-consultation", "Trả lời ý kiến", "Gives the opinion that was asked for", Permission.AnswerConsultation, new("Đồng ý.", Officer: "truongphong.qlkh"),
            (call, body, stop) => call.Naming.OpinionAsync(call, body, stop)),
        new DossierAct<ReturnBody>(
            "return", "Trả lại bước trước", "Gives the dossier back to an earlier step", Permission.ReturnDossier, new("Thiếu ý kiến thẩm định.", Officer: Head),
            (call, body, stop) => call.Use<ReturnDossier>().HandleAsync(call.By, new(call.Which, body.Reason, body.Step), stop)),
        new DossierAct<ApologiseBody>(
            "apologise", "Xin lỗi, hẹn lại ngày trả kết quả; chỉ một lần", "Apologises and promises a new day, once", Permission.ApologiseForDelay,
            new("Phải kiểm tra thực tế thêm một lần.", new DateOnly(2026, 7, 31), "H41.19.02", Head),
            (call, body, stop) => call.Naming.ApologiseAsync(call, body, stop)),
        new DossierAct<StopBody>(
            "stop", "Dừng giải quyết, thông báo bằng văn bản", "Ends the case without a decision, in writing", Permission.StopDossier,
            new("Quá thời hạn bổ sung mà người nộp không bổ sung.", null, Specialist),
            (call, body, stop) => call.Use<StopDossier>().HandleAsync(call.By, new(call.Which, body.Reason, body.LegalBasis), stop)),
        new DossierAct<WithdrawBody>(
            "withdraw", "Rút hồ sơ", "Takes the dossier back", Permission.FileForSomebody, new("Không còn nhu cầu."),
            (call, body, stop) => call.Use<WithdrawDossier>().HandleAsync(call.By, new(call.Which, body.Reason), stop), Applicant: true),
        new DossierAct<PaymentBody>(
            "request-payment", "Yêu cầu nộp phí, lệ phí; thời hạn dừng", "Asks for a payment; the clock stops", Permission.RequestPayment, new(1_500_000, "Phí thẩm định", Specialist),
            (call, body, stop) => call.Use<RequestPayment>().HandleAsync(call.By, new(call.Which, body.Amount, body.Reason), stop)),
        new DossierAct<PaidBody>(
            "confirm-payment", "Xác nhận đã nộp; thời hạn tính tiếp", "Confirms the payment; the clock goes on", Permission.RequestPayment, new("Chuyển khoản", Specialist),
            (call, body, stop) => call.Use<ConfirmPayment>().HandleAsync(call.By, new(call.Which, body.How), stop)),
        new DossierAct<ProposeBody>(
            "propose", "Trình dự thảo kết quả", "Proposes a result with its draft", Permission.ProposeResult,
            new(true, "Xác nhận khai báo thiết bị X-quang", "Cơ sở: Phòng khám đa khoa Sông Lam\nThiết bị: X100, số SN-001", Officer: Specialist),
            (call, body, stop) => call.Use<ProposeResult>().HandleAsync(
                call.By, new(call.Which, new ResultDraft(body.Grants, body.Subject, body.Facts, body.Body, body.Grants ? body.ValidTo : null), body.Note), stop)),
        new DossierAct<NoteBody>(
            "approve", "Đồng ý với dự thảo, trình ký", "Agrees with the draft and sends it up", Permission.ApproveProposal, new(Head, "Kính trình Giám đốc."),
            (call, body, stop) => call.Use<ApproveProposal>().HandleAsync(call.By, new(call.Which, body.Note), stop)),
        new DossierAct<NoteBody>(
            "sign", "Ký kết quả", "Signs the result", Permission.SignResult, new("giamdoc.skhcn"),
            (call, body, stop) => call.Use<SignResult>().HandleAsync(call.By, new(call.Which, body.Note), stop)),
        new DossierAct<IssueBody>(
            "issue", "Đóng dấu, phát hành kết quả; thời hạn kết thúc", "Seals and issues the result; the clock ends", Permission.IssueResult, new("vanthu.vanphong"),
            (call, body, stop) => call.Use<IssueResult>().HandleAsync(call.By, new(call.Which, body.SendBack, body.Note), stop)),
        new DossierAct<NoteBody>(
            "send-back", "Chuyển kết quả về nơi tiếp nhận", "Sends the issued result to the centre", Permission.SendBackDossier, new("vanthu.vanphong"),
            (call, body, stop) => call.Use<SendBackResult>().HandleAsync(call.By, new(call.Which, body.Note), stop)),
        new DossierAct<HandOverBody>(
            "hand-over", "Trả kết quả cho người nộp; hồ sơ kết thúc", "Hands the result over; the case is closed", Permission.HandOverResult, new(Reception, "Nguyễn Văn Mẫu"),
            (call, body, stop) => call.Use<HandOverResult>().HandleAsync(call.By, new(call.Which, body.HandedTo), stop)),
    ];

    /// <summary>A hash as examples write one.</summary>
    internal const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
}
