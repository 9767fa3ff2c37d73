namespace HaiCap.Core.Data;

/// <summary>
/// A part of the sample province, brought by the room that owns it: <c>services.AddScoped&lt;ISampleData, SampleAgencies&gt;()</c>.
/// Recipes lie in samples/ and beside the program in <see cref="SampleLoader.Folder"/>.
/// </summary>
public interface ISampleData
{
    /// <summary>Lower first. Calendar 100, units 200, agencies and officers 300, accounts 400, procedures 500, letters 600, dossiers 800.</summary>
    int Order { get; }

    /// <summary>Loads what is missing, the province of the sample being open; a second run changes nothing.</summary>
    Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken);
}

/// <summary>Loads the sample province from every room's recipe.</summary>
public sealed class SampleLoader(HaiCapDb db, IEnumerable<ISampleData> parts)
{
    public const string Province = "40";

    /// <summary>The recipes, copied beside the program by the build.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "samples");

    public async Task LoadAsync(IProgress<WorkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using var province = db.Tenant.Open(Province);
        foreach (var part in parts.OrderBy(part => part.Order))
        {
            await part.LoadAsync(progress, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }
}
