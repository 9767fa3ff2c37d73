namespace HaiCap.Core.Organizations.Import;

/// <summary>
/// Finds for each old ward the new unit the source means. The name within the province decides, for codes in the source have lost zeros or belong to
/// other units; a name that fits no unit, or a province that was not formed from the old one, is left for a person.
/// </summary>
internal sealed class OldAddressResolver(Dictionary<string, AdministrativeUnit> units, NationalFacts facts, List<Mend> mends)
{
    private readonly Dictionary<(string Province, string FullName), string> byName = units.Values
        .Where(u => u.Level == UnitLevel.Commune)
        .ToDictionary(u => (u.ProvinceCode, u.Versions.First().FullName), u => u.Code);

    private readonly Dictionary<string, string> provinceByName = facts.Provinces.ToDictionary(p => p.Name, p => p.Code, StringComparer.Ordinal);

    private readonly Dictionary<string, string> successor = facts.Provinces
        .SelectMany(p => p.From, (p, from) => (from, p.Code))
        .ToDictionary(x => x.from, x => x.Code, StringComparer.Ordinal);

    public List<OldAddress> Resolve(IReadOnlyList<AddressPackage.Mapping> mappings)
    {
        var found = new Dictionary<string, Found>(StringComparer.Ordinal);
        foreach (var row in mappings)
        {
            var old = OldName(row);
            if (!found.TryGetValue(old.Key, out var entry))
            {
                found.Add(old.Key, entry = new Found(old));
            }

            entry.OldCode ??= string.IsNullOrEmpty(row.OldCode) ? null : row.OldCode;
            if (Target(row, old) is { } code)
            {
                entry.Codes.Add(code);
            }
            else
            {
                entry.Unknown.Add($"{row.NewCode} {row.NewWard}, {row.NewProvince}");
                mends.Add(new("for-a-person", $"{old.Ward}, {old.District}, {old.Province}", $"{row.NewCode} {row.NewWard}, {row.NewProvince}"));
            }
        }

        return [.. found.Values.Select(f => f.ToAddress())];
    }

    private Old OldName(AddressPackage.Mapping row)
    {
        if (string.IsNullOrEmpty(row.OldWard) && facts.Mends.Islands.Find(i => i.Unit == row.NewCode) is { } island)
        {
            mends.Add(new("island", $"{row.NewCode} {row.NewWard}", $"{island.District}, {island.Province}"));
            return new Old("", UnitNames.Normal(island.District), UnitNames.Normal(island.Province));
        }

        return new Old(UnitNames.Normal(row.OldWard), UnitNames.Normal(row.OldDistrict), UnitNames.Normal(row.OldProvince));
    }

    private string? Target(AddressPackage.Mapping row, Old old)
    {
        var name = UnitNames.Normal(row.NewWard);
        if (facts.Mends.Names.Find(m => m.Wrong == name && m.Code == row.NewCode) is { } wrong)
        {
            name = wrong.Right;
        }

        if (!provinceByName.TryGetValue(Bare(UnitNames.Normal(row.NewProvince)), out var province)
            || successor.GetValueOrDefault(Bare(old.Province)) != province
            || !byName.TryGetValue((province, name), out var code))
        {
            return null;
        }

        if (code != row.NewCode)
        {
            var padded = (row.NewCode ?? "").PadLeft(5, '0');
            var kind = units.ContainsKey(row.NewCode ?? "") ? "wrong-code"
                : padded != row.NewCode && units.ContainsKey(padded) ? "lost-zeros"
                : facts.Mends.Codes.Exists(m => m.Wrong == row.NewCode) ? "code" : "unknown-code";
            mends.Add(new(kind, $"{old.Ward}, {old.District}, {old.Province} → {row.NewCode} {name}", code));
        }

        return code;
    }

    private static string Bare(string province) =>
        province.StartsWith("Tỉnh ", StringComparison.Ordinal) ? province[5..]
        : province.StartsWith("Thành phố ", StringComparison.Ordinal) ? province[10..]
        : province;

    private sealed record Old(string Ward, string District, string Province)
    {
        public string Key { get; } = $"{Province}|{District}|{Ward}".ToLowerInvariant();
    }

    private sealed class Found(Old old)
    {
        public string? OldCode { get; set; }
        public SortedSet<string> Codes { get; } = new(StringComparer.Ordinal);
        public SortedSet<string> Unknown { get; } = new(StringComparer.Ordinal);

        public OldAddress ToAddress() => new()
        {
            Key = old.Key,
            OldCode = OldCode,
            Ward = old.Ward,
            District = old.District,
            Province = old.Province,
            Status = Unknown.Count > 0 || Codes.Count == 0 ? OldAddressStatus.ForAPerson
                : Codes.Count == 1 ? OldAddressStatus.Resolved : OldAddressStatus.Split,
            UnitCodes = string.Join(' ', Codes),
            Note = Unknown.Count > 0 ? string.Join("; ", Unknown) : null,
            Folded = OldAddress.FoldedOf(old.Ward, old.District, old.Province),
        };
    }
}
