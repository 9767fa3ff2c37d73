using HaiCap.Core.Dossiers.Moves;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Dossiers;

/// <summary>What moving a dossier to another version would do, as people say it.</summary>
public static class MoveWords
{
    /// <summary>One line for each thing that is different; none where nothing is.</summary>
    public static IEnumerable<string> Changes(MoveEffects effects)
    {
        if (effects.Stays is { } stays)
        {
            var (vi, en) = MoveRules.Words(stays);
            yield return T($"Ở lại: {vi}.", $"Stays: {en}.");
            yield break;
        }

        if (effects is { From: { } from, To: { } to } && from.Name != to.Name)
        {
            yield return T($"Bước “{from.Name}” thành “{to.Name}”.", $"The step “{from.Name}” becomes “{to.Name}”.");
        }

        if (effects.StepDueAfter is { } step && effects.StepDueBefore is { } stepBefore && step != stepBefore)
        {
            yield return T($"Hạn của bước: {Instant(stepBefore)} thành {Instant(step)}.", $"The step is due {Instant(step)} instead of {Instant(stepBefore)}.");
        }

        foreach (var (names, vi, en) in new[]
        {
            (effects.NewPapers, "Bản mới đòi thêm giấy tờ", "Papers the new version asks for"),
            (effects.NewQuestions, "Tờ khai mới bắt buộc, hồ sơ chưa có", "Required questions without an answer"),
            (effects.GoneQuestions, "Tờ khai mới không còn hỏi, câu trả lời vẫn giữ", "Questions no longer asked; the answers are kept"),
        })
        {
            if (names.Count > 0)
            {
                yield return $"{T(vi, en)}: {string.Join("; ", names)}.";
            }
        }

        if (effects.FeeBefore != effects.FeeAfter)
        {
            yield return T($"Phí, lệ phí: {Fee(effects.FeeBefore)} thành {Fee(effects.FeeAfter)}; không thu thêm.", $"Fees: {Fee(effects.FeeBefore)} becomes {Fee(effects.FeeAfter)}; no more is charged.");
        }
    }

    public static string Due(DateTimeOffset? due) => due is { } at ? Instant(at) : T("chưa tiếp nhận", "not accepted yet");

    private static string Fee(long? fee) => fee is { } amount ? Money(amount) : T("theo thông báo", "as told");
}
