using System.Globalization;
using System.Text;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Web.Hosting;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Calendar.Recounts;

/// <summary>Who is to be told, line by line as it is read, so that a million are no burden; RFC 4180 with the mark spreadsheets need.</summary>
internal static class RecountCsv
{
    public static async Task SendAsync(HttpContext context, IAsyncEnumerable<RecountedLine> lines, string name, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 16 * 1024);
        await LineAsync(
            T("Mã hồ sơ", "Code"), T("Thủ tục", "Procedure"), T("Đơn vị đang giữ", "Unit"), T("Người giữ", "Holder"), T("Người nộp", "Applicant"), T("Cách báo", "Reached by"),
            T("Hạn trước", "Before"), T("Hạn mới", "Now"), T("Số ngày làm việc", "Working days"), T("Phải báo người nộp", "Tell the applicant"));
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            await LineAsync(
                line.Code, line.ProcedureName, line.Unit, line.Officer ?? "", line.Promise ? line.Applicant.Name : "", line.Promise ? string.Join("; ", RecountWords.Ways(line.Applicant)) : "",
                Instant(line.Before), Instant(line.After), line.Days.ToString(CultureInfo.InvariantCulture), line.Promise ? T("có", "yes") : T("không", "no"));
        }

        async Task LineAsync(params string[] fields) => await writer.WriteAsync(string.Join(',', fields.Select(CsvField.Of)) + "\r\n");
    }
}
