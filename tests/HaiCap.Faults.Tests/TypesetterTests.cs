using System.Net;
using HaiCap.Faults.Tests.Support;
using HaiCap.Testing;

namespace HaiCap.Faults.Tests;

/// <summary>The typesetter is killed in the middle of letters: the host starts another, whoever asked gets the letter or a clear sentence, no act is touched.</summary>
public sealed class TypesetterTests(ITestOutputHelper output)
{
    private static readonly int Letters = FaultSettings.Long ? 40 : 12;

    [Theory, WantedProviders]
    public async Task A_killed_typesetter_is_replaced_and_the_letters_come(Provider provider)
    {
        await using var province = await Province.MakeAsync(provider);
        await using var site = await province.ServeAsync();
        using var load = await Load.SignInAsync(province, site);
        var sheet = $"/lam-viec/ho-so/{await load.TakeOneAsync(site)}/phieu-kiem-soat";
        (await load.LookAsync(sheet)).Status.ShouldBe(HttpStatusCode.OK);

        var dice = new Random(FaultSettings.Seed);
        var (kills, made, refused) = (0, 0, 0);
        for (var i = 0; i < Letters; i++)
        {
            // Every fourth is a receipt: set, signed and kept when it is first asked for.
            var receipt = i % 4 == 3 ? await load.ReceiptOfAsync(await load.TakeOneAsync(site)) : null;
            var asking = load.LookAsync(receipt ?? sheet);
            if (i % 2 == 1)
            {
                await Task.Delay(dice.Next(0, 25));
                kills += Processes.KillChildrenOf(site.ProcessId);
            }

            var answer = await asking;
            if (answer.Status == HttpStatusCode.OK)
            {
                made++;
            }
            else
            {
                ((int)answer.Status).ShouldBeInRange(409, 503, answer.Text);
                answer.Text.ShouldContain("Bộ lập văn bản dừng đột ngột");
                refused++;
            }

            if (receipt is not null)
            {
                var first = await load.LookAsync(receipt);
                first.Status.ShouldBe(HttpStatusCode.OK);
                (await load.LookAsync(receipt)).Text.ShouldBe(first.Text, "a document is the same file whoever asks");
            }
        }

        kills.ShouldBeGreaterThanOrEqualTo(Letters / 4);
        made.ShouldBeGreaterThan(Letters / 2);
        (await load.LookAsync(sheet)).Status.ShouldBe(HttpStatusCode.OK);
        Processes.ChildrenOf(site.ProcessId).Count.ShouldBe(1, "one worker, and none left over");
        await load.ShouldAllBeThereAsync();
        await province.ShouldBeSoundAsync();
        output.WriteLine($"{provider}, seed {FaultSettings.Seed}: {kills} kills in {Letters} letters: {made} came, {refused} were refused with a sentence.");
    }
}
