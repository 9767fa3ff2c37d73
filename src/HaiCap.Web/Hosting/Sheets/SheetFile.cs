using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Data.Files;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Hosting.Sheets;

public enum SheetFormat
{
    Csv,
    Xlsx,
}

/// <param name="Width">In characters, for the spreadsheet.</param>
public sealed record SheetColumn(string Title, int Width = 14);

/// <summary>A table to be opened in a spreadsheet. Cells are text, whole and decimal numbers, instants and null.</summary>
internal interface ISheetWriter
{
    Task WriteAsync(IReadOnlyList<object?> cells, CancellationToken cancellationToken);

    Task EndAsync(CancellationToken cancellationToken);
}

/// <summary>Answers a table row by row while it is read, so that its length costs no memory.</summary>
public sealed class SheetFile(string name, SheetFormat format, IReadOnlyList<SheetColumn> columns, IAsyncEnumerable<object?[]> rows) : IActionResult
{
    /// <summary>"tre-han_so-kh-cn_20260706.xlsx": what, of which place, on which day.</summary>
    public static string Name(string what, string place, DateOnly day, SheetFormat format)
    {
        var slug = string.Join('-', VietnameseText.Fold(place).Split([.. VietnameseText.Fold(place).Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries));
        return $"{what}_{(slug.Length > 60 ? slug[..60] : slug)}_{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.{(format == SheetFormat.Csv ? "csv" : "xlsx")}";
    }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var aborted = context.HttpContext.RequestAborted;
        response.ContentType = format == SheetFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        response.Headers.ContentDisposition = FileNames.Disposition(name);
        response.Headers.CacheControl = "private, no-store";
        ISheetWriter sheet = format == SheetFormat.Csv ? new CsvSheet(response.Body) : new XlsxSheet(response.Body, columns);
        await sheet.WriteAsync([.. columns.Select(column => column.Title)], aborted);
        await foreach (var row in rows.WithCancellation(aborted))
        {
            await sheet.WriteAsync(row, aborted);
        }

        // Only here: what broke off midway must not look whole.
        await sheet.EndAsync(aborted);
    }
}
