using System.Text.RegularExpressions;

namespace HaiCap.Core.Procedures.Forms;

/// <summary>A fault of a form, or of a condition on its answers: what and where, the names of questions as the form has them.</summary>
public sealed record FormFault(string Vi, string En);

/// <summary>Faults in a definition itself, found when it is published rather than when a citizen meets them.</summary>
public static partial class FormDefinitionCheck
{
    /// <summary>In English, for who writes definitions as files.</summary>
    public static IReadOnlyList<string> Faults(FormDefinition definition) => [.. Find(definition).Select(fault => fault.En)];

    public static IReadOnlyList<FormFault> Find(FormDefinition definition)
    {
        var faults = new List<FormFault>();
        faults.AddRange(Repeated(definition.Sections.Select(s => s.Key)).Select(k => new FormFault($"Hai phần của tờ khai cùng khóa “{k}”.", $"section '{k}' is there twice")));
        faults.AddRange(Repeated(definition.Sections.SelectMany(s => s.Fields).Select(f => f.Key)).Select(k => new FormFault($"Hai câu hỏi cùng khóa “{k}”.", $"field '{k}' is there twice")));
        var top = definition.Sections.SelectMany(s => s.Fields).DistinctBy(f => f.Key, StringComparer.Ordinal)
            .ToDictionary(f => f.Key, StringComparer.Ordinal);
        foreach (var section in definition.Sections)
        {
            faults.AddRange(KeyFaults(section.Key));
            faults.AddRange(ConditionFaults(section.VisibleWhen, new($"Phần “{section.Title}”", $"section '{section.Key}'"), top));
            foreach (var field in section.Fields)
            {
                faults.AddRange(FieldFaults(field, field.Key, top, inGroup: false));
            }
        }

        faults.AddRange(Circles(definition, top));
        return faults;
    }

    /// <summary>Faults of a condition outside the form (a component's, a fee's).</summary>
    /// <param name="where">What the condition is of, in both languages.</param>
    public static IEnumerable<FormFault> ConditionFaults(FormDefinition definition, FormCondition? condition, FormFault where) =>
        ConditionFaults(condition, where, definition.Sections.SelectMany(s => s.Fields).DistinctBy(f => f.Key, StringComparer.Ordinal)
            .ToDictionary(f => f.Key, StringComparer.Ordinal));

    private static List<FormFault> FieldFaults(FormField field, string path, Dictionary<string, FormField> scope, bool inGroup)
    {
        var faults = new List<FormFault>(KeyFaults(field.Key));
        var asked = $"Câu hỏi “{field.Label}”";
        faults.AddRange(ConditionFaults(field.VisibleWhen, new(asked, $"field '{path}'"), scope));
        if (field.Kind is FormFieldKind.Choice or FormFieldKind.Choices)
        {
            if (field.Choices.Count < 2)
            {
                faults.Add(new($"{asked} có ít hơn hai lựa chọn.", $"field '{path}' offers fewer than two choices"));
            }

            faults.AddRange(Repeated(field.Choices.Select(c => c.Value)).Select(v => new FormFault($"{asked} có hai lựa chọn cùng giá trị “{v}”.", $"field '{path}' offers '{v}' twice")));
        }

        if (field.Pattern is not null && (field.PatternHint is null || !IsPattern(field.Pattern)))
        {
            faults.Add(new($"{asked} có mẫu chữ không đúng, hoặc không lời nhắc nào giải thích mẫu.", $"field '{path}' has a pattern that is not one, or that no hint explains"));
        }

        if (field.Min > field.Max || field.MinItems > field.MaxItems || field.MaxItems is < 1 or > 200)
        {
            faults.Add(new($"{asked} có khoảng giới hạn không câu trả lời nào đạt.", $"field '{path}' has bounds nothing can meet"));
        }

        if (new[] { field.NotBefore, field.NotAfter }.Any(d => d is not null and not "today" && FormValues.Day(d) is null))
        {
            faults.Add(new($"{asked} có ngày không đúng.", $"field '{path}' has a day that is not one"));
        }

        if (field.Kind == FormFieldKind.Group)
        {
            faults.AddRange(GroupFaults(field, path, scope, inGroup));
        }
        else if (inGroup && field.Kind == FormFieldKind.File)
        {
            faults.Add(new($"{asked}: tệp không đặt trong nhóm lặp lại.", $"field '{path}': files stand outside groups"));
        }

        return faults;
    }

