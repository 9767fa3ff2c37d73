using System.Diagnostics;
using System.Globalization;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Everyday;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;

namespace HaiCap.Bench;

/// <summary>
/// Questions to a catalogue of five thousand procedures in memory, on one thread: whole everyday questions, the same with a slip in each longer word, and every
/// beginning of them as somebody types. The catalogue is made of the sample's names and the words of the product's list, or of a file's.
/// </summary>
internal static class SearchBench
{
    private const int Procedures = 5000;

    public static void Run(Settings settings, string? catalogue)
    {
        var everyday = new EverydayWords(EverydaySeed.All);
        var began = Stopwatch.GetTimestamp();
        var snapshot = new CatalogueSnapshot(catalogue is null ? Made() : Grown(catalogue, everyday), everyday);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"search: {snapshot.All.Count:N0} procedures indexed in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:N0} ms"));
        var questions = Directory.EnumerateFiles(Repository.Path("bench", "queries"), "*.csv").Order(StringComparer.Ordinal)
            .SelectMany(file => SearchMeasure.ReadQueries(File.ReadLines(file))).Select(q => q.Query).ToArray();
        Measure("everyday questions", snapshot, settings, questions);
        Measure("with a slip in each word of four letters and more", snapshot, settings, [.. questions.Select(Slip)]);
        Measure("every beginning, as one types", snapshot, settings, [.. questions.SelectMany(q => Enumerable.Range(2, Math.Max(0, q.Length - 2)).Select(n => q[..n]))]);
    }

    private static void Measure(string name, CatalogueSnapshot snapshot, Settings settings, string[] questions)
    {
        var times = new List<double>();
        for (var round = -1; round < settings.Rounds; round++)
        {
            foreach (var question in questions)
            {
                var began = Stopwatch.GetTimestamp();
                snapshot.Search(question);
                if (round >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }
        }

        double[] sorted = [.. times.Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"search: {name} ({questions.Length:N0}, {settings.Rounds} rounds): p50 {Figures.Median(sorted):0.00} ms, p99 {Figures.Percentile(sorted, 0.99):0.00} ms, longest {sorted[^1]:0.00} ms"));
    }

    // Two letters change places in the middle of a word.
    private static string Slip(string question) => string.Join(' ', question.Split(' ').Select(word =>
        word.Length < 4 ? word : word[..1] + word[2] + word[1] + word[3..]));

    private static IEnumerable<(CatalogueEntry, CatalogueDocument)> Made()
    {
        var random = new Random(7);
        string[] acts = ["Cấp", "Cấp lại", "Cấp đổi", "Gia hạn", "Điều chỉnh", "Thu hồi", "Đăng ký", "Công bố", "Thẩm định", "Xác nhận"];
        string[] things = [.. EverydaySeed.All.SelectMany(entry => entry.Meanings).Concat(RecipeFolder.Read(Repository.Path("samples", "procedures")).Select(recipe => recipe.Name)).Distinct(StringComparer.Ordinal)];
        return Enumerable.Range(0, Procedures).Select(i => Row(
            $"{acts[random.Next(acts.Length)]} {things[i % things.Length]} đối với {things[random.Next(things.Length)]}, {things[random.Next(things.Length)]}", $"Lĩnh vực {i % 140}", i));
    }

    // A file with fewer is repeated, each time with a word of its own.
    private static IEnumerable<(CatalogueEntry, CatalogueDocument)> Grown(string file, EverydayWords everyday)
    {
        using var json = File.OpenRead(file);
        var known = SearchMeasure.ReadCatalogue(json, everyday).All;
        return Enumerable.Range(0, Procedures).Select(i => Row(i < known.Count ? known[i].Name : $"{known[i % known.Count].Name} khu vực {i / known.Count} {i % 97}", known[i % known.Count].Field, i)).ToList();
    }

    private static (CatalogueEntry, CatalogueDocument) Row(string name, string field, int i) => (
        new CatalogueEntry(Guid.Empty, string.Create(CultureInfo.InvariantCulture, $"3.{i:D6}"), [], name, null, field, ProcedureLevel.Province, ServiceLevel.Full, false, "", [], [], [], [], 0),
        new CatalogueDocument(name, "", field, "Ủy ban nhân dân cấp xã", 0));
}
