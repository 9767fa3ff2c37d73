using System.Reflection;
using System.Text.RegularExpressions;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Architecture;

public sealed partial class HouseRuleTests(Databases databases) : IClassFixture<Databases>
{
    /// <summary>Rule 6: every place that looks across provinces is known. A new one is added here after somebody asked why.</summary>
    private static readonly Dictionary<string, int> NationalViews = new(StringComparer.Ordinal)
    {
        ["src/HaiCap.Core/Acts/ActLog.cs"] = 1,
        ["src/HaiCap.Core/Acts/ActsServices.cs"] = 1,
        ["src/HaiCap.Core/Acts/ApiRequests.cs"] = 1,
        ["src/HaiCap.Core/Acts/VerifyAll.cs"] = 4,
        ["src/HaiCap.Core/Dossiers/Filing/OldApiFiles.cs"] = 1,
        ["src/HaiCap.Core/Dossiers/Reading/ListMyDossiers.cs"] = 1,
        ["src/HaiCap.Core/Dossiers/Recounts/BeginRecounts.cs"] = 1,
        ["src/HaiCap.Core/Dossiers/Ringing/BellSweep.cs"] = 1,
        ["src/HaiCap.Core/Dossiers/Runs/PagedRunner.cs"] = 1,
        ["src/HaiCap.Core/Missions/Board/VisitLog.cs"] = 2,
        ["src/HaiCap.Core/Missions/Bells/FollowLadders.cs"] = 1,
        ["src/HaiCap.Core/Missions/Bells/ListLateRecommendations.cs"] = 1,
        ["src/HaiCap.Core/Missions/Bells/RingMissionBells.cs"] = 1,
        ["src/HaiCap.Core/Missions/Consultations/GiveOpinion.cs"] = 1,
        ["src/HaiCap.Core/Missions/Consultations/ListConsultations.cs"] = 3,
        ["src/HaiCap.Core/Missions/Board/BoardBook.cs"] = 1,
        ["src/HaiCap.Core/Missions/Help/HelpAccess.cs"] = 1,
        ["src/HaiCap.Core/Missions/MissionAccess.cs"] = 3,
        ["src/HaiCap.Core/Missions/Recommendations/ListAnswers.cs"] = 1,
        ["src/HaiCap.Core/Missions/Precedents/PrecedentBook.cs"] = 1,
        ["src/HaiCap.Core/Missions/Precedents/TellReviews.cs"] = 1,
        ["src/HaiCap.Core/Missions/Recommendations/PassRecommendationsOn.cs"] = 3,
        ["src/HaiCap.Core/Missions/Recommendations/ShowRecommendation.cs"] = 1,
        ["src/HaiCap.Core/Missions/Similar/FindSimilar.cs"] = 1,
        ["src/HaiCap.Core/Missions/Similar/SimilarBook.cs"] = 2,
        ["src/HaiCap.Core/Missions/Topics/GroupRecommendations.cs"] = 1,
        ["src/HaiCap.Core/Missions/Topics/TopicBook.cs"] = 2,
        ["src/HaiCap.Core/Missions/Programmes/HeardAt.cs"] = 2,
        ["src/HaiCap.Core/Missions/Programmes/ProgrammeAccess.cs"] = 3,
        ["src/HaiCap.Core/Missions/Programmes/ShowProgramme.cs"] = 1,
        ["src/HaiCap.Core/Missions/Visits/VisitAccess.cs"] = 1,
        ["src/HaiCap.Core/Notifications/Digests.cs"] = 1,
        ["src/HaiCap.Core/Notifications/MissionNews.cs"] = 1,
        ["src/HaiCap.Core/Notifications/MissionNotices.cs"] = 1,
        ["src/HaiCap.Core/Notifications/Mail/MailSender.cs"] = 1,
        ["src/HaiCap.Core/Notifications/Mail/OldMail.cs"] = 1,
        ["src/HaiCap.Core/Succession/SuccessionRunner.cs"] = 1,
        ["src/HaiCap.Core/Webhooks/Sending/WebhookSender.cs"] = 1,
        ["src/HaiCap.Core/Organizations/Keys/KeyBook.cs"] = 1,
        ["src/HaiCap.Web/Api/Hosting/Provinces.cs"] = 1,
        ["src/HaiCap.Web/SignIn/ProductionGuard.cs"] = 2,
    };

    [Fact]
    public void The_database_declares_no_sets() =>
        typeof(HaiCapDb).GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .ShouldBeEmpty();

