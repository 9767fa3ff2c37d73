using System.Globalization;
using System.Text.Json.Nodes;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Help;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Missions.Visits.Sample;

/// <summary>One visit of the sample programme with all that belongs to it, written through the use cases by the people of the sample; its minutes wait for the place.</summary>
internal sealed class SampleVisit(
    HaiCapDb db, RecordVisit record, AnswerForm answer, AddPhoto photos, SetFigures figures, ApproveMinutes approve, RecordHelp help) : ISampleData
{
    public int Order => 860;

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new(0, "Ghi buổi làm việc mẫu"));
        using var nation = db.Tenant.Open(Tenant.Nation);
        var recipe = Recipe.ReadFile<VisitRecipe>(Path.Combine(SampleLoader.Folder, "missions", "buoi-lam-viec.yaml"));
        var stop = SampleIds.For(recipe.Stop);
        if (await db.Set<MissionVisit>().AnyAsync(row => row.StopId == stop && row.Number != null, cancellationToken))
        {
            return;
        }

        var (head, secretary) = (await OfficerAsync(recipe.Head, cancellationToken), await OfficerAsync(recipe.Secretary, cancellationToken));
        Told("visit", await record.HandleAsync(secretary, new(stop, recipe.Facts()), cancellationToken));
        db.ChangeTracker.Clear();
        Told("survey", await answer.HandleAsync(secretary, new(stop, VisitPart.SiteSurvey, new FormAnswers(recipe.SurveyAnswers())), cancellationToken));
        db.ChangeTracker.Clear();
        await using (var picture = File.OpenRead(Path.Combine(SampleLoader.Folder, "missions", recipe.Photo.File)))
        {
            Told("photo", await photos.HandleAsync(secretary, new(stop, SampleIds.For($"photo/{recipe.Photo.File}"), recipe.Photo.File, picture, recipe.Photo.Place, recipe.Photo.Point, Instant(recipe.Photo.At)), cancellationToken));
        }

        db.ChangeTracker.Clear();
        var reported = recipe.Figures.Reported.ToDictionary(one => Enum.Parse<FigureKind>(one.Key), one => (string?)one.Value);
        Told("figures", await figures.HandleAsync(secretary, new(stop, Day(recipe.Figures.From), Day(recipe.Figures.To), reported), cancellationToken));
        db.ChangeTracker.Clear();
        Told("help", await help.HandleAsync(secretary, new(new(HelpKind.Training, recipe.Help.Subject, recipe.Help.ForWhom, recipe.Help.HowMany), stop, SampleIds.For($"help/{recipe.Stop}")), cancellationToken));
        db.ChangeTracker.Clear();
        Told("minutes", await approve.HandleAsync(head, new(stop, VisitSide.Delegation), cancellationToken));
    }

    private async Task<Actor> OfficerAsync(string user, CancellationToken cancellationToken)
    {
        var id = SampleIds.For($"officer/{user}");
        return new(ActorKind.Officer, id, await db.Set<Officer>().Where(row => row.Id == id).Select(row => row.Name).SingleAsync(cancellationToken));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime Instant(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static void Told<T>(string what, Outcome<T> outcome)
    {
        if (!outcome.Ok)
        {
            throw new InvalidDataException($"samples/missions, {what}: {string.Join(" ", outcome.Problems.Select(problem => $"{problem.Code} {problem.En} {problem.Field}"))}");
        }
    }
}

/// <summary>The YAML of samples/missions/buoi-lam-viec.yaml as it is read.</summary>
internal sealed class VisitRecipe
{
    public string Stop { get; set; } = "";

    public string Head { get; set; } = "";

    public string Secretary { get; set; } = "";

    public List<LineRecipe> Agenda { get; set; } = [];

    public List<PersonRecipe> Attendance { get; set; } = [];

    public string Notes { get; set; } = "";

    public Dictionary<string, object> Survey { get; set; } = [];

    public PhotoRecipe Photo { get; set; } = new();

    public FiguresRecipe Figures { get; set; } = new();

    public HelpRecipe Help { get; set; } = new();

    public VisitFacts Facts() => new(
        [.. Agenda.Select(line => new AgendaLine(TimeOnly.ParseExact(line.At, "HH:mm", CultureInfo.InvariantCulture), line.Subject, line.Lead))],
        [.. Attendance.Select(one => new Attendee(Enum.Parse<VisitSide>(one.Side), one.Name, one.Title, one.Unit))], Notes);

    /// <summary>Answers as a page posts them: a text, or several choices.</summary>
    public JsonObject SurveyAnswers() => new(Survey.Select(one => KeyValuePair.Create<string, JsonNode?>(
        one.Key, one.Value is IEnumerable<object> many ? new JsonArray([.. many.Select(value => JsonValue.Create(value.ToString()))]) : Value(one.Value.ToString() ?? ""))));

    private static JsonValue Value(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text)!;

    internal sealed class LineRecipe
    {
        public string At { get; set; } = "";

        public string Subject { get; set; } = "";

        public string? Lead { get; set; }
    }

    internal sealed class PersonRecipe
    {
        public string Side { get; set; } = "";

        public string Name { get; set; } = "";

        public string? Title { get; set; }

        public string? Unit { get; set; }
    }

    internal sealed class PhotoRecipe
    {
        public string File { get; set; } = "";

        public string Place { get; set; } = "";

        public string Point { get; set; } = "";

        public string At { get; set; } = "";
    }

    internal sealed class FiguresRecipe
    {
        public string From { get; set; } = "";

        public string To { get; set; } = "";

        public Dictionary<string, string> Reported { get; set; } = [];
    }

    internal sealed class HelpRecipe
    {
        public string Subject { get; set; } = "";

        public string ForWhom { get; set; } = "";

        public int HowMany { get; set; }
    }
}

public static class SampleVisitServices
{
    /// <summary>For whoever serves the sample; tests of single rooms begin with stops nobody wrote of.</summary>
    public static IServiceCollection AddSampleVisit(this IServiceCollection services) => services.AddScoped<ISampleData, SampleVisit>();
}
