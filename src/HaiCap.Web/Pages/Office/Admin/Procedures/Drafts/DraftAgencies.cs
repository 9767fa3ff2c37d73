using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Web.Design;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The agencies that may decide a procedure and their divisions, chosen by name and kept by code.</summary>
public sealed class DraftAgencies(IReadOnlyList<Agency> agencies)
{
    private static readonly StringComparer ByName = StringComparer.Create(VietnameseText.Culture, ignoreCase: true);
    private static readonly AgencyKind[] Deciding = [AgencyKind.ProvincialCommittee, AgencyKind.Department, AgencyKind.SubDepartment];

    public static async Task<DraftAgencies> InForceAsync(HaiCapDb db, GrantBook book, DateOnly day, CancellationToken cancellationToken) =>
        new([.. (await book.AgenciesAsync(db, cancellationToken)).All.Where(agency => agency.InForceOn(day))]);

    /// <summary>Committee, departments, sub-departments.</summary>
    public IEnumerable<ChosenAgency> All => agencies.Where(agency => Deciding.Contains(agency.Kind)).OrderBy(agency => agency.Kind).ThenBy(agency => agency.Name, ByName)
        .Select(agency => new ChosenAgency(agency.Code.Text, agency.Name));

    /// <summary>Divisions under the name of the agency they stand in.</summary>
    public IEnumerable<AgencyGroup> Divisions => agencies.Where(agency => agency.Kind == AgencyKind.Division)
        .GroupBy(agency => agency.ParentId).Select(group => new AgencyGroup(
            agencies.FirstOrDefault(agency => agency.Id == group.Key)?.Name ?? "", [.. group.OrderBy(agency => agency.Name, ByName).Select(agency => new ChosenAgency(agency.Code.Text, agency.Name))]))
        .OrderBy(group => group.Name, ByName);

    public CompetentKind? KindOf(string code) => agencies.FirstOrDefault(agency => agency.Code.Text == code)?.Kind switch
    {
        AgencyKind.ProvincialCommittee => CompetentKind.ProvincialCommittee,
        AgencyKind.Department => CompetentKind.Department,
        AgencyKind.SubDepartment => CompetentKind.SubDepartment,
        _ => null,
    };

    public bool IsDivisionOf(string division, string? agency) =>
        agencies.FirstOrDefault(one => one.Code.Text == division) is { Kind: AgencyKind.Division or AgencyKind.SubDepartment } inside
        && agencies.FirstOrDefault(one => one.Code.Text == agency) is { } above && inside.Path.StartsWith(above.Path, StringComparison.Ordinal);
}
