using HaiCap.Core.Dossiers.Reading;

namespace HaiCap.Core.Succession;

/// <summary>What becomes of units and their posts, in words. Pure.</summary>
internal static class UnitEffects
{
    public static IEnumerable<Effect> Of(PlanOutcome outcome, IReadOnlyList<MovedPost> posts, DateOnly day)
    {
        foreach (var agency in outcome.Founded)
        {
            yield return Units($"Thành lập {agency.Name} (mã {agency.Code}) từ {day:dd/MM/yyyy}.", $"{agency.Name} ({agency.Code}) is founded on {day:dd/MM/yyyy}.");
        }

        foreach (var agency in outcome.Ended)
        {
            var heirs = string.Join(", ", outcome.After.HeirsOf(agency.Id).Select(one => outcome.After.Find(one.SuccessorId)!.Name).Distinct());
            yield return Units(
                $"{agency.Name} (mã {agency.Code}) kết thúc hết ngày {day.AddDays(-1):dd/MM/yyyy}; vẫn tra cứu được, mã dẫn tới {heirs}.",
                $"{agency.Name} ({agency.Code}) ends with {day.AddDays(-1):dd/MM/yyyy}; it stays readable and its code leads to {heirs}.");
        }

        foreach (var part in outcome.Successions.Where(one => outcome.Ended.All(gone => gone.Id != one.AgencyId)))
        {
            var (from, to) = (outcome.Before.Find(part.AgencyId)!, outcome.After.Find(part.SuccessorId)!);
            yield return Units($"{from.Name} tiếp tục hoạt động, chuyển một phần việc cho {to.Name}.", $"{from.Name} goes on and hands a part to {to.Name}.");
        }

        foreach (var agency in outcome.Renamed)
        {
            var before = outcome.Before.Find(agency.Id)!;
            yield return Units(
                $"{before.Name} đổi tên thành {agency.Name}; mã {agency.Code} giữ nguyên, văn bản cũ giữ tên cũ.", $"{before.Name} is called {agency.Name}; the code {agency.Code} stays, older papers keep the old name.");
        }

        foreach (var agency in outcome.Placed.Where(agency => agency.ParentId != outcome.Before.Find(agency.Id)!.ParentId))
        {
            yield return Units($"{agency.Name} về trực thuộc {outcome.After.Find(agency.ParentId)!.Name}.", $"{agency.Name} stands under {outcome.After.Find(agency.ParentId)!.Name}.");
        }

        foreach (var post in posts.Where(post => !post.Lost))
        {
            yield return new Effect(EffectKind.Posts, post switch
            {
                { To: null } => new Told($"{post.Named}: thôi chức vụ.", $"{post.Named}: the post ends."),
                { Already: true } => new Told($"{post.Named}: đã có chức vụ cùng vai trò tại {post.To.ShortName}.", $"{post.Named}: holds a post of that role at {post.To.ShortName} already."),
                _ => new Told($"{post.Named} → {post.Title}, {post.To.Name}.", $"{post.Named} → {post.Title}, {post.To.Name}."),
            });
        }

        foreach (var series in Series(outcome, day))
        {
            yield return series;
        }
    }

    /// <summary>A renamed agency counts on; a successor counts its own numbers, from 1 where it is new.</summary>
    private static IEnumerable<Effect> Series(PlanOutcome outcome, DateOnly day)
    {
        foreach (var agency in outcome.Renamed)
        {
            yield return new Effect(EffectKind.Series, new Told(
                $"{agency.Name}: các dãy số tiếp tục{(agency.NotationSuffix is { } mark ? $", ký hiệu {mark}" : "")}.", $"{agency.Name}: all numbers go on{(agency.NotationSuffix is { } sign ? $", notation {sign}" : "")}."));
        }

        foreach (var gone in outcome.Ended)
        {
            foreach (var heir in outcome.After.HeirsOf(gone.Id).Select(one => outcome.After.Find(one.SuccessorId)!).Distinct())
            {
                yield return new Effect(EffectKind.Series, outcome.Founded.Contains(heir)
                    ? new Told(
                        $"Số văn bản và mã hồ sơ mới của {heir.Name} bắt đầu từ 1 (mã {heir.Code}); dãy của {gone.Code} dừng, hồ sơ đang mở giữ mã cũ.",
                        $"Numbers and new dossier codes of {heir.Name} begin at 1 ({heir.Code}); those of {gone.Code} stop, open dossiers keep their code.")
                    : new Told(
                        $"Số văn bản và mã hồ sơ mới tiếp tục theo dãy của {heir.Name} (mã {heir.Code}); dãy của {gone.Code} dừng, hồ sơ đang mở giữ mã cũ.",
                        $"Numbers and new dossier codes go on in the series of {heir.Name} ({heir.Code}); those of {gone.Code} stop, open dossiers keep their code."));
            }
        }
    }

    private static Effect Units(string vi, string en) => new(EffectKind.Units, new Told(vi, en));
}
