using System.Collections.Frozen;
using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Api.Hosting;

/// <summary>
/// Which province a code belongs to, by its first group (H41 is Nghệ An's). A request works in the site's province unless the code it names says
/// another that exists here and that its key reaches.
/// </summary>
public sealed class Provinces(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);

    private readonly Kept<string, FrozenDictionary<string, string>> roots = new(time, Trusted);

    /// <param name="code">Of an agency or a dossier; anything else stays in the present province.</param>
    public async ValueTask<IDisposable?> OpenAsync(ApiCaller caller, string? code, CancellationToken cancellationToken)
    {
        if (code is not { Length: > 0 and <= 60 } || !AgencyCode.TryParse(code.Split('-', 2)[0], out var agency))
        {
            return null;
        }

        var known = await roots.GetAsync("", scopes, static (_, scopes, stop) => ReadAsync(scopes, stop), cancellationToken);
        return known.TryGetValue(agency.Root, out var province) ? caller.Open(province) : null;
    }

    private static async Task<FrozenDictionary<string, string>> ReadAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<HaiCapDb>().AcrossProvinces<Agency>("a code tells its province").AsNoTracking()
            .Where(agency => agency.Kind == AgencyKind.ProvincialCommittee).Select(agency => new { agency.Code, agency.ProvinceCode }).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.Code.Root, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.First().ProvinceCode, StringComparer.Ordinal);
    }
}
