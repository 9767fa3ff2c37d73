using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Procedures;

/// <summary>Names of the units in force today, for checking and printing places.</summary>
internal sealed class UnitPlaceNames(UnitDirectory directory, TimeProvider time) : IPlaceNames
{
    public string? Province(string province) => Find(province) is { Level: UnitLevel.Province } unit ? InASentence(unit) : null;

    public string? Commune(string province, string commune) =>
        Find(commune) is { Level: UnitLevel.Commune } unit && unit.ProvinceCode == province ? InASentence(unit) : null;

    private UnitView? Find(string code)
    {
        // The directory answers from memory after its first reading, so nothing waits here but the very first caller.
        var asked = directory.GetAsync();
        var units = asked.IsCompletedSuccessfully ? asked.Result : asked.AsTask().GetAwaiter().GetResult();
        return units.Find(code, time.Now().LocalDay());
    }

    // "phường Trường Vinh, tỉnh Nghệ An": the type is a common noun inside an address.
    private static string InASentence(UnitView unit) => char.ToLower(unit.FullName[0], VietnameseText.Culture) + unit.FullName[1..];
}
