using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Organizations;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>
/// Takes a dossier at the counter, for any procedure of the province or of any of its communes: filed, accepted, receipted and sent on in
/// one go.
/// </summary>
public sealed class FileAtCounter(HaiCapDb db, Access access, ActRecorder acts, SubmitDossier submit, CalendarBook calendars, PublishedProcedures procedures, LadderBook ladders, TimeProvider time)
{
    /// <param name="Filing">The channel is set here: the counter, or the post.</param>
    public sealed record Request(SubmitDossier.Request Filing, bool ByPost = false, string? Note = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var centre = request.Filing.ReceivingAgencyId is { } id
            ? await db.Set<Agency>().AsNoTracking().FirstOrDefaultAsync(agency => agency.Id == id, cancellationToken)
            : null;
        var target = centre is null ? null : new AccessTarget([centre.Path], centre.Path, HolderOfficerId: null);
        var allowed = await access.DecideAsync(by, Permission.ReceiveDossier, target, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<DossierMoved>();
        }

        if (await EarlierAsync(request, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var filing = request.Filing with { Channel = request.ByPost ? Channel.Post : Channel.Counter, Assisted = false };
        var prepared = await submit.PrepareAsync(allowed.Value, filing, cancellationToken);
        if (prepared.Ok && await db.Set<Draft>().FirstOrDefaultAsync(draft => draft.Id == filing.SubmissionKey, cancellationToken) is { } draft)
        {
            db.RemoveRange(await db.Set<DraftFile>().Where(file => file.DraftId == draft.Id).ToListAsync(cancellationToken));
            db.Remove(draft);
        }

        if (!prepared.Ok)
        {
            return prepared.As<DossierMoved>();
        }

        var taken = await ReceiveAsync(allowed.Value, prepared.Value, request.Note, cancellationToken);
        if (taken.Ok)
        {
            return taken;
        }

        // The same form came in twice at once and the other was first.
        db.ChangeTracker.Clear();
        return await EarlierAsync(request, cancellationToken) is { } other ? other : taken;
    }

    private Task<DossierMoved?> EarlierAsync(Request request, CancellationToken cancellationToken) =>
        db.Set<Dossier>().Where(row => row.SubmissionKey == request.Filing.SubmissionKey)
            .Select(row => new DossierMoved(row.Code, row.State)).FirstOrDefaultAsync(cancellationToken);

    private async Task<Outcome<DossierMoved>> ReceiveAsync(Actor by, Dossier dossier, string? note, CancellationToken cancellationToken)
    {
        var version = await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken);
        var calendar = await calendars.ForAsync(dossier.CompetentAgencyId, cancellationToken);

        // Never before it was filed, should the server's clock be set back between the two.
        var now = time.Now();
        var at = now < dossier.SubmittedAt ? dossier.SubmittedAt : now;
        var opened = new OpenedDossier(db, acts, dossier, version.Read(), calendar, await calendars.RulesAsync(cancellationToken), by, at)
        {
            Hop = db.Set<DossierHop>().Local.First(hop => hop.DossierId == dossier.Id),
            Work = db.Set<OpenWork>().Local.First(work => work.DossierId == dossier.Id),
            Ladders = await ladders.GetAsync(db, cancellationToken),
            Matter = new WorkOf(version.Code, version.Field, Commune: null),
        };
        return await ReceiveDossier.ReceiveAsync(opened, forward: true, note, cancellationToken);
    }
}
