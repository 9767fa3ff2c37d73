using System.Runtime.Versioning;
using HaiCap.Core.Data;

namespace HaiCap.Web.Doctor;

/// <summary>The data folder: may it be written, is there room, are the keys there and guarded, when was the last backup.</summary>
internal sealed class FolderExamination(DatabaseOptions options, IConfiguration configuration, IHostEnvironment environment, TimeProvider time) : Examination
{
    private const long MiB = 1024 * 1024;

    public override bool NeedsDatabase => false;

    protected override Task LookAsync(CancellationToken cancellationToken)
    {
        LookAtFolder();
        LookAtKeys();
        LookAtBackups();
        return Task.CompletedTask;
    }

    private void LookAtFolder()
    {
        var folder = options.DataFolder;
        try
        {
            var probe = Path.Combine(folder, $".doctor-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            Fine("DR-DIR-01", $"Ghi được thư mục dữ liệu {folder}.", $"The data folder {folder} can be written.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Wrong("DR-DIR-01", $"Không ghi được thư mục dữ liệu {folder}: {failure.Message}", $"The data folder {folder} cannot be written: {failure.Message}");
            return;
        }

        var free = new DriveInfo(folder).AvailableFreeSpace / MiB;
        if (free < 1024)
            Wrong("DR-DIR-02", $"Chỉ còn {free} MiB nơi lưu tệp đính kèm.", $"Only {free} MiB are left where attachments are kept.");
        else if (free < 10 * 1024)
            Attention("DR-DIR-02", $"Còn {free} MiB nơi lưu tệp đính kèm.", $"{free} MiB are left where attachments are kept.");
        else
            Fine("DR-DIR-02", $"Còn {free / 1024} GiB.", $"{free / 1024} GiB are left.");
    }

    private void LookAtKeys()
    {
        var folder = configuration["HaiCap:KeysFolder"] ?? Path.Combine(options.DataFolder, "keys");
        var keys = Directory.Exists(folder) ? Directory.GetFiles(folder, "key-*.xml") : [];
        if (keys.Length == 0)
            Attention("DR-KEY-01", $"Chưa có khóa cookie trong {folder}; khóa được tạo khi chạy lần đầu.", $"There are no keys of cookies in {folder} yet; the first start makes one.");
        else if (!configuration.GetSection("HaiCap:KeysCertificate").Exists() || Array.Exists(keys, key => File.ReadAllText(key).Contains("<value>", StringComparison.Ordinal)))
            Say(environment.IsProduction(), "DR-KEY-02", "Khóa cookie lưu không mã hóa; đặt HaiCap__KeysCertificate__Path và đổi khóa.", "The keys of cookies lie unencrypted; set HaiCap__KeysCertificate__Path and let new ones be made.");
        else
            Fine("DR-KEY-02", "Khóa cookie được mã hóa bằng chứng thư.", "The keys of cookies are encrypted by a certificate.");

        if (!OperatingSystem.IsWindows() && Directory.Exists(folder) && Directory.GetFiles(folder).Any(IsOpenToOthers))
        {
            Wrong("DR-KEY-03", $"Người khác trên máy đọc được khóa trong {folder}; chmod 600.", $"Others on this machine can read keys in {folder}; chmod 600.");
        }

        if (!File.Exists(Path.Combine(options.DataFolder, "keys", "seal.key")))
            Attention("DR-KEY-04", "Chưa có khóa niêm phong nhật ký (keys/seal.key); khóa được tạo ở lần niêm phong đầu. Giữ một bản ở nơi khác.", "There is no key of the log's seals (keys/seal.key) yet; the first seal makes one. Keep a copy elsewhere.");
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpenToOthers(string file) =>
        (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != UnixFileMode.None;

    private void LookAtBackups()
    {
        if (configuration["HaiCap:BackupFolder"] is not { Length: > 0 } folder)
        {
            Say(environment.IsProduction(), "DR-BAK-01", "Không biết bản sao lưu ở đâu; đặt HaiCap__BackupFolder để theo dõi tuổi của chúng.", "Where backups go is not known; set HaiCap__BackupFolder to have their age watched.");
            return;
        }

        var newest = Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(File.GetLastWriteTimeUtc).DefaultIfEmpty().Max() : default;
        var age = time.GetUtcNow().UtcDateTime - newest;
        if (newest == default)
            Wrong("DR-BAK-02", $"Không có bản sao lưu nào trong {folder}.", $"There is no backup in {folder}.");
        else if (age > TimeSpan.FromHours(26))
            Wrong("DR-BAK-02", $"Bản sao lưu mới nhất đã {age.TotalHours:0} giờ.", $"The newest backup is {age.TotalHours:0} hours old.");
        else
            Fine("DR-BAK-02", $"Bản sao lưu mới nhất {age.TotalHours:0} giờ trước.", $"The newest backup is {age.TotalHours:0} hours old.");
    }

    private void Say(bool attention, string code, string vi, string en)
    {
        if (attention)
            Attention(code, vi, en);
        else
            Fine(code, vi, en);
    }
}
