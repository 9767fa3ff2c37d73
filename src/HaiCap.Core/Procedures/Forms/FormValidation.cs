using System.Globalization;
using System.Text.RegularExpressions;

namespace HaiCap.Core.Procedures.Forms;

/// <summary>Names of provinces and communes, from whoever keeps them.</summary>
public interface IPlaceNames
{
    /// <summary>Null when the code is not a province in force.</summary>
    string? Province(string province);

    /// <summary>Null when the commune is not in that province.</summary>
    string? Commune(string province, string commune);
}

/// <param name="Today">The local day, for ages and "not in the future".</param>
/// <param name="Places">Without it only the shape of place codes is checked.</param>
public sealed record FormContext(DateOnly Today, IPlaceNames? Places = null);

public static class FormValidation
{
    // Wall time, which a busy machine uses up too: long enough that only a pattern that runs away meets it.
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(5);

    /// <summary>Every fault in what is asked, in the order of the page; <see cref="Problem.Field"/> is the posted name.</summary>
    public static IReadOnlyList<Problem> Validate(FormDefinition definition, FormAnswers answers, FormContext context, string? section = null)
    {
        var view = new FormView(definition, answers);
        var check = new Check(context, view);
        foreach (var s in view.Sections.Where(s => section is null || s.Key == section))
        {
            foreach (var field in s.Fields.Where(view.IsAsked))
            {
                check.Field(field, field.Key, answers);
            }
        }

        return check.Problems;
    }

    private sealed class Check(FormContext context, FormView view)
    {
        public List<Problem> Problems { get; } = [];

        public void Field(FormField field, string name, FormAnswers answers)
        {
            if (field.Kind == FormFieldKind.Group)
            {
                Group(field, name, answers);
            }
            else if (field.Kind == FormFieldKind.Place)
            {
                if (field.Required || answers.IsAnswered(field.Key))
                {
                    Place(field, name, answers.Place(field.Key));
                }
            }
            else if (!answers.IsAnswered(field.Key))
            {
                if (field.Required)
                {
                    Problems.Add(FormProblems.Missing(field, name));
                }
            }
            else if (field.Kind is FormFieldKind.Choice or FormFieldKind.Choices)
            {
                var given = answers.Values(field.Key).ToList();
                if (given.Count == 0 || (given.Count > 1 && field.Kind == FormFieldKind.Choice) || given.Exists(v => field.Choices.All(c => c.Value != v)))
                {
                    Problems.Add(FormProblems.NotAChoice(field, name));
                }
            }
            else if (field.Kind is FormFieldKind.Number or FormFieldKind.Money)
            {
                Number(field, name, answers.Number(field.Key));
            }
            else if (field.Kind == FormFieldKind.Date)
            {
                Day(field, name, answers.Date(field.Key));
            }
            else if (field.Kind != FormFieldKind.File)
            {
                Text(field, name, answers.Text(field.Key));
            }
        }

        private void Group(FormField group, string name, FormAnswers answers)
        {
            var items = answers.Items(group.Key);
            var filled = items.Count(i => group.Fields.Any(f => i.IsAnswered(f.Key)));
            var least = Math.Max(group.MinItems, group.Required ? 1 : 0);
            if (filled < least)
            {
                Problems.Add(FormProblems.TooFew(group, name, least));
            }

            if (items.Count > group.MaxItems)
            {
                Problems.Add(FormProblems.TooMany(group, name));
            }

            for (var i = 0; i < Math.Min(items.Count, group.MaxItems); i++)
            {
                // An item left wholly empty is dropped, not complained about.
                if (!group.Fields.Any(f => items[i].IsAnswered(f.Key)))
                {
                    continue;
                }

                foreach (var field in group.Fields.Where(f => view.IsAsked(group, f, items[i])))
                {
                    Field(field, $"{name}[{i}].{field.Key}", items[i]);
                }
            }
        }

        private void Place(FormField field, string name, FormPlace? place)
        {
            if (place?.Province is null || (field.Province is not null && place.Province != field.Province) || !Known(place.Province))
            {
                Problems.Add(FormProblems.NoProvince(field, name + ".province"));
            }
            else if (place.Commune is null || !Known(place.Province, place.Commune))
            {
                Problems.Add(FormProblems.NoCommune(field, name + ".commune"));
            }

            if (field is { Required: true, Street: true } && place?.Street is null)
            {
                Problems.Add(FormProblems.NoStreet(field, name + ".street"));
            }

            if (place?.Street?.Length > 200)
            {
                Problems.Add(FormProblems.TooLong(field, name + ".street", 200));
            }
        }

        private bool Known(string province) =>
            context.Places is { } places ? places.Province(province) is not null : Digits(province, 2);

        private bool Known(string province, string commune) =>
            context.Places is { } places ? places.Commune(province, commune) is not null : Digits(commune, 5);

        private static bool Digits(string text, int count) => text.Length == count && text.All(char.IsAsciiDigit);

        private void Number(FormField field, string name, decimal? number)
        {
            if (number is not { } value)
            {
                Problems.Add(FormProblems.NotANumber(field, name));
            }
            else if (value != Math.Round(value, field.Kind == FormFieldKind.Money ? 0 : field.Decimals))
            {
                Problems.Add(FormProblems.TooManyDecimals(field, name));
            }
            else if (value < (field.Min ?? (field.Kind == FormFieldKind.Money ? 0 : decimal.MinValue)) || value > (field.Max ?? decimal.MaxValue))
            {
                Problems.Add(FormProblems.OutOfRange(field, name));
            }
        }

        private void Day(FormField field, string name, DateOnly? day)
        {
            if (day is not { } value)
            {
                Problems.Add(FormProblems.NotADay(field, name));
            }
            else if (Bound(field.NotBefore) is { } first && value < first)
            {
                Problems.Add(FormProblems.TooEarly(field, name, first));
            }
            else if (Bound(field.NotAfter) is { } last && value > last)
            {
                Problems.Add(FormProblems.TooLate(field, name, last));
            }
        }

        private DateOnly? Bound(string? text) => text switch
        {
            null => null,
            "today" => context.Today,
            _ => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        };

        private void Text(FormField field, string name, string? text)
        {
            var longest = field.MaxLength ?? (field.Kind == FormFieldKind.Lines ? 4000 : 300);
            if (text is null)
            {
                Problems.Add(FormProblems.Missing(field, name));
            }
            else if (text.Length > longest)
            {
                Problems.Add(FormProblems.TooLong(field, name, longest));
            }
            else if (!IsRight(field.Kind, text))
            {
                Problems.Add(FormProblems.WrongShape(field, name));
            }
            else if (field.Pattern is not null && !Regex.IsMatch(text, $@"\A(?:{field.Pattern})\z", RegexOptions.CultureInvariant, PatternTime))
            {
                Problems.Add(FormProblems.NotThePattern(field, name));
            }
        }

        private bool IsRight(FormFieldKind kind, string text) => kind switch
        {
            FormFieldKind.Citizen => IdentityNumbers.IsCitizen(text, context.Today),
            FormFieldKind.Enterprise => IdentityNumbers.IsEnterprise(text),
            FormFieldKind.Phone => IdentityNumbers.IsPhone(text),
            FormFieldKind.Email => IdentityNumbers.IsEmail(text),
            _ => true,
        };
    }
}
