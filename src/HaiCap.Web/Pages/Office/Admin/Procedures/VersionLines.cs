using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Core.Procedures.Steps;
using HaiCap.Web.Design.Clocks;
using HaiCap.Web.Design.Forms;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>
/// What two versions of a procedure say differently, in the words of an administrator, so that nobody has to compare two texts. What has no words of its own is
/// still told to differ, by the part it stands in.
/// </summary>
public static class VersionLines
{
    private static readonly string[] OfTime =
    [
        nameof(ProcedureDefinition.TimeLimits), nameof(ProcedureDefinition.InternalLimits), nameof(ProcedureDefinition.SameDayCutOff), nameof(ProcedureDefinition.AfterSupplement),
        nameof(ProcedureDefinition.SupplementEnd), nameof(ProcedureDefinition.Deemed), nameof(ProcedureDefinition.ConsultationStops), nameof(ProcedureDefinition.Steps),
    ];

    public static IReadOnlyList<LimitDifference> Differences(ProcedureRecipe before, ProcedureRecipe after)
    {
        var (old, now) = (before.Definition, after.Definition);
        List<LimitDifference> found = [.. Compare(Heads(before), Heads(after))];
        var changed = Changed(old, now);
        var times = LimitLines.Differences(old, now).ToList();
        var steps = Compare(Steps(old), Steps(now)).ToList();
        found.AddRange(times);
        found.AddRange(steps);
        if (times.Count + steps.Count == 0 && Array.Exists(OfTime, changed.Contains))
        {
            found.Add(Else(T("Thời hạn và các bước", "Limits and steps")));
        }

        foreach (var (property, title, lines) in Parts())
        {
            var differ = Compare([.. lines(old)], [.. lines(now)]).ToList();
            found.AddRange(differ);
            if (differ.Count == 0 && changed.Contains(property))
            {
                found.Add(Else(title));
            }
        }

        return found;
    }

    private static LimitDifference Else(string title) => new(title, T("như trước", "as before"), T("khác ở chi tiết, xem định nghĩa", "differs in a detail, see the definition"));

    private static List<LimitLine> Heads(ProcedureRecipe recipe) =>
    [
        new(T("Tên", "Name"), recipe.Name),
        new(T("Lĩnh vực", "Field"), recipe.Field),
        new(T("Cấp", "Level"), recipe.Level.Name()),
        new(T("Mức độ trực tuyến", "Service level"), recipe.ServiceLevel.Name()),
    ];

    private static List<LimitLine> Steps(ProcedureDefinition definition) =>
        [.. definition.Steps.Select((step, i) => new LimitLine(T($"Bước {i + 1}: {step.Name}, ai làm", $"Step {i + 1}: {step.Name}, by whom"), $"{Say(step.Performer)} · {ClockWords.Tier(step.Tier)}{(step.DivisionCode is null ? "" : $" ({step.DivisionCode})")} · {string.Join(", ", step.Acts.Select(Say))}"))];

    internal static string Say(StepAct act) => T(StepCheck.VietnameseOf(act), StepCheck.EnglishOf(act));

    internal static string Say(StepPerformer performer) => performer switch
    {
        StepPerformer.Reception => T("bộ phận tiếp nhận", "reception"),
        StepPerformer.HeadOfOffice => T("trưởng phòng, phân công", "head of office, assigning"),
        StepPerformer.Specialist => T("chuyên viên", "specialist"),
        StepPerformer.HeadReview => T("trưởng phòng, xem xét", "head of office, reviewing"),
        StepPerformer.Director => T("lãnh đạo, ký", "director, signing"),
        StepPerformer.Clerk => T("văn thư", "clerk"),
        _ => T("nơi trả kết quả", "where results are handed over"),
    };

    internal static string Say(FormFieldKind kind) => kind switch
    {
        FormFieldKind.Text => T("một dòng chữ", "a line of text"),
        FormFieldKind.Lines => T("nhiều dòng chữ", "lines of text"),
        FormFieldKind.Number => T("số", "a number"),
        FormFieldKind.Money => T("số tiền", "an amount of money"),
        FormFieldKind.Date => T("ngày", "a date"),
        FormFieldKind.Choice => T("chọn một", "one choice"),
        FormFieldKind.Choices => T("chọn nhiều", "several choices"),
        FormFieldKind.Citizen => T("số định danh", "an identity number"),
        FormFieldKind.Enterprise => T("mã số thuế", "a tax number"),
        FormFieldKind.Phone => T("số điện thoại", "a telephone number"),
        FormFieldKind.Email => T("thư điện tử", "an e-mail address"),
        FormFieldKind.Place => T("địa chỉ", "an address"),
        FormFieldKind.File => T("tệp", "a file"),
        _ => T("nhóm lặp lại", "a repeated group"),
    };

