using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>Dossiers filed under the sample's declaration as a test has published it anew. The clock stands at Monday 6 July 2026, 09:00, as the sample's.</summary>
internal static class LimitStories
{
    public const string Fixed = "co-dinh";
    public const string Mobile = "di-dong";

    public static FormAnswers Answers(string installed) =>
        FormAnswers.FromJson(Story.Declaration.Replace("\"cach-lap-dat\": \"co-dinh\"", $"\"cach-lap-dat\": \"{installed}\"", StringComparison.Ordinal));

    public static Task<Story> FiledAsync(TestDatabase house, string installed = Fixed) => Story.FiledAsync(house, Answers(installed).ToJson());

    /// <summary>The sample's declaration published anew from today, changed.</summary>
    public static async Task<TestDatabase> PublishedAsync(this SampleDatabases houses, Provider provider, Func<ProcedureDefinition, ProcedureDefinition> change)
    {
        var house = await houses.FreshAsync(provider);
        await PublishAsync(house, change);
        return house;
    }

    public static async Task PublishAsync(TestDatabase house, Func<ProcedureDefinition, ProcedureDefinition> change)
    {
        await using var work = house.Open();
        var version = await work.Db.Set<ProcedureVersion>().AsNoTracking().Where(row => row.Code == Story.XRay).OrderByDescending(row => row.Number).FirstAsync();
        var recipe = RecipeText.Of(version);
        var published = await work.Get<PublishProcedureHandler>().HandleAsync(
            new(recipe with { Definition = change(recipe.Definition) }, house.Clock.Now().LocalDay(), Actor.System));
        published.Problems.ShouldBeEmpty();
    }

    public static async Task<Guid> AskAsync(TestDatabase house, Story story, Actor head)
    {
        await using var work = house.Open();
        var unit = await People.AgencyOfAsync(work, head);
        (await work.Get<ConsultUnit>().HandleAsync(People.Specialist, new(new(story.Code), unit.Id, "Cơ sở có hoạt động không?"))).Problems.ShouldBeEmpty();
        return (await work.Db.Set<Consultation>().SingleAsync(row => row.AskedUnitId == unit.Id && row.DossierId == work.Db.Set<Dossier>().Single(d => d.Code == story.Code).Id)).Id;
    }

    public static async Task<(WaitsFor Waits, DateTimeOffset Due)> WorkAsync(TestDatabase house, Dossier dossier)
    {
        await using var work = house.Open();
        var row = await work.Db.Set<OpenWork>().AsNoTracking().SingleAsync(open => open.DossierId == dossier.Id && open.Kind == WorkKind.Step);
        return (row.WaitsFor, row.DueKey);
    }

    public static async Task<List<Finding>> VerifyAsync(Work work)
    {
        var findings = new List<Finding>();
        await foreach (var finding in new DossierVerification().CheckAsync(work.Db, null, default))
        {
            findings.Add(finding);
        }

        return findings;
    }

    public static async Task DoAsync<TUseCase>(TestDatabase house, Func<TUseCase, Task<Outcome<DossierMoved>>> act)
        where TUseCase : notnull
    {
        await using var work = house.Open();
        (await act(work.Get<TUseCase>())).Problems.ShouldBeEmpty();
    }
}
