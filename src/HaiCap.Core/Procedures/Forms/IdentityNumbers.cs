using System.Text.RegularExpressions;

namespace HaiCap.Core.Procedures.Forms;

/// <summary>Shapes of the numbers people and enterprises are known by.</summary>
public static partial class IdentityNumbers
{
    // The first three digits keep the 63 provinces that issued them, whatever merged since.
    private const string OldProvinces =
        "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 " +
        "049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096";

    private static readonly HashSet<string> Provinces = [.. OldProvinces.Split(' ')];

    // Weights of the tax number's check digit (circular 105/2020/TT-BTC): the last digit is 10 less the sum modulo 11.
    private static readonly int[] TaxWeights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    /// <summary>12 digits: old province, century and sex, two of the year of birth, six more; or the nine of a CMND.</summary>
    public static bool IsCitizen(string text, DateOnly today) =>
        OldCard().IsMatch(text)
        || (Citizen().IsMatch(text) && Provinces.Contains(text[..3]) && BirthYear(text) <= today.Year);

    /// <summary>As long as one of the two, whatever it says.</summary>
    internal static bool HasCitizenShape(string text) => OldCard().IsMatch(text) || Citizen().IsMatch(text);

    internal static bool HasEnterpriseShape(string text) => Enterprise().IsMatch(text);

    /// <summary>The year of birth a 12-digit number carries.</summary>
    public static int BirthYear(string citizen) => 1900 + ((citizen[3] - '0') / 2 * 100) + int.Parse(citizen.AsSpan(4, 2), provider: null);

    /// <summary>10 digits with a right check digit, or those with a branch: <c>0100109106-001</c>.</summary>
    public static bool IsEnterprise(string text)
    {
        if (!Enterprise().IsMatch(text))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < TaxWeights.Length; i++)
        {
            sum += (text[i] - '0') * TaxWeights[i];
        }

        return 10 - (sum % 11) == text[9] - '0';
    }

    /// <summary>Mobile 0[35789] and ten digits; landline 02 and ten or eleven.</summary>
    public static bool IsPhone(string text) => PhoneShape().IsMatch(text);

    public static bool IsEmail(string text) => text.Length <= 254 && EmailShape().IsMatch(text);

    internal static string Tidy(string typed)
    {
        var digits = string.Concat(typed.Where(c => c is not (' ' or '.' or '-' or '\u00a0')));
        return digits.Length == 13 ? $"{digits[..10]}-{digits[10..]}" : digits;
    }

    [GeneratedRegex(@"\A[0-9]{9}\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex OldCard();

    [GeneratedRegex(@"\A[0-9]{12}\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Citizen();

    [GeneratedRegex(@"\A[0-9]{10}(?:-[0-9]{3})?\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Enterprise();

    [GeneratedRegex(@"\A0(?:[35789][0-9]{8}|2[0-9]{8,9})\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex PhoneShape();

    [GeneratedRegex(@"\A[^@\s]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex EmailShape();
}
