using System.Globalization;

namespace HaiCap.Core.Organizations.Import;

/// <summary>What we know of the country apart from the package: provinces with their official counts, mends, later changes.</summary>
internal sealed record NationalFacts(
    IReadOnlyList<NationalFacts.Province> Provinces, NationalFacts.MendList Mends, IReadOnlyList<NationalFacts.ChangeList> Changes)
{
    public static readonly DateOnly TwoTiersFrom = new(2025, 7, 1);
    public const string ProvinceBasis = "Nghị quyết 202/2025/QH15";
    public const string CommuneBasis = "Nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính cấp xã năm 2025";

    /// <summary>Old wards of the package; counted so that a truncated file is not taken for the country.</summary>
    public const int OldWards = 10_977;

    public static NationalFacts Load() => new(
        Recipe.ReadEmbedded<List<Province>>("provinces.yaml"),
        Recipe.ReadEmbedded<MendList>("mends.yaml"),
        [Recipe.ReadEmbedded<ChangeList>("changes-2026-04-30.yaml")]);

    internal sealed class Province
    {
        public string Code { get; set; } = "";
        public string Name { get; set; } = "";
        public UnitType Type { get; set; }
        public string Agency { get; set; } = "";
        public int Wards { get; set; }
        public int Communes { get; set; }
        public int Zones { get; set; }
        public List<string> From { get; set; } = [];
    }

    internal sealed class MendList
    {
        public List<CodeMend> Codes { get; set; } = [];
        public List<NameMend> Names { get; set; } = [];
        public List<Island> Islands { get; set; } = [];
    }

    internal sealed class CodeMend
    {
        public string Wrong { get; set; } = "";
        public string Right { get; set; } = "";
        public string Name { get; set; } = "";
    }

    internal sealed class NameMend
    {
        public string Code { get; set; } = "";
        public string Wrong { get; set; } = "";
        public string Right { get; set; } = "";
    }

    internal sealed class Island
    {
        public string Unit { get; set; } = "";
        public string District { get; set; } = "";
        public string Province { get; set; } = "";
    }

    internal sealed class ChangeList
    {
        public string Date { get; set; } = "";
        public string LegalBasis { get; set; } = "";
        public List<Change> Changes { get; set; } = [];
        public DateOnly Day => DateOnly.ParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    internal sealed class Change
    {
        public string Code { get; set; } = "";
        public UnitType Type { get; set; }
    }
}
