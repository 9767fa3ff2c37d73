using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Succession;

/// <summary>Whose competence, by grants and by published procedures, goes to whom. Only what stands on the day or later; what ended is left alone. Pure.</summary>
internal static class CompetenceEffects
{
    public static (IReadOnlyList<Effect> Effects, IReadOnlyList<Problem> Blocks) Of(
        PlanOutcome outcome, AuthorityRegister register, IReadOnlyList<ProcedureFacts> procedures, IReadOnlyList<MovedPost> posts, DateOnly day)
    {
        var (effects, blocks) = (new List<Effect>(), new List<Problem>());
        var givers = outcome.Givers.Select(id => outcome.Before.Find(id)!).ToList();
        IReadOnlyList<string?> places = outcome.Successions.Any(one => one.ReadScope().Communes.Count > 0)
            ? [.. outcome.Before.All.Where(agency => agency.IsCommunal).Select(agency => agency.UnitCode).Distinct()] : [null];
        foreach (var grant in register.Grants.Where(grant => (grant.To is null || grant.To >= day) && !grant.Revoked))
        {
            if ((Named(grant.Terms.To) ?? Named(grant.Terms.From)) is not { } named)
            {
                continue;
            }

            var what = $"{grant.Instrument.Citation}{(grant.Article.Length == 0 ? "" : $", {grant.Article}")}";
            Judge(what, named, procedures.Where(grant.Terms.Covers), (heirs, count) => new Effect(EffectKind.Competence, new Told(
                $"{what}: thẩm quyền của {named.Name} sang {heirs} ({count} thủ tục).", $"{what}: the competence of {named.Name} goes to {heirs} ({count} procedures).")));
            if (grant.Terms.To.PositionId is { } position && posts.FirstOrDefault(post => post.Old.Id == position) is { } post && (post.To is null || post.Already))
            {
                effects.Add(new Effect(
                    EffectKind.Competence, new Told($"{what}: {post.Named} thôi chức vụ, cần ủy quyền lại.", $"{what}: the post of {post.Named} ends; a new authorisation is needed."), Warning: true));
            }
        }

        foreach (var giver in givers)
        {
            var naming = procedures.Where(one => one.Rule.AgencyCode == giver.Code.Text || one.Rule.DivisionCode == giver.Code.Text).DistinctBy(one => one.Code).ToList();
            if (naming.Count > 0)
            {
                Judge($"thủ tục nêu mã {giver.Code}", giver, naming, (heirs, count) => new Effect(EffectKind.Procedures, new Told(
                    $"{count} thủ tục nêu mã {giver.Code} ({string.Join(", ", naming.Take(8).Select(one => one.Code))}{(count > 8 ? ", …" : "")}): hồ sơ mới đến {heirs}; nên công bố lại với mã mới.",
                    $"{count} procedures name {giver.Code} ({string.Join(", ", naming.Take(8).Select(one => one.Code))}{(count > 8 ? ", …" : "")}): new dossiers go to {heirs}; publish them anew with the new code.")));
            }
        }

        return (effects, blocks);

        Agency? Named(Holder? holder) => holder?.AgencyCode is { } code ? givers.Find(giver => giver.Code.Text == code) : null;

        void Judge(string what, Agency giver, IEnumerable<ProcedureFacts> covered, Func<string, int, Effect> tell)
        {
            var heirs = new HashSet<string>(StringComparer.Ordinal);
            var codes = new HashSet<string>(StringComparer.Ordinal);
            foreach (var work in covered.DistinctBy(one => one.Code).SelectMany(one => places.Select(place => new WorkOf(one.Code, one.Field, place))))
            {
                codes.Add(work.Procedure!);
                if (outcome.After.Claims(giver.Id, day, work).Skip(1).Any())
                {
                    blocks.Add(SuccessionProblems.TwoSuccessors($"{what}, {work.Procedure}"));
                    return;
                }

                if (outcome.After.Heir(giver.Id, day, work) is not { } heir)
                {
                    blocks.Add(SuccessionProblems.NoHolder($"{what}, {work.Procedure}"));
                    return;
                }

                heirs.Add(heir.Name);
            }

            if (codes.Count > 0 && !(heirs.Count == 1 && heirs.Contains(giver.Name)))
            {
                effects.Add(tell(string.Join(", ", heirs), codes.Count));
            }
        }
    }
}