    private static IEnumerable<FormFault> GroupFaults(FormField group, string path, Dictionary<string, FormField> scope, bool inGroup)
    {
        if (inGroup || group.Fields.Count == 0)
        {
            yield return new($"Nhóm “{group.Label}” trống, hoặc nằm trong một nhóm khác.", $"group '{path}' is empty or inside another");
            yield break;
        }

        foreach (var twice in Repeated(group.Fields.Select(f => f.Key)))
        {
            yield return new($"Nhóm “{group.Label}” có hai câu hỏi cùng khóa “{twice}”.", $"field '{path}.{twice}' is there twice");
        }

        var near = new Dictionary<string, FormField>(scope, StringComparer.Ordinal);
        foreach (var field in group.Fields)
        {
            near[field.Key] = field;
        }

        foreach (var fault in group.Fields.SelectMany(f => FieldFaults(f, $"{path}.{f.Key}", near, inGroup: true)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<FormFault> ConditionFaults(FormCondition? condition, FormFault where, Dictionary<string, FormField> scope)
    {
        if (condition is null)
        {
            yield break;
        }

        if (condition.Field is not null)
        {
            if (!scope.TryGetValue(condition.Field, out var field))
            {
                yield return new($"{where.Vi}: điều kiện dùng câu hỏi “{condition.Field}”, tờ khai không có câu hỏi đó.", $"{where.En}: the condition names '{condition.Field}', which is not there");
            }
            else if (field.Choices.Count > 0)
            {
                foreach (var value in (condition.IsOneOf ?? []).Append(condition.Is).Where(v => v is not null && field.Choices.All(c => c.Value != v)))
                {
                    yield return new($"{where.Vi}: điều kiện chờ câu hỏi “{field.Label}” trả lời “{value}”, nhưng không có lựa chọn đó.", $"{where.En}: '{condition.Field}' never is '{value}'");
                }
            }
        }

        IEnumerable<FormCondition?> inner = [.. condition.All ?? [], .. condition.Any ?? [], condition.Not];
        foreach (var fault in inner.SelectMany(c => ConditionFaults(c, where, scope)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<FormFault> Circles(FormDefinition definition, Dictionary<string, FormField> top)
    {
        var needs = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var section in definition.Sections)
        {
            foreach (var field in section.Fields)
            {
                needs[field.Key] = [.. References(section.VisibleWhen), .. References(field.VisibleWhen)];
            }

            foreach (var group in section.Fields)
            {
                var inside = group.Fields.GroupBy(f => f.Key, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => References(g.First().VisibleWhen).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
                foreach (var key in inside.Keys.Where(k => Reaches(k, k, inside)))
                {
                    yield return new($"Câu hỏi “{group.Key}.{key}” chờ chính nó: các điều kiện hiện câu hỏi đi vòng tròn.", $"field '{group.Key}.{key}' waits for itself");
                }
            }
        }

        foreach (var key in top.Keys.Where(k => Reaches(k, k, needs)))
        {
            yield return new($"Câu hỏi “{top[key].Label}” chờ chính nó: các điều kiện hiện câu hỏi đi vòng tròn.", $"field '{key}' waits for itself");
        }
    }

    private static IEnumerable<string> References(FormCondition? condition) => condition?.References() ?? [];

    private static bool Reaches(string from, string target, Dictionary<string, HashSet<string>> needs)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var key))
        {
            foreach (var next in needs.GetValueOrDefault(key, []))
            {
                if (next == target)
                {
                    return true;
                }

                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    private static IEnumerable<FormFault> KeyFaults(string key) =>
        KeyShape().IsMatch(key) ? [] : [new($"“{key}” không phải khóa: chỉ dùng chữ thường không dấu, chữ số và gạch nối.", $"'{key}' is not a key: lower-case letters, digits and dashes")];

    private static IEnumerable<string> Repeated(IEnumerable<string> keys) =>
        keys.GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key);

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(?:-[a-z0-9]+)*\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex KeyShape();
}
