using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Core.Notifications;

/// <summary>When a notice of a recommendation or a published answer no longer concerns anybody. Pure.</summary>
public static class MissionNoticeRules
{
    /// <summary>Null while it still does.</summary>
    /// <param name="about">The answer or consultation the act is of.</param>
    public static NoticeEnd? EndOf(Notice notice, string act, Guid? about)
    {
        var decided = act is "recommendation.answered" or "recommendation.withdrawn";
        var elsewhere = act is "recommendation.routed" or "recommendation.passed-on";
        return notice switch
        {
            { News: NoticeNews.Review } => act is "precedent.reviewed" or "precedent.superseded" ? NoticeEnd.Decided : null,
            { News: NoticeNews.Answered } => act is "recommendation.confirmed" or "recommendation.reopened" or "recommendation.withdrawn" ? NoticeEnd.Moved : null,
            { News: NoticeNews.Received or NoticeNews.Reopened } => decided ? NoticeEnd.Decided : elsewhere || act == "recommendation.answer-drafted" ? NoticeEnd.Moved : null,
            { News: NoticeNews.Opinion } => decided ? NoticeEnd.Decided : elsewhere || act is "recommendation.answer-drafted" or "recommendation.answer-approved" ? NoticeEnd.Moved : null,
            { Clock: BellClock.Opinion } => decided ? NoticeEnd.Decided : act == "recommendation.opinion-given" && notice.Step == about?.ToString("N") ? NoticeEnd.Moved : null,
            { Clock: BellClock.Plan } => act is "recommendation.plan-kept" ? notice.Step == about?.ToString("N") ? NoticeEnd.Decided : null
                : act is "recommendation.reopened" or "recommendation.withdrawn" ? NoticeEnd.Moved : null,
            _ => decided ? NoticeEnd.Decided : elsewhere ? NoticeEnd.Moved : null,
        };
    }
}