    [Fact]
    public void Looking_across_provinces_happens_in_the_known_places_only()
    {
        var found = House.Sources("src").Where(path => !path.EndsWith("NationalView.cs", StringComparison.Ordinal))
            .Select(path => (File: House.Relative(path), Count: Across().Count(File.ReadAllText(path))))
            .Where(place => place.Count > 0).ToDictionary(place => place.File, place => place.Count);
        found.ShouldBe(NationalViews, ignoreOrder: true);
    }

    [Fact]
    public void Only_the_national_view_ignores_the_province_filter() =>
        House.Sources("src").Where(path => File.ReadAllText(path).Contains("IgnoreQueryFilters", StringComparison.Ordinal))
            .Select(House.Relative).ShouldBe(["src/HaiCap.Core/Data/NationalView.cs"]);

    [Fact]
    public void Every_test_project_is_in_the_solution_and_run_by_the_test_command()
    {
        var projects = Directory.EnumerateFiles(Repository.Path("tests"), "*.csproj", SearchOption.AllDirectories).Select(House.Relative).ToList();
        var solution = File.ReadAllText(Repository.Path("HaiCap.slnx"));
        projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)).ShouldBeEmpty();

        // ./test runs the folders tests/*.Tests, each by the program of its own name.
        File.ReadAllText(Repository.Path("test")).ShouldContain("for folder in tests/*.Tests/");
        projects.Where(project => File.ReadAllText(Repository.Path(project)).Contains("xunit.v3\"", StringComparison.Ordinal))
            .ShouldAllBe(project => OwnTestProject().IsMatch(project));
    }

    [Fact]
    public void Tests_wait_for_the_thing_itself()
    {
        // A fault lasts real time, between processes that tell nobody when they have got anywhere.
        var waiting = House.Sources("tests").Where(path => Sleeping().IsMatch(File.ReadAllText(path)) && !path.EndsWith("HouseRuleTests.cs", StringComparison.Ordinal));
        waiting.Select(House.Relative).Where(path => !path.StartsWith("tests/HaiCap.Faults.Tests/", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Files_past_250_lines_are_told()
    {
        var files = House.Sources("src").Concat(House.Sources("tests")).Select(path => (File: House.Relative(path), Lines: File.ReadLines(path).Count())).ToList();
        files.Count.ShouldBeGreaterThan(100);
        foreach (var (file, lines) in files.Where(file => file.Lines > 250))
            TestContext.Current.AddWarning($"{file} has {lines} lines: ask what else has moved in.");
    }

    [Fact]
    public void Each_act_stands_in_the_page_with_its_data()
    {
        var page = ActLine().Matches(File.ReadAllText(Repository.Path("docs", "acts.md")))
            .ToDictionary(line => line.Groups["name"].Value, line => line.Groups["data"].Value.Trim());
        var code = ActNames.All.ToDictionary(act => act.Value, act => DataOf(act.Key));
        page.Keys.Except(code.Keys).ShouldBeEmpty("on the page, not in the code");
        code.Where(act => page.GetValueOrDefault(act.Key) != act.Value).Select(act => $"| `{act.Key}` | {act.Value} |").ShouldBeEmpty("docs/acts.md lacks these lines");
    }

    [Fact]
    public async Task Each_table_stands_in_the_page_of_acts()
    {
        await using var work = (await databases.GetAsync(Provider.Sqlite)).Open();
        var tables = work.Db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().ToHashSet();
        var page = TableLine().Matches(File.ReadAllText(Repository.Path("docs", "acts.md"))).Select(line => line.Groups["name"].Value).ToHashSet();
        page.Except(tables).ShouldBeEmpty("on the page, not in the model");
        tables.Except(page).ShouldBeEmpty("docs/acts.md lacks these tables");
    }

    /// <summary>The fields in the order of the record, the inherited last.</summary>
    private static string DataOf(Type act)
    {
        var fields = act.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "EqualityContract")
            .OrderBy(property => property.DeclaringType == act ? 0 : 1).ThenBy(property => property.MetadataToken).Select(property => property.Name).ToList();
        return fields.Count == 0 ? "–" : string.Join(", ", fields);
    }

    [GeneratedRegex(@"\.AcrossProvinces<", RegexOptions.None, 5000)]
    private static partial Regex Across();

    [GeneratedRegex(@"^tests/(?<name>[\w.]+\.Tests)/\k<name>\.csproj$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex OwnTestProject();

    [GeneratedRegex(@"\b(Task\.Delay|Thread\.Sleep|WaitForTimeoutAsync)\(", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Sleeping();

    [GeneratedRegex(@"^\| `(?<name>[a-z-]+\.[a-z-]+)` \|(?<data>[^|]*)\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ActLine();

    [GeneratedRegex(@"^\| `(?<name>[a-z_]+)` \| (log|state|technical) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex TableLine();
}
