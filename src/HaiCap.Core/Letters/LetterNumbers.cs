using System.Globalization;
using HaiCap.Core.Data;

namespace HaiCap.Core.Letters;

/// <summary>
/// Numbers of official documents: each agency counts each kind of paper from 01 again on 1 January (decree 30/2020, article 15). Reserved before the long
/// transaction (rule 7), so a letter that fails leaves a gap, never a second paper with the same number.
/// </summary>
public sealed class LetterNumbers(SeriesReserver reserver)
{
    /// <summary>«05/GP-SKHCN». Reserve it last, when nothing but the signature is to come.</summary>
    /// <param name="kind">The abbreviation of the kind: GP, GXN, GCN, QĐ, TB (see <see cref="LetterKinds"/>).</param>
    /// <param name="suffix">The abbreviation of the agency, <c>Agency.NotationSuffix</c>: SKHCN, UBND.</param>
    /// <param name="day">The day of issue, whose year counts.</param>
    public async Task<string> NextAsync(
        string provinceCode, Guid agencyId, string kind, string suffix, DateOnly day, CancellationToken cancellationToken = default)
    {
        var number = await reserver.NextAsync(provinceCode, $"letter/{agencyId:N}/{kind}/{day.Year}", cancellationToken);
        return Format(number, kind, suffix);
    }

    /// <summary>Numbers under ten are written with a zero before them.</summary>
    public static string Format(long number, string kind, string suffix) => $"{number.ToString("00", CultureInfo.InvariantCulture)}/{kind}-{suffix}";
}

/// <summary>Abbreviations of the kinds of paper. QĐ and TB are of annex III to decree 30/2020; the others are customary for licences.</summary>
public static class LetterKinds
{
    public const string Decision = "QĐ";
    public const string Notice = "TB";
    public const string Licence = "GP";
    public const string Confirmation = "GXN";
    public const string Certificate = "GCN";

    public static string Of(Sheets.ResultKind kind) => kind switch
    {
        Sheets.ResultKind.Licence => Licence,
        Sheets.ResultKind.Confirmation => Confirmation,
        Sheets.ResultKind.Certificate => Certificate,
        Sheets.ResultKind.Decision => Decision,
        _ => Notice,
    };
}
