using System.Collections.Frozen;
using HaiCap.Core.Acts;

namespace HaiCap.Core.Webhooks.Rules;

/// <summary>The acts a subscriber may choose. Those of accounts, keys, posts and the log itself never leave the house.</summary>
public static class ActChoice
{
    private static readonly string[] Families = ["dossier.", "procedure.", "calendar.", "agency."];

    public static readonly IReadOnlyList<string> Names =
        [.. ActNames.All.Values.Where(name => Families.Any(family => name.StartsWith(family, StringComparison.Ordinal))).Order(StringComparer.Ordinal)];

    private static readonly FrozenSet<string> Known = Names.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>In one form: single spaces, sorted, no doubles; or the problem WHK-006 with the first name that is none.</summary>
    public static Outcome<string> Parse(string? text)
    {
        var patterns = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return patterns.Count == 0 ? WebhookProblems.BadActs("")
            : patterns.Find(pattern => !IsOne(pattern)) is { } wrong ? WebhookProblems.BadActs(wrong.Length > 60 ? wrong[..60] : wrong)
            : string.Join(' ', patterns) is { Length: <= 1000 } acts ? acts
            : WebhookProblems.BadActs("…");
    }

    /// <summary>Whether an act is among those chosen in a parsed text.</summary>
    public static bool Includes(string acts, string name)
    {
        if (!Known.Contains(name))
        {
            return false;
        }

        foreach (var range in acts.AsSpan().Split(' '))
        {
            var pattern = acts.AsSpan(range);
            if (pattern.EndsWith(".*") ? name.AsSpan().StartsWith(pattern[..^1]) : pattern.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOne(string pattern) => Known.Contains(pattern) || Families.Any(family => pattern == $"{family}*");
}
