using System.Globalization;
using System.Xml;

namespace HaiCap.Core.Letters.Word;

/// <summary>Bars beside one another, one for each label: where they stand in the text. The chart itself is a part of its own.</summary>
internal sealed record WordChart(string Title, IReadOnlyList<(string Label, decimal Value)> Bars)
{
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const string Place = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    public void WritePlace(XmlWriter body, string id)
    {
        body.WriteStartElement("w", "p", WordWriter.Main);
        body.WriteStartElement("w", "r", WordWriter.Main);
        body.WriteStartElement("w", "drawing", WordWriter.Main);
        body.WriteStartElement("wp", "inline", Place);
        body.WriteStartElement("wp", "extent", Place);
        body.WriteAttributeString("cx", "5760000");
        body.WriteAttributeString("cy", (720000 + (Bars.Count * 216000)).ToString(CultureInfo.InvariantCulture));
        body.WriteEndElement();
        body.WriteStartElement("wp", "docPr", Place);
        body.WriteAttributeString("id", id);
        body.WriteAttributeString("name", WordText.Clean(Title));

        // What a reader hears who cannot see it.
        body.WriteAttributeString("descr", WordText.Clean($"{Title}: {string.Join("; ", Bars.Select(bar => $"{bar.Label} {bar.Value.ToString(CultureInfo.InvariantCulture)}"))}"));
        body.WriteEndElement();
        body.WriteStartElement("a", "graphic", Drawing);
        body.WriteStartElement("a", "graphicData", Drawing);
        body.WriteAttributeString("uri", Chart);
        body.WriteStartElement("c", "chart", Chart);
        body.WriteAttributeString("r", "id", WordWriter.Office, "chart" + id);
        for (var depth = 0; depth < 7; depth++)
        {
            body.WriteEndElement();
        }
    }
}
