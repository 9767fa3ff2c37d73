namespace HaiCap.Core.Data.Backup;

/// <summary>A site shares this lock on its data folder while it runs; whoever would exchange the folder needs it alone. The system frees it when a process dies.</summary>
public static class RunningSite
{
    private const string Name = "running.lock";

    /// <summary>Held until disposed; null when somebody is exchanging the folder.</summary>
    public static IDisposable? TryShare(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        var path = Path.Combine(dataFolder, Name);
        if (!File.Exists(path))
            File.WriteAllText(path, "");
        return Try(path, FileShare.Read);
    }

    internal static IDisposable? TryTakeAlone(string dataFolder)
    {
        var path = Path.Combine(dataFolder, Name);
        if (!File.Exists(path))
            File.WriteAllText(path, "");
        return Try(path, FileShare.None);
    }

    private static FileStream? Try(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, share);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
