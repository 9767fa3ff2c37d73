namespace HaiCap.Core.Calendar;

/// <summary>What a year's calendar must keep to before it can be kept or published.</summary>
public static class CalendarYearRules
{
    private const int LongestName = 200;
    private const int LongestNotice = 300;

    /// <summary>Each fault names the row and its box: "Days[2].Hours".</summary>
    public static List<Problem> Faults(int year, IReadOnlyList<SpecialDay> days, string? notice)
    {
        var faults = new List<Problem>();
        for (var i = 0; i < days.Count; i++)
        {
            var day = days[i];
            if (day.Date.Year != year)
            {
                faults.Add(new("CAL-001", $"Ngày {day.Date:dd/MM/yyyy} không thuộc năm {year}.", $"{day.Date:yyyy-MM-dd} is not in {year}.", $"Days[{i}].Date"));
            }

            if (day.Kind == SpecialDayKind.HalfDay && day.Hours is null)
            {
                faults.Add(new("CAL-003", $"Ngày {day.Date:dd/MM/yyyy} làm nửa ngày nhưng chưa có giờ.", $"{day.Date:yyyy-MM-dd} is a half day without hours.", $"Days[{i}].Hours"));
            }

            if (string.IsNullOrWhiteSpace(day.Name))
            {
                faults.Add(new("CAL-004", $"Ngày {day.Date:dd/MM/yyyy} chưa có tên.", $"{day.Date:yyyy-MM-dd} has no name.", $"Days[{i}].Name"));
            }
            else if (VietnameseText.Nfc(day.Name).Length > LongestName)
            {
                faults.Add(new("CAL-005", $"Tên của ngày {day.Date:dd/MM/yyyy} dài quá {LongestName} ký tự.", $"The name of {day.Date:yyyy-MM-dd} is longer than {LongestName} characters.", $"Days[{i}].Name"));
            }

            if (day.SwapsWith is { } other && day.Kind is SpecialDayKind.SwapOff or SpecialDayKind.SwapWork && days.All(d => d.Date != other) && other.Year == year)
            {
                faults.Add(new(
                    "CAL-006", $"Ngày {day.Date:dd/MM/yyyy} hoán đổi với {other:dd/MM/yyyy} nhưng ngày đó không có trong lịch.",
                    $"{day.Date:yyyy-MM-dd} swaps with {other:yyyy-MM-dd}, which is not in the calendar.", $"Days[{i}].SwapsWith"));
            }
        }

        foreach (var twice in days.Select((day, i) => (day.Date, i)).GroupBy(d => d.Date).Where(g => g.Count() > 1))
        {
            faults.Add(new("CAL-002", $"Ngày {twice.Key:dd/MM/yyyy} được khai hai lần.", $"{twice.Key:yyyy-MM-dd} is listed twice.", $"Days[{twice.Last().i}].Date"));
        }

        if (notice is not null && VietnameseText.Nfc(notice).Length > LongestNotice)
        {
            faults.Add(new("CAL-007", $"Tên thông báo dài quá {LongestNotice} ký tự.", $"The notice's name is longer than {LongestNotice} characters.", "Notice"));
        }

        return faults;
    }
}
