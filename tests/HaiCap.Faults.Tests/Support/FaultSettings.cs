using System.Globalization;
using HaiCap.Testing;

namespace HaiCap.Faults.Tests.Support;

/// <summary>How long and by which dice: short in <c>./test</c>, as told by <c>tests/faults/run</c>.</summary>
internal static class FaultSettings
{
    /// <summary>How often a host is killed.</summary>
    public static int Times { get; } = Number("HAICAP_FAULTS_TIMES") ?? 3;

    /// <summary>Whether <c>tests/faults/run</c> asked: the long form.</summary>
    public static bool Long { get; } = Number("HAICAP_FAULTS_TIMES") is not null;

    public static int Seed { get; } = Number("HAICAP_FAULTS_SEED") ?? Environment.TickCount & 0xFFFF;

    /// <summary>How long a database stays away.</summary>
    public static TimeSpan Away { get; } = TimeSpan.FromSeconds(Number("HAICAP_FAULTS_AWAY") ?? 4);

    /// <summary>The database asked for, or both.</summary>
    public static bool Wants(Provider provider) =>
        Environment.GetEnvironmentVariable("HAICAP_FAULTS_DATABASE") is not { Length: > 0 } only || string.Equals(only, provider.ToString(), StringComparison.OrdinalIgnoreCase);

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}

/// <summary><c>[Theory, WantedProviders]</c>: both databases, or the one <c>tests/faults/run --database</c> names.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WantedProvidersAttribute : Xunit.v3.DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<Provider>().Where(FaultSettings.Wants).Select(provider => new TheoryDataRow<Provider>(provider))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
