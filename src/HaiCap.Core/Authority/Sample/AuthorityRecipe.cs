using System.Globalization;
using HaiCap.Core.Authority.Grants;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Authority.Sample;

/// <summary>The YAML of samples/authority as it is read.</summary>
internal sealed class AuthorityRecipe
{
    public List<InstrumentRecipe> Instruments { get; set; } = [];

    public List<GrantRecipe> Grants { get; set; } = [];

    public List<VacancyRecipe> Vacancies { get; set; } = [];

    public List<CoverRecipe> Covers { get; set; } = [];

    public static AuthorityRecipe Read(string samplesFolder) => Recipe.ReadFile<AuthorityRecipe>(Path.Combine(samplesFolder, "authority", "authority.yaml"));

    public static Guid InstrumentId(string key) => SampleIds.For($"instrument/{key}");

    public static Guid GrantId(string key) => SampleIds.For($"grant/{key}");

    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateOnly? DayOrNull(string? text) => text is null ? null : Day(text);

    internal sealed class InstrumentRecipe
    {
        public string Key { get; set; } = "";
        public InstrumentKind Kind { get; set; }
        public string Number { get; set; } = "";
        public string Issuer { get; set; } = "";
        public string Title { get; set; } = "";
        public string Signed { get; set; } = "";
        public string From { get; set; } = "";
        public List<ArticleRecipe> Articles { get; set; } = [];
        public List<ChangeRecipe> Changes { get; set; } = [];

        public InstrumentFacts Facts => new(
            Kind, Number, Issuer, Title, Day(Signed), Day(From), Articles: [.. Articles.Select(article => new QuotedArticle(article.Number, article.Quote))],
            Changes: [.. Changes.Select(change => new InstrumentChange(InstrumentId(change.Key), change.Replaces))]);
    }

    internal sealed class ArticleRecipe
    {
        public string Number { get; set; } = "";
        public string Quote { get; set; } = "";
    }

    internal sealed class ChangeRecipe
    {
        public string Key { get; set; } = "";
        public bool Replaces { get; set; }
    }

    internal sealed class HolderRecipe
    {
        public AgencyKind? Kind { get; set; }
        public string? AgencyCode { get; set; }
        public string? Outside { get; set; }
        public Office Office { get; set; }

        public Holder Holder => new(Kind, AgencyCode, Outside: Outside, Office: Office);
    }

    internal sealed class PlaceRecipe
    {
        public string Field { get; set; } = "";
        public AnswerRecipe? When { get; set; }
    }

    internal sealed class AnswerRecipe
    {
        public string Field { get; set; } = "";
        public string Is { get; set; } = "";
    }

    internal sealed class GrantRecipe
    {
        public string Key { get; set; } = "";
        public GrantKind Kind { get; set; }
        public string By { get; set; } = "";
        public string? Article { get; set; }
        public string? Parent { get; set; }
        public List<string> Codes { get; set; } = [];
        public List<string> Fields { get; set; } = [];
        public HolderRecipe? Giver { get; set; }
        public HolderRecipe To { get; set; } = new();
        public string From { get; set; } = "";
        public string? Until { get; set; }
        public bool MayPassOn { get; set; }
        public bool Confirmed { get; set; }
        public List<PlaceRecipe> Places { get; set; } = [];
        public string? PlaceRule { get; set; }

        public GrantFacts Facts => new(InstrumentId(By), Article, Kind, Parent is null ? null : GrantId(Parent), MayPassOn, Day(From), DayOrNull(Until), new GrantTerms
        {
            Codes = Codes,
            Fields = Fields,
            From = Giver?.Holder,
            To = To.Holder,
            Confirmed = Confirmed,
            PlaceRule = PlaceRule,
            Places = [.. Places.Select(place => new PlaceChoice(place.Field, place.When is { } when ? new FormCondition { Field = when.Field, Is = when.Is } : null))],
        });
    }

    internal sealed class VacancyRecipe
    {
        public string Post { get; set; } = "";
        public string LastDay { get; set; } = "";
    }

    internal sealed class CoverRecipe
    {
        public string Post { get; set; } = "";
        public string By { get; set; } = "";
        public string From { get; set; } = "";
        public string? Until { get; set; }
    }
}
