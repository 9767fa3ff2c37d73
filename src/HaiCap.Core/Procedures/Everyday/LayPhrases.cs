using System.Collections.Frozen;

namespace HaiCap.Core.Procedures.Everyday;

/// <summary>How people ask for procedures of the national catalogue, by their national codes: written once for each, along its name. The product brings them.</summary>
public static class LayPhrases
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Phrases = new(() =>
    {
        using var text = new StreamReader(typeof(LayPhrases).Assembly.GetManifestResourceStream("HaiCap.Core.Procedures.Everyday.lay-words.txt")!);
        return Read(text.ReadToEnd());
    });

    /// <summary>Phrases parted by semicolons; empty for a code nobody wrote any for.</summary>
    public static string Of(string code) => Phrases.Value.GetValueOrDefault(code) ?? "";

    public static IEnumerable<string> Codes => Phrases.Value.Keys;

    /// <summary>A line each: code = phrase ; phrase. Lines that begin with # are for people.</summary>
    /// <exception cref="InvalidDataException">A line is neither; the message has it.</exception>
    /// <exception cref="ArgumentException">A code comes twice.</exception>
    public static IReadOnlyDictionary<string, string> Read(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#').Select(line =>
            line.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } code, { Length: > 0 } phrases]
                ? (Code: code, Phrases: VietnameseText.Nfc(phrases))
                : throw new InvalidDataException($"Not “code = phrase”: {line}")).ToDictionary(line => line.Code, line => line.Phrases, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
}
