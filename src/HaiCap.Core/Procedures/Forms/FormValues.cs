using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HaiCap.Core.Procedures.Forms;

/// <summary>How Vietnam writes numbers, days and telephone numbers, both ways.</summary>
public static partial class FormValues
{
    private static readonly string[] DayShapes = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d M yyyy", "yyyy-MM-dd"];

    /// <summary>"1.500.000", "36,5", "-2": dots between thousands, a comma before decimals. "1.5" is not a number here.</summary>
    public static decimal? Number(string typed)
    {
        var text = typed.Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return NumberShape().IsMatch(text)
            && decimal.TryParse(
                text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>Whole VND, with or without "đ", "đồng" or "VND" behind it.</summary>
    public static decimal? Money(string typed) => Number(MoneyTail().Replace(typed, ""));

    /// <summary>dd/MM/yyyy; also accepts a lone digit, dashes or dots, and yyyy-MM-dd.</summary>
    public static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed.Replace(" / ", "/", StringComparison.Ordinal), DayShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year >= 1800 ? day : null;

    public static string Show(decimal number)
    {
        var text = number.ToString("#,##0.############################", CultureInfo.InvariantCulture);
        return text.Replace(',', '\u0001').Replace('.', ',').Replace('\u0001', '.');
    }

    public static string ShowMoney(decimal amount) => Show(amount) + " đ";

    public static string Show(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The typed text in its stored form; what cannot be read stays as typed, for the person to mend.</summary>
    internal static JsonNode Read(FormField field, string typed) => field.Kind switch
    {
        FormFieldKind.Number when Number(typed) is { } number => JsonValue.Create(number),
        FormFieldKind.Money when Money(typed) is { } amount => JsonValue.Create(amount),
        FormFieldKind.Date when Day(typed) is { } day => JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        FormFieldKind.Citizen when Separators().Replace(typed, "") is var tidy && IdentityNumbers.HasCitizenShape(tidy) => JsonValue.Create(tidy),
        FormFieldKind.Enterprise when IdentityNumbers.Tidy(typed) is var tidy && IdentityNumbers.HasEnterpriseShape(tidy) => JsonValue.Create(tidy),
        FormFieldKind.Phone when Phone(typed) is var tidy && IdentityNumbers.IsPhone(tidy) => JsonValue.Create(tidy),
        FormFieldKind.Lines => JsonValue.Create(typed),
        _ => JsonValue.Create(Spaces().Replace(typed, " ")),
    };

    /// <summary>Without separators, +84 as 0.</summary>
    public static string Phone(string typed)
    {
        var digits = Separators().Replace(typed, "").Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        return digits.StartsWith("+84", StringComparison.Ordinal) ? "0" + digits[3..].TrimStart('0') : digits;
    }

    /// <summary>What goes back into the box.</summary>
    public static string Typed(FormField field, FormAnswers answers) => field.Kind switch
    {
        FormFieldKind.Number or FormFieldKind.Money when answers.Number(field.Key) is { } number => Show(number),
        FormFieldKind.Date when answers.Date(field.Key) is { } day => Show(day),
        _ => answers.Text(field.Key) ?? "",
    };

    [GeneratedRegex(@"\A-?(?:[0-9]{1,3}(?:\.[0-9]{3}){1,4}|[0-9]{1,15})(?:,[0-9]{1,9})?\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex NumberShape();

    [GeneratedRegex(@"\s*(?:đồng|đ|₫|vnđ|vnd)\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex MoneyTail();

    [GeneratedRegex(@"[\s.\-\u00a0]", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Spaces();
}
