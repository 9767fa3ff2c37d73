using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Statistics;

/// <summary>Whose the working time of a dossier was, from its acceptance to the decision.</summary>
public enum TimePart
{
    ReceivingCentre,
    CompetentAgency,
    Division,

    /// <summary>Waited for the applicant: a supplement or a payment.</summary>
    Applicant,

    /// <summary>Waited for a unit that was asked, where the procedure's law stops the clock for it.</summary>
    Consulted,
}

/// <param name="Minutes">Working minutes of all stays.</param>
/// <param name="Stays">Stays that had any.</param>
public sealed record PartTime(int Stays, long Minutes)
{
    public decimal Average => Stays == 0 ? 0 : decimal.Round((decimal)Minutes / Stays, 1);
}

/// <summary>How the time of some dossiers divides; the parts add up to the whole.</summary>
/// <param name="Key">Procedure code; empty for all.</param>
/// <param name="Commune">Of the units' own time: in communes …</param>
/// <param name="Province">… and in agencies of the province.</param>
public sealed record DividedTime(string Key, string Name, IReadOnlyDictionary<TimePart, PartTime> Parts, PartTime Commune, PartTime Province)
{
    public long Total => Parts.Values.Sum(part => part.Minutes);

    public decimal ShareOf(long minutes) => Total == 0 ? 0 : decimal.Round(100m * minutes / Total, 1, MidpointRounding.AwayFromZero);
}

/// <param name="Stays">Stays whose length was measured.</param>
/// <param name="Over">Of these, longer than they were given …</param>
/// <param name="OverMinutes">… and by how much together.</param>
public sealed record UnitTime(Guid Unit, string Name, int Stays, long Spent, int Over, long OverMinutes)
{
    public decimal OverRate => Stays == 0 ? 0 : decimal.Round(100m * Over / Stays, 1, MidpointRounding.AwayFromZero);
}

/// <param name="Units">Those that exceeded their hours, the most first.</param>
public sealed record TierTimes(DividedTime All, IReadOnlyList<DividedTime> Procedures, IReadOnlyList<UnitTime> Units);

/// <summary>Where time is lost across tiers: one statement over the stays that ended in a period, divided in memory by what their units are.</summary>
public sealed class CountTierTimes(HaiCapDb db, GrantBook book, PublishedProcedures published)
{
    public async Task<TierTimes> HandleAsync(StayFilter filter, CancellationToken cancellationToken = default)
    {
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var rows = await StayTimes.Of(db, shelf, filter).GroupBy(stay => new { stay.ProcedureCode, stay.UnitId })
            .Select(group => new Sums
            {
                Procedure = group.Key.ProcedureCode!,
                Unit = group.Key.UnitId,
                Charged = group.Sum(stay => (long?)stay.ChargedMinutes) ?? 0,
                ChargedStays = group.Count(stay => stay.ChargedMinutes > 0),
                Applicant = group.Sum(stay => (long?)(stay.WaitedMinutes - stay.ConsultedMinutes)) ?? 0,
                ApplicantStays = group.Count(stay => stay.WaitedMinutes > stay.ConsultedMinutes),
                Consulted = group.Sum(stay => (long?)stay.ConsultedMinutes) ?? 0,
                ConsultedStays = group.Count(stay => stay.ConsultedMinutes > 0),
                Stays = group.Count(stay => stay.SpentMinutes != null),
                Spent = group.Sum(stay => (long?)stay.SpentMinutes) ?? 0,
                Over = group.Count(stay => stay.SpentMinutes > stay.AllowedMinutes),
                OverMinutes = group.Sum(stay => stay.SpentMinutes > stay.AllowedMinutes ? (long?)(stay.SpentMinutes - stay.AllowedMinutes) : 0) ?? 0,
            })
            .ToListAsync(cancellationToken);
        var names = await ProcedureSteps.ReadAsync(db, published, [.. rows.Select(row => row.Procedure).Distinct(StringComparer.Ordinal)], cancellationToken);
        return new TierTimes(
            Divide("", "", rows, shelf),
            [.. rows.GroupBy(row => row.Procedure, StringComparer.Ordinal).Select(group => Divide(group.Key, names.NameOf(group.Key), [.. group], shelf))
                .Where(divided => divided.Total > 0).OrderByDescending(divided => divided.Total)],
            [.. rows.GroupBy(row => row.Unit).Select(group => new UnitTime(
                group.Key, shelf.Find(group.Key)?.Name ?? "", group.Sum(row => row.Stays), group.Sum(row => row.Spent), group.Sum(row => row.Over), group.Sum(row => row.OverMinutes)))
                .Where(unit => unit.Over > 0).OrderByDescending(unit => unit.OverMinutes).ThenBy(unit => unit.Name, StringComparer.Ordinal)]);
    }

    private static DividedTime Divide(string key, string name, List<Sums> rows, AgencyShelf shelf)
    {
        PartTime Of(Func<Agency?, bool> which) =>
            new(rows.Where(row => which(shelf.Find(row.Unit))).Sum(row => row.ChargedStays), rows.Where(row => which(shelf.Find(row.Unit))).Sum(row => row.Charged));

        return new DividedTime(
            key, name,
            new Dictionary<TimePart, PartTime>
            {
                [TimePart.ReceivingCentre] = Of(unit => PartOf(unit) == TimePart.ReceivingCentre),
                [TimePart.CompetentAgency] = Of(unit => PartOf(unit) == TimePart.CompetentAgency),
                [TimePart.Division] = Of(unit => PartOf(unit) == TimePart.Division),
                [TimePart.Applicant] = new(rows.Sum(row => row.ApplicantStays), rows.Sum(row => row.Applicant)),
                [TimePart.Consulted] = new(rows.Sum(row => row.ConsultedStays), rows.Sum(row => row.Consulted)),
            },
            Of(unit => unit is { IsCommunal: true }), Of(unit => unit is not { IsCommunal: true }));
    }

    private static TimePart PartOf(Agency? unit) => unit switch
    {
        { IsCentre: true } => TimePart.ReceivingCentre,
        { Kind: AgencyKind.Division or AgencyKind.CommuneDivision } => TimePart.Division,
        _ => TimePart.CompetentAgency,
    };

    private sealed record Sums
    {
        public required string Procedure { get; init; }

        public required Guid Unit { get; init; }

        public required long Charged { get; init; }

        public required int ChargedStays { get; init; }

        public required long Applicant { get; init; }

        public required int ApplicantStays { get; init; }

        public required long Consulted { get; init; }

        public required int ConsultedStays { get; init; }

        public required int Stays { get; init; }

        public required long Spent { get; init; }

        public required int Over { get; init; }

        public required long OverMinutes { get; init; }
    }
}
