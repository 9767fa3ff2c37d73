using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace HaiCap.Testing;

public enum Provider
{
    Sqlite,
    Postgres,
}

public static class Providers
{
    /// <summary>For <c>[MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]</c>, or write <see cref="BothProvidersAttribute"/>.</summary>
    public static TheoryData<Provider> Both => [Provider.Sqlite, Provider.Postgres];
}

/// <summary><c>[Theory, BothProviders]</c> runs a test with its <see cref="Provider"/> parameter on SQLite and on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothProvidersAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<Provider>(Provider.Sqlite), new TheoryDataRow<Provider>(Provider.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
