using HaiCap.Core.Procedures.Catalogue;

namespace HaiCap.Core.Procedures.Everyday;

/// <summary>The everyday words the product brings: general language, the same in every province.</summary>
public static class EverydaySeed
{
    private static readonly Lazy<IReadOnlyList<EverydayEntry>> Entries = new(() =>
    {
        using var text = new StreamReader(typeof(EverydaySeed).Assembly.GetManifestResourceStream("HaiCap.Core.Procedures.Everyday.everyday-words.txt")!);
        return Read(text.ReadToEnd());
    });

    public static IReadOnlyList<EverydayEntry> All => Entries.Value;

    /// <summary>A line each: what is said = what it means ; what else it may mean. Lines that begin with # are for people.</summary>
    /// <exception cref="InvalidDataException">A line is neither; the message has it.</exception>
    public static IReadOnlyList<EverydayEntry> Read(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#').Select(line =>
            line.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } said, { Length: > 0 } means]
                ? new EverydayEntry(VietnameseText.Nfc(said), Meanings(means))
                : throw new InvalidDataException($"Not “said = meaning”: {line}")),
    ];

    /// <summary>Meanings parted by semicolons or lines.</summary>
    public static IReadOnlyList<string> Meanings(string text) =>
        [.. text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(VietnameseText.Nfc).Distinct(StringComparer.OrdinalIgnoreCase)];
}
