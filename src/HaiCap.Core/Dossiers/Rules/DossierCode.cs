using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Dossiers.Rules;

/// <summary>
/// <c>{competent agency}-{received yyMMdd}-{daily sequence}</c> (decree 118/2025, article 28), e.g. <c>H41.19-251122-0001</c>; four digits or more.
/// Old forms of agency codes are accepted. The code never changes once given.
/// </summary>
public sealed partial record DossierCode
{
    public const int MaxLength = 50;

    private DossierCode(string value) => Value = value;

    public string Value { get; }

    public static DossierCode Make(AgencyCode competent, DateOnly submitted, long sequence) =>
        new($"{competent.Text}-{submitted.ToString("yyMMdd", CultureInfo.InvariantCulture)}-{sequence.ToString("D4", CultureInfo.InvariantCulture)}");

    public static bool TryParse(string? text, [NotNullWhen(true)] out DossierCode? code)
    {
        var clean = text?.Trim().ToUpperInvariant().Replace('–', '-');
        code = clean is { Length: <= MaxLength } && Shape().IsMatch(clean) ? new DossierCode(clean) : null;
        return code is not null;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[0-9A-Z]+(?:\.[0-9A-Z]+)*-[0-9]{6}-[0-9]{4,8}\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Shape();
}
