using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority;

/// <summary>Whether a draft, were it published, is somebody's to decide in every place and whether there is somebody for each of its steps. One statement: who has which role where.</summary>
public sealed class CheckPerformers(HaiCapDb db, AuthorityBook book) : IDraftCheck
{
    public async ValueTask<IReadOnlyList<ProcedureProblem>> ProblemsAsync(ProcedureRecipe recipe, DateOnly day, CancellationToken cancellationToken)
    {
        var (register, agencies) = (await book.RegisterAsync(db, cancellationToken), await book.AgenciesAsync(db, cancellationToken));
        var roles = await db.Set<Position>().Where(post => post.ValidFrom <= day && (post.ValidTo == null || post.ValidTo >= day))
            .Select(post => new { post.AgencyId, post.Role }).Distinct().ToListAsync(cancellationToken);
        return Performers.Problems(register, agencies, recipe, roles.Select(one => (one.AgencyId, one.Role)), day);
    }
}
