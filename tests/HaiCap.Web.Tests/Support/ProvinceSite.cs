using HaiCap.Core.Data;
using HaiCap.Testing;

namespace HaiCap.Web.Tests.Support;

/// <summary>The site over a copy of the whole sample province, read-only but for what the test does itself.</summary>
public sealed class ProvinceSite : IAsyncLifetime
{
    private readonly SampleDatabases houses = new();

    public Site Site { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        var own = await Site.PrepareAsync();
        File.Copy(Path.Combine(house.DataFolder, DatabaseOptions.SqliteFileName), Path.Combine(own.DataFolder, DatabaseOptions.SqliteFileName), overwrite: true);
        await Site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await houses.DisposeAsync();
    }

    /// <summary>One of the sample's citizens, signed in.</summary>
    public async Task<Visitor> CitizenAsync(int number = 1)
    {
        var visitor = Site.Visit();
        await visitor.GetAsync("/dang-nhap/cong-dan-mau");
        return await visitor.SubmitFormAsync($"main li:nth-of-type({number}) form");
    }
}