    private static IEnumerable<(string Property, string Title, Func<ProcedureDefinition, IEnumerable<LimitLine>> Lines)> Parts()
    {
        yield return One(nameof(ProcedureDefinition.Summary), T("Tóm tắt", "Summary"), x => x.Summary);
        yield return One(nameof(ProcedureDefinition.NameEn), T("Tên tiếng Anh", "English name"), x => x.NameEn);
        yield return One(nameof(ProcedureDefinition.WhoMayApply), T("Ai được nộp", "Who may apply"), x => x.WhoMayApply);
        yield return Many(nameof(ProcedureDefinition.Components), T("Thành phần", "Component"), x => x.Components, one => one.Name, one => string.Join(", ", new[]
        {
            ProcedureWords.Sets(one), one.FromForm ? T("lập từ tờ khai", "made from the form") : "", one.NeedsFile ? "" : T("không cần tệp", "no file"), one.FormNumber ?? "", one.Note ?? "",
            one.Sample is { } sample ? $"{(sample.Blank ? T("mẫu để điền", "blank form") : T("bản đã điền để xem", "filled-in example"))} {sample.Name}" : "",
            !one.Required ? T("không bắt buộc", "not required") : one.RequiredWhen is { } when ? T($"bắt buộc khi {Say(when)}", $"required when {Say(when)}") : T("bắt buộc", "required"),
        }.Where(text => text.Length > 0)));
        yield return Many(nameof(ProcedureDefinition.Fees), T("Phí, lệ phí", "Fee"), x => x.Fees, one => one.Name, one => FeeWords.Amount(one) + (one.When is { } when ? T($" khi {Say(when)}", $" when {Say(when)}") : ""));
        yield return One(nameof(ProcedureDefinition.CompetentAgency), T("Cơ quan giải quyết", "Competent agency"), x => x.CompetentAgency.Text + (x.CompetentAgency.AgencyCode is { } code ? $" ({code})" : ""));
        yield return One(nameof(ProcedureDefinition.DecidedBy), T("Người quyết định", "Decided by"), x => x.DecidedBy.Text);
        yield return One(nameof(ProcedureDefinition.Result), T("Kết quả", "Result"), x => string.Join(" · ", new[] { x.Result.Title, x.Result.Symbol, x.Result.Validity ?? "", x.Result.ValidMonths is { } months ? T($"{months} tháng", $"{months} months") : "" }.Where(text => text.Length > 0)));
        yield return Many(nameof(ProcedureDefinition.LegalBasis), T("Căn cứ pháp lý", "Legal basis"), x => x.LegalBasis, one => one.Text, _ => T("có", "yes"));
        yield return One(nameof(ProcedureDefinition.FileAt), T("Nơi nộp", "Where to file"), x => x.FileAt);
        yield return One(nameof(ProcedureDefinition.NonTerritorial), T("Phi địa giới", "Non-territorial"), x => x.NonTerritorial ? T("có", "yes") : null);
        yield return (nameof(ProcedureDefinition.Form), T("Tờ khai", "Form"), x => Questions(x.Form));
        yield return One(nameof(ProcedureDefinition.Keywords), T("Từ khóa tìm kiếm", "Search words"), x => string.Join(", ", x.Keywords));
        yield return One(nameof(ProcedureDefinition.LifeEvents), T("Sự kiện trong đời", "Life events"), x => string.Join(", ", x.LifeEvents.Select(one => one.Name())));
        yield return One(nameof(ProcedureDefinition.Audiences), T("Dành cho", "For whom"), x => string.Join(", ", x.Audiences.Select(one => one.Name())));
        yield return One(nameof(ProcedureDefinition.Tags), T("Nhãn thủ tục", "Tags"), x => string.Join(", ", x.Tags ?? []));
        yield return One(nameof(ProcedureDefinition.OtherCodes), T("Mã khác", "Other codes"), x => string.Join(", ", x.OtherCodes));
        yield return One(nameof(ProcedureDefinition.CodeConfirmed), T("Mã đã đối chiếu", "Code confirmed"), x => x.CodeConfirmed ? T("rồi", "yes") : T("chưa", "no"));
        yield return One(nameof(ProcedureDefinition.Popularity), T("Thứ tự hay dùng", "Order among the most used"), x => Number(x.Popularity));
    }

