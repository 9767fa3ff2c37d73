namespace HaiCap.Core.Data.Backup;

internal static class BackupProblems
{
    public static Problem NotSqlite() => new(
        "BAK-001",
        "Lệnh này sao lưu SQLite. Với PostgreSQL, hãy dùng pg_dump và chép thư mục files, keys của thư mục dữ liệu.",
        "This command is for SQLite. With PostgreSQL use pg_dump and copy files and keys of the data folder.");

    public static Problem NoDatabase(string path) => new("BAK-002", $"Không có cơ sở dữ liệu ở {path}.", $"There is no database at {path}.");

    public static Problem Exists(string path) => new(
        "BAK-003", $"{path} đã có. Chọn tên khác hoặc thêm --force.", $"{path} already exists. Choose another name or add --force.");

    public static Problem NotABackup(string path, string why) => new(
        "BAK-004", $"{path} không phải là bản sao lưu đọc được: {why}", $"{path} is not a readable backup: {why}");

    public static Problem Newer(string migration) => new(
        "BAK-005",
        $"Bản sao lưu do phiên bản mới hơn tạo ra ({migration}). Hãy cập nhật chương trình trước.",
        $"The backup was made by a newer version ({migration}). Update the program first.");

    public static Problem InUse(string folder) => new(
        "BAK-006", $"Trang đang chạy trên {folder}. Hãy dừng trước khi khôi phục.", $"A site is running on {folder}. Stop it before restoring.");

    public static Problem Damaged(string why) => new("BAK-007", $"Cơ sở dữ liệu bị hỏng: {why}", $"The database is damaged: {why}");
}
