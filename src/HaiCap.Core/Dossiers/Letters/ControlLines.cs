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
        for (var i = 0; i < hops.Count; i++)
        {
            var hop = hops[i];
            var before = i == 0 ? null : hops[i - 1];
            var asked = before is null ? null : Asked(before);
            var giver = before is null ? hop.GivenBy : asked is null ? At(hop.GivenBy, before.UnitId) : dossier.ApplicantName;
            lines.Add(new HandOver(giver, Receiver(hop), hop.StartedAt, before is null || asked is not null ? null : Pace(before), before?.Note));

            // While the applicant is asked, the officer's step is over: it stands by the moment of asking.
            if (Asked(hop) is { } request)
            {
                lines.Add(new HandOver(At(request.IssuedBy, hop.UnitId), dossier.ApplicantName, request.IssuedAt, PaceOf(request.IssuedAt, hop.DueAt), request.Title));
            }
        }

        if (hops.Count > 0 && hops[^1] is { DoneAt: { } done } last)
        {
            lines.Add(new HandOver(At(last.DoneBy ?? "", last.UnitId), dossier.ApplicantName, done, Asked(last) is null ? Pace(last) : null, last.Note));
        }

        return lines;

        DossierDocument? Asked(DossierHop hop) => requests.LastOrDefault(request => request.IssuedAt >= hop.StartedAt && (hop.DoneAt is null || request.IssuedAt <= hop.DoneAt));
        string At(string name, Guid unitId) => name.Length > 0 ? $"{name} – {unit(unitId)}" : unit(unitId);
        string Receiver(DossierHop hop) => hop.OfficerId is { } id && officer(id) is { } name ? At(name, hop.UnitId) : unit(hop.UnitId);
    }

    private static SheetPace? Pace(DossierHop hop) => hop.DoneAt is { } done ? PaceOf(done, hop.DueAt) : null;

    private static SheetPace PaceOf(DateTimeOffset done, DateTimeOffset due) => Lateness.Of(done, due) switch
    {
        Timeliness.Early => SheetPace.Early,
        Timeliness.OnTime => SheetPace.OnTime,
        _ => SheetPace.Late,
    };
}
