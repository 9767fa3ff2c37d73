using System.Text;
using HaiCap.Testing;
using HaiCap.Web.Hosting.Sheets;
using HaiCap.Web.Tests.Hostile;
using HaiCap.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Tests.Office;

public sealed class SheetTests
{
    private static readonly SheetColumn[] Columns = [new("Mã"), new("Số", 10), new("Lúc", 18)];

    private static async Task<byte[]> WriteAsync(SheetFormat format, IAsyncEnumerable<object?[]> rows)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        await new SheetFile("x", format, Columns, rows).ExecuteResultAsync(new ActionContext { HttpContext = context });
        return body.ToArray();
    }

    [Fact]
    public async Task Text_stays_text_and_a_date_is_a_date_of_Vietnam()
    {
        string[] naughty = ["=1+1", "+84912345678", "-5", "@SUM(A1)", "\t=1", "＝1", "a\"b,c;d", "dòng 1\ndòng 2", "<b>&amp;</b>", "\u0001\ufffe", "", "_x0041_", "_x005F_x0041_", "a_x00e9_b_x12_", "𠮷 👩‍👩‍👧", .. NaughtyStrings.All.Where(text => text.Length < 2000)];
        object?[][] rows = [.. naughty.Select(text => new object?[] { text, 1.25m, FakeClock.At(2026, 12, 31, 23, 59) }), ["rỗng", null, null]];
        var read = SheetReader.Read(await WriteAsync(SheetFormat.Xlsx, rows.ToAsyncEnumerable()));
        read[0].ShouldBe(["Mã", "Số", "Lúc"]);
        read.Count.ShouldBe(rows.Length + 1);
        for (var i = 0; i < naughty.Length; i++)
        {
            read[i + 1][0].ShouldBe(naughty[i]);
            read[i + 1][1].ShouldBe(1.25d);
            ((DateTime)read[i + 1][2]!).ShouldBe(new DateTime(2026, 12, 31, 23, 59, 0), TimeSpan.FromSeconds(1));
        }

        read[^1].ShouldBe(["rỗng", null, null]);
        var csv = Encoding.UTF8.GetString(await WriteAsync(SheetFormat.Csv, rows.ToAsyncEnumerable()));
        csv.ShouldStartWith("\ufeffMã,Số,Lúc\r\n'=1+1,1.25,31/12/2026 23:59\r\n'+84912345678,");
        csv.ShouldContain("\"a\"\"b,c;d\"");
        CsvRules.Faults(csv).ShouldBeEmpty();
        CsvRules.Rows(csv).Skip(1).Select(row => CsvRules.Plain(row[0])).ShouldBe([.. naughty, "rỗng"]);
    }

    [Fact]
    public void A_file_is_named_by_its_place_and_day()
    {
        SheetFile.Name("ho-so-tre-han", "Sở KH&CN", new DateOnly(2026, 7, 6), SheetFormat.Xlsx).ShouldBe("ho-so-tre-han_so-kh-cn_20260706.xlsx");
        SheetFile.Name("thoi-gian", "Đơn vị “Á”/..", new DateOnly(2026, 7, 6), SheetFormat.Csv).ShouldBe("thoi-gian_don-vi-a_20260706.csv");
    }

    [Fact]
    public async Task Hundreds_of_thousands_of_rows_cost_no_memory()
    {
        var body = new CountedStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        var (rows, sent) = (new List<WeakReference>(), new List<long>());

        async IAsyncEnumerable<object?[]> RowsAsync()
        {
            for (var i = 0; i < 300_000; i++)
            {
                object?[] row = [$"H41.19-260101-{i:000000}", i, FakeClock.At(2026, 7, 6)];
                if (i % 100_000 == 0)
                {
                    rows.Add(new WeakReference(row));
                    sent.Add(body.Written);
                }

                yield return row;
            }

            await Task.CompletedTask;
        }

        await new SheetFile("x", SheetFormat.Xlsx, Columns, RowsAsync()).ExecuteResultAsync(new ActionContext { HttpContext = context });
        GC.Collect();
        rows.ShouldAllBe(row => !row.IsAlive, "no row is kept");
        sent.SequenceEqual(sent.Distinct().Order()).ShouldBeTrue("what was written leaves while rows still come");
    }

    [Fact]
    public async Task A_full_sheet_is_followed_by_another_with_its_own_head()
    {
        var rows = Enumerable.Range(0, 1_048_580).Select(i => new object?[] { null, i, null }).ToAsyncEnumerable();
        using var content = new MemoryStream(await WriteAsync(SheetFormat.Xlsx, rows));
        using var zip = new System.IO.Compression.ZipArchive(content);
        zip.GetEntry("xl/worksheets/sheet1.xml").ShouldNotBeNull();
        using var second = new StreamReader(zip.GetEntry("xl/worksheets/sheet2.xml")!.Open());
        var text = await second.ReadToEndAsync();
        text.Split("<row>").Length.ShouldBe(1 + 1 + 5, "its head and the five that found no room");
        text.ShouldContain("Mã");
    }

    /// <summary>Takes everything and keeps only how much it was.</summary>
    private sealed class CountedStream : MemoryStream
    {
        public long Written { get; private set; }

        public override void Write(byte[] buffer, int offset, int count) => Written += count;

        public override void Write(ReadOnlySpan<byte> buffer) => Written += buffer.Length;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Written += count;
            return Task.CompletedTask;
        }
    }
}
