using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Acts;

public sealed class ShutdownTests(Databases databases) : IClassFixture<Databases>
{
    [Fact]
    public async Task A_consumer_that_is_stopped_in_the_middle_ends_without_an_exception()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var database = await databases.FreshAsync(Provider.Sqlite, services => services.AddScoped<IActConsumer>(_ =>
        {
            asked.TrySetResult();
            return new Idle();
        }));
        using var runner = database.Services.GetRequiredService<ConsumerRunner>();
        await runner.StartAsync(CancellationToken.None);
        await asked.Task;

        await runner.StopAsync(CancellationToken.None);

        runner.ExecuteTask!.IsCompletedSuccessfully.ShouldBeTrue();
    }

    private sealed class Idle : IActConsumer
    {
        public string Name => "idle";

        public Task TakeAsync(HaiCapDb db, IReadOnlyList<Act> acts, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
