using System.Globalization;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HaiCap.Web.Doctor;

/// <summary>Whether the database answers, is at this version, keeps what it acknowledges, and tells the same time.</summary>
internal sealed class DatabaseExamination(HaiCapDb db, DatabaseOptions options, Migrator migrator, TimeProvider time) : Examination
{
    public const string Unreachable = "DR-DB-01";
    public const string Pending = "DR-DB-02";
    private const int OldestPostgres = 140000;

    public override bool NeedsDatabase => false;

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            var where = options.Provider == DatabaseProvider.Sqlite ? options.DataFolder : new NpgsqlConnectionStringBuilder(options.ConnectionString).Host;
            Wrong(Unreachable, $"Không kết nối được cơ sở dữ liệu ({where}). Kiểm tra ConnectionStrings__HaiCap; lần đầu thì chạy haicap migrate.", $"The database ({where}) cannot be reached. Check ConnectionStrings__HaiCap; the first time run haicap migrate.");
            return;
        }

        if (await migrator.PendingAsync(cancellationToken) is { Count: > 0 } pending)
        {
            Wrong(Pending, $"Cơ sở dữ liệu chưa đúng phiên bản; chạy haicap migrate: {string.Join(", ", pending)}.", $"The schema is older than this program; run haicap migrate: {string.Join(", ", pending)}.");
        }
        else
        {
            Fine(Pending, "Cơ sở dữ liệu trả lời và đúng phiên bản.", "The database answers and is at this version.");
        }

        await (db.IsSqlite ? LookAtSqliteAsync(cancellationToken) : LookAtPostgresAsync(cancellationToken));
    }

    private async Task LookAtSqliteAsync(CancellationToken cancellationToken)
    {
        var found = await OneAsync("SELECT quick_check AS \"Value\" FROM pragma_quick_check", cancellationToken);
        if (found == "ok")
            Fine("DR-DB-03", "Tệp SQLite nguyên vẹn.", "The SQLite file is sound.");
        else
            Wrong("DR-DB-03", $"Tệp SQLite hỏng: {found}. Khôi phục từ bản sao lưu.", $"The SQLite file is damaged: {found}. Restore a backup.");
    }

    private async Task LookAtPostgresAsync(CancellationToken cancellationToken)
    {
        var version = await OneAsync("SELECT current_setting('server_version') AS \"Value\"", cancellationToken);
        if (int.Parse(await OneAsync("SELECT current_setting('server_version_num') AS \"Value\"", cancellationToken), CultureInfo.InvariantCulture) < OldestPostgres)
            Wrong("DR-DB-04", $"PostgreSQL {version} quá cũ; cần từ 14.", $"PostgreSQL {version} is too old; 14 or later is needed.");
        else
            Fine("DR-DB-04", $"PostgreSQL {version}.", $"PostgreSQL {version}.");

        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes" })
        {
            var value = await OneAsync($"SELECT current_setting('{setting}') AS \"Value\"", cancellationToken);
            if (value is "off" or "local")
                Wrong("DR-DB-05", $"{setting} = {value}: mất điện có thể mất hồ sơ đã báo là nhận. Đặt {setting} = on.", $"{setting} = {value}: a loss of power may lose dossiers already acknowledged. Set {setting} = on.");
            else
                Fine("DR-DB-05", $"{setting} đã bật.", $"{setting} is on.");
        }

        if (await OneAsync("SELECT current_setting('server_encoding') AS \"Value\"", cancellationToken) is not "UTF8" and var encoding)
            Wrong("DR-DB-06", $"Bảng mã là {encoding}; tạo lại cơ sở dữ liệu với UTF8.", $"The encoding is {encoding}; make the database anew in UTF8.");

        var pool = new NpgsqlConnectionStringBuilder(options.ConnectionString).MaxPoolSize;
        var most = int.Parse(await OneAsync("SELECT current_setting('max_connections') AS \"Value\"", cancellationToken), CultureInfo.InvariantCulture);
        if (pool >= most)
            Wrong("DR-DB-07", $"Maximum Pool Size {pool} không nhỏ hơn max_connections {most} của máy chủ.", $"Maximum Pool Size {pool} is not below the server's max_connections {most}.");

        var idle = await OneAsync("SELECT count(*)::text AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND xact_start < now() - interval '10 minutes'", cancellationToken);
        if (idle != "0")
            Attention("DR-DB-08", $"{idle} giao dịch mở quá 10 phút: tra cứu, thống kê và thông báo phải chờ chúng.", $"{idle} transactions open for over 10 minutes: search, statistics and notices wait for them.");

        var before = time.GetUtcNow();
        var there = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(await OneAsync("SELECT (extract(epoch from clock_timestamp()) * 1000)::bigint::text AS \"Value\"", cancellationToken), CultureInfo.InvariantCulture));
        var skew = (there - before).TotalSeconds;
        if (Math.Abs(skew) > 5)
            Wrong("DR-DB-09", $"Đồng hồ máy chủ và cơ sở dữ liệu lệch {skew:0} giây; bật đồng bộ NTP.", $"The clocks of this machine and the database differ by {skew:0} seconds; synchronise them (NTP).");
        else
            Fine("DR-DB-09", "Đồng hồ khớp với cơ sở dữ liệu.", "The clock agrees with the database.");
    }

    private Task<string> OneAsync(string sql, CancellationToken cancellationToken) => db.Database.SqlQueryRaw<string>(sql).FirstAsync(cancellationToken);
}
