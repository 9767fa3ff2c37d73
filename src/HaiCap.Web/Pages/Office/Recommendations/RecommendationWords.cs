using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Missions.Consultations;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Web.Design.Tags;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>Kinds, states and acts of difficulties and recommendations as people say them.</summary>
public static class RecommendationWords
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Slows => T("Làm chậm việc", "Slows work"),
        Severity.Hinders => T("Ách tắc một phần", "Some work stands still"),
        _ => T("Không làm được việc", "Nothing can be done"),
    };

    public static string Of(Addressee addressee) => addressee == Addressee.Ministry ? T("Bộ", "The ministry") : T("Tỉnh", "The province");

    public static string Of(RecommendationState state) => state switch
    {
        RecommendationState.Received => T("đã nhận, chờ phân", "received, to be routed"),
        RecommendationState.Routed => T("đã chuyển đơn vị", "with a unit"),
        RecommendationState.Drafting => T("đang soạn trả lời", "answer being drafted"),
        RecommendationState.Approved => T("đã duyệt, chờ gửi", "approved, to be sent"),
        RecommendationState.Answered => T("đã trả lời", "answered"),
        RecommendationState.Reopened => T("hỏi lại", "asked again"),
        _ => T("đã khép", "closed"),
    };

    public static Tone ToneOf(RecommendationState state) => state switch
    {
        RecommendationState.Answered => Tone.Good,
        RecommendationState.Closed => Tone.Off,
        RecommendationState.Reopened => Tone.Warn,
        _ => Tone.Info,
    };

    public static string Of(AnswerKind kind) => kind switch
    {
        AnswerKind.Guidance => T("Hướng dẫn", "Guidance"),
        AnswerKind.Done => T("Đã thực hiện", "Done"),
        AnswerKind.Planned => T("Sẽ thực hiện", "Planned"),
        AnswerKind.AmendText => T("Sửa đổi văn bản", "Text to be amended"),
        AnswerKind.OtherAuthority => T("Thuộc cơ quan khác", "For another authority"),
        _ => T("Không tiếp thu, có lý do", "Refused with reason"),
    };

    /// <summary>What an act of its story says; of a bell which clock rang and how late it is, of a question whom it was put to.</summary>
    public static string OfAct(Act act) => act.Name switch
    {
        "recommendation.warned" when act.DataAs<RecommendationWarned>() is var told => Rang(T("Nhắc: ", "Reminder: "), told.Clock, told.Rung),
        "recommendation.escalated" when act.DataAs<RecommendationEscalated>() is var told => Rang(T("Báo lên cấp trên: ", "Escalated: "), told.Clock, told.Rung),
        "recommendation.consulted" => T($"Xin ý kiến {act.DataAs<UnitConsultedOnRecommendation>().UnitName}", $"Opinion asked of {act.DataAs<UnitConsultedOnRecommendation>().UnitName}"),
        "recommendation.opinion-given" => T($"{act.DataAs<OpinionGiven>().UnitName} cho ý kiến", $"{act.DataAs<OpinionGiven>().UnitName} gave its opinion"),
        _ => OfAct(act.Name),
    };

    private static string Rang(string word, BellClock clock, string rung)
    {
        var (what, when) = (RingingStory.Of(clock), RingingStory.Rung(rung));
        return word + T($"{what.Vi} {when.Vi}", $"{what.En} {when.En}");
    }

    private static string OfAct(string name) => name switch
    {
        "recommendation.received" => T("Gửi kiến nghị", "Asked"),
        "recommendation.routed" => T("Chuyển đơn vị có thẩm quyền", "Given to the competent unit"),
        "recommendation.passed-on" => T("Chuyển đơn vị khác", "Passed on"),
        "recommendation.succeeded" => T("Đơn vị kế thừa tiếp nhận", "Went on to the successor"),
        "recommendation.answer-drafted" => T("Soạn trả lời", "Answer drafted"),
        "recommendation.answer-approved" => T("Duyệt trả lời", "Answer approved"),
        "recommendation.answer-returned" => T("Trả lại người soạn", "Draft given back"),
        "recommendation.answered" => T("Gửi trả lời", "Answer sent"),
        "recommendation.plan-kept" => T("Đã làm xong việc hẹn", "What was planned is done"),
        "recommendation.confirmed" => T("Nơi hỏi xác nhận", "Confirmed by the asker"),
        "recommendation.reopened" => T("Nơi hỏi hỏi lại", "Asked again"),
        "recommendation.grouped" => T("Gộp vào chủ đề", "Put under a topic"),
        "recommendation.ungrouped" => T("Bỏ khỏi chủ đề", "Taken out of its topic"),
        "recommendation.withdrawn" => T("Rút kiến nghị", "Withdrawn"),
        _ => name,
    };
}
