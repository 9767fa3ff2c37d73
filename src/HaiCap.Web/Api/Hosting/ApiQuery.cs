using System.Globalization;
using HaiCap.Core;

namespace HaiCap.Web.Api.Hosting;

/// <summary>Reads query parameters and keeps what is wrong with them; ask <see cref="Refusal"/> when all are read.</summary>
public sealed class ApiQuery(HttpContext http)
{
    public const int MostItems = 200;
    public const int UsualItems = 50;

    private readonly List<ApiFault> faults = [];

    /// <summary>400 with each parameter at fault; null when all were well.</summary>
    public IResult? Refusal => faults.Count == 0 ? null
        : ApiProblems.Refuse(ApiProblems.Of(StatusCodes.Status400BadRequest, ApiProblems.BadParameter, faults));

    /// <summary>Null when it was not given.</summary>
    public string? Text(string name, int most = 200)
    {
        var given = http.Request.Query[name];
        if (given.Count > 1 || given.ToString().Length > most || given.ToString().Contains('\0', StringComparison.Ordinal))
        {
            Fault(name, given.Count > 1 ? "Tham số có hai lần." : "Giá trị không hợp lệ hoặc quá dài.", given.Count > 1 ? "The parameter stands twice." : "Not valid or too long.");
            return null;
        }

        return string.IsNullOrWhiteSpace(given.ToString()) ? null : VietnameseText.Nfc(given.ToString());
    }

    public int Limit()
    {
        if (Text("limit", 10) is not { } text)
        {
            return UsualItems;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostItems)
        {
            return limit;
        }

        Fault("limit", $"Số dòng từ 1 đến {MostItems}.", $"From 1 to {MostItems}.");
        return UsualItems;
    }

    /// <summary>The parts of <c>after</c>; null on the first page.</summary>
    public string[]? After(int parts = 1)
    {
        if (Text("after", 600) is not { } text)
        {
            return null;
        }

        var read = Cursor.Read(text, parts);
        if (read is null)
        {
            Fault("after", "Dùng đúng giá trị next của trang trước.", "Use next of the page before, as it was given.");
        }

        return read;
    }

    /// <summary>One of an enum's words in camel case.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Text(name, 60) is not { } text)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
            {
                return value;
            }
        }

        var words = string.Join(", ", Enum.GetValues<T>().Select(value => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString())));
        Fault(name, $"Một trong: {words}.", $"One of: {words}.");
        return null;
    }

    /// <summary>A legal day, 2026-01-31.</summary>
    public DateOnly? Day(string name)
    {
        if (Text(name, 20) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 3000)
        {
            return day;
        }

        Fault(name, "Ngày viết là 2026-01-31.", "A day is written 2026-01-31.");
        return null;
    }

    public int? Year(string name)
    {
        if (Text(name, 10) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 3000)
        {
            return year;
        }

        Fault(name, "Năm viết là 2026.", "A year is written 2026.");
        return null;
    }

    public void Fault(string name, string vi, string en) => faults.Add(new ApiFault(ApiProblems.BadParameter.Code, vi, en, Parameter: name));
}
