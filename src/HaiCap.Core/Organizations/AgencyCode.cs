using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace HaiCap.Core.Organizations;

/// <summary>
/// Electronic identity code of an agency (decision 20/2020/QĐ-TTg): groups of <c>[0-9A-Z]</c> between dots, at most 35 characters. Two styles live
/// side by side, the new from the top down (<c>H41.19</c>), the old from the bottom up (<c>000.00.19.H41</c>); both are kept as written.
/// </summary>
public sealed partial record AgencyCode
{
    public const int MaxLength = 35;

    private AgencyCode(string text) => Text = text;

    public string Text { get; }

    /// <summary>The same agency in the new style: <c>000.00.19.H41</c> → <c>H41.19</c>.</summary>
    public AgencyCode ToNewStyle()
    {
        var groups = Text.Split('.');
        return groups.Length == 4 && !char.IsAsciiDigit(groups[3][0]) && groups[..3].All(g => g.All(char.IsAsciiDigit))
            ? new AgencyCode(string.Join('.', groups.Reverse().Where((g, i) => i == 0 || g.Any(c => c != '0'))))
            : this;
    }

    /// <summary>The ministry's or province's own code: H41.</summary>
    public string Root => ToNewStyle().Text.Split('.')[0];

    public static bool TryParse(string? text, [NotNullWhen(true)] out AgencyCode? code)
    {
        var clean = text?.Trim().ToUpperInvariant();
        code = clean is { Length: > 0 and <= MaxLength } && Form().IsMatch(clean) ? new AgencyCode(clean) : null;
        return code is not null;
    }

    /// <exception cref="FormatException">The text is no agency code: for codes written by us, never for what people type.</exception>
    public static AgencyCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not an agency code");

    public override string ToString() => Text;

    [GeneratedRegex(@"^[0-9A-Z]+(\.[0-9A-Z]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Form();
}
