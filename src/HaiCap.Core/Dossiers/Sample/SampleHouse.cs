using System.Globalization;
using System.Text;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures.Forms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HaiCap.Core.Dossiers.Sample;

/// <summary>The rooms' services under the sample's clock; each piece of work has a scope of its own, as a request has.</summary>
internal sealed class SampleHouse(IServiceProvider services)
{
    private readonly Dictionary<string, StoredFile> files = new(StringComparer.Ordinal);

    /// <summary>A house of its own whose clock stands in the past: what its use cases leave is what people would have left.</summary>
    public static ServiceProvider Build(IConfiguration configuration, DatabaseOptions database, SampleClock clock)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddHaiCap(configuration, database);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        return services.BuildServiceProvider();
    }

    public IPlaceNames Places => services.GetRequiredService<IPlaceNames>();

    public Task<TResult> WithAsync<TResult>(Func<HaiCapDb, Task<TResult>> read) => UseAsync(read);

    public async Task<TResult> DoAsync<TUseCase, TResult>(Func<TUseCase, Task<Outcome<TResult>>> act, string tenant = SampleProvince.ProvinceCode)
        where TUseCase : notnull
    {
        var outcome = await UseAsync(act, tenant);
        return outcome.Ok ? outcome.Value
            : throw new InvalidOperationException(string.Join("; ", outcome.Problems.Select(problem => $"{problem.Code} {problem.Field} {problem.En}")));
    }

    /// <summary>For what may fail: the typesetter or a certificate, which a computer may lack.</summary>
    public async Task<TResult> UseAsync<TService, TResult>(Func<TService, Task<TResult>> use, string tenant = SampleProvince.ProvinceCode)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        using var province = scope.ServiceProvider.GetRequiredService<Tenant>().Open(tenant);
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A one-page paper that says what it stands for.</summary>
    public async Task<StoredFile> PaperAsync(string name, CancellationToken cancellationToken)
    {
        if (!files.TryGetValue(name, out var stored))
        {
            using var content = new MemoryStream(Pdf($"HaiCap: giay to mau ({name})"), writable: false);
            files[name] = stored = await DoAsync<FileStore, StoredFile>(store => store.SaveAsync(content, cancellationToken));
        }

        return stored;
    }

    private static byte[] Pdf(string text)
    {
        var drawing = $"BT /F1 18 Tf 72 760 Td ({text.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj ET";
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            string.Create(CultureInfo.InvariantCulture, $"<</Length {drawing.Length}>>stream\n{drawing}\nendstream"),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        var file = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        foreach (var (body, i) in objects.Select((body, i) => (body, i)))
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj{body}endobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(place => file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer<</Root 1 0 R/Size {objects.Length + 1}>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
