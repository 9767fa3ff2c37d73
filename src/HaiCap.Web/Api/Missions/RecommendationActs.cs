using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Web.Api.Dossiers;

namespace HaiCap.Web.Api.Missions;

/// <summary>One call of an act on a recommendation.</summary>
/// <param name="Answer">The answer that was named, of an act on one.</param>
public sealed record RecommendationCall(IServiceProvider Services, Actor By, RecommendationRef Which, Guid? Answer)
{
    public T Use<T>()
        where T : notnull => Services.GetRequiredService<T>();
}

/// <summary>An act as the API offers it: <c>POST /recommendations/{code}/{name}</c>, or <c>POST /answers/{id}/{name}</c>.</summary>
/// <param name="OfAsker">Who asked does it; otherwise who has it.</param>
/// <param name="OnAnswer">It is done to an answer.</param>
public abstract record RecommendationAct(string Name, string Vi, string En, bool OfAsker, bool OnAnswer)
{
    public abstract IActBody ExampleBody { get; }

    internal abstract Task<IResult> RunAsync(RecommendationActDesk desk, HttpContext http, string code, Guid? answer);
}

/// <param name="Do">The use case the pages call.</param>
public sealed record RecommendationAct<T>(
    string Name, string Vi, string En, T Example, Func<RecommendationCall, T, CancellationToken, Task<Outcome<Done>>> Do, bool OfAsker = false, bool OnAnswer = false)
    : RecommendationAct(Name, Vi, En, OfAsker, OnAnswer)
    where T : class, IActBody
{
    public override IActBody ExampleBody => Example;

    internal override Task<IResult> RunAsync(RecommendationActDesk desk, HttpContext http, string code, Guid? answer) => desk.RunAsync(this, http, code, answer);
}

public static class RecommendationActs
{
    private const string Asker = "tiepnhan.truongvinh";
    private const string Director = "giamdoc.skhcn";

    public static IReadOnlyList<RecommendationAct> All { get; } =
    [
        new RecommendationAct<RouteBody>(
            "route", "Chuyển đơn vị trả lời; thời hạn vẫn tính", "Gives it to the unit that is to answer; the clock goes on", new("H41.19.05", "Phòng An toàn bức xạ trả lời.", Director),
            (call, body, stop) => call.Use<RouteRecommendation>().HandleAsync(call.By, new(call.Which, body.Unit, body.Reason), stop)),
        new RecommendationAct<OfficerBody>(
            "confirm", "Nơi hỏi xác nhận đã rõ; kiến nghị khép lại", "Who asked says the answer helps; it is closed", new(Asker),
            (call, _, stop) => call.Use<CloseRecommendation>().HandleAsync(call.By, new(call.Which, AskersWord.Confirm), stop), OfAsker: true),
        new RecommendationAct<ReasonBody>(
            "reopen", "Nơi hỏi hỏi lại, nêu lý do; thời hạn mới bắt đầu", "Who asked asks again, with the reason; a new clock starts", new("Chưa nói áp dụng từ ngày nào.", Asker),
            (call, body, stop) => call.Use<CloseRecommendation>().HandleAsync(call.By, new(call.Which, AskersWord.Reopen, body.Reason), stop), OfAsker: true),
        new RecommendationAct<ReasonBody>(
            "withdraw", "Nơi hỏi rút kiến nghị, nêu lý do", "Who asked takes it back, with the reason", new("Đã tự giải quyết được.", Asker),
            (call, body, stop) => call.Use<CloseRecommendation>().HandleAsync(call.By, new(call.Which, AskersWord.Withdraw, body.Reason), stop), OfAsker: true),
        new RecommendationAct<OfficerBody>(
            "approve", "Duyệt dự thảo trả lời", "Approves the draft", new(Director), (call, _, stop) => call.Use<ApproveAnswer>().HandleAsync(call.By, new(call.Which), stop), OnAnswer: true),
        new RecommendationAct<ReasonBody>(
            "return", "Trả lại dự thảo, nêu điều cần sửa", "Gives the draft back, with what is to be changed", new("Nêu rõ ngày áp dụng.", Director),
            (call, body, stop) => call.Use<ApproveAnswer>().HandleAsync(call.By, new(call.Which, Back: true, body.Reason), stop), OnAnswer: true),
        new RecommendationAct<OfficerBody>(
            "send", "Gửi câu trả lời cho nơi hỏi; thời hạn kết thúc", "Sends the answer to who asked; the clock ends", new(Director),
            (call, _, stop) => call.Use<SendAnswer>().HandleAsync(call.By, new(call.Which), stop), OnAnswer: true),
        new RecommendationAct<OfficerBody>(
            "keep-plan", "Ghi nhận việc hẹn đã làm xong", "Says that what was planned is done", new(Director),
            (call, _, stop) => call.Use<SendAnswer>().KeepPlanAsync(call.By, call.Which, call.Answer ?? Guid.Empty, stop), OnAnswer: true),
    ];

    /// <summary>A draft is written by <c>POST /answers</c>.</summary>
    internal static readonly RecommendationAct<AnswerBody> Draft = new(
        "draft", "Soạn câu trả lời", "Draft an answer",
        new("KN-40-26-000012", AnswerKind.Guidance, "Tính theo ngày làm việc.", [new("61/2018/NĐ-CP", "Điều 19")], Officer: "chuyenvien.atbx"),
        async (call, body, stop) =>
        {
            var drafted = await call.Use<DraftAnswer>().HandleAsync(
                call.By, new(call.Which, new AnswerFacts(body.Kind, body.Text, [.. (body.Cites ?? []).Select(one => new Citation(one.Number, one.Article))], body.PlannedFor, body.OtherAuthority)), stop);
            return drafted.Ok ? default(Done) : drafted.As<Done>();
        });
}
