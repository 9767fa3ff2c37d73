using System.Globalization;
using System.Text;

namespace HaiCap.Core.Calendar.Years;

/// <summary>Days of a year as the table that <see cref="NoticeFile"/> reads.</summary>
public static class NoticeTable
{
    public static string Write(IEnumerable<SpecialDay> days)
    {
        var text = new StringBuilder("ngày,tên,loại,đổi với,giờ,chưa chắc chắn\r\n");
        foreach (var day in days.OrderBy(day => day.Date))
        {
            text.AppendJoin(',', new[]
            {
                Date(day.Date), day.Name, NoticeFile.WordOf(day.Kind), day.SwapsWith is { } other ? Date(other) : "", HoursText.Write(day.Hours),
                day.Confidence == DayConfidence.Unsure ? "x" : "",
            }.Select(Field)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Field(string text) => text.AsSpan().ContainsAny(",;\t\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
