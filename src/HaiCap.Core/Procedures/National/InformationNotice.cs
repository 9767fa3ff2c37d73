using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HaiCap.Core.Calendar;

namespace HaiCap.Core.Procedures.National;

/// <summary>
/// What the national catalogue tells of a procedure this province does not take itself. There is no form, step or competent agency in it, so none is
/// made up: such a version is told, found and never filed.
/// </summary>
public sealed partial record InformationNotice
{
    /// <summary>The decision that published it, as cited.</summary>
    public required string Decision { get; init; }

    /// <summary>Levels it is done at, as the catalogue writes them.</summary>
    public required string Levels { get; init; }

    public string? Type { get; init; }

    public required string WhoMayApply { get; init; }

    /// <summary>Cơ quan có thẩm quyền; the catalogue often leaves it out.</summary>
    public string? Authority { get; init; }

    /// <summary>Cơ quan thực hiện.</summary>
    public required string Agency { get; init; }

    public IReadOnlyList<string> Channels { get; init; } = [];

    public IReadOnlyList<string> TimeLimits { get; init; } = [];

    public IReadOnlyList<string> ResultCodes { get; init; } = [];

    public IReadOnlyList<Audience> Audiences { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, ProcedureDefinition.Json);

    public static InformationNotice FromJson(string json) =>
        JsonSerializer.Deserialize<InformationNotice>(json, ProcedureDefinition.Json) ?? throw new JsonException("An empty notice.");

    /// <summary>The one limit it names, where it names one; several are told as they are written, since which counts when is not said.</summary>
    public TimeLimit? OneLimit()
    {
        if (TimeLimits is not [var only] || Length().Match(only) is not { Success: true } found)
        {
            return null;
        }

        TimeUnit? unit = VietnameseText.Fold(found.Groups["unit"].Value) switch
        {
            "gio" or "gio lam viec" => TimeUnit.WorkingHour,
            "ngay lam viec" => TimeUnit.WorkingDay,
            "ngay" => TimeUnit.CalendarDay,
            "thang" => TimeUnit.Month,
            _ => null,
        };
        return unit is { } known ? new TimeLimit(decimal.Parse(found.Groups["value"].Value, CultureInfo.InvariantCulture), known, Confirmed: true) : null;
    }

    [GeneratedRegex(@"\A\s*(?<value>[0-9]{1,4}(?:\.[0-9]{1,2})?)\s+(?<unit>\p{L}[\p{L} ]{1,20}?)\s*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Length();
}
