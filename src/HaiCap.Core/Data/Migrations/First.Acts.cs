using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

public sealed partial class First
{
    /// <summary>The log's position is the one number the database makes: an AUTOINCREMENT rowid on SQLite, an identity on PostgreSQL.</summary>
    private void CreateActs(MigrationBuilder migration)
    {
        if (Sqlite)
        {
            migration.Sql(
                """
                CREATE TABLE acts (
                    log_position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                    transaction_id INTEGER NOT NULL DEFAULT 0,
                    province_code TEXT NOT NULL, subject TEXT NOT NULL, seq INTEGER NOT NULL, name TEXT NOT NULL,
                    actor_kind TEXT NOT NULL, actor_id BLOB NULL, actor_name TEXT NOT NULL, position_id BLOB NULL, agency_id BLOB NULL,
                    on_behalf_of TEXT NULL, at INTEGER NOT NULL, why TEXT NULL, data TEXT NOT NULL, personal TEXT NULL,
                    personal_digest BLOB NULL, hash BLOB NOT NULL,
                    CONSTRAINT pk_acts UNIQUE (province_code, subject, seq))
                """);
        }
        else
        {
            migration.Sql(
                """
                CREATE TABLE acts (
                    log_position bigint GENERATED ALWAYS AS IDENTITY,
                    transaction_id bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
                    province_code varchar(2) NOT NULL, subject varchar(100) NOT NULL, seq integer NOT NULL, name varchar(60) NOT NULL,
                    actor_kind varchar(40) NOT NULL, actor_id uuid NULL, actor_name varchar(200) NOT NULL, position_id uuid NULL, agency_id uuid NULL,
                    on_behalf_of varchar(200) NULL, at timestamptz NOT NULL, why varchar(4000) NULL, data text NOT NULL, personal text NULL,
                    personal_digest bytea NULL, hash bytea NOT NULL,
                    CONSTRAINT pk_acts PRIMARY KEY (province_code, subject, seq))
                """);
        }

        migration.CreateIndex("ix_acts_log", "acts", ["transaction_id", "log_position"]);
        migration.CreateTable(
            "act_heads",
            table => new { province_code = Text(table, 2), subject = Text(table, 100), seq = Int(table), hash = Bytes(table, 32) },
            constraints: table => table.PrimaryKey("pk_act_heads", x => new { x.province_code, x.subject }));
        migration.CreateTable(
            "act_seals",
            table => new
            {
                province_code = Text(table, 2),
                number = Int(table),
                at = Instant(table),
                transaction_id = Long(table),
                log_position = Long(table),
                heads = Text(table),
                digest = Bytes(table, 32),
            },
            constraints: table => table.PrimaryKey("pk_act_seals", x => new { x.province_code, x.number }));
        migration.CreateTable(
            "consumer_cursors",
            table => new { name = Text(table, 60), transaction_id = Long(table), position = Long(table) },
            constraints: table => table.PrimaryKey("pk_consumer_cursors", x => x.name));
    }
}
