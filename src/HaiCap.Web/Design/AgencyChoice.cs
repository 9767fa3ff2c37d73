using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Design;

/// <param name="Code">As in addresses and the API.</param>
public sealed record ChosenAgency(string Code, string Name);

public sealed record AgencyGroup(string Name, IReadOnlyList<ChosenAgency> Agencies);

/// <summary>The agencies people know, for a box to choose from: those that decide and those that receive, not their rooms.</summary>
public sealed class AgencyChoice(HaiCapDb db, GrantBook book, TimeProvider time)
{
    private static readonly StringComparer ByName = StringComparer.Create(VietnameseText.Culture, ignoreCase: true);

    public async Task<IReadOnlyList<AgencyGroup>> ListAsync(CancellationToken cancellationToken)
    {
        var today = time.Now().LocalDay();
        var here = (await book.AgenciesAsync(db, cancellationToken)).All.Where(agency => agency.InForceOn(today)).ToList();
        return [.. new[]
        {
            Group(T("Cơ quan của tỉnh", "Agencies of the province"), here, AgencyKind.ProvincialCommittee, AgencyKind.ProvincialCentre, AgencyKind.Department, AgencyKind.SubDepartment),
            Group(T("Xã, phường, đặc khu", "Communes and wards"), here, AgencyKind.CommuneCommittee),
        }.Where(group => group.Agencies.Count > 0)];
    }

    private static AgencyGroup Group(string name, List<Agency> here, params AgencyKind[] kinds) => new(
        name, [.. here.Where(agency => kinds.Contains(agency.Kind)).OrderBy(agency => Array.IndexOf(kinds, agency.Kind)).ThenBy(agency => agency.Name, ByName)
            .Select(agency => new ChosenAgency(agency.Code.Text, agency.Name))]);
}
