using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using HaiCap.Core.Letters.Word;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Letters;

/// <summary>Open XML SDK reads what is written and finds no fault in it, whatever the text.</summary>
public sealed class WordWriterTests
{
    [Fact]
    public void Whatever_text_comes_the_document_is_sound_and_says_it()
    {
        using var file = new MemoryStream();
        using (var word = new WordWriter(file))
        {
            word.Title("BÁO CÁO\nhai dòng");
            word.Heading(1, "1. Số liệu");
            word.Bars("Theo loại", [("Hạ tầng <&>", 5), ("Con người", 2.5m)]);
            word.Table([new("Loại", 60), new("Số", 40, Number: true)], NaughtyStrings.All.Select(text => (IReadOnlyList<string>)[text, "1"]));
            foreach (var text in NaughtyStrings.All)
            {
                word.Labelled("Nội dung", text);
            }

            word.Bars("Theo nơi", [("Nghệ An", 1)]);
        }

        file.Position = 0;
        using var read = WordprocessingDocument.Open(file, isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(read).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
        read.MainDocumentPart!.ChartParts.Count().ShouldBe(2);
        var said = read.MainDocumentPart.Document.InnerText;

        // Line ends of any kind become lines; what XML cannot hold is left out.
        foreach (var text in NaughtyStrings.All.Where(text => text.All(c => c is >= ' ' and < '\uD800' and not ('\u0085' or '\u2028' or '\u2029'))))
        {
            said.Contains(text, StringComparison.Ordinal).ShouldBeTrue(text);
        }
    }
}
