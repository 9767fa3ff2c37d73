using HaiCap.Core.Calendar;
using HaiCap.Core.Letters.Sheets;

namespace HaiCap.Core.Dossiers.Letters;

/// <summary>The lines of the control sheet from the stays of a dossier: who gave it to whom, when, and how the giver's step stood.</summary>
internal static class ControlLines
{
    /// <param name="requests">Supplement and payment requests: from one to its answer the dossier is with the applicant.</param>
    public static IReadOnlyList<HandOver> Of(
        Dossier dossier, IReadOnlyList<DossierHop> hops, IReadOnlyList<DossierDocument> requests, Func<Guid, string> unit, Func<Guid, string?> officer)
    {
        var lines = new List<HandOver>();
        var asked = Asked(hops, requests);
        for (var i = 0; i < hops.Count; i++)
        {
            var hop = hops[i];
            var before = i == 0 ? null : hops[i - 1];
            var answered = i > 0 && asked[i - 1] is not null;
            var giver = before is null ? hop.GivenBy : answered ? dossier.ApplicantName : At(hop.GivenBy, before.UnitId);
            lines.Add(new HandOver(giver, Receiver(hop), hop.StartedAt, before is null || answered ? null : Pace(before), before?.Note));

            // While the applicant is asked, the officer's step is over: it stands by the moment of asking.
            if (asked[i] is { } request)
            {
                lines.Add(new HandOver(At(request.IssuedBy, hop.UnitId), dossier.ApplicantName, request.IssuedAt, PaceOf(request.IssuedAt, hop.DueAt), request.Title));
            }
        }

        if (hops.Count > 0 && hops[^1] is { DoneAt: { } done } last)
        {
            lines.Add(new HandOver(At(last.DoneBy ?? "", last.UnitId), dossier.ApplicantName, done, asked[^1] is null ? Pace(last) : null, last.Note));
        }

        return lines;

        string At(string name, Guid unitId) => name.Length > 0 ? $"{name} – {unit(unitId)}" : unit(unitId);
        string Receiver(DossierHop hop) => hop.OfficerId is { } id && officer(id) is { } name ? At(name, hop.UnitId) : unit(hop.UnitId);
    }

    /// <summary>For each stay the request made during it. An answer begins the same step anew, so the stay before it is the one that asked.</summary>
    private static DossierDocument?[] Asked(IReadOnlyList<DossierHop> hops, IReadOnlyList<DossierDocument> requests)
    {
        var asked = new DossierDocument?[hops.Count];
        var open = new Queue<DossierDocument>(requests);
        for (var i = 0; i < hops.Count && open.Count > 0; i++)
        {
            var during = open.Peek().IssuedAt >= hops[i].StartedAt;
            var restarted = i + 1 < hops.Count && hops[i + 1].StepKey == hops[i].StepKey;
            if (during && (restarted || i + 1 == hops.Count || open.Peek().IssuedAt < hops[i].DoneAt))
            {
                asked[i] = open.Dequeue();
            }
        }

        return asked;
    }

    private static SheetPace? Pace(DossierHop hop) => hop.DoneAt is { } done ? PaceOf(done, hop.DueAt) : null;

    private static SheetPace PaceOf(DateTimeOffset done, DateTimeOffset due) => Lateness.Of(done, due) switch
    {
        Timeliness.Early => SheetPace.Early,
        Timeliness.OnTime => SheetPace.OnTime,
        _ => SheetPace.Late,
    };
}
