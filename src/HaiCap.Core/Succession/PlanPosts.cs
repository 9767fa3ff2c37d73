using HaiCap.Core.Organizations;

namespace HaiCap.Core.Succession;

/// <summary>One post of a unit that ends, and what becomes of it.</summary>
/// <param name="To">The unit where it goes on; null when it simply ends.</param>
/// <param name="Lost">Nobody says yet where it goes.</param>
/// <param name="Already">The officer holds a post of that role there, so none begins.</param>
public sealed record MovedPost(Position Old, string Officer, Agency From, Agency? To, string Title, Role Role, SigningForm? Form, bool Already, bool Lost = false)
{
    public string Named => $"{Old.Title} {From.ShortName} ({Officer})";

    public bool IsHead => To is not null && !Already && PlanPosts.IsHead(Role, Form);
}

/// <summary>Posts end with their unit and go on at the successor in the same role, unless the plan says otherwise. Pure.</summary>
public static class PlanPosts
{
    /// <param name="positions">Of the units that end and of their successors, with their officers, in force on the day or later.</param>
    public static (IReadOnlyList<MovedPost> Posts, IReadOnlyList<Problem> Blocks) Of(PlanOutcome outcome, PlanTerms terms, IReadOnlyList<Position> positions, DateOnly day)
    {
        var (posts, blocks) = (new List<MovedPost>(), new List<Problem>());
        var ended = outcome.Ended.ToDictionary(agency => agency.Id);
        var leaving = positions.Where(position => ended.ContainsKey(position.AgencyId)).OrderBy(position => position.Id).ToList();
        blocks.AddRange(terms.Posts.Where(change => leaving.TrueForAll(position => position.Id != change.PositionId)).Select(change => SuccessionProblems.NoSuchPost(change.PositionId)));
        foreach (var position in leaving)
        {
            var (from, officer) = (ended[position.AgencyId], position.Officer?.Name ?? "");
            var change = terms.Posts.FirstOrDefault(one => one.PositionId == position.Id);
            if (change is { To.Length: 0 })
            {
                posts.Add(new MovedPost(position, officer, from, null, position.Title, position.Role, position.SigningForm, Already: false));
                continue;
            }

            var to = change is null ? outcome.After.Heir(from.Id, day) : AgencyCode.TryParse(change.To, out var code) && outcome.After.Find(code) is { } named && named.InForceOn(day) ? named : null;
            if (to is null)
            {
                posts.Add(new MovedPost(position, officer, from, null, position.Title, position.Role, position.SigningForm, Already: false, Lost: true));
                blocks.Add(SuccessionProblems.PostWithoutRule($"{position.Title} {from.ShortName} ({officer})"));
                continue;
            }

            var role = change?.Role ?? position.Role;
            posts.Add(new MovedPost(
                position, officer, from, to, string.IsNullOrWhiteSpace(change?.Title) ? position.Title : change.Title, role, change is null ? position.SigningForm : change.Form,
                positions.Any(other => other.AgencyId == to.Id && other.OfficerId == position.OfficerId && other.Role == role)));
        }

        blocks.AddRange(Heads(posts, positions, day));
        return (posts, blocks);
    }

    private static IEnumerable<Problem> Heads(List<MovedPost> posts, IReadOnlyList<Position> positions, DateOnly day)
    {
        foreach (var heads in posts.Where(post => post.IsHead).GroupBy(post => post.To!))
        {
            var names = heads.Select(post => post.Officer)
                .Concat(positions.Where(position => position.AgencyId == heads.Key.Id && position.InForceOn(day) && IsHead(position.Role, position.SigningForm)).Select(position => position.Officer?.Name ?? "")).ToList();
            if (names.Count > 1)
            {
                yield return SuccessionProblems.TwoHeads(heads.Key.Name, string.Join(", ", names));
            }
        }
    }

    internal static bool IsHead(Role role, SigningForm? form) => role == Role.Director && form is null or SigningForm.Head or SigningForm.OnBehalf or SigningForm.Acting;
}
