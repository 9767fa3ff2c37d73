using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Sample;

/// <summary>
/// How the working hours from filing to now are shared by those who had a dossier: each keeps within the hours of their step while there is time for
/// that, and a dossier that lies was handled quickly and then left. Pure.
/// </summary>
/// <param name="Pace">The part of its hours that each step took which is over.</param>
/// <param name="Here">Working hours at the step where it stands.</param>
internal readonly record struct SamplePace(decimal Pace, decimal Here)
{
    /// <summary>What reception may take of its eight hours.</summary>
    public const decimal Reception = 6;

    /// <param name="total">Working hours there were.</param>
    /// <param name="over">Hours of the steps that are over.</param>
    /// <param name="here">The step where it stands; null when it has ended.</param>
    /// <param name="used">The part of its hours that is used there when nothing presses.</param>
    public static SamplePace Of(decimal total, decimal over, ProcessStep? here, decimal used, bool lies)
    {
        var stay = here is not { Hours: > 0 and var hours } || lies
            ? Math.Max(total / 4, total - (0.7m * over))
            : Math.Min(Math.Min(Math.Max(hours * used, total - (0.9m * over)), 0.85m * hours), 0.9m * total);
        return new SamplePace(over == 0 ? 0 : (total - stay) / over, stay);
    }
}
