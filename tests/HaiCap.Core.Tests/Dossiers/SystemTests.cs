using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>Another system stands for the applicants whose dossiers it filed, and for nobody else's.</summary>
public sealed class SystemTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_system_withdraws_only_what_it_filed(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var (own, other) = (await KeyAsync(house), await KeyAsync(house));
        var code = await FileAsync(house, own);
        var citizens = await Story.FiledAsync(house);

        (await WithdrawAsync(house, other, code)).Problems[0].Code.ShouldBe("ACC-001");
        (await WithdrawAsync(house, own, citizens.Code)).Problems[0].Code.ShouldBe("ACC-001");
        (await WithdrawAsync(house, own, code)).Value.State.ShouldBe(DossierState.Stopped);
    }

    [Theory, BothProviders]
    public async Task A_file_is_named_only_by_the_system_that_sent_it(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var (own, other) = (await KeyAsync(house), await KeyAsync(house));
        await using var work = house.Open();
        using var content = new MemoryStream(SampleFiles.Pdf("giấy tờ"));
        var sent = (await work.Get<KeepApiFile>().HandleAsync(own, content)).Value;
        var paper = new FileByKey.Attachment("tai-lieu-ky-thuat", "a.pdf", sent.Hash.ToUpperInvariant());

        (await TryFileAsync(house, other, paper)).Problems[0].ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("DOS-042"), problem => problem.Field.ShouldBe("attachments[0].sha256"));
        (await TryFileAsync(house, own, paper with { Size = 1 })).Problems[0].Code.ShouldBe("DOS-043");
        (await TryFileAsync(house, own, paper with { Component = "khong-co" })).Problems[0].Code.ShouldBe("DOS-041");
        (await TryFileAsync(house, own, paper)).Ok.ShouldBeTrue();
    }

    [Theory, BothProviders]
    public async Task A_file_nobody_named_is_forgotten_after_a_month_and_one_sent_again_is_kept_for_another(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var key = await KeyAsync(house);
        var once = await SendAsync(house, key, "gửi một lần");
        var twice = await SendAsync(house, key, "gửi hai lần");
        house.Clock.Advance(ApiFile.KeptFor - TimeSpan.FromHours(1));
        (await SendAsync(house, key, "gửi hai lần")).ShouldBe(twice);
        house.Clock.Advance(TimeSpan.FromHours(1));

        await using (var work = house.Open())
            (await work.Get<OldApiFiles>().PruneAsync()).ShouldBeGreaterThanOrEqualTo(1);

        (await TryFileAsync(house, key, new FileByKey.Attachment("tai-lieu-ky-thuat", "a.pdf", once))).Problems[0].Code.ShouldBe("DOS-042");
        (await TryFileAsync(house, key, new FileByKey.Attachment("tai-lieu-ky-thuat", "a.pdf", twice))).Ok.ShouldBeTrue();
        (await SendAsync(house, key, "gửi một lần")).ShouldBe(once);
        (await TryFileAsync(house, key, new FileByKey.Attachment("tai-lieu-ky-thuat", "a.pdf", once))).Ok.ShouldBeTrue();
    }

    private static async Task<string> SendAsync(TestDatabase house, Actor system, string text)
    {
        await using var work = house.Open();
        using var content = new MemoryStream(SampleFiles.Pdf(text));
        return (await work.Get<KeepApiFile>().HandleAsync(system, content)).Value.Hash;
    }

    private static async Task<Actor> KeyAsync(TestDatabase house)
    {
        await using var work = house.Open();
        var issued = (await work.Get<IssueKeyHandler>().HandleAsync(new IssueKey(Actor.System, "Phần mềm thử", KeyScopes.Read | KeyScopes.Write))).Value;
        return new Actor(ActorKind.Integrator, issued.Id, "Phần mềm thử");
    }

    private static async Task<string> FileAsync(TestDatabase house, Actor system) => (await TryFileAsync(house, system)).Value.Code;

    private static async Task<Outcome<FileByKey.Filed>> TryFileAsync(TestDatabase house, Actor system, params FileByKey.Attachment[] papers)
    {
        await using var work = house.Open();
        var centre = await People.AgencyOfAsync(work, People.Reception);
        return await work.Get<FileByKey>().HandleAsync(system, new(Story.XRay, centre.Code.Text, Story.Owner, null, FormAnswers.FromJson(Story.Declaration), papers));
    }

    private static async Task<Outcome<DossierMoved>> WithdrawAsync(TestDatabase house, Actor system, string code)
    {
        await using var work = house.Open();
        return await work.Get<WithdrawDossier>().HandleAsync(system, new(new(code), "Thử"));
    }
}
