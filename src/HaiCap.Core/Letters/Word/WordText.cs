using System.Xml;

namespace HaiCap.Core.Letters.Word;

/// <summary>Text as XML can hold it.</summary>
internal static class WordText
{
    /// <summary>What XML cannot hold is left out.</summary>
    public static string Clean(string text) => text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) && Whole(text) ? text
        : string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not (0xFFFE or 0xFFFF))).Select(rune => rune.ToString()));

    private static bool Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
