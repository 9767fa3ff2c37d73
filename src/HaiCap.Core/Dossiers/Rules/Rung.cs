using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HaiCap.Core.Dossiers.Rules;

/// <summary>A clock that runs against somebody.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BellClock>))]
public enum BellClock
{
    /// <summary>The whole dossier, as the law and the receipt say.</summary>
    Legal,

    /// <summary>The shorter limit an agency sets itself.</summary>
    Internal,

    /// <summary>The hours of the present step.</summary>
    Step,

    /// <summary>"Accepted" or "fix this" to the applicant (decree 118/2025, article 17.2).</summary>
    Reception,

    /// <summary>From the counter to the competent agency (articles 18.2 and 20.1a).</summary>
    Transfer,

    /// <summary>Another unit's answer (article 19.4d).</summary>
    Consultation,

    /// <summary>The applicant's time to complete the dossier (article 19.5).</summary>
    Applicant,

    /// <summary>The answer a unit owes to a recommendation.</summary>
    Answer,

    /// <summary>What an answer promised by a day.</summary>
    Plan,

    /// <summary>Another unit's opinion on a recommendation.</summary>
    Opinion,
}

/// <summary>What happens by itself when a clock has run out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OwnEnd>))]
public enum OwnEnd
{
    /// <summary>The case is closed (form 05).</summary>
    Stop,

    /// <summary>The case is closed and the papers are given back.</summary>
    GiveBack,

    /// <summary>The dossier is refused (form 03).</summary>
    Refuse,

    /// <summary>By law silence grants what was asked for.</summary>
    Accept,
}

[JsonConverter(typeof(JsonStringEnumConverter<BellPoint>))]
public enum BellPoint
{
    /// <summary>So much of the time has gone.</summary>
    Percent,

    /// <summary>At the opening of the working day so many before the last one; of the applicant's time, in the morning of such a calendar day.</summary>
    DaysBefore,

    AtDue,

    /// <summary>So many working days late.</summary>
    DaysAfter,
}

[JsonConverter(typeof(JsonStringEnumConverter<BellTarget>))]
public enum BellTarget
{
    /// <summary>Whoever has the work: the officer, or those of the unit whose turn it is.</summary>
    Holder,

    Head,

    Director,

    /// <summary>Auditors; administrators where there is none.</summary>
    Supervision,

    Applicant,
}

/// <summary>One rung of a ladder: when it rings and who is told.</summary>
/// <param name="Value">Percent or days; 0 at the due time.</param>
public sealed record Rung(BellPoint At, int Value, IReadOnlyList<BellTarget> Tell)
{
    public const int MostDays = 60;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>How grave it is: before the due time negative, after it positive. Of rungs that were missed the gravest is told.</summary>
    [JsonIgnore]
    public int Order => At switch
    {
        BellPoint.Percent => Value - 1000,
        BellPoint.DaysBefore => -Value,
        BellPoint.DaysAfter => Value,
        _ => 0,
    };

    /// <summary>At the due time and after it: told at once, not with the morning's digest.</summary>
    [JsonIgnore]
    public bool IsUrgent => Order >= 0;

    /// <summary>"75%", "-1", "0", "+3": as acts name it.</summary>
    [JsonIgnore]
    public string Name => At switch
    {
        BellPoint.Percent => $"{Value.ToString(CultureInfo.InvariantCulture)}%",
        BellPoint.DaysAfter => $"+{Value.ToString(CultureInfo.InvariantCulture)}",
        _ => Order.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The rung of an <see cref="Order"/>, telling nobody: what is kept of one that has rung.</summary>
    internal static Rung OfOrder(int order) => order switch
    {
        < -MostDays => new(BellPoint.Percent, order + 1000, []),
        < 0 => new(BellPoint.DaysBefore, -order, []),
        0 => new(BellPoint.AtDue, 0, []),
        _ => new(BellPoint.DaysAfter, order, []),
    };

    public static string ToText(IReadOnlyList<Rung> rungs) => JsonSerializer.Serialize(rungs, Json);

    public static IReadOnlyList<Rung> Read(string rungs) => JsonSerializer.Deserialize<List<Rung>>(rungs, Json)!;
}
