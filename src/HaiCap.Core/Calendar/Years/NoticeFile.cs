using System.Globalization;

namespace HaiCap.Core.Calendar.Years;

/// <summary>
/// The days off of a yearly notice out of a file, CSV or iCalendar, told apart by their content. Nothing is half read: either every day of
/// the file, or what is wrong with each line (CAL-030 … CAL-036, <see cref="Problem.Field"/> "file").
/// </summary>
public static class NoticeFile
{
    public const int MostCharacters = 200_000;

    internal const string Field = "file";

    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyyMMdd", "d/M/yyyy", "dd/MM/yyyy", "d-M-yyyy", "d.M.yyyy"];

    private static readonly Dictionary<string, SpecialDayKind> Kinds = new(StringComparer.Ordinal)
    {
        ["nghi le"] = SpecialDayKind.Holiday,
        ["le"] = SpecialDayKind.Holiday,
        ["holiday"] = SpecialDayKind.Holiday,
        ["off"] = SpecialDayKind.Holiday,
        ["nghi bu"] = SpecialDayKind.MadeUp,
        ["madeup"] = SpecialDayKind.MadeUp,
        ["made up"] = SpecialDayKind.MadeUp,
        ["nghi hoan doi"] = SpecialDayKind.SwapOff,
        ["hoan doi"] = SpecialDayKind.SwapOff,
        ["swapoff"] = SpecialDayKind.SwapOff,
        ["swap off"] = SpecialDayKind.SwapOff,
        ["swap_off"] = SpecialDayKind.SwapOff,
        ["lam bu"] = SpecialDayKind.SwapWork,
        ["swapwork"] = SpecialDayKind.SwapWork,
        ["swap work"] = SpecialDayKind.SwapWork,
        ["swap_work"] = SpecialDayKind.SwapWork,
        ["nua ngay"] = SpecialDayKind.HalfDay,
        ["lam nua ngay"] = SpecialDayKind.HalfDay,
        ["halfday"] = SpecialDayKind.HalfDay,
        ["half day"] = SpecialDayKind.HalfDay,
        ["nghi dia phuong"] = SpecialDayKind.LocalDayOff,
        ["localdayoff"] = SpecialDayKind.LocalDayOff,
        ["local day off"] = SpecialDayKind.LocalDayOff,
    };

    /// <param name="year">Days of other years are refused: the file is of another notice.</param>
    public static Outcome<IReadOnlyList<SpecialDay>> Read(string text, int year)
    {
        if (text.Length > MostCharacters)
        {
            return new Problem("CAL-030", $"Tệp quá lớn (trên {MostCharacters:N0} ký tự).", $"The file is too large (over {MostCharacters:N0} characters).", Field);
        }

        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return new Problem("CAL-031", "Tệp không ở bảng mã UTF-8. Lưu lại dưới dạng CSV UTF-8.", "The file is not in UTF-8. Save it as CSV UTF-8.", Field);
        }

        text = VietnameseText.Nfc(text.TrimStart('\uFEFF'));
        var nothing = new Problem("CAL-033", "Tệp không có ngày nào.", "The file has no day.", Field);
        if (text.Length == 0)
        {
            return nothing;
        }

        var read = text.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase) ? NoticeIcs.Read(text) : NoticeCsv.Read(text);
        if (!read.Ok)
        {
            return read;
        }

        var elsewhere = read.Value.Where(day => day.Date.Year != year).Select(day => new Problem(
            "CAL-032", $"Ngày {day.Date:dd/MM/yyyy} không thuộc năm {year}.", $"{day.Date:yyyy-MM-dd} is not in {year}.", Field)).ToList();
        return elsewhere.Count > 0 ? elsewhere
            : read.Value.Count > 0 ? read
            : nothing;
    }

    internal static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text?.Trim(), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    internal static SpecialDayKind? KindOf(string text) => Kinds.TryGetValue(VietnameseText.Fold(text), out var kind) ? kind : null;

    /// <summary>A kind as files name it.</summary>
    internal static string WordOf(SpecialDayKind kind) => kind switch
    {
        SpecialDayKind.MadeUp => "nghỉ bù",
        SpecialDayKind.SwapOff => "nghỉ hoán đổi",
        SpecialDayKind.SwapWork => "làm bù",
        SpecialDayKind.HalfDay => "nửa ngày",
        SpecialDayKind.LocalDayOff => "nghỉ địa phương",
        _ => "nghỉ lễ",
    };

    /// <summary>What a day's own name says about its kind, for files that have no column for it.</summary>
    internal static SpecialDayKind KindByName(string name)
    {
        var folded = VietnameseText.Fold(name);
        return folded.Contains("lam bu", StringComparison.Ordinal) && !folded.Contains("nghi", StringComparison.Ordinal) ? SpecialDayKind.SwapWork
            : folded.Contains("hoan doi", StringComparison.Ordinal) ? SpecialDayKind.SwapOff
            : folded.Contains("nghi bu", StringComparison.Ordinal) ? SpecialDayKind.MadeUp
            : SpecialDayKind.Holiday;
    }
}
