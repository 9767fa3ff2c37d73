using HaiCap.Core.Data.Migrations;
using HaiCap.Core.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using static HaiCap.Core.Tests.Dossiers.Recounts.Recounting;

namespace HaiCap.Core.Tests.Dossiers.Recounts;

/// <summary>Each act keeps when the last clock of its work ends; a recount asks nothing else before it reads a dossier.</summary>
public sealed class LastDueTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task What_acts_keep_is_what_the_rows_that_were_there_before_are_filled_with(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var filed = await Story.FiledAsync(house);
        var accepted = await Story.FiledAsync(house);
        await accepted.ReceiveAsync();
        var asked = await Story.FiledAsync(house);
        await asked.ReceiveAsync();
        await asked.AssignAsync();
        var opinion = await LimitStories.AskAsync(house, asked, People.Director);
        var waiting = await Story.FiledAsync(house);
        await waiting.ReceiveAsync();
        await waiting.AssignAsync();
        await waiting.AskForSupplementAsync();
        var decided = await Story.FiledAsync(house);
        await decided.DecideAsync();

        var kept = await LastDuesAsync(house);
        Tests.Calendar.Sample.Local((await filed.SeeAsync()).ReceptionDueAt).ShouldBe("2026-07-07 09:00");
        Tests.Calendar.Sample.Local(kept[await StepAsync(filed)]!.Value).ShouldBe("2026-07-13 00:00", "the end of that week");
        Tests.Calendar.Sample.Local((await accepted.SeeAsync()).DueAt!.Value).ShouldBe("2026-07-13 17:30");
        Tests.Calendar.Sample.Local(kept[await StepAsync(accepted)]!.Value).ShouldBe("2026-07-20 00:00");
        kept[await StepAsync(waiting)].ShouldBe(OpenWork.Paused, "the applicant's time stands in the request");
        kept[await StepAsync(decided)].ShouldBeNull("no day of it moves any more");
        await using var filling = house.Open();
        var answer = await filling.Db.Set<OpenWork>().SingleAsync(work => work.ConsultationId == opinion);
        (answer.DueKey, kept[answer.Id]!.Value).ShouldSatisfyAllConditions(
            both => Tests.Calendar.Sample.Local(both.DueKey).ShouldBe("2026-07-08 09:00", "two days"), both => Tests.Calendar.Sample.Local(both.Value).ShouldBe("2026-07-13 00:00"));
        await filling.Db.Database.ExecuteSqlRawAsync("UPDATE open_work SET last_due = NULL");
        await filling.Db.Database.ExecuteSqlRawAsync(AddLastDue.Fill(provider == Provider.Sqlite));
        (await LastDuesAsync(house)).ShouldBe(kept, ignoreOrder: true);

        async Task<Guid> StepAsync(Story story)
        {
            await using var work = house.Open();
            var id = (await story.SeeAsync()).Id;
            return (await work.Db.Set<OpenWork>().SingleAsync(row => row.DossierId == id && row.Kind == WorkKind.Step)).Id;
        }
    }

    private static async Task<Dictionary<Guid, DateTimeOffset?>> LastDuesAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return await work.Db.Set<OpenWork>().ToDictionaryAsync(row => row.Id, row => row.LastDue);
    }
}