    private static IEnumerable<LimitLine> Questions(FormDefinition form)
    {
        yield return new(T("Tờ khai", "Form"), string.Join(" · ", new[] { form.Title, form.Number }.OfType<string>()));
        foreach (var section in form.Sections)
        {
            yield return new(T($"Mục “{section.Title}”", $"Section “{section.Title}”"), string.Join(" · ", new[] { section.TitleEn, section.Hint, Shown(section.VisibleWhen) }.OfType<string>().DefaultIfEmpty(T("có", "yes"))));
            foreach (var line in section.Fields.SelectMany(field => Question(field, section.Title)))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<LimitLine> Question(FormField field, string within)
    {
        yield return new(T($"Câu hỏi “{field.Label}” ({within})", $"Question “{field.Label}” ({within})"), string.Join(" · ", new[]
        {
            Say(field.Kind), field.Required ? T("bắt buộc", "required") : T("không bắt buộc", "optional"), field.Hint, field.Unit, field.PatternHint,
            field.Min is { } min ? T($"từ {Number(min)}", $"from {Number(min)}") : null, field.Max is { } max ? T($"đến {Number(max)}", $"to {Number(max)}") : null,
            field.Choices.Count > 0 ? string.Join("/", field.Choices.Select(one => one.LabelEn is null ? one.Label : $"{one.Label} ({one.LabelEn})")) : null, Shown(field.VisibleWhen),
            field.LabelEn, field.HintEn,
        }.OfType<string>()));
        foreach (var line in field.Fields.SelectMany(inner => Question(inner, field.Label)))
        {
            yield return line;
        }
    }

    private static string? Shown(FormCondition? when) => when is null ? null : T($"chỉ hỏi khi {Say(when)}", $"asked only when {Say(when)}");

    private static string Say(FormCondition condition)
    {
        List<string> parts = [];
        if (condition.Field is { } field)
        {
            parts.Add(condition switch
            {
                { Is: { } value } => $"{field} = {value}",
                { IsOneOf: { } values } => T($"{field} là một trong {string.Join(", ", values)}", $"{field} is one of {string.Join(", ", values)}"),
                { AtLeast: { } least, AtMost: { } most } => T($"{field} từ {Number(least)} đến {Number(most)}", $"{field} from {Number(least)} to {Number(most)}"),
                { AtLeast: { } least } => T($"{field} từ {Number(least)} trở lên", $"{field} is {Number(least)} or more"),
                { AtMost: { } most } => T($"{field} đến {Number(most)}", $"{field} is {Number(most)} or less"),
                { Answered: false } => T($"{field} chưa trả lời", $"{field} is not answered"),
                _ => T($"{field} đã trả lời", $"{field} is answered"),
            });
        }

        parts.AddRange((condition.All ?? []).Select(Say));
        if (condition.Any is { } any)
        {
            parts.Add($"({string.Join(T(" hoặc ", " or "), any.Select(Say))})");
        }

        if (condition.Not is { } not)
        {
            parts.Add(T($"không phải ({Say(not)})", $"not ({Say(not)})"));
        }

        return string.Join(T(" và ", " and "), parts);
    }

    private static (string Property, string Title, Func<ProcedureDefinition, IEnumerable<LimitLine>> Lines) One(string property, string title, Func<ProcedureDefinition, string?> say) =>
        (property, title, definition => say(definition) is { Length: > 0 } text ? [new LimitLine(title, text)] : []);

    private static (string Property, string Title, Func<ProcedureDefinition, IEnumerable<LimitLine>> Lines) Many<T>(
        string property, string title, Func<ProcedureDefinition, IEnumerable<T>> items, Func<T, string> name, Func<T, string> say) =>
        (property, title, definition => items(definition).Select(one => new LimitLine($"{title}: {name(one)}", say(one))));

    private static IEnumerable<LimitDifference> Compare(IReadOnlyList<LimitLine> before, IReadOnlyList<LimitLine> after)
    {
        var (old, now) = (ByTitle(before), ByTitle(after));
        return now.Keys.Concat(old.Keys).Distinct(StringComparer.Ordinal)
            .Select(title => new LimitDifference(title, old.GetValueOrDefault(title), now.GetValueOrDefault(title))).Where(line => line.Before != line.After);
    }

    /// <summary>Two of one name are told one after the other.</summary>
    private static Dictionary<string, string> ByTitle(IReadOnlyList<LimitLine> lines) =>
        lines.GroupBy(line => line.Title, StringComparer.Ordinal).ToDictionary(group => group.Key, group => string.Join("; ", group.Select(line => line.Value)), StringComparer.Ordinal);

    /// <summary>Names of the parts of a definition whose data differ.</summary>
    private static HashSet<string> Changed(ProcedureDefinition before, ProcedureDefinition after)
    {
        var (old, now) = (JsonSerializer.SerializeToNode(before, ProcedureDefinition.Json)!.AsObject(), JsonSerializer.SerializeToNode(after, ProcedureDefinition.Json)!.AsObject());
        return [.. typeof(ProcedureDefinition).GetProperties().Select(property => property.Name)
            .Where(name => !JsonNode.DeepEquals(old[JsonNamingPolicy.CamelCase.ConvertName(name)], now[JsonNamingPolicy.CamelCase.ConvertName(name)]))];
    }
}
