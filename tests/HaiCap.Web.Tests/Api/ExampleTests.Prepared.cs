namespace HaiCap.Web.Tests.Api;

public sealed partial class ExampleTests
{
    /// <summary>By operation id; what is not named here needs nothing.</summary>
    private Task<Prepared> PrepareAsync(Operation operation) => Task.FromResult(Prepared.Nothing);
}
