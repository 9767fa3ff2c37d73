using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Import;

namespace HaiCap.Core.Organizations.Sample;

/// <summary>The country's units, which the sample province stands in.</summary>
internal sealed class SampleUnits(ImportUnitsHandler import, UnitDirectory directory) : ISampleData
{
    public int Order => 200;

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var imported = await import.HandleAsync(new ImportUnits(), progress, cancellationToken);
        if (!imported.Ok)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, imported.Problems.Select(p => p.Vi)));
        }

        directory.Forget();
    }
}

/// <summary>Agencies, officers and positions of Nghệ An.</summary>
internal sealed class SampleOrganizations(HaiCapDb db, TimeProvider time) : ISampleData
{
    public int Order => 300;

    public Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        NgheAnSeed.ApplyAsync(db, time, SampleLoader.Folder, progress, cancellationToken);
}
