using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HaiCap.Testing;

/// <summary>A second opinion on our PDF files: poppler's own programs (Debian: poppler-utils). Their absence is a failure, never a silent pass.</summary>
public static partial class Poppler
{
    public static Task<string> TextAsync(byte[] pdf) => RunAsync("pdftotext", pdf, "-layout", "{}", "-");

    /// <summary>In reading order, so that a cell of a table stays together.</summary>
    public static Task<string> PlainTextAsync(byte[] pdf) => RunAsync("pdftotext", pdf, "{}", "-");

    /// <summary>In the order drawn, slanted text too.</summary>
    public static Task<string> DrawnTextAsync(byte[] pdf) => RunAsync("pdftotext", pdf, "-raw", "{}", "-");

    public static Task<string> InfoAsync(byte[] pdf) => RunAsync("pdfinfo", pdf, "{}");

    public static Task<string> MetadataAsync(byte[] pdf) => RunAsync("pdfinfo", pdf, "-meta", "{}");

    public static Task<string> StructureAsync(byte[] pdf) => RunAsync("pdfinfo", pdf, "-struct-text", "{}");

    public static Task<string> SignaturesAsync(byte[] pdf) => RunAsync("pdfsig", pdf, "-nocert", "{}");

    /// <summary>Each font as (name, embedded, subset, to Unicode).</summary>
    public static async Task<IReadOnlyList<(string Name, bool Embedded, bool Unicode)>> FontsAsync(byte[] pdf) =>
        [.. (await RunAsync("pdffonts", pdf, "{}")).Split('\n').Skip(2).Where(line => line.Trim().Length > 0)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(parts => (parts[0], parts[^5] == "yes", parts[^3] == "yes"))];

    /// <summary>The box around all words of each page, in millimetres from the left and top edges, and the size of the page.</summary>
    public static async Task<IReadOnlyList<PageInk>> InkAsync(byte[] pdf)
    {
        var boxes = await RunAsync("pdftotext", pdf, "-bbox", "{}", "-");
        return
        [
            .. boxes.Split("<page ").Skip(1).Select(page =>
            {
                var words = Words().Matches(page).Select(word => (
                    Left: Millimetres(word, "l"), Top: Millimetres(word, "t"), Right: Millimetres(word, "r"), Bottom: Millimetres(word, "b"), Text: word.Groups["text"].Value)).ToList();
                var size = Size().Match(page);
                return new PageInk(
                    Millimetres(size, "w"), Millimetres(size, "h"), words.Min(word => word.Left), words.Min(word => word.Top), words.Max(word => word.Right),
                    words.Max(word => word.Bottom), words);
            }),
        ];
    }

    private static double Millimetres(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) * 25.4 / 72;

    private static async Task<string> RunAsync(string program, byte[] pdf, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (var argument in arguments)
            {
                start.ArgumentList.Add(argument == "{}" ? file : argument);
            }

            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return output.Length > 0 || process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {await errors}");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{program} is not installed: apt-get install poppler-utils.", missing);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex("""<word xMin="(?<l>[\d.-]+)" yMin="(?<t>[\d.-]+)" xMax="(?<r>[\d.-]+)" yMax="(?<b>[\d.-]+)">(?<text>.*?)</word>""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Words();

    [GeneratedRegex("""width="(?<w>[\d.]+)" height="(?<h>[\d.]+)">""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Size();
}

/// <summary>Where a page has text, in millimetres.</summary>
public sealed record PageInk(
    double Width, double Height, double Left, double Top, double Right, double Bottom,
    IReadOnlyList<(double Left, double Top, double Right, double Bottom, string Text)> Words)
{
    /// <summary>
    /// Top and bottom 20 mm, left 30, right 15, on every page. Poppler's boxes reach from ascender to descender, about a millimetre beyond the letters; the
    /// page number stands in the top margin.
    /// </summary>
    public bool KeepsMargins() => Words.Where(word => !(word.Top < 18 && int.TryParse(word.Text, CultureInfo.InvariantCulture, out _)))
        .All(word => word.Left > 29.7 && word.Right < Width - 14.7 && word.Top > 18.7 && word.Bottom < Height - 18.7);
}
