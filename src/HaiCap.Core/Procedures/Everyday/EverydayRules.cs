using HaiCap.Core.Procedures.Catalogue;

namespace HaiCap.Core.Procedures.Everyday;

/// <param name="From">Null for the product's own.</param>
/// <param name="Coming">Set anew for a later day.</param>
public sealed record EverydayLine(string Said, IReadOnlyList<string> Meanings, DateOnly? From, DateOnly? Coming);

/// <summary>Which everyday words hold on a day, and which may be set.</summary>
public static class EverydayRules
{
    public const int MostMeanings = 6;
    public const int MostWords = 8;

    public static Problem Nothing { get; } = new("EVW-001", "Ghi lời người dân hay nói, từ một đến tám từ.", "Write what people say, one to eight words.", "Said");

    public static Problem TooLong { get; } = new("EVW-002", "Lời nói dài quá 100 ký tự.", "What is said is longer than 100 characters.", "Said");

    public static Problem WrongMeanings { get; } = new(
        "EVW-003", "Ghi tối đa sáu nghĩa, tất cả không quá 1.000 ký tự, mỗi nghĩa có chữ.", "Write at most six meanings of 1,000 characters in all, each with a word in it.", "Meanings");

    public static Problem WrongDay { get; } = new("EVW-004", "Chọn ngày từ hôm nay đến năm năm tới.", "Choose a day from today to five years ahead.", "From");

    public static IEnumerable<Problem> Check(string said, IReadOnlyList<string> meanings, DateOnly from, DateOnly today)
    {
        if (CatalogueText.Words(said).Count is 0 or > MostWords)
        {
            yield return Nothing;
        }
        else if (said.Length > EverydayWord.LongestSaid)
        {
            yield return TooLong;
        }

        if (meanings.Count > MostMeanings || meanings.Any(m => CatalogueText.Words(m).Count == 0) || string.Join(" ; ", meanings).Length > EverydayWord.LongestMeanings)
        {
            yield return WrongMeanings;
        }

        if (from < today || from > today.AddYears(5))
        {
            yield return WrongDay;
        }
    }

    /// <summary>By what is said: the province's newest line of the day, else the product's. A line without meanings is told, and means nothing.</summary>
    public static IReadOnlyList<EverydayLine> LinesOn(DateOnly day, IReadOnlyList<EverydayEntry> product, IEnumerable<EverydayWord> rows)
    {
        var lines = new SortedDictionary<string, EverydayLine>(StringComparer.Ordinal);
        foreach (var entry in product)
        {
            lines[EverydayWord.KeyOf(entry.Said)] = new(entry.Said, entry.Meanings, null, null);
        }

        foreach (var said in rows.GroupBy(row => row.Key, StringComparer.Ordinal))
        {
            var coming = said.Where(row => row.ValidFrom > day).Select(row => (DateOnly?)row.ValidFrom).Min();
            if (said.Where(row => row.ValidFrom <= day).MaxBy(row => row.ValidFrom) is { } now)
            {
                lines[said.Key] = new(now.Said, EverydaySeed.Meanings(now.Meanings), now.ValidFrom, coming);
            }
            else
            {
                lines[said.Key] = lines.TryGetValue(said.Key, out var own) ? own with { Coming = coming } : new(said.First().Said, [], null, coming);
            }
        }

        return [.. lines.Values];
    }

    public static EverydayWords WordsOf(IEnumerable<EverydayLine> lines) => new(lines.Where(line => line.Meanings.Count > 0).Select(line => new EverydayEntry(line.Said, line.Meanings)));
}
