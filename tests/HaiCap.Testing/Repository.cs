namespace HaiCap.Testing;

/// <summary>Where the sources are, for tests that read them or start scripts from them.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "HaiCap.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No HaiCap.slnx above {AppContext.BaseDirectory}");
    }
}
