using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>What kind of turn an act is, for a mark beside its sentence.</summary>
public enum StoryKind
{
    Filed,
    Moved,
    Waiting,
    Decided,
    Ended,
}

/// <summary>One act in plain words.</summary>
/// <param name="By">Who did it: the person, or for the owner the office.</param>
/// <param name="Why">Reason or note, where the reader may see it.</param>
public sealed record StoryLine(int Seq, string Name, DateTimeOffset At, StoryKind Kind, string By, string? Unit, string Vi, string En, string? Why);

/// <summary>Names an act only carries ids of.</summary>
/// <param name="Units">The province's agencies.</param>
/// <param name="On">The day that is told of: an agency is called as it was then.</param>
public sealed record StoryNames(ProcedureDefinition Procedure, AgencyShelf Units, DateOnly On)
{
    public string Unit(Guid id) => Units.On(id, On)?.ShortName ?? "…";

    public string Step(string key) => Procedure.Steps.FirstOrDefault(step => step.Key == key)?.Name ?? key;

    public string Components(IEnumerable<string> keys) =>
        string.Join("; ", keys.Select(key => Procedure.Components.FirstOrDefault(component => component.Key == key)?.Name ?? key));
}
