using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>One act of a dossier as another system is told of it: without names of people, notes and reasons.</summary>
/// <param name="Unit">Where who acted works; null for an applicant and for the system.</param>
/// <param name="Via">The key of the system it came through; null when it came through the pages.</param>
/// <param name="After">Where the dossier stood then.</param>
public sealed record ToldAct(int Seq, string Name, DateTimeOffset At, ActorKind Actor, Agency? Unit, Guid? Via, Standing? After, Told Text);

/// <summary>The acts of a dossier, oldest first, for another system within its key's territory.</summary>
public sealed class ListDossierActs(HaiCapDb db, Access access, GrantBook book, PublishedProcedures procedures)
{
    /// <param name="After">Number of the last act seen.</param>
    public sealed record Request(string Code, int After = 0, int Limit = 50);

    /// <param name="Next">Number to go on after; null at the end.</param>
    public sealed record Page(IReadOnlyList<ToldAct> Acts, int? Next);

    public async Task<Outcome<Page>> HandleAsync(Actor system, Request request, CancellationToken cancellationToken = default)
    {
        var dossier = DossierCode.TryParse(request.Code, out var code)
            ? await db.Set<Dossier>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == code.Value, cancellationToken) : null;
        if (dossier is null)
        {
            return DossierProblems.NotFound;
        }

        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var asked = await db.Set<Consultation>().Where(row => row.DossierId == dossier.Id).Select(row => row.AskedUnitId).ToListAsync(cancellationToken);
        if (await access.DecideAsync(system, Permission.ReadDossier, TellDossier.TargetOf(dossier, asked, shelf), cancellationToken) is { Ok: false })
        {
            return DossierProblems.NotFound;
        }

        var subject = dossier.Subject;
        var acts = await db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject && act.Seq > request.After).OrderBy(act => act.Seq).Take(request.Limit + 1)
            .ToListAsync(cancellationToken);
        var names = new StoryNames((await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read(), shelf, dossier.SubmittedAt.LocalDay());
        return new Page(
            [.. acts.Take(request.Limit).Select(act => Tell(act, names, shelf))],
            acts.Count > request.Limit ? acts[request.Limit - 1].Seq : null);
    }

    private static ToldAct Tell(Act act, StoryNames names, AgencyShelf shelf)
    {
        var line = ActStory.Tell(act, names, forOwner: true);

        // The one sentence that names a person even to the owner.
        var text = act.Name == ActNames.Of<ResultHandedOver>() ? new Told("Trả kết quả cho người nộp.", "Handed the result over.") : new Told(line.Vi, line.En);
        return new ToldAct(act.Seq, act.Name, act.At, act.ActorKind, shelf.Find(act.AgencyId), act.Through(), act.After(), text);
    }
}
