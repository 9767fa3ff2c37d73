using System.Globalization;
using HaiCap.Core;

namespace HaiCap.Web.Design;

/// <summary>Both languages stand side by side where they are used, so neither can be forgotten. Vietnamese is the default.</summary>
public static class Words
{
    public const string CookieName = "ngon-ngu";

    private static readonly CultureInfo EnglishUi = CultureInfo.GetCultureInfo("en");
    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NumberGroupSizes = [3] };

    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static string Language => English ? "en" : "vi";

    public static string T(string vi, string en) => English ? en : vi;

    public static string T(Problem problem) => T(problem.Vi, problem.En);

    /// <summary>What is said in the one language and in the other, for programs that want both.</summary>
    public static (string Vi, string En) Both(Func<string> say)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = VietnameseText.Culture;
            var vi = say();
            CultureInfo.CurrentUICulture = EnglishUi;
            return (vi, say());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>22/11/2026 09:30, local time.</summary>
    public static string Instant(DateTimeOffset instant) => instant.ToLocal().ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Number(decimal number) => number.ToString("#,##0.##", Numbers);

    /// <summary>Dong has no decimals: 1.500.000 đ.</summary>
    public static string Money(decimal dong) => dong.ToString("#,##0", Numbers) + " đ";

    /// <summary>Dates and numbers are always written the Vietnamese way; only the words change.</summary>
    internal static void Use(string? language)
    {
        CultureInfo.CurrentCulture = VietnameseText.Culture;
        CultureInfo.CurrentUICulture = language == "en" ? EnglishUi : VietnameseText.Culture;
    }
}
