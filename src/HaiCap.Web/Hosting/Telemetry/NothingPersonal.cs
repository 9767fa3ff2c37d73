using System.Diagnostics;
using OpenTelemetry;

namespace HaiCap.Web.Hosting.Telemetry;

/// <summary>A trace tells which route took how long. Whose dossier, which words were searched and from where is nobody's business there.</summary>
internal sealed class NothingPersonal : BaseProcessor<Activity>
{
    private static readonly string[] Removed =
        ["db.npgsql.data_source", "url.query", "url.full", "url.path", "http.target", "http.url", "client.address", "client.port", "network.peer.address", "network.peer.port", "user_agent.original", "http.user_agent", "enduser.id"];

    public override void OnEnd(Activity data)
    {
        foreach (var name in Removed)
        {
            data.SetTag(name, null);
        }

        data.SetTag("haicap.code", data.TraceId.ToHexString()[^8..].ToUpperInvariant());
    }
}
