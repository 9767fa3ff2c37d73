using System.Globalization;
using System.Text;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Hosting.Sheets;

/// <summary>RFC 4180 with a byte-order mark, which spreadsheets need to read Vietnamese; nothing in it becomes a formula (<see cref="CsvField"/>).</summary>
internal sealed class CsvSheet(Stream body) : ISheetWriter
{
    private const int Enough = 32 * 1024;
    private readonly StringBuilder text = new("\ufeff");

    public async Task WriteAsync(IReadOnlyList<object?> cells, CancellationToken cancellationToken)
    {
        text.AppendJoin(',', cells.Select(cell => cell switch
        {
            null => "",
            DateTimeOffset at => Instant(at),
            string written => CsvField.Of(written),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => CsvField.Of(cell.ToString() ?? ""),
        })).Append("\r\n");
        if (text.Length > Enough)
        {
            await FlushAsync(cancellationToken);
        }
    }

    public Task EndAsync(CancellationToken cancellationToken) => FlushAsync(cancellationToken);

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        text.Clear();
        await body.WriteAsync(bytes, cancellationToken);
    }
}
