using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SaveDraft = HaiCap.Core.Dossiers.Filing.SaveDraft;
using SubmitDraft = HaiCap.Core.Dossiers.Filing.SubmitDraft;

namespace HaiCap.Core.Tests.Procedures;

/// <summary>A procedure ends by a decision: nobody files it after its last day, what was filed goes on, whoever follows the catalogue is told.</summary>
public sealed class AbolishProcedureTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const string Code = Story.XRay;
    private static readonly DateOnly Monday = new(2026, 7, 6), Friday = new(2026, 7, 10);
    private static readonly Actor Legal = People.Officer("phapche.tinh");

    [Theory, BothProviders]
    public async Task It_is_filed_until_its_last_day_and_no_longer_whichever_way_it_comes(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var elsewhere = new ProcedureCatalogue(house.Services.GetRequiredService<IServiceScopeFactory>(), house.Clock);
        (await elsewhere.GetAsync("40")).Find(Code).ShouldNotBeNull();
        var running = await Story.FiledAsync(house);
        await using var work = house.Open();
        var begun = (await work.Get<StartDraft>().HandleAsync(People.Citizen, new(Code, Story.Owner))).Value;
        var centre = await People.AgencyOfAsync(work, People.Reception);
        (await work.Get<SaveDraft>().HandleAsync(People.Citizen, new(begun.Id, Answers: Story.Declaration, ReceivingAgencyId: centre.Id))).Problems.ShouldBeEmpty();

        var effects = (await work.Get<ForetellAbolition>().HandleAsync(Legal, Code)).Value;
        (effects.Running, effects.Begun).ShouldBe((1, 1));
        effects.OnlyGrants.Concat(effects.OtherGrants).ShouldAllBe(grant => grant.Terms.Covers(Core.Authority.Rules.ProcedureFacts.Of(effects.Last)));
        var last = (await work.Get<AbolishProcedure>().HandleAsync(Legal, new(Code, "99/QĐ-UBND", Monday, Friday))).Value;
        (last.ValidTo, last.Number).ShouldBe((Friday, 1));
        var act = await work.Db.Set<Act>().AsNoTracking().SingleAsync(row => row.Name == "procedure.abolished");
        (act.Subject, act.Why).ShouldBe(($"procedure/{Code}", "Quyết định 99/QĐ-UBND ngày 06/07/2026"));

        // Announced: it is filed all of its last day, and other nodes know the day.
        house.Clock.SetLocal(2026, 7, 10, 16, 0);
        (await elsewhere.GetAsync("40")).Find(Code)!.ValidTo.ShouldBe(Friday);
        await Story.FiledAsync(house);
        house.Clock.SetLocal(2026, 7, 11, 8, 0);
        (await elsewhere.GetAsync("40")).Find(Code).ShouldBeNull();
        await using var after = house.Open();
        (await after.Get<SubmitDraft>().HandleAsync(People.Citizen, new(begun.Id))).Problems.ShouldHaveSingleItem().Code.ShouldBe("DOS-057");
        (await after.Get<StartDraft>().HandleAsync(People.Citizen, new(Code, Story.Owner))).Ok.ShouldBeFalse();
        var atTheCounter = await after.Get<SubmitDossier>().HandleAsync(
            People.Reception, new(Guid.CreateVersion7(), last.Id, centre.Id, Story.Owner, null, FormAnswers.FromJson(Story.Declaration), [], Channel: Core.Dossiers.Rules.Channel.Counter));
        atTheCounter.Problems.ShouldHaveSingleItem().Code.ShouldBe("DOS-057");
        (await after.Get<AbolishedProcedures>().FindAsync(Code))!.DecisionNumber.ShouldBe("99/QĐ-UBND");

        // What was filed by then goes on.
        house.Clock.SetLocal(2026, 7, 13, 9, 0);
        await running.ReceiveAsync();
    }

    [Theory, BothProviders]
    public async Task Followers_are_told_and_what_is_published_anew_begins_anew(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var before = await work.Db.Set<ProcedureVersion>().AsNoTracking().SingleAsync(version => version.Code == Code);
        (await work.Get<AbolishProcedure>().HandleAsync(Legal, new(Code, "99/QĐ-UBND", Monday, Friday))).Problems.ShouldBeEmpty();
        await ListProcedureChangesTests.SettledAsync(work.Db);
        var change = (await work.Get<ListProcedureChanges>().HandleAsync(null, null, 500)).Changes[^1];
        (change.Change, change.Code, change.Number, change.ValidFrom, change.ValidTo, change.Kind, change.Why)
            .ShouldBe((ProcedureChangeKind.Abolished, Code, 1, before.ValidFrom, Friday, PublicationKind.Handled, "Quyết định 99/QĐ-UBND ngày 06/07/2026"));
        (await FindingsAsync(work)).ShouldBeEmpty();

        (await work.Get<PublishProcedureHandler>().HandleAsync(new(RecipeText.Of(before), new DateOnly(2026, 9, 1), Actor.System))).Value.Number.ShouldBe(2);
        var versions = await work.Db.Set<ProcedureVersion>().AsNoTracking().Where(version => version.Code == Code).OrderBy(version => version.Number).ToListAsync();
        versions.Select(version => version.ValidTo).ShouldBe([Friday, null], "in between it was not in force");
        (await work.Get<AbolishedProcedures>().FindAsync(Code)).ShouldBeNull();
        (await FindingsAsync(work)).ShouldBeEmpty();
        await work.Db.Set<ProcedureVersion>().Where(version => version.Code == Code).ExecuteUpdateAsync(set => set.SetProperty(version => version.ValidTo, (DateOnly?)null));
        (await FindingsAsync(work)).ShouldHaveSingleItem().Row.ShouldContain(before.Id.ToString());
    }

    public static TheoryData<string?, DateOnly?, DateOnly?, string[]> Faults => new()
    {
        { " ", null, null, ["PRO-005", "PRO-006", "PRO-008"] },
        { "1/QĐ", new DateOnly(2026, 7, 7), Friday, ["PRO-006"] },
        { "1/QĐ", Monday, new DateOnly(2026, 7, 5), ["PRO-008"] },
        { "1/QĐ", Monday, new DateOnly(2099, 1, 1), ["PRO-008"] },
        { new string('x', 200), Monday, Friday, ["PRO-005"] },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_decision_that_says_too_little_ends_nothing(string? number, DateOnly? decidedOn, DateOnly? lastDay, string[] codes)
    {
        await using var work = (await houses.GetAsync(Provider.Sqlite)).Open();
        (await work.Get<AbolishProcedure>().HandleAsync(Legal, new(Code, number, decidedOn, lastDay))).Problems.Select(problem => problem.Code).ShouldBe(codes);
    }

    [Fact]
    public async Task Only_the_legal_unit_decides_it_once_and_not_while_a_draft_is_open()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await using var work = house.Open();
        var abolish = work.Get<AbolishProcedure>();
        foreach (var user in new[] { "quantri.tinh", "quantri.skhcn", "chutich.tinh", "kiemtra.tinh" })
        {
            (await abolish.HandleAsync(People.Officer(user), new(Code, "1/QĐ", Monday, Friday))).Problems.ShouldHaveSingleItem().Code.ShouldBe(Access.Refused.Code, user);
        }

        (await abolish.HandleAsync(Legal, new("9.999999", "1/QĐ", Monday, Friday))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-020");
        var draft = (await work.Get<OpenDraft>().HandleAsync(People.Officer("quantri.tinh"), new(Code))).Value;
        (await abolish.HandleAsync(Legal, new(Code, "1/QĐ", Monday, Friday))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-022");
        (await work.Get<DropDraft>().HandleAsync(People.Officer("quantri.tinh"), new(draft.Id, draft.Revision))).Ok.ShouldBeTrue();
        (await abolish.HandleAsync(Legal, new(Code, "1/QĐ", Monday, Friday))).Ok.ShouldBeTrue();
        (await abolish.HandleAsync(Legal, new(Code, "2/QĐ", Monday, Friday))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-021");
    }

    private static async Task<List<Finding>> FindingsAsync(Work work)
    {
        var findings = new List<Finding>();
        await foreach (var finding in new ProcedureVerification().CheckAsync(work.Db, null, default))
        {
            findings.Add(finding);
        }

        return findings;
    }
}
