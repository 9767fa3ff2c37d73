using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace HaiCap.Core.Data.Migrations;

/// <summary>One set of migrations for both databases: columns by meaning, each stored as the conventions of the model store it.</summary>
public abstract class HandWrittenMigration : Migration
{
    protected bool Sqlite => ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite";

    protected static OperationBuilder<AddColumnOperation> Text(ColumnsBuilder table, int? most = null, bool nullable = false) =>
        table.Column<string>(maxLength: most, nullable: nullable);

    protected static OperationBuilder<AddColumnOperation> Int(ColumnsBuilder table, bool nullable = false) => table.Column<int>(nullable: nullable);

    protected static OperationBuilder<AddColumnOperation> Long(ColumnsBuilder table, bool nullable = false) => table.Column<long>(nullable: nullable);

    protected static OperationBuilder<AddColumnOperation> Flag(ColumnsBuilder table, bool nullable = false) => table.Column<bool>(nullable: nullable);

    protected static OperationBuilder<AddColumnOperation> Number(ColumnsBuilder table, bool nullable = false) => table.Column<decimal>(nullable: nullable);

    protected static OperationBuilder<AddColumnOperation> Real(ColumnsBuilder table, bool nullable = false) => table.Column<double>(nullable: nullable);

    protected static OperationBuilder<AddColumnOperation> Bytes(ColumnsBuilder table, int? most = null, bool nullable = false) =>
        table.Column<byte[]>(maxLength: most, nullable: nullable);

    protected static OperationBuilder<AddColumnOperation> Day(ColumnsBuilder table, bool nullable = false) => table.Column<DateOnly>(nullable: nullable);

    protected static OperationBuilder<AddColumnOperation> TimeOfDay(ColumnsBuilder table, bool nullable = false) => table.Column<TimeOnly>(nullable: nullable);

    /// <summary>UTC ticks on SQLite, timestamptz on PostgreSQL.</summary>
    protected OperationBuilder<AddColumnOperation> Instant(ColumnsBuilder table, bool nullable = false) =>
        Sqlite ? table.Column<long>(nullable: nullable) : table.Column<DateTimeOffset>(nullable: nullable);

    /// <summary>16 big-endian bytes on SQLite, uuid on PostgreSQL.</summary>
    protected OperationBuilder<AddColumnOperation> Id(ColumnsBuilder table, bool nullable = false) =>
        Sqlite ? table.Column<byte[]>(nullable: nullable) : table.Column<Guid>(nullable: nullable);
}
