using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Everyday;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Procedures;

public sealed class EverydayWordTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly DateOnly Today = new(2026, 7, 6);

    [Fact]
    public void The_products_own_list_says_each_thing_once_and_means_something_by_it()
    {
        EverydaySeed.All.Count.ShouldBeGreaterThan(200);
        EverydaySeed.All.GroupBy(entry => EverydayWord.KeyOf(entry.Said)).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
        foreach (var entry in EverydaySeed.All)
        {
            EverydayRules.Check(entry.Said, entry.Meanings, Today, Today).ShouldBeEmpty(entry.Said);
            entry.Meanings.ShouldNotBeEmpty(entry.Said);
        }
    }

    [Theory]
    [InlineData("", "x", 0, "EVW-001")]
    [InlineData("!!", "x", 0, "EVW-001")]
    [InlineData("một hai ba bốn năm sáu bảy tám chín", "x", 0, "EVW-001")]
    [InlineData("sổ", "a;b;c;d;e;f;g", 0, "EVW-003")]
    [InlineData("sổ", "giấy;–", 0, "EVW-003")]
    [InlineData("sổ", "x", -1, "EVW-004")]
    [InlineData("sổ", "x", 2000, "EVW-004")]
    [InlineData("sổ", "", 0, null)]
    [InlineData("sổ", "giấy chứng nhận", 30, null)]
    public void What_cannot_be_set_is_named(string said, string meanings, int days, string? code) =>
        EverydayRules.Check(said, EverydaySeed.Meanings(meanings), Today.AddDays(days), Today).FirstOrDefault()?.Code.ShouldBe(code);

    [Fact]
    public void The_provinces_newest_line_of_the_day_stands_over_the_products()
    {
        EverydayEntry[] product = [new("sổ đỏ", ["giấy chứng nhận"]), new("heo", ["lợn"])];
        EverydayWord[] rows = [Row("SỔ  ĐỎ", "bìa đất", -10), Row("sổ đỏ", "bìa đỏ", -1), Row("sổ đỏ", "bìa mới", 5), Row("heo", "", 0), Row("ghe", "thuyền", 3)];
        var lines = EverydayRules.LinesOn(Today, product, rows).ToDictionary(line => line.Said);
        lines["sổ đỏ"].ShouldSatisfyAllConditions(line => line.Meanings.ShouldBe(["bìa đỏ"]), line => line.Coming.ShouldBe(Today.AddDays(5)));
        lines["heo"].Meanings.ShouldBeEmpty();
        lines["ghe"].ShouldSatisfyAllConditions(line => line.Meanings.ShouldBeEmpty(), line => line.Coming.ShouldBe(Today.AddDays(3)));
        EverydayRules.LinesOn(Today, product, rows.Reverse()).Select(line => (line.Said.ToLowerInvariant(), string.Join(';', line.Meanings)))
            .ShouldBe(EverydayRules.LinesOn(Today, product, rows).Select(line => (line.Said.ToLowerInvariant(), string.Join(';', line.Meanings))));
    }

    [Theory, BothProviders]
    public async Task A_line_is_an_act_and_every_node_finds_by_it_from_its_day(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Services);
        await using (var seed = database.Open())
        {
            await ProcedureSeed.ApplyAsync(seed.Db, database.Clock, Repository.Path("samples", "procedures"));
        }

        await using var work = database.Open();
        var today = database.Clock.Now().LocalDay();
        var other = new ProcedureCatalogue(database.Services.GetRequiredService<IServiceScopeFactory>(), database.Clock);
        (await FirstAsync(other, work, "cu tí")).ShouldNotBe("1.001193");

        var set = work.Get<SetEverydayWord>();
        (await set.HandleAsync(Actor.System, new("Cu tí", ["đăng ký khai sinh"], today.AddDays(1)))).Ok.ShouldBeTrue();
        database.Clock.Advance(TimeSpan.FromSeconds(4));
        (await FirstAsync(other, work, "cu tí")).ShouldNotBe("1.001193");
        (await set.HandleAsync(Actor.System, new("cu tí", ["đăng ký khai sinh"], today))).Ok.ShouldBeTrue();
        (await set.HandleAsync(Actor.System, new("cu tí", ["khai sinh"], today))).Ok.ShouldBeTrue("the same day is set again");
        (await FirstAsync(database.Services.GetRequiredService<ProcedureCatalogue>(), work, "cu ti")).ShouldBe("1.001193");
        database.Clock.Advance(TimeSpan.FromSeconds(4));
        (await FirstAsync(other, work, "cu tí")).ShouldBe("1.001193");

        var acts = await work.Db.Set<Act>().Where(act => act.Subject == SetEverydayWord.Subject).OrderBy(act => act.Seq).ToListAsync();
        acts.Select(act => act.DataAs<EverydayWordSet>().From).ShouldBe([today.AddDays(1), today, today]);
        (await set.HandleAsync(Actor.System, new("", [], today))).Problems.ShouldHaveSingleItem().Code.ShouldBe("EVW-001");
    }

    [Fact]
    public async Task An_officer_without_the_right_sets_and_reads_nothing()
    {
        var database = await databases.FreshAsync(Provider.Sqlite, Services);
        await using var work = database.Open();
        var nobody = new Actor(ActorKind.Officer, Guid.CreateVersion7(database.Clock.GetUtcNow()), "Không chức vụ");
        (await work.Get<SetEverydayWord>().HandleAsync(nobody, new("sổ", ["giấy"], database.Clock.Now().LocalDay()))).Problems.ShouldHaveSingleItem().Code.ShouldBe(Access.Refused.Code);
        (await work.Get<EverydayDesk>().LinesAsync(nobody)).Ok.ShouldBeFalse();
    }

    private static EverydayWord Row(string said, string meanings, int day) => new()
    {
        ProvinceCode = "40", Key = EverydayWord.KeyOf(said), Said = said, Meanings = meanings, ValidFrom = Today.AddDays(day), ChangedAt = DateTimeOffset.UnixEpoch,
    };

    private static async Task<string?> FirstAsync(ProcedureCatalogue catalogue, Work work, string question) =>
        (await catalogue.GetAsync(work.Db.ProvinceCode)).Search(question).Entries.FirstOrDefault()?.Code;

    private static void Services(IServiceCollection services)
    {
        services.AddOrganizations();
        services.AddProcedures();
    }
}
