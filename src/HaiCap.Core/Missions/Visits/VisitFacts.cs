using HaiCap.Core.Missions.Programmes;

namespace HaiCap.Core.Missions.Visits;

/// <summary>Agenda, attendance and notes of a visit, as typed or as written.</summary>
public sealed record VisitFacts(IReadOnlyList<AgendaLine> Agenda, IReadOnlyList<Attendee> Attendance, string? Notes = null)
{
    public const int MostLines = 60;
    public const int MostAttendees = 200;

    public static VisitFacts Empty { get; } = new([], []);

    public IEnumerable<Attendee> Of(VisitSide side) => Attendance.Where(one => one.Side == side);

    public bool IsSame(VisitFacts other) => Notes == other.Notes && Agenda.SequenceEqual(other.Agenda) && Attendance.SequenceEqual(other.Attendance);

    /// <summary>Lines left empty go; texts as they are kept.</summary>
    public VisitFacts Normal() => new(
        [
            .. Agenda.Select(line => line with { Subject = ProgrammeDesk.Said(line.Subject), Lead = ProgrammeDesk.Said(line.Lead) })
                .Where(line => line.At is not null || line.Subject is not null || line.Lead is not null),
        ],
        [
            .. Attendance.Select(one => one with { Name = ProgrammeDesk.Said(one.Name), Title = ProgrammeDesk.Said(one.Title), Unit = ProgrammeDesk.Said(one.Unit) })
                .Where(one => one.Name is not null || one.Title is not null || one.Unit is not null),
        ],
        ProgrammeDesk.Said(Notes)?.ReplaceLineEndings("\n"));

    /// <summary>MIS-101 … MIS-103, MIS-119, MIS-008.</summary>
    public IEnumerable<Problem> Faults()
    {
        if (Agenda.Count == 0 && Attendance.Count == 0 && Notes is null)
        {
            yield return VisitProblems.Nothing;
        }

        if (Agenda.Count > MostLines || Attendance.Count > MostAttendees)
        {
            yield return VisitProblems.TooMany;
        }

        if (Agenda.Any(line => line.Subject is null))
        {
            yield return VisitProblems.NoSubject;
        }

        if (Attendance.Any(one => one.Name is null))
        {
            yield return VisitProblems.NoName;
        }

        var agenda = Agenda.SelectMany(line => new[] { ("Agenda", line.Subject, 500), ("Agenda", line.Lead, 200) });
        var people = Attendance.SelectMany(one => new[] { ("Attendance", one.Name, 200), ("Attendance", one.Title, 200), ("Attendance", one.Unit, 200) });
        foreach (var problem in ProgrammeDesk.TooLong([.. agenda, .. people, ("Notes", Notes, MissionVisit.LongestNotes)]).Distinct())
        {
            yield return problem;
        }
    }
}
