using System.Diagnostics.Metrics;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;

namespace HaiCap.Web.Hosting.Telemetry;

/// <summary>Our own figures, under the meter <c>HaiCap</c>; nobody listens unless a collector is configured, and then they cost next to nothing.</summary>
public static class HaiCapMeters
{
    public const string Name = "HaiCap";

    public static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Acts = Meter.CreateCounter<long>("haicap.acts", "{act}", "Acts committed, by name");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("haicap.refusals", "{request}", "Requests refused because of load or an outage, by code");

    public static void Refused(string code) => Refusals.Add(1, new KeyValuePair<string, object?>("code", code));

    /// <summary>Counts what this process commits.</summary>
    internal sealed class ActCounting : INewsReader
    {
        public bool Concerns(object row) => row is Act;

        public void Tell(IReadOnlyList<object> news)
        {
            foreach (var act in news)
            {
                Acts.Add(1, new KeyValuePair<string, object?>("act", ((Act)act).Name));
            }
        }
    }
}
