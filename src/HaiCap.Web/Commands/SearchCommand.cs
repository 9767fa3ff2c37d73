using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Everyday;

namespace HaiCap.Web.Commands;

/// <summary>How well search answers, over any catalogue file and any file of questions; needs no database and keeps nothing.</summary>
internal static class SearchCommand
{
    public static Command Create() => new("search", "Tìm thủ tục (finding procedures)") { Measure() };

    private static Command Measure()
    {
        var catalogue = new Option<string>("--catalogue") { Description = "Danh mục JSON: code, name, field, level (catalogue as JSON)", HelpName = "FILE", Required = true };
        var queries = new Option<string[]>("--queries") { Description = "Câu hỏi, mỗi dòng: câu, mã[, mã khác] (lines of a question and the codes that answer it); nhiều tệp được", HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true };
        var words = new Option<string?>("--words") { Description = "Từ đời thường thay cho của sản phẩm, mỗi dòng: nói = nghĩa; “none”: không có (everyday words instead of the product's)", HelpName = "FILE" };
        var rounds = new Option<int>("--rounds") { Description = "Số lượt đo thời gian (rounds timed)", HelpName = "N", DefaultValueFactory = _ => 20 };
        var misses = new Option<bool>("--misses") { Description = "In các câu không đứng đầu (print what does not come first)" };
        var command = new Command("measure", "Đo success@1, success@5, MRR và thời gian trên một lõi (measure on one core)") { catalogue, queries, words, rounds, misses };
        command.SetAction(parsed =>
        {
            var began = Stopwatch.GetTimestamp();
            var everyday = parsed.GetValue(words) switch
            {
                null => new EverydayWords(EverydaySeed.All),
                "none" => EverydayWords.None,
                var file => new EverydayWords(EverydaySeed.Read(File.ReadAllText(HaiCapCommand.PathOf(file), Encoding.UTF8))),
            };
            using var json = File.OpenRead(HaiCapCommand.PathOf(parsed.GetRequiredValue(catalogue)));
            var snapshot = SearchMeasure.ReadCatalogue(json, everyday);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{snapshot.All.Count} thủ tục, lập chỉ mục trong {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms (procedures, read and indexed)"));
            foreach (var file in parsed.GetRequiredValue(queries))
            {
                var figures = SearchMeasure.Run(snapshot, SearchMeasure.ReadQueries(File.ReadLines(HaiCapCommand.PathOf(file), Encoding.UTF8)), parsed.GetValue(rounds));
                Print(file, snapshot, figures, parsed.GetValue(misses));
            }

            return 0;
        });
        return command;
    }

    private static void Print(string file, CatalogueSnapshot snapshot, SearchFigures figures, bool misses)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(file)}: {figures.Queries.Count} câu  success@1 {figures.SuccessAt(1):0.000}  success@5 {figures.SuccessAt(5):0.000}  MRR {figures.MeanReciprocalRank:0.000}  p50 {figures.Median.TotalMilliseconds:0.00} ms  p99 {figures.Slowest1In100.TotalMilliseconds:0.00} ms"));
        foreach (var query in misses ? figures.Queries.Where(q => q.Rank != 1) : [])
        {
            Console.WriteLine($"  {(query.Rank == 0 ? "–" : query.Rank)}\t{query.Query}\t{string.Join(' ', query.Codes)}\t→ {query.First} {snapshot.Find(query.First)?.Name}");
        }
    }
}
