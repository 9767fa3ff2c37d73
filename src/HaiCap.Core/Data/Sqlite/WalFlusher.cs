using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HaiCap.Core.Data.Sqlite;

/// <summary>
/// Makes the write-ahead log durable for all who committed before it begins: whoever comes while a flush is under way waits for the next, which
/// they share. A commit is in the file before its owner comes here, so the flush that begins after that covers it.
/// </summary>
internal sealed class WalFlusher : IDisposable
{
    private readonly Lock gate = new();
    private readonly SafeFileHandle file;
    private readonly Action<SafeFileHandle> flush;
    private TaskCompletionSource? next;
    private bool running;

    internal WalFlusher(SafeFileHandle file, Action<SafeFileHandle>? flush = null) => (this.file, this.flush) = (file, flush ?? Flush);

    /// <summary>How often the disk was waited for.</summary>
    public long Flushes { get; private set; }

    /// <summary>Null where the log's file cannot be opened beside SQLite.</summary>
    public static WalFlusher? TryOpen(string database)
    {
        try
        {
            // SQLite takes its locks on the other two files, so closing this one gives none of them back.
            return new WalFlusher(File.OpenHandle(database + "-wal", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Ends when all that this process wrote to the log before the call is on the disk.</summary>
    public Task FlushAsync()
    {
        lock (gate)
        {
            next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!running)
            {
                running = true;
                _ = Task.Run(LeadAsync);
            }

            return next.Task;
        }
    }

    public void Dispose() => file.Dispose();

    private Task LeadAsync()
    {
        while (true)
        {
            TaskCompletionSource mine;
            lock (gate)
            {
                if (next is null)
                {
                    running = false;
                    return Task.CompletedTask;
                }

                (mine, next) = (next, null);
            }

            try
            {
                flush(file);
                Flushes++;
                mine.SetResult();
            }
            catch (Exception failure)
            {
                mine.SetException(failure);
            }
        }
    }

    private static void Flush(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        // As SQLite itself does: the data, not the times of the file, which would cost the file system's journal a commit each time.
        while (DataSync(file) != 0)
        {
            const int Interrupted = 4;
            if (Marshal.GetLastPInvokeError() is var error and not Interrupted)
            {
                throw new IOException($"The write-ahead log could not be made durable (error {error}).");
            }
        }
    }

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int DataSync(SafeFileHandle file);
}
