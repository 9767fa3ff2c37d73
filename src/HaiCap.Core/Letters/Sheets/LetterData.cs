using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HaiCap.Core.Letters.Sheets;

/// <summary>
/// What a template reads as <c>data.json</c>: names in camelCase, days as 2026-01-05, instants as local time with its zone, money in whole đồng. Text
/// may be of any length; the templates break and flow it.
/// </summary>
public abstract record LetterData
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new LocalTime(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The template this data is made for (<see cref="LetterKeys"/>).</summary>
    [JsonIgnore]
    public abstract string TemplateKey { get; }

    public string ToJson() => JsonSerializer.Serialize(this, GetType(), Options);

    private sealed class LocalTime : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToLocal().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
    }
}

/// <summary>The head of every paper: boxes 1 to 4 of the scheme in annex I of decree 30/2020.</summary>
/// <param name="Parent">The agency directly above, as it is shortened on paper: «UBND tỉnh Nghệ An»; null for one without (a People's Committee).</param>
/// <param name="Issuer">The agency that issues, «Sở Khoa học và Công nghệ». Printed in capitals; a line feed breaks the line.</param>
/// <param name="Number">«05/GP-SKHCN»; null for a draft and for forms, which show the dossier code in its stead.</param>
/// <param name="Place">The province or commune of the issuer's seat: «Nghệ An».</param>
/// <param name="Day">The day of issue.</param>
public sealed record LetterHead(string? Parent, string Issuer, string? Number, string Place, DateOnly Day)
{
    /// <summary>
    /// The head for agencies as they are registered: the agency above is shortened («UBND tỉnh Nghệ An»), and the issuer's own name leaves out the place
    /// the line above names. A People's Committee takes two lines (annex I, box 2).
    /// </summary>
    public static LetterHead Of(string? parent, string issuer, string? number, string place, DateOnly day)
    {
        const string Committee = "Ủy ban nhân dân ";
        if (parent is null)
        {
            return new(null, issuer.StartsWith(Committee, StringComparison.OrdinalIgnoreCase) ? $"{Committee.TrimEnd()}\n{issuer[Committee.Length..]}" : issuer, number, place, day);
        }

        var above = parent.StartsWith(Committee, StringComparison.OrdinalIgnoreCase) ? "UBND " + parent[Committee.Length..] : parent;
        var area = above.StartsWith("UBND ", StringComparison.Ordinal) ? " " + above["UBND ".Length..] : null;
        var own = area is not null && issuer.EndsWith(area, StringComparison.OrdinalIgnoreCase) ? issuer[..^area.Length] : issuer;
        return new(above, own, number, place, day);
    }
}

/// <summary>One «label: value» line.</summary>
public sealed record LetterFact(string Label, string Value, bool Strong = false);

/// <summary>The QR and the address it leads to: a page anybody may open.</summary>
/// <param name="Qr">SVG text, from <see cref="QrPicture"/>.</param>
/// <param name="CheckUrl">The same address in letters, for those without a camera.</param>
public sealed record CheckMark(string Qr, string CheckUrl);
