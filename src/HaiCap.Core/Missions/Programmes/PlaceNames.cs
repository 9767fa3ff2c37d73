using HaiCap.Core.Organizations;

namespace HaiCap.Core.Missions.Programmes;

/// <summary>Places as people write them, pure: «Nghệ An», «Phường Trường Vinh, Nghệ An», or the code.</summary>
public static class PlaceNames
{
    /// <summary>The one place of that name on a day; null when there is none, or several.</summary>
    public static UnitView? Find(UnitSnapshot units, string text, DateOnly day)
    {
        text = text.Trim();
        if (units.Find(text, day) is { } known)
        {
            return known;
        }

        var comma = text.LastIndexOf(',');
        if (comma < 0)
        {
            return Province(units, text, day) ?? One(units.Search(text, day, limit: 50).Where(unit => IsCalled(unit, text)));
        }

        var name = text[..comma];
        return Province(units, text[(comma + 1)..], day) is { } province
            ? One(units.Search(name, day, province.Code, limit: 50).Where(unit => unit.Level == UnitLevel.Commune && IsCalled(unit, name)))
            : null;
    }

    private static UnitView? Province(UnitSnapshot units, string text, DateOnly day) => One(units.Provinces(day).Where(unit => IsCalled(unit, text)));

    private static UnitView? One(IEnumerable<UnitView> found) => found.Take(2).ToList() is [var one] ? one : null;

    private static bool IsCalled(UnitView unit, string text) => UnitNames.Fold(text.Trim()) is var said && (said == UnitNames.Fold(unit.FullName) || said == UnitNames.Fold(unit.Name));
}
