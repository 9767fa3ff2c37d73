using System.Text.Json;
using System.Text.Json.Serialization;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Statistics;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Statistics;

/// <summary>What the log alone says of a dossier.</summary>
internal sealed record Told(DossierSubmitted Submitted, DateTimeOffset At, Standing Last)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static List<Told> From(IEnumerable<Act> acts) => acts.GroupBy(a => a.Subject, StringComparer.Ordinal).Select(g =>
    {
        var story = g.OrderBy(a => a.Seq).ToList();
        using var last = JsonDocument.Parse(story[^1].Data);
        return new Told(
            JsonSerializer.Deserialize<DossierSubmitted>(story[0].Data, Json)!, story[0].At, last.RootElement.GetProperty("after").Deserialize<Standing>(Json)!);
    }).ToList();

    public string KeyOf(StatisticsBy by) => by switch
    {
        StatisticsBy.CompetentAgency => Submitted.CompetentAgencyId.ToString(),
        StatisticsBy.ReceivingAgency => Submitted.ReceivingAgencyId.ToString(),
        StatisticsBy.Procedure => Submitted.ProcedureCode,
        _ => Submitted.Channel.ToString(),
    };

    public static StatisticsRow Row(string key, IEnumerable<Told> dossiers, DateOnly from, DateOnly to, DateTimeOffset now)
    {
        var (online, assisted, counter, post, carried, early, onTime, late, within, overdue, waiting, stopped) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var (submitted, _, last) in dossiers)
        {
            if (last.AcceptedAt is not { } accepted || accepted >= End(to) || last.DecidedAt < Start(from))
            {
                continue;
            }

            _ = accepted < Start(from) ? carried++
                : submitted.Channel == Channel.Counter ? counter++ : submitted.Channel == Channel.Post ? post++ : submitted.Assisted ? assisted++ : online++;
            if (last.DecidedAt < End(to))
            {
                _ = last.State == DossierState.Stopped ? stopped++
                    : last.Timeliness == Timeliness.Early ? early++ : last.Timeliness == Timeliness.Late ? late++ : onTime++;
                continue;
            }

            waiting += last.Stopped ? 1 : 0;
            _ = !last.Stopped && Lateness.Of(now < End(to) ? now : End(to), last.DueAt!.Value) == Timeliness.Late ? overdue++ : within++;
        }

        return new StatisticsRow(key, "", new(online, assisted, counter, post, carried), new(early, onTime, late), new(within, overdue, waiting), stopped);
    }

    public static DateTimeOffset Start(DateOnly from) => FakeClock.At(from.Year, from.Month, from.Day, 0);

    public static DateTimeOffset End(DateOnly to) => Start(to.AddDays(1));
}
