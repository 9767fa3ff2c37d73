using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using System.Text.Json;
using HaiCap.Core;

namespace HaiCap.Web.Api.Hosting;

/// <summary>Lengths and ranges as a body's record states them, which is also what the OpenAPI document says. What use cases ask is theirs.</summary>
public static class ApiLimits
{
    private static readonly ConcurrentDictionary<Type, Rule[]> Known = new();

    /// <summary>422 with each fault; null when all is within bounds.</summary>
    public static IResult? Check(object body)
    {
        List<ApiFault>? faults = null;
        Walk(body, "", ref faults);
        return faults is null ? null : ApiProblems.Refuse(ApiProblems.Of(
            StatusCodes.Status422UnprocessableEntity, new Problem(faults[0].Code, faults[0].Vi, faults[0].En), faults));
    }

    private static void Walk(object body, string at, ref List<ApiFault>? faults)
    {
        foreach (var rule in Known.GetOrAdd(body.GetType(), RulesOf))
        {
            var place = $"{at}/{rule.Name}";
            var value = rule.Property.GetValue(body);
            if (FaultOf(rule, value, place) is { } fault)
            {
                (faults ??= []).Add(fault);
            }
            else if (value is IList list)
            {
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i] is { } one && IsOwn(one.GetType()))
                    {
                        Walk(one, $"{place}/{i}", ref faults);
                    }
                    else if (list[i] is null)
                    {
                        (faults ??= []).Add(new("API-023", "Giá trị không được để trống.", "A value is missing.", $"{place}/{i}"));
                    }
                }
            }
            else if (value is not null && IsOwn(value.GetType()))
            {
                Walk(value, place, ref faults);
            }
        }
    }

    private static ApiFault? FaultOf(Rule rule, object? value, string place) => value switch
    {
        // As it was sent and as it will be stored: composing may lengthen it too.
        string text when rule.Most is { } most && (text.Length > most || (text.Length > most / 3 && text.Normalize(NormalizationForm.FormC).Length > most)) =>
            new("API-023", $"Dài nhất {most} ký tự.", $"At most {most} characters.", place),
        ICollection list when rule.Most is { } most && list.Count > most => new("API-023", $"Nhiều nhất {most} mục.", $"At most {most} items.", place),
        int or long when rule.Range is { } range && !range.IsValid(value) =>
            new("API-023", $"Từ {range.Minimum} đến {range.Maximum}.", $"From {range.Minimum} to {range.Maximum}.", place),
        _ => null,
    };

    private static Rule[] RulesOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => new Rule(
                property, JsonNamingPolicy.CamelCase.ConvertName(property.Name), property.GetCustomAttribute<MaxLengthAttribute>()?.Length, RangeOf(property))),
    ];

    private static RangeAttribute? RangeOf(PropertyInfo property) => property.GetCustomAttribute<RangeAttribute>();

    private static bool IsOwn(Type type) => type.Namespace?.StartsWith("HaiCap.Web.Api", StringComparison.Ordinal) == true && !type.IsEnum;

    private sealed record Rule(PropertyInfo Property, string Name, int? Most, RangeAttribute? Range);
}
