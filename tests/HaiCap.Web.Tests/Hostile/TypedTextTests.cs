using HaiCap.Core;
using HaiCap.Testing;
using HaiCap.Web.Hosting;

namespace HaiCap.Web.Tests.Hostile;

public sealed class TypedTextTests
{
    [Fact]
    public void Only_what_nobody_sees_is_left_out_of_what_was_typed()
    {
        TypedText.Clean("\ufeffa\0b\u0002c\u0085d\u009be\ufffef\ufdd0g\u007fh").ShouldBe("abcdefgh");
        TypedText.Clean("\t\r\n").ShouldBe("\t\r\n");
        foreach (var text in NaughtyStrings.All.Except(NaughtyStrings.Control).Where(text => !text.Contains('\0', StringComparison.Ordinal)))
        {
            TypedText.Clean(text).ShouldBe(text);
        }
    }

    [Fact]
    public void Every_text_can_be_normalized_and_folded_even_half_a_character()
    {
        foreach (var text in NaughtyStrings.All.Concat(NaughtyStrings.Halves))
        {
            VietnameseText.Nfc(text).IsNormalized().ShouldBeTrue();
            VietnameseText.Fold(VietnameseText.Fold(text)).ShouldBe(VietnameseText.Fold(text));
        }

        VietnameseText.Nfc("Nguyễn\ud83d").ShouldBe("Nguyễn\ufffd");
    }

    [Fact]
    public void No_cell_of_an_export_is_a_formula_and_none_spills_into_the_next()
    {
        foreach (var text in NaughtyStrings.All)
        {
            var field = CsvField.Of(text);
            var inner = field.StartsWith('"') ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field;
            CsvRules.Plain(inner).ShouldBe(CsvRules.Plain(text));
            (inner.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]).ShouldBeFalse(text);
            if (!field.StartsWith('"'))
            {
                field.AsSpan().ContainsAny(",;|\t\r\n\"").ShouldBeFalse(text);
            }
        }
    }
}
