using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Core.Notifications;

/// <summary>What a notice says, in words, for pages and mail.</summary>
public static class NoticeStory
{
    /// <summary>"hạn của bước còn 1 ngày", or the news.</summary>
    public static Told Of(BellClock clock, string rung, NoticeNews? news)
    {
        if (news is { } told)
        {
            return Of(told);
        }

        var (what, when) = (RingingStory.Of(clock), RingingStory.Rung(rung));
        return new($"{what.Vi} {when.Vi}", $"{what.En} {when.En}");
    }

    public static Told Of(NoticeNews news) => news switch
    {
        NoticeNews.Received => new("kiến nghị mới cần trả lời", "a new recommendation to answer"),
        NoticeNews.Reopened => new("nơi hỏi chưa đồng ý với câu trả lời, hỏi lại", "the asker asks again"),
        NoticeNews.Answered => new("đã có trả lời, xem và xác nhận hoặc hỏi lại", "has an answer to confirm or to ask about again"),
        NoticeNews.Consulted => new("được xin ý kiến về một kiến nghị", "your unit's opinion on a recommendation is asked"),
        NoticeNews.Opinion => new("đơn vị được hỏi đã cho ý kiến", "the unit that was asked has given its opinion"),
        _ => new("giải đáp cần xem lại vì văn bản viện dẫn đã sửa đổi hoặc hết hiệu lực", "a published answer is to be reviewed: an instrument it rests on was amended or ended"),
    };

    /// <summary>So many of what notices are about.</summary>
    public static Told Many(BellClock clock, NoticeNews? news, int count) =>
        news == NoticeNews.Review ? new($"{count} giải đáp", count == 1 ? "1 published answer" : $"{count} published answers")
        : IsOfMissions(clock) ? new($"{count} kiến nghị", count == 1 ? "1 recommendation" : $"{count} recommendations")
        : new($"{count} hồ sơ", count == 1 ? "1 dossier" : $"{count} dossiers");

    public static bool IsOfMissions(BellClock clock) => clock is BellClock.Answer or BellClock.Plan or BellClock.Opinion;
}
