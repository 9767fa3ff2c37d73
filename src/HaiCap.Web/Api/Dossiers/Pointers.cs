using System.Text;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>A problem's field, named as the pages post it, as a JSON pointer into the body of a request.</summary>
internal static class Pointers
{
    /// <summary>Into the body of an act.</summary>
    public static string Of<T>(string field)
    {
        var name = field switch
        {
            "why" => "reason",
            "components" => "defects",
            "officer" when typeof(T).GetProperty("To") is not null => "to",
            _ when field.StartsWith("paper-", StringComparison.Ordinal) => "attachments",
            _ => field,
        };
        return In<T>(name);
    }

    /// <summary>Into a filing.</summary>
    public static string OfFiling(string field) => field switch
    {
        "applicantName" => "/applicant/name",
        "applicantId" => "/applicant/idNumber",
        "applicantAddress" => "/applicant/address",
        "applicantPhone" => "/applicant/phone",
        "applicantEmail" => "/applicant/email",
        "place" => "/commune",
        _ when field.StartsWith("paper-", StringComparison.Ordinal) => "/attachments",
        _ => In<DossierFiling>(field),
    };

    /// <summary>A member of the body, else an answer to the form: "thiet-bi[0].kv" is /answers/thiet-bi/0/kv.</summary>
    private static string In<T>(string field)
    {
        var first = field.AsSpan()[..(field.AsSpan().IndexOfAny('[', '.') is var end and >= 0 ? end : field.Length)];
        var own = first.Length > 0 && typeof(T).GetProperty(char.ToUpperInvariant(first[0]) + first[1..].ToString()) is not null;
        var pointer = new StringBuilder(own ? "/" : "/answers/");
        foreach (var c in field)
        {
            _ = c switch
            {
                '[' or '.' => pointer.Append('/'),
                ']' => pointer,
                '~' => pointer.Append("~0"),
                '/' => pointer.Append("~1"),
                _ => pointer.Append(c),
            };
        }

        return pointer.ToString();
    }
}
