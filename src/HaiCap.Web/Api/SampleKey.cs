using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Keys;

namespace HaiCap.Web.Api;

/// <summary>The key of the sample: fresh at each start, for the nation, told on the screen. Production refuses to start beside one.</summary>
public static class SampleKey
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    public static async Task<string> MakeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        using var nation = services.GetRequiredService<Tenant>().Open(Tenant.Nation);
        var issued = await services.GetRequiredService<IssueKeyHandler>().HandleAsync(
            new IssueKey(
                Actor.System, "Phần mềm kết nối (mẫu)", KeyScopes.Read | KeyScopes.Write, To: services.GetRequiredService<TimeProvider>().GetUtcNow() + Lasts, IsSample: true),
            cancellationToken);
        return issued.Value.Text;
    }
}
