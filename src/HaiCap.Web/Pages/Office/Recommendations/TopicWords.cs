using HaiCap.Core.Missions.Topics;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>Who asks a question, and what happened to its topic, as people say it.</summary>
public static class TopicWords
{
    /// <summary>«41 xã ở 9 tỉnh cùng hỏi».</summary>
    public static string WhoAsks(TopicCount count)
    {
        string[] vi = [.. count.Communes > 0 ? [$"{count.Communes} xã"] : Array.Empty<string>(), .. count.Others > 0 ? [$"{count.Others} sở, ban"] : Array.Empty<string>()];
        string[] en = [.. count.Communes > 0 ? [$"{count.Communes} communes"] : Array.Empty<string>(), .. count.Others > 0 ? [$"{count.Others} departments"] : Array.Empty<string>()];
        return count.Asked == 0 ? T("chưa có nơi nào hỏi", "nobody asks") : T($"{string.Join(", ", vi)} ở {count.Provinces} tỉnh cùng hỏi", $"asked by {string.Join(", ", en)} in {count.Provinces} provinces");
    }

    public static string OfAct(string name) => name switch
    {
        "topic.opened" => T("Lập chủ đề", "Topic opened"),
        "topic.renamed" => T("Đổi tên chủ đề", "Topic renamed"),
        "topic.grouped" => T("Gộp kiến nghị vào", "Recommendations put under it"),
        "topic.split" => T("Tách kiến nghị ra", "Recommendations parted from it"),
        _ => name,
    };
}
