using System.Text.Json;

namespace HaiCap.Core.Dossiers.Filing;

internal static class PartyJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write(Party party) => JsonSerializer.Serialize(party, Options);

    public static Party? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<Party>(json, Options);
}
