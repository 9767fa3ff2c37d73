using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Ringing;

/// <summary>Who is told of a piece of work today: whoever holds the post now. A vacancy is told to the next one up.</summary>
internal sealed class PeopleToTell(HaiCapDb db, GrantBook book)
{
    private sealed record Holder(Guid Officer, string Name, Guid Agency, Role Role, SigningForm? Signs, string Folded);

    /// <param name="officer">Who has it by name.</param>
    /// <param name="role">Whose work it is in the unit otherwise.</param>
    public async Task<IReadOnlyList<ToldOfficer>> ForAsync(
        Guid unit, Guid? officer, Role role, IReadOnlyList<BellTarget> targets, DateOnly day, CancellationToken cancellationToken)
    {
        if (targets.All(target => target == BellTarget.Applicant))
        {
            return [];
        }

        // The unit and what stands above it, the nearest first.
        var line = (await book.AgenciesAsync(db, cancellationToken)).Find(unit)?.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse().Select(Guid.Parse).ToList() ?? [unit];
        var inLine = await ReadAsync(
            InForce(day).Where(post => line.Contains(post.AgencyId) || post.OfficerId == officer || (post.Role == Role.Clerk && post.Agency!.ParentId == unit)), cancellationToken);
        List<Holder>? supervision = null;
        var told = new List<ToldOfficer>();
        foreach (var target in targets.Where(target => target != BellTarget.Applicant).Order())
        {
            var found = target switch
            {
                BellTarget.Holder => Holders(),
                BellTarget.Head => Heads(),
                BellTarget.Director => Directors(),
                _ => [],
            };
            if (found.Count == 0)
            {
                found = supervision ??= await SupervisionAsync(day, line, cancellationToken);
            }

            told.AddRange(found.OrderBy(one => one.Folded, StringComparer.Ordinal).Where(one => told.TrueForAll(known => known.Officer != one.Officer))
                .DistinctBy(one => one.Officer).Select(one => new ToldOfficer(one.Officer, one.Name, target)).ToList());
        }

        return told;

        List<Holder> Holders() => inLine.FindAll(one => officer is { } named ? one.Officer == named : one.Role == role && (one.Agency == unit || (role == Role.Clerk && !line.Contains(one.Agency)))) is
            { Count: > 0 } holders ? holders : Heads();

        List<Holder> Heads() => Nearest(one => one.Role is Role.HeadOfOffice or Role.Director);

        // The one who leads; the deputies where nobody does.
        List<Holder> Directors() => Nearest(one => one.Role == Role.Director) is var found
            && found.FindAll(one => one.Signs is SigningForm.Head or SigningForm.OnBehalf or SigningForm.Acting) is { Count: > 0 } first ? first : found;

        List<Holder> Nearest(Func<Holder, bool> fits) =>
            line.ConvertAll(agency => inLine.FindAll(one => one.Agency == agency && fits(one))).Find(holders => holders.Count > 0) ?? [];
    }

    private async Task<List<Holder>> SupervisionAsync(DateOnly day, List<Guid> line, CancellationToken cancellationToken)
    {
        var auditors = await ReadAsync(InForce(day).Where(post => post.Role == Role.Auditor), cancellationToken);
        return auditors.Count > 0 ? auditors : await ReadAsync(InForce(day).Where(post => post.Role == Role.Administrator && line.Contains(post.AgencyId)), cancellationToken);
    }

    private static Task<List<Holder>> ReadAsync(IQueryable<Position> posts, CancellationToken cancellationToken) =>
        posts.Select(post => new Holder(post.OfficerId, post.Officer!.Name, post.AgencyId, post.Role, post.SigningForm, post.Officer!.Folded)).Take(500).ToListAsync(cancellationToken);

    private IQueryable<Position> InForce(DateOnly day) =>
        db.Set<Position>().Where(post => post.ValidFrom <= day && (post.ValidTo == null || post.ValidTo >= day));
}
