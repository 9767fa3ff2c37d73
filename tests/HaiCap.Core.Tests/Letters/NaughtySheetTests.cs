using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Letters;

/// <summary>Every naughty string through every letter, by turns in every text a person can type there: a PDF/A that Poppler reads, the text as it was written, nothing run.</summary>
public sealed partial class NaughtySheetTests(Press press) : IClassFixture<Press>
{
    /// <summary>What the program itself puts there: codes, days, instants, pictures, words of a list.</summary>
    private static readonly HashSet<string> Made = new(["code", "dossierCode", "qr", "kind", "pace"], StringComparer.Ordinal);

    /// <summary>Left empty in the samples, and no text.</summary>
    private static readonly HashSet<string> NoText = new(
        ["answerBy", "check", "decidedAt", "dueAt", "fee", "filedOnlineAt", "number", "pace", "resultReceivedAt", "returnedAt", "sentAt", "submittedAt", "until"], StringComparer.Ordinal);

    /// <summary>As long as the longest field of one line takes; the reason below stands for the long ones.</summary>
    private static readonly IReadOnlyList<string> Texts = [.. NaughtyStrings.All.Concat(NaughtyStrings.Halves).Where(text => text.Length <= 500)];

    public static TheoryData<string> Templates => [.. LetterKeys.Names.Keys.Where(key => key != LetterKeys.Frame)];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Every_text_comes_out_as_written_and_nothing_is_run(string key)
    {
        // Which places this letter prints at all: a probe stands in each.
        var (probed, marks) = Filled(key, number => $"Thử{number}x");
        var probe = Letters(await DrawnAsync(key, probed));
        var printed = marks.Select((mark, at) => (mark, at)).Where(one => probe.Contains(Letters(one.mark), StringComparison.Ordinal)).Select(one => one.at).ToHashSet();
        printed.Count.ShouldBeGreaterThan(10, key);

        var (faults, next, letters) = (new List<string>(), 0, 0);
        while (next < Texts.Count)
        {
            var (data, written) = Filled(key, _ => Texts[next++ % Texts.Count]);
            letters++;
            faults.AddRange(await FaultsAsync(key, data, [.. written.Where((_, at) => printed.Contains(at))]));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{key}: {letters} letters");
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_of_many_pages_without_a_place_to_break_stays_inside_the_margins()
    {
        var data = (Form03Data)LetterSamples.For(LetterKeys.Form03) with { Reason = new string('W', 4000), LegalBasis = string.Concat(Enumerable.Repeat("ệ", 1000)), Advice = string.Concat(Enumerable.Repeat("dài ", 1000)) };

        var printed = await press.PrintAsync(data, "naughty-long");

        printed.Pages.ShouldBeGreaterThan(1);
        (await Poppler.InkAsync(printed.Pdf)).ShouldAllBe(page => page.KeepsMargins());
        Letters(await Poppler.DrawnTextAsync(printed.Pdf)).ShouldContain(Letters(data.Reason)[..200]);
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(string key, string json, IReadOnlyList<string> written)
    {
        var set = await SetAsync(key, json);
        if (!set.Ok)
        {
            return [$"{set.Problems[0].En}: {string.Join(" | ", written)}"];
        }

        var metadata = await Poppler.MetadataAsync(set.Value.Pdf);
        var text = Letters(await Poppler.DrawnTextAsync(set.Value.Pdf));
        return
        [
            .. metadata.Contains("<pdfaid:part>2</pdfaid:part>", StringComparison.Ordinal) && metadata.Contains("<pdfaid:conformance>A</pdfaid:conformance>", StringComparison.Ordinal)
                ? Array.Empty<string>() : [$"no PDF/A-2a: {string.Join(" | ", written)}"],
            .. text.Contains("ROOT:X:0", StringComparison.Ordinal) ? [$"a file was read: {string.Join(" | ", written)}"] : Array.Empty<string>(),
            .. written.Where(one => Latin().IsMatch(one) && !text.Contains(Letters(one), StringComparison.Ordinal)).Select(one => $"lacks {one}"),
        ];
    }

    private Task<Outcome<TypesetLetter>> SetAsync(string key, string json) => press.Typesetter.TypesetAsync(
        new(Press.Template(key), json, new Dictionary<string, string>(StringComparer.Ordinal) { ["khung.typ"] = Press.Template(LetterKeys.Frame) }, Press.Morning), CancellationToken.None);

    private async Task<string> DrawnAsync(string key, string json) => await Poppler.DrawnTextAsync((await SetAsync(key, json)).Value.Pdf);

    /// <summary>The sample of a letter with other texts, and those texts in their order.</summary>
    private static (string Json, IReadOnlyList<string> Written) Filled(string key, Func<int, string> text)
    {
        var data = JsonNode.Parse(LetterSamples.For(key).ToJson())!;
        var written = new List<string>();
        Fill(data, () =>
        {
            written.Add(text(written.Count));
            return written[^1];
        });
        return (data.ToJsonString(), written);
    }

    /// <summary>Puts another text at every place where one stands or may stand.</summary>
    private static void Fill(JsonNode node, Func<string> next)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is JsonValue value && value.TryGetValue<string>(out _))
                {
                    list[i] = next();
                }
                else if (list[i] is { } item)
                {
                    Fill(item, next);
                }
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, member) in members.ToList())
            {
                if (member is JsonArray or JsonObject)
                {
                    Fill(member, next);
                }
                else if (member is null ? !NoText.Contains(name) : !Made.Contains(name) && member.AsValue().TryGetValue<string>(out var text) && !Instant().IsMatch(text))
                {
                    members[name] = next();
                }
            }
        }
    }

    /// <summary>Without spaces and breaks, which lines and columns change, in capitals, as some places print.</summary>
    private static string Letters(string text) => Gaps().Replace(VietnameseText.Nfc(text), "").ToUpper(VietnameseText.Culture);

    [GeneratedRegex(@"[\s\-\u00ad\u200b-\u200f\u2060\ufeff]+", RegexOptions.None, 1000)]
    private static partial Regex Gaps();

    /// <summary>What the letters' fonts hold; of other scripts a letter shows a square. Not ŉ, whose capital is two letters.</summary>
    [GeneratedRegex(@"^[\x20-\x7e\u00c0-\u0148\u014a-\u01b0\u1ea0-\u1ef9]+$", RegexOptions.None, 1000)]
    private static partial Regex Latin();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d", RegexOptions.None, 1000)]
    private static partial Regex Instant();
}
