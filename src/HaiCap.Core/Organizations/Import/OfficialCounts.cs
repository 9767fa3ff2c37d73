namespace HaiCap.Core.Organizations.Import;

/// <summary>Refuses a list that does not add up to what the Standing Committee published for 1 July 2025, province by province.</summary>
internal static class OfficialCounts
{
    public static List<Problem> Check(IEnumerable<AdministrativeUnit> units, int oldWards, NationalFacts facts)
    {
        var counted = units.Where(u => u.Level == UnitLevel.Commune)
            .GroupBy(u => (u.ProvinceCode, u.Versions.First().Type))
            .ToDictionary(g => g.Key, g => g.Count());
        var problems = new List<Problem>();
        foreach (var p in facts.Provinces)
        {
            Compare(problems, p, UnitType.Ward, p.Wards, counted);
            Compare(problems, p, UnitType.Commune, p.Communes, counted);
            Compare(problems, p, UnitType.SpecialZone, p.Zones, counted);
        }

        foreach (var stranger in counted.Keys.Select(k => k.ProvinceCode).Distinct(StringComparer.Ordinal).Where(c => facts.Provinces.All(p => p.Code != c)))
        {
            problems.Add(new("UNI-001", $"Mã tỉnh {stranger} không có trong danh mục 34 tỉnh, thành phố.", $"Province code {stranger} is not one of the 34."));
        }

        if (oldWards != NationalFacts.OldWards)
        {
            problems.Add(new(
                "UNI-002",
                $"Danh sách đơn vị cũ có {oldWards} dòng, phải là {NationalFacts.OldWards}.",
                $"The list of old wards has {oldWards} rows instead of {NationalFacts.OldWards}."));
        }

        return problems;
    }

    private static void Compare(
        List<Problem> problems, NationalFacts.Province province, UnitType type, int official, Dictionary<(string, UnitType), int> counted)
    {
        var found = counted.GetValueOrDefault((province.Code, type));
        if (found != official)
        {
            problems.Add(new(
                "UNI-001",
                $"{province.Name} ({province.Code}) có {found} {type.Vietnamese().ToLower(VietnameseText.Culture)}, số chính thức là {official}.",
                $"{province.Name} ({province.Code}) has {found} of type {type.English().ToLowerInvariant()}, officially {official}."));
        }
    }
}
