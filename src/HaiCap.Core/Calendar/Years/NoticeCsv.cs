using CsvHelper;

namespace HaiCap.Core.Calendar.Years;

/// <summary>
/// A notice as a table: a heading line, then a day a line, comma or semicolon between. Columns by their names, Vietnamese or English, accents or not:
/// ngày (date) and tên (name) are needed; loại (kind), đổi với (swaps with), giờ (hours, "07:30-11:30 13:30-17:30"), chưa chắc chắn (unsure).
/// </summary>
internal static class NoticeCsv
{
    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.Ordinal)
    {
        ["date"] = ["ngay", "date"],
        ["name"] = ["ten", "ten ngay", "name", "ly do"],
        ["kind"] = ["loai", "kind"],
        ["swaps"] = ["doi voi", "hoan doi voi", "swaps with", "swapswith"],
        ["hours"] = ["gio", "gio lam viec", "hours"],
        ["unsure"] = ["chua chac chan", "cho xac nhan", "unsure"],
    };

    public static Outcome<IReadOnlyList<SpecialDay>> Read(string text)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { TrimWhitespace = true, TrimInsideQuotes = true, TrackLineNumbers = true });
        csv.ReadHeader();
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (heading, i) in csv.Headers.Select((heading, i) => (VietnameseText.Fold(heading), i)))
        {
            if (Columns.FirstOrDefault(column => column.Value.Contains(heading)).Key is { } column)
            {
                at.TryAdd(column, i);
            }
        }

        if (!at.ContainsKey("date") || !at.ContainsKey("name"))
        {
            return new Problem(
                "CAL-034", "Dòng đầu của tệp phải có cột “ngày” và cột “tên”.", "The first line must name a column “date” and a column “name”.", NoticeFile.Field);
        }

        var (days, faults) = (new List<SpecialDay>(), new List<Problem>());
        while (csv.Read())
        {
            string Of(string column) => at.TryGetValue(column, out var i) ? csv.GetString(i) : "";
            var day = Row(Of, csv.LineNumber);
            if (day.Ok)
            {
                days.Add(day.Value);
            }
            else
            {
                faults.AddRange(day.Problems);
            }
        }

        return faults.Count > 0 ? faults : days;
    }

    private static Outcome<SpecialDay> Row(Func<string, string> of, long line)
    {
        Problem Fault(string vi, string en) => new("CAL-035", $"Dòng {line}: {vi}", $"Line {line}: {en}", NoticeFile.Field);
        var faults = new List<Problem>();
        var (name, kindText, swapsText, hoursText) = (of("name"), of("kind"), of("swaps"), of("hours"));
        if (!NoticeFile.TryDate(of("date"), out var date))
        {
            faults.Add(Fault($"“{Short(of("date"))}” không phải ngày; viết ngày/tháng/năm.", $"“{Short(of("date"))}” is no date; write day/month/year."));
        }

        if (name.Length is 0 or > 200)
        {
            faults.Add(Fault("tên phải có từ 1 đến 200 ký tự.", "a name has 1 to 200 characters."));
        }

        var kind = kindText.Length == 0 ? NoticeFile.KindByName(name) : NoticeFile.KindOf(kindText);
        if (kind is null)
        {
            faults.Add(Fault(
                $"loại “{Short(kindText)}” không có; dùng: nghỉ lễ, nghỉ bù, nghỉ hoán đổi, làm bù, nửa ngày, nghỉ địa phương.",
                $"there is no kind “{Short(kindText)}”; use: holiday, made up, swap off, swap work, half day, local day off."));
        }

        DateOnly? swaps = null;
        if (swapsText.Length > 0)
        {
            if (NoticeFile.TryDate(swapsText, out var other))
            {
                swaps = other;
            }
            else
            {
                faults.Add(Fault($"“{Short(swapsText)}” ở cột đổi với không phải ngày.", $"“{Short(swapsText)}” in the column swaps with is no date."));
            }
        }

        var hours = HoursText.Read(hoursText);
        if (!hours.Ok)
        {
            faults.AddRange(hours.Problems.Select(problem => Fault(problem.Vi, problem.En)));
        }

        return faults.Count > 0
            ? faults
            : new SpecialDay(date, name, kind!.Value, of("unsure").Length > 0 ? DayConfidence.Unsure : DayConfidence.Published, Hours: hours.Value.Day, SwapsWith: swaps);
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
