namespace HaiCap.Core.Acts;

internal static class Ticking
{
    /// <summary>Waits for the next tick; false once the host stops, which is no failure and leaves no trace in the log.</summary>
    public static async ValueTask<bool> TicksAsync(this PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
