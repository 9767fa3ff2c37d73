using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Missions.Recommendations;

namespace HaiCap.Core.Missions.Precedents;

public enum PrecedentStanding
{
    InForce,

    /// <summary>A cited instrument was amended since it was looked at last: still followed, to be reviewed.</summary>
    ToReview,

    /// <summary>A cited instrument is no longer in force: not followed until its unit says otherwise.</summary>
    LawEnded,

    /// <summary>Its unit took it back or put another in its place.</summary>
    Superseded,
}

/// <summary>How a precedent stands against the register of instruments today. Pure; nothing has to be told when the law changes.</summary>
public static class PrecedentRules
{
    /// <summary>How the instruments it cites stand: one line each, «133/2025/NĐ-CP|ended|replaced by|amended by».</summary>
    public static string BasisOf(IReadOnlyList<Citation> cites, IEnumerable<LegalInstrument> register, DateOnly today)
    {
        var known = register.ToList();
        return string.Join('\n', cites.Select(cite => cite.Number).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).Select(number => LineOf(number, known, today)));
    }

    public static PrecedentStanding StandingOf(Precedent row, IEnumerable<LegalInstrument> register, DateOnly today)
    {
        if (row.SupersededAt is not null)
        {
            return PrecedentStanding.Superseded;
        }

        var basis = BasisOf(row.ReadCites(), register, today);
        if (basis == row.Basis)
        {
            return PrecedentStanding.InForce;
        }

        return EndedOf(basis).Except(EndedOf(row.Basis), StringComparer.Ordinal).Any() ? PrecedentStanding.LawEnded : PrecedentStanding.ToReview;
    }

    /// <summary>Whether it may be followed.</summary>
    public static bool IsFollowed(this PrecedentStanding standing) => standing is PrecedentStanding.InForce or PrecedentStanding.ToReview;

    /// <summary>Numbers of cited instruments that stand otherwise than when it was looked at last.</summary>
    public static IReadOnlyList<string> ChangedOf(Precedent row, IEnumerable<LegalInstrument> register, DateOnly today)
    {
        var before = row.Basis.Split('\n');
        return [.. BasisOf(row.ReadCites(), register, today).Split('\n').Except(before, StringComparer.Ordinal).Select(line => line.Split('|')[0]).Where(number => number.Length > 0)];
    }

    private static IEnumerable<string> EndedOf(string basis) => basis.Split('\n').Select(line => line.Split('|')).Where(parts => parts.Length > 1 && parts[1] == "het").Select(parts => parts[0]);

    private static string LineOf(string number, List<LegalInstrument> register, DateOnly today)
    {
        var cited = register.Find(one => string.Equals(one.Number, number, StringComparison.OrdinalIgnoreCase));
        if (cited is null)
        {
            return number + "||";
        }

        // What is signed and not yet in force changes nothing today.
        var changes = register.Where(one => one.InForceFrom <= today).SelectMany(one => one.ReadChanges().Where(change => change.InstrumentId == cited.Id).Select(change => (one.Number, change.Replaces))).ToList();
        var ended = cited.EndedOn < today || changes.Exists(change => change.Replaces);
        return $"{number}|{(ended ? "het" : "")}|{string.Join(',', changes.Where(change => !change.Replaces).Select(change => change.Number).Order(StringComparer.Ordinal))}";
    }
}
