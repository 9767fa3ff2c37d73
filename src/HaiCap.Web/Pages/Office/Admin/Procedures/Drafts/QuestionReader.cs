using System.Globalization;
using System.Text.RegularExpressions;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>Reads the boxes of one question; what cannot be read is told with its box.</summary>
internal static class QuestionReader
{
    private static string Today => T("hôm nay", "today");

    /// <param name="stored">The question as it is stored, where it is; what the page has no boxes for stays.</param>
    /// <param name="asks">Questions its condition may ask.</param>
    public static FormField Read(QuestionBoxes row, FormField? stored, string key, IReadOnlyList<FormField> asks, string where, Action<string, string> fault)
    {
        if (InfoForm.Text(row.Label) is not { Length: <= 300 })
        {
            fault($"{where}.Label", T("Ghi câu hỏi, không quá 300 ký tự, hoặc bỏ dòng này.", "Write the question, at most 300 characters, or drop it."));
        }

        // Of another type than before, what the former type said is gone.
        var field = stored?.Kind == row.Kind ? stored : new FormField { Key = key, Label = "", Kind = row.Kind };
        field = field with
        {
            Key = key,
            Label = InfoForm.Text(row.Label) ?? "",
            LabelEn = InfoForm.Text(row.LabelEn),
            Hint = InfoForm.Text(row.Hint),
            HintEn = InfoForm.Text(row.HintEn),
            Required = row.Required,
            VisibleWhen = row.VisibleWhen.Read(asks, $"{where}.VisibleWhen", fault),
        };
        return row.Kind switch
        {
            FormFieldKind.Text => Pattern(row, Length(row, field, where, fault), where, fault) with { Prefill = row.Prefill },
            FormFieldKind.Lines => Length(row, field, where, fault),
            FormFieldKind.Number => Bounds(row, field, where, fault) with { Unit = InfoForm.Text(row.Unit), Decimals = Whole(row.Decimals, 0, 9, $"{where}.Decimals", fault) ?? 0 },
            FormFieldKind.Money => Bounds(row, field, where, fault),
            FormFieldKind.Date => field with { NotBefore = Day(row.NotBefore, $"{where}.NotBefore", fault), NotAfter = Day(row.NotAfter, $"{where}.NotAfter", fault), Prefill = row.Prefill },
            FormFieldKind.Choice or FormFieldKind.Choices => field with { Choices = Choices(row, where, fault) },
            FormFieldKind.Place => field with { Province = InfoForm.Text(row.Province) is { Length: 2 } code && code.All(char.IsAsciiDigit) ? code : null, Street = !row.NoStreet },
            FormFieldKind.Group => Items(row, field, where, fault),
            FormFieldKind.Citizen or FormFieldKind.Phone or FormFieldKind.Email => field with { Prefill = row.Prefill },
            _ => field,
        };
    }

    public static string? ShowDay(string? day) => day is null ? null : day == "today" ? Today : FormValues.Day(day) is { } known ? FormValues.Show(known) : day;

    private static FormField Length(QuestionBoxes row, FormField field, string where, Action<string, string> fault) =>
        field with { MaxLength = Whole(row.MaxLength, 1, 20_000, $"{where}.MaxLength", fault) };

    private static FormField Pattern(QuestionBoxes row, FormField field, string where, Action<string, string> fault)
    {
        var (pattern, hint) = (string.IsNullOrWhiteSpace(row.Pattern) ? null : row.Pattern.Trim(), InfoForm.Text(row.PatternHint));
        if (pattern is not null && !IsPattern(pattern))
        {
            fault($"{where}.Pattern", T("Đây không phải một biểu thức chính quy. Bỏ trống nếu không cần.", "This is no regular expression. Leave it empty if none is needed."));
        }
        else if (pattern is not null && hint is null)
        {
            fault($"{where}.PatternHint", T("Nói bằng lời câu trả lời phải có dạng nào, ví dụ: viết bốn chữ số.", "Say in words what shape the answer must have, such as: four digits."));
        }

        return field with { Pattern = pattern, PatternHint = hint };
    }

    private static FormField Bounds(QuestionBoxes row, FormField field, string where, Action<string, string> fault)
    {
        var (min, max) = (Number(row.Min, $"{where}.Min", fault), Number(row.Max, $"{where}.Max", fault));
        if (min > max)
        {
            fault($"{where}.Max", T("Số lớn nhất không nhỏ hơn số nhỏ nhất.", "The most is not below the least."));
        }

        return field with { Min = min, Max = max };
    }

    private static FormField Items(QuestionBoxes row, FormField field, string where, Action<string, string> fault)
    {
        var (least, most) = (Whole(row.MinItems, 0, 200, $"{where}.MinItems", fault) ?? 0, Whole(row.MaxItems, 1, 200, $"{where}.MaxItems", fault) ?? 20);
        if (least > most)
        {
            fault($"{where}.MaxItems", T("Số mục nhiều nhất không nhỏ hơn số mục ít nhất.", "The most items are not fewer than the least."));
        }

        return field with { MinItems = least, MaxItems = most, ItemLabel = InfoForm.Text(row.ItemLabel) };
    }

    private static IReadOnlyList<FormChoice> Choices(QuestionBoxes row, string where, Action<string, string> fault)
    {
        var choices = new List<FormChoice>();
        var taken = row.Choices.Select(choice => choice.Value).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < row.Choices.Count; i++)
        {
            var choice = row.Choices[i];
            if (InfoForm.Text(choice.Label) is not { Length: <= 300 } label)
            {
                fault($"{where}.Choices[{i}].Label", T("Ghi lựa chọn, không quá 300 ký tự, hoặc bỏ dòng này.", "Write the choice, at most 300 characters, or drop it."));
                label = "";
            }

            var value = InfoForm.Text(choice.Value) is { Length: <= 100 } kept && used.Add(kept) ? kept : DraftKeys.New(label, "lua-chon", taken);
            taken.Add(value);
            used.Add(value);
            choices.Add(new(value, label, InfoForm.Text(choice.Hint), InfoForm.Text(choice.LabelEn)));
        }

        return choices;
    }

    private static int? Whole(string? typed, int least, int most, string where, Action<string, string> fault)
    {
        if (InfoForm.Text(typed) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        fault(where, T($"Nhập một số nguyên từ {Words.Number(least)} đến {Words.Number(most)}, hoặc bỏ trống.", $"Enter a whole number from {Words.Number(least)} to {Words.Number(most)}, or leave it empty."));
        return null;
    }

    private static decimal? Number(string? typed, string where, Action<string, string> fault)
    {
        if (InfoForm.Text(typed) is not { } text)
        {
            return null;
        }

        if (LimitRow.Number(text) is { } number)
        {
            return number;
        }

        fault(where, T("Nhập một số, ví dụ 100 hoặc 2,5, hoặc bỏ trống.", "Enter a number, such as 100 or 2,5, or leave it empty."));
        return null;
    }

    private static string? Day(string? typed, string where, Action<string, string> fault)
    {
        if (InfoForm.Text(typed) is not { } text)
        {
            return null;
        }

        if (text.ToLowerInvariant() is "hôm nay" or "today")
        {
            return "today";
        }

        if (FormValues.Day(text) is { } day)
        {
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        fault(where, T($"Ghi một ngày như 01/07/2025, hoặc “{Today}”, hoặc bỏ trống.", $"Enter a day such as 01/07/2025, or “{Today}”, or leave it empty."));
        return null;
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200));
            return pattern.Length <= 500;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
