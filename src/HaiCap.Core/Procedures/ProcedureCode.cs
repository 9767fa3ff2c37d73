using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace HaiCap.Core.Procedures;

/// <summary>
/// A code of the national procedure database: <c>1.003542</c>, or with the local suffix some provinces publish
/// (<c>1.003542.000.00.00.H50</c>, <c>1.014393.H38</c>). Codes beginning with 9 are this product's sample codes.
/// </summary>
[JsonConverter(typeof(ProcedureCodeJson))]
public sealed partial record ProcedureCode
{
    public const int MaxLength = 40;

    private ProcedureCode(string value) => Value = value;

    /// <summary>The whole code, upper case, suffix included.</summary>
    public string Value { get; }

    /// <summary>The eight characters common to every province.</summary>
    public string National => Value[..8];

    public string? LocalSuffix => Value.Length > 8 ? Value[9..] : null;

    /// <summary>Sample codes stand in for a code nobody has published; they never leave in an official export.</summary>
    public bool IsSample => Value[0] == '9';

    public static bool TryParse(string? text, [NotNullWhen(true)] out ProcedureCode? code)
    {
        var trimmed = text?.Trim().ToUpperInvariant();
        code = trimmed is { Length: <= MaxLength } && Shape().IsMatch(trimmed) ? new ProcedureCode(trimmed) : null;
        return code is not null;
    }

    public static ProcedureCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a procedure code.");

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[0-9]\.[0-9]{6}(?:\.[0-9A-Z]{1,4})*\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Shape();

    private sealed class ProcedureCodeJson : JsonConverter<ProcedureCode>
    {
        public override ProcedureCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var code) ? code : throw new JsonException("Not a procedure code.");

        public override void Write(Utf8JsonWriter writer, ProcedureCode value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
