using HaiCap.Core.Organizations;

namespace HaiCap.Core.Authority.Rules;

/// <summary>Which office of the agency that decides appraises a dossier. Pure.</summary>
internal static class Divisions
{
    /// <summary>The agency itself where it has, or the procedure names, no such office.</summary>
    public static Guid Of(AgencyShelf agencies, Agency agency, ProcedureFacts procedure, string? place, DateOnly day)
    {
        if (agency.Kind == AgencyKind.CommuneCommittee)
        {
            return agencies.In(agency.UnitCode).Where(office => office.ParentId == agency.Id && office.Kind == AgencyKind.CommuneDivision && office.InForceOn(day))
                .MinBy(office => office.Id)?.Id ?? agency.Id;
        }

        // A chairman decides on what a division of a department has appraised.
        return AgencyCode.TryParse(procedure.Rule.DivisionCode, out var code) && agencies.Find(code) is { } named
            && agencies.Heir(named, day, new WorkOf(procedure.Code, procedure.Field, place)) is { } division && division.Path.StartsWith(agency.Path, StringComparison.Ordinal) ? division.Id : agency.Id;
    }
}
