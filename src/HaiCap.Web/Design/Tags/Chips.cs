using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace HaiCap.Web.Design.Tags;

/// <summary>What <see cref="StateTag"/> and <see cref="DueChip"/> draw, for long lists: one text a line, without a tag helper for each.</summary>
public sealed class Chips(IFileVersionProvider versions)
{
    private readonly Dictionary<string, string> icons = new(StringComparer.Ordinal);
    private readonly Dictionary<(Tone Tone, string Icon, string Text), HtmlString> tags = [];

    public IHtmlContent Tag(Tone tone, string icon, string text)
    {
        if (!tags.TryGetValue((tone, icon, text), out var tag))
        {
            tags[(tone, icon, text)] = tag = new HtmlString($"<span class=\"{StateTag.ClassOf(tone)}\">{Icon(icon)}{HtmlEncoder.Default.Encode(text)}</span>");
        }

        return tag;
    }

    /// <param name="minutesLeft">Working minutes, negative when late.</param>
    public IHtmlContent Due(DateTimeOffset? due, int? minutesLeft, bool provisional) => new Chip(this, due, minutesLeft, provisional);

    private string Icon(string name)
    {
        if (!icons.TryGetValue(name, out var icon))
        {
            icons[name] = icon = IconTag.Svg(versions, name);
        }

        return icon;
    }

    private sealed class Chip(Chips chips, DateTimeOffset? due, int? minutesLeft, bool provisional) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var (tone, icon, text) = DueChip.Read(due, minutesLeft, paused: false, DueChip.MinutesOfDay, now: default);
            writer.Write("<span class=\"due tone-");
            writer.Write(tone);
            if (due is { } at)
            {
                writer.Write("\" title=\"");
                encoder.Encode(writer, Words.T("Hạn: ", "Due: "));
                writer.Write(Words.Instant(at));
            }

            writer.Write("\">");
            writer.Write(chips.Icon(icon));
            encoder.Encode(writer, provisional ? text + Words.T(" (tạm tính)", " (provisional)") : text);
            writer.Write("</span>");
        }
    }
}
