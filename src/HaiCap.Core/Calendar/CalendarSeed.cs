using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HaiCap.Core.Calendar;

/// <summary>Loads the nation's week, the rules of the one-stop decree and each year's days off from samples/calendar.</summary>
public sealed class CalendarSeed(HaiCapDb db, TimeProvider time, CalendarCache cache) : ISampleData
{
    private static readonly IDeserializer Reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    public int Order => 100;

    public Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken) => ApplyAsync(SampleLoader.Folder, cancellationToken);

    /// <summary>For a context that stands alone; <see cref="LoadAsync"/> is the one the seed command calls.</summary>
    /// <param name="withSample">Also years whose days off nobody has published yet; not for a production province.</param>
    public static Task ApplyAsync(HaiCapDb db, TimeProvider time, string samplesFolder, CancellationToken cancellationToken = default, bool withSample = true) =>
        new CalendarSeed(db, time, new CalendarCache()).ApplyAsync(samplesFolder, cancellationToken, withSample);

    /// <summary>Adds what is missing; years, weeks and rules that are there stay as they are.</summary>
    public async Task ApplyAsync(string samplesFolder, CancellationToken cancellationToken = default, bool withSample = true)
    {
        using var nation = db.Tenant.Open(Tenant.Nation);
        var folder = Path.Combine(samplesFolder, "calendar");
        var week = Read<WeekRecipe>(Path.Combine(folder, "week.yaml"));
        if (!await db.Set<CalendarWeek>().AnyAsync(cancellationToken))
        {
            AddWeek(week);
        }

        var known = await db.Set<CalendarRule>().Select(r => r.Key).ToListAsync(cancellationToken);
        var rules = Read<List<RuleRecipe>>(Path.Combine(folder, "rules.yaml"));
        db.AddRange(rules.Where(r => !known.Contains(r.Key)).Select(Rule));
        await db.SaveChangesAsync(cancellationToken);
        var years = await db.Set<CalendarYear>().Select(y => y.Year).ToListAsync(cancellationToken);
        foreach (var file in Directory.GetFiles(folder, "year-*.yaml").Order(StringComparer.Ordinal))
        {
            var recipe = Read<YearRecipe>(file);
            if (!years.Contains(recipe.Year) && (withSample || !recipe.Sample))
            {
                var publish = new PublishCalendarYearHandler(db, new ActRecorder(db, time), cache, time);
                _ = (await publish.HandleAsync(recipe.ToRequest(), cancellationToken)).Value;
            }
        }

        cache.Forget();
    }

    private void AddWeek(WeekRecipe recipe)
    {
        var hours = recipe.Days.ToDictionary(
            d => Enum.Parse<DayOfWeek>(d.Key),
            d => new DayHours([.. d.Value.Select(s => s.Split('-')).Select(s => new WorkingSpan(Time(s[0]), Time(s[1])))]));
        db.Add(new CalendarWeek
        {
            ProvinceCode = Tenant.Nation,
            Id = Ids.New(time.Now()),
            Purpose = CalendarPurpose.Working,
            ValidFrom = Day(recipe.From),
            Hours = CalendarWeek.HoursJson(new RegularWeek(Day(recipe.From), hours)),
            NominalDayMinutes = recipe.NominalDayMinutes,
            SameDayCutOff = Time(recipe.SameDayCutOff),
            Citation = recipe.Citation,
            ChangedAt = time.Now(),
        });
    }

    private CalendarRule Rule(RuleRecipe recipe) => new()
    {
        ProvinceCode = Tenant.Nation,
        Id = Ids.New(time.Now()),
        Key = recipe.Key,
        Value = recipe.Value,
        Unit = recipe.Unit,
        Citation = recipe.Citation,
        ValidFrom = Day(recipe.From),
        ChangedAt = time.Now(),
    };

    private static T Read<T>(string path) =>
        File.Exists(path) ? Reader.Deserialize<T>(File.ReadAllText(path)) : throw new FileNotFoundException($"Recipe not found: {path}", path);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private sealed class WeekRecipe
    {
        public string From { get; set; } = "";

        public string Citation { get; set; } = "";

        public string SameDayCutOff { get; set; } = "";

        public int NominalDayMinutes { get; set; }

        public Dictionary<string, List<string>> Days { get; set; } = [];
    }

    private sealed class RuleRecipe
    {
        public ClockRuleKey Key { get; set; }

        public decimal Value { get; set; }

        public TimeUnit Unit { get; set; }

        public string From { get; set; } = "";

        public string Citation { get; set; } = "";
    }

    private sealed class YearRecipe
    {
        public int Year { get; set; }

        public bool Sample { get; set; }

        public string? Notice { get; set; }

        public List<DayRecipe> Days { get; set; } = [];

        public PublishCalendarYear ToRequest() => new(Year, [.. Days.Select(d => d.ToDay())], Notice, Actor.System, IsSample: Sample);
    }

    private sealed class DayRecipe
    {
        public string Date { get; set; } = "";

        public SpecialDayKind Kind { get; set; }

        public string Name { get; set; } = "";

        public string? NameEn { get; set; }

        public DayConfidence Confidence { get; set; }

        public string? SwapsWith { get; set; }

        public SpecialDay ToDay() => new(
            Day(Date), Name, Kind, Confidence, SwapsWith: SwapsWith is null ? null : Day(SwapsWith), NameEn: NameEn);
    }
}
