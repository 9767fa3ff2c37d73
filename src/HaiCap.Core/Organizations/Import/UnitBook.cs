namespace HaiCap.Core.Organizations.Import;

/// <summary>A fault of the source and what was done about it.</summary>
/// <param name="Kind">code, spelling, lost-zeros, unknown-code, wrong-code, island or for-a-person.</param>
public sealed record Mend(string Kind, string What, string Became);

/// <summary>
/// The country's units and old addresses, mended and checked, before they are stored. Pure: package in, book out.
/// </summary>
public sealed record UnitBook(IReadOnlyList<AdministrativeUnit> Units, IReadOnlyList<OldAddress> OldAddresses, IReadOnlyList<Mend> Mends)
{
    /// <summary>UNI-001 when the source does not add up to the official counts; then nothing may be stored.</summary>
    public static Outcome<UnitBook> From(AddressPackage package)
    {
        var facts = NationalFacts.Load();
        var mends = new List<Mend>();
        var units = Provinces(facts).Concat(Communes(package, facts, mends)).ToDictionary(u => u.Code, StringComparer.Ordinal);
        var problems = OfficialCounts.Check(units.Values, package.Mappings.Count, facts);
        if (problems.Count > 0)
        {
            return problems;
        }

        var oldAddresses = new OldAddressResolver(units, facts, mends).Resolve(package.Mappings);
        foreach (var change in facts.Changes)
        {
            Apply(change, units);
        }

        return new UnitBook([.. units.Values], oldAddresses, mends);
    }

    private static IEnumerable<AdministrativeUnit> Provinces(NationalFacts facts) => facts.Provinces.Select(p => new AdministrativeUnit
    {
        Code = p.Code,
        Level = UnitLevel.Province,
        ProvinceCode = p.Code,
        AgencyCode = p.Agency,
        FormedFrom = string.Join(", ", p.From),
        Versions = [Version(p.Code, NationalFacts.TwoTiersFrom, p.Name, p.Type, parent: null, NationalFacts.ProvinceBasis)],
    });

    private static IEnumerable<AdministrativeUnit> Communes(AddressPackage package, NationalFacts facts, List<Mend> mends)
    {
        foreach (var ward in package.Wards)
        {
            var name = UnitNames.Normal(ward.Name);
            var code = ward.Code;
            if (facts.Mends.Codes.Find(m => m.Wrong == code && m.Name == name) is { } wrongCode)
            {
                code = wrongCode.Right;
                mends.Add(new("code", $"{ward.Code} {name}", code));
            }

            if (facts.Mends.Names.Find(m => m.Code == code && m.Wrong == name) is { } wrongName)
            {
                name = wrongName.Right;
            }

            if (!string.Equals(name, ward.Name, StringComparison.Ordinal))
            {
                mends.Add(new("spelling", $"{code} {ward.Name}", name));
            }

            var (type, bare) = Split(name);
            yield return new AdministrativeUnit
            {
                Code = code,
                Level = UnitLevel.Commune,
                ProvinceCode = ward.ProvinceCode,
                Versions = [Version(code, NationalFacts.TwoTiersFrom, bare, type, ward.ProvinceCode, NationalFacts.CommuneBasis)],
            };
        }
    }

    private static void Apply(NationalFacts.ChangeList list, Dictionary<string, AdministrativeUnit> units)
    {
        foreach (var change in list.Changes)
        {
            var unit = units[change.Code];
            var before = unit.Versions.Single(v => v.ValidTo is null);
            before.ValidTo = list.Day.AddDays(-1);
            unit.Versions.Add(Version(unit.Code, list.Day, before.Name, change.Type, before.ParentCode, list.LegalBasis));
        }
    }

    private static AdministrativeUnitVersion Version(string code, DateOnly from, string name, UnitType type, string? parent, string basis) => new()
    {
        UnitCode = code,
        ValidFrom = from,
        Name = name,
        Type = type,
        ParentCode = parent,
        LegalBasis = basis,
        Folded = UnitNames.Fold($"{type.Vietnamese()} {name}"),
    };

    private static (UnitType Type, string Name) Split(string fullName)
    {
        foreach (var type in (UnitType[])[UnitType.Commune, UnitType.Ward, UnitType.SpecialZone])
        {
            var word = type.Vietnamese() + " ";
            if (fullName.StartsWith(word, StringComparison.Ordinal))
            {
                return (type, fullName[word.Length..]);
            }
        }

        throw new InvalidDataException($"'{fullName}' is neither xã nor phường nor đặc khu.");
    }
}
