using System.Text.Json;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>
/// A condition as rows of boxes: each row is one test on a question, all of them or any of them hold. One row more than there are tests is drawn, so that it
/// grows without script; a row without a question says nothing. What the rows have no words for is carried along as it was written.
/// </summary>
public sealed class ConditionForm
{
    /// <summary>One of the rows is enough.</summary>
    public bool Any { get; set; }

    public List<ConditionLine> Lines { get; set; } = [];

    /// <summary>A condition these rows cannot say, as JSON; the first row says whether it is kept.</summary>
    public string? Kept { get; set; }

    public bool IsEmpty => Lines.All(line => string.IsNullOrWhiteSpace(line.When));

    public static ConditionForm Of(FormCondition? condition, IReadOnlyList<FormField> fields)
    {
        if (condition is null)
        {
            return new();
        }

        var (any, parts) = Parts(condition);
        var lines = parts.Select(part => Line(part, fields)).ToList();
        return lines.TrueForAll(line => line is not null)
            ? new() { Any = any, Lines = [.. lines.Select(line => line!)] }
            : new() { Kept = JsonSerializer.Serialize(condition, ProcedureDefinition.Json), Lines = [new() { When = ConditionChoices.Kept }] };
    }

    /// <summary>The condition the rows say; null for none. What cannot be read is told with the row's box.</summary>
    /// <param name="name">Of this form among the posted boxes.</param>
    public FormCondition? Read(IReadOnlyList<FormField> fields, string name, Action<string, string> fault)
    {
        List<FormCondition> tests = [];
        for (var i = 0; i < Lines.Count; i++)
        {
            var (line, where) = (Lines[i], $"{name}.Lines[{i}]");
            if (string.IsNullOrWhiteSpace(line.When))
            {
                continue;
            }

            if (Test(line, fields, where, fault) is { } test)
            {
                tests.Add(line.Not ? new() { Not = test } : test);
            }
        }

        return tests switch
        {
            [] => null,
            [var one] => one,
            [{ Field: { } field }, ..] when Any && tests.TrueForAll(test => test.Field == field && test.Is is not null) => new() { Field = field, IsOneOf = [.. tests.Select(test => test.Is!)] },
            _ => Any ? new() { Any = tests } : new() { All = tests },
        };
    }

    private FormCondition? Test(ConditionLine line, IReadOnlyList<FormField> fields, string where, Action<string, string> fault)
    {
        if (line.When == ConditionChoices.Kept)
        {
            try
            {
                if (JsonSerializer.Deserialize<FormCondition>(Kept ?? "", ProcedureDefinition.Json) is { } kept)
                {
                    return kept;
                }
            }
            catch (JsonException)
            {
                // Told below: what was carried along is no condition.
            }
        }
        else if (!ConditionChoices.AsksNumber(line.When))
        {
            if (ConditionChoices.Read(line.When!, null, fields) is { } found)
            {
                return found;
            }
        }
        else if (LimitRow.Number(line.Than) is not { } number)
        {
            fault($"{where}.Than", Words.T("Nhập số để so, ví dụ 100.", "Enter the number to compare with, such as 100."));
            return null;
        }
        else if (ConditionChoices.Read(line.When!, number, fields) is { } bound)
        {
            return bound;
        }

        fault($"{where}.When", Words.T("Chọn lại điều kiện.", "Choose the condition again."));
        return null;
    }

    /// <summary>The tests a condition is made of, where it is one level of them.</summary>
    private static (bool Any, IReadOnlyList<FormCondition> Parts) Parts(FormCondition condition) => condition switch
    {
        { Field: { } field, IsOneOf: { Count: > 1 } values, Is: null, AtLeast: null, AtMost: null, Answered: null, All: null, Any: null, Not: null } =>
            (true, [.. values.Select(value => new FormCondition { Field = field, Is = value })]),
        { Field: { } field, AtLeast: { } least, AtMost: { } most, Is: null, IsOneOf: null, Answered: null, All: null, Any: null, Not: null } =>
            (false, [new() { Field = field, AtLeast = least }, new() { Field = field, AtMost = most }]),
        { Field: null, All: { Count: > 0 } all, Any: null, Not: null } => (false, [.. all.SelectMany(one => Parts(one) is (false, var parts) ? parts : [one])]),
        { Field: null, Any: { Count: > 0 } any, All: null, Not: null } => (true, any),
        _ => (false, [condition]),
    };

    private static ConditionLine? Line(FormCondition condition, IReadOnlyList<FormField> fields)
    {
        var (not, test) = condition is { Not: { } inner, Field: null, All: null, Any: null } ? (true, inner) : (false, condition);
        var (when, than) = ConditionChoices.Of(test, fields);
        return when is null or ConditionChoices.Kept ? null : new() { Not = not, When = when, Than = than };
    }
}

/// <summary>One test of a condition: question and answer, or question and number; or that it is not so.</summary>
public sealed class ConditionLine
{
    public bool Not { get; set; }

    /// <summary>A choice of <see cref="ConditionChoices"/>.</summary>
    public string? When { get; set; }

    public string? Than { get; set; }
}

/// <summary>A condition as a part of a page draws it by <c>_Condition</c>.</summary>
/// <param name="Name">Of the <see cref="ConditionForm"/> among the posted boxes ("Form.Components[0].RequiredWhen").</param>
/// <param name="Title">What it decides ("Chỉ bắt buộc khi"); the fold's words.</param>
/// <param name="Fields">Questions it may ask; for a question in a group its neighbours too.</param>
public sealed record ConditionBox(string Name, ConditionForm Form, string Title, IReadOnlyList<FormField> Fields)
{
    /// <summary>The rows with an empty one behind them.</summary>
    public IReadOnlyList<ConditionLine> Lines => [.. Form.Lines.Where(line => !string.IsNullOrWhiteSpace(line.When)), new ConditionLine()];
}
