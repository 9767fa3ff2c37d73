using HaiCap.Core.Acts;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Core.Webhooks;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Webhooks;

public sealed class TerritoryTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_subscriber_of_one_part_of_the_province_is_told_of_its_dossiers_only(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (here, there, province) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var work = house.Open())
        {
            var centre = await People.AgencyOfAsync(work, People.Reception);
            var elsewhere = await People.AgencyOfAsync(work, People.ReceptionElsewhere);
            foreach (var (id, agency) in new (Guid, Guid?)[] { (here, centre.ParentId), (there, elsewhere.ParentId), (province, null) })
            {
                work.Db.Add(new WebhookSubscription
                {
                    ProvinceCode = "40", Id = id, Name = "Thử", Url = "https://nhan-tin.example/", Acts = "dossier.*", AgencyId = agency, State = WebhookState.Active, Secret = "",
                    CreatedAt = house.Clock.GetUtcNow(),
                });
                work.Get<ActRecorder>().RecordFirst(WebhookSubscription.SubjectOf(id), Actor.System, new WebhookSubscribed("Thử", "", "", agency));
            }

            await work.Db.SaveChangesAsync();
        }

        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();

        using var patience = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            await house.Services.GetRequiredService<ConsumerRunner>().CatchUpAsync(patience.Token);
            await using var work = house.Open();
            var fed = await work.Db.Set<WebhookDelivery>().GroupBy(row => row.SubscriptionId).ToDictionaryAsync(lane => lane.Key, lane => lane.Count(), patience.Token);
            var acts = await work.Db.Set<Act>().CountAsync(act => act.Name.StartsWith("dossier."), patience.Token);
            if (fed.GetValueOrDefault(province) == acts)
            {
                fed.GetValueOrDefault(here).ShouldBe(acts);
                fed.ShouldNotContainKey(there);
                return;
            }
        }
    }
}
