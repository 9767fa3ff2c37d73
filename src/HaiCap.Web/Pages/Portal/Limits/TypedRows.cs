using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Calendar;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;

namespace HaiCap.Web.Pages.Portal.Limits;

/// <summary>A stage as typed: how many of what, and what for.</summary>
public sealed record StageRow(string Value, string Unit, string Name)
{
    public const string List = "gd";

    public static readonly StageRow Empty = new("", Units[0].Key, "");

    /// <summary>The units as the address says them, the most used first.</summary>
    public static IReadOnlyList<(string Key, TimeUnit Unit)> Units =>
    [
        ("ngay-lam-viec", TimeUnit.WorkingDay), ("gio-lam-viec", TimeUnit.WorkingHour), ("ngay", TimeUnit.CalendarDay), ("thang", TimeUnit.Month),
    ];

    public bool IsEmpty => Value.Length == 0 && Name.Length == 0;

    public static StageRow Of(IQueryCollection query, int i) => new(Text(query, List, i, "so"), Text(query, List, i, "dv"), Text(query, List, i, "ten"));

    public LimitStage? Read()
    {
        var unit = Units.FirstOrDefault(unit => unit.Key == Unit, Units[0]).Unit;
        return Number(Value) is { } number ? new LimitStage(number, unit, Name.Length == 0 ? null : VietnameseText.Nfc(Name)) : null;
    }

    internal static string Text(IQueryCollection query, string list, int i, string part) => query[$"{list}[{i}].{part}"].ToString().Trim();

    /// <summary>As Vietnam writes it, "2,5"; "2.5" cannot mean anything else here.</summary>
    private static decimal? Number(string typed) => FormValues.Number(typed)
        ?? (typed.Length <= 20 && decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null);
}

/// <summary>A pause as typed.</summary>
public sealed record PauseRow(string From, string To, string Effect, string Name)
{
    public const string List = "dung";
    public const string Restart = "tinh-lai";
    public const string Continue = "tinh-tiep";

    public static readonly PauseRow Empty = new("", "", Restart, "");

    public bool IsEmpty => From.Length == 0 && To.Length == 0 && Name.Length == 0;

    public static PauseRow Of(IQueryCollection query, int i) => new(
        StageRow.Text(query, List, i, "tu"), StageRow.Text(query, List, i, "den"), StageRow.Text(query, List, i, "cach"), StageRow.Text(query, List, i, "ten"));

    /// <summary>Null until both ends are moments.</summary>
    public AskedPause? Read() => LimitWords.Read(From) is { } from && LimitWords.Read(To) is { } to
        ? new AskedPause(from, to, Effect: Effect == Continue ? StopEffect.Continue : StopEffect.Restart, Label: Name.Length == 0 ? null : VietnameseText.Nfc(Name))
        : null;
}
