using HaiCap.Core.Authority.Covers;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Letters;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Core.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Succession;

/// <summary>What else names a unit that changes: templates, other systems, ladders, calendars, covers of heads, drafts.</summary>
public sealed class ForetellSurroundings(HaiCapDb db, PassRecommendationsOn recommendations)
{
    public async Task<IReadOnlyList<Effect>> HandleAsync(PlanOutcome outcome, IReadOnlyList<MovedPost> posts, DateOnly day, CancellationToken cancellationToken)
    {
        var effects = new List<Effect>();
        var ended = outcome.Ended.Select(agency => agency.Id).ToList();
        await TemplatesAsync(outcome, effects, cancellationToken);
        await SystemsAsync(outcome, ended, day, effects, cancellationToken);
        await ClocksAsync(outcome, ended, day, effects, cancellationToken);
        await CoversAsync(outcome, ended, day, effects, cancellationToken);
        var drafts = await db.Set<Draft>().CountAsync(draft => draft.ReceivingAgencyId != null && ended.Contains(draft.ReceivingAgencyId.Value), cancellationToken);
        if (drafts > 0)
        {
            effects.Add(new Effect(EffectKind.Drafts, new Told($"{drafts} hồ sơ nháp chọn nơi tiếp nhận cũ: khi nộp sẽ đến đơn vị kế thừa.", $"{drafts} drafts name a centre that ends: filed, they go to its successor.")));
        }

        await RecommendationsAsync(outcome, ended, day, effects, cancellationToken);
        foreach (var unit in outcome.Successions.Select(one => outcome.After.Find(one.SuccessorId)!).Distinct())
        {
            var people = posts.Count(post => post.To?.Id == unit.Id)
                + await db.Set<Position>().CountAsync(position => position.AgencyId == unit.Id && position.ValidFrom <= day && (position.ValidTo == null || position.ValidTo >= day), cancellationToken);
            if (people == 0)
            {
                effects.Add(new Effect(
                    EffectKind.Posts, new Told($"{unit.Name} chưa có ai giữ chức vụ: giao chức vụ trước ngày áp dụng, hoặc ngay sau đó.", $"Nobody holds a post in {unit.Name}: give posts before the day or right after it."), Warning: true));
            }
        }

        return effects;
    }

    private async Task RecommendationsAsync(PlanOutcome outcome, List<Guid> ended, DateOnly day, List<Effect> effects, CancellationToken cancellationToken)
    {
        var counts = await recommendations.CountAsync(ended, cancellationToken);
        foreach (var agency in outcome.Ended)
        {
            var (owed, asked, waiting) = counts(agency.Id);
            var heir = outcome.After.Heir(agency.Id, day)?.Name;
            if (owed > 0)
            {
                effects.Add(new Effect(EffectKind.Recommendations, new Told(
                    $"{owed} kiến nghị {agency.Name} chưa trả lời: sang {heir ?? "đơn vị kế thừa theo lĩnh vực"}, hạn trả lời không đổi.",
                    $"{owed} recommendations {agency.Name} has to answer go to {heir ?? "the successor of each field"}; no time changes.")));
            }

            if (asked > 0)
            {
                effects.Add(new Effect(EffectKind.Recommendations, new Told(
                    $"{asked} kiến nghị của {agency.Name} chưa đóng: {heir ?? "đơn vị kế thừa"} theo dõi, xác nhận câu trả lời.", $"{asked} open recommendations of {agency.Name} are {heir ?? "the successor"}'s to follow.")));
            }

            if (waiting > 0)
            {
                effects.Add(new Effect(
                    EffectKind.Recommendations, new Told(
                        $"{waiting} câu hỏi ý kiến, yêu cầu hỗ trợ còn chờ {agency.Name}: trả lời trước ngày áp dụng, hoặc giao lại cho đơn vị kế thừa.",
                        $"{waiting} questions and requests for help wait for {agency.Name}: answer them before the day, or give them to the successor."),
                    Warning: true));
            }
        }
    }

    private async Task TemplatesAsync(PlanOutcome outcome, List<Effect> effects, CancellationToken cancellationToken)
    {
        var names = outcome.Ended.Concat(outcome.Renamed.Select(agency => outcome.Before.Find(agency.Id)!)).Select(agency => agency.Name).ToList();
        var templates = await db.Set<LetterTemplate>().AsNoTracking().ToListAsync(cancellationToken);
        foreach (var template in templates.GroupBy(one => one.Key, StringComparer.Ordinal).Select(versions => versions.MaxBy(one => one.Number)!))
        {
            foreach (var name in names.Where(name => template.Source.Contains(name, StringComparison.Ordinal)))
            {
                effects.Add(new Effect(EffectKind.Templates, new Told($"Mẫu văn bản {template.Key} ghi “{name}”: lưu phiên bản mới.", $"The template {template.Key} says “{name}”: save a new version."), Warning: true));
            }
        }
    }

    private async Task SystemsAsync(PlanOutcome outcome, List<Guid> ended, DateOnly day, List<Effect> effects, CancellationToken cancellationToken)
    {
        foreach (var hook in await db.Set<WebhookSubscription>().AsNoTracking().Where(row => row.AgencyId != null && ended.Contains(row.AgencyId.Value) && row.State != WebhookState.Ended).ToListAsync(cancellationToken))
        {
            effects.Add(System($"Hệ thống nhận tin {hook.Name}", $"The webhook {hook.Name}", outcome.After.Heir(hook.AgencyId, day)));
        }

        foreach (var key in await db.Set<ApiKey>().AsNoTracking().Where(row => row.AgencyId != null && ended.Contains(row.AgencyId.Value) && row.RevokedAt == null).ToListAsync(cancellationToken))
        {
            effects.Add(System($"Khóa kết nối {key.Name}", $"The API key {key.Name}", outcome.After.Heir(key.AgencyId, day)));
        }
    }

    private static Effect System(string vi, string en, Agency? heir) => heir is null
        ? new(EffectKind.Systems, new Told($"{vi}: phạm vi cũ không còn và không đơn vị nào nhận phần còn lại; đặt phạm vi mới.", $"{en}: its territory is no more and nobody has the rest; give it a new one."), Warning: true)
        : new(EffectKind.Systems, new Told($"{vi}: phạm vi chuyển sang {heir.Name}.", $"{en}: its territory becomes {heir.Name}."));

    private async Task ClocksAsync(PlanOutcome outcome, List<Guid> ended, DateOnly day, List<Effect> effects, CancellationToken cancellationToken)
    {
        var weeks = (await db.Set<CalendarWeek>().Where(row => ended.Contains(row.AgencyId)).Select(row => row.AgencyId).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        weeks.UnionWith(await db.Set<CalendarYear>().Where(row => ended.Contains(row.AgencyId)).Select(row => row.AgencyId).Distinct().ToListAsync(cancellationToken));
        var ladders = (await db.Set<Ladder>().Where(row => ended.Contains(row.AgencyId)).Select(row => row.AgencyId).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        foreach (var agency in outcome.Ended)
        {
            var heir = outcome.After.Heir(agency.Id, day)?.Name;
            if (weeks.Contains(agency.Id))
            {
                effects.Add(new Effect(
                    EffectKind.Clocks, new Told(
                        $"{agency.Name} có lịch, giờ làm việc riêng: từ ngày áp dụng tính theo lịch của {heir ?? "đơn vị kế thừa"}; hạn đã hẹn của hồ sơ đang mở không đổi.",
                        $"{agency.Name} has hours of its own: from the day on those of {heir ?? "the successor"} count; what was promised stays."),
                    Warning: true));
            }

            if (ladders.Contains(agency.Id))
            {
                effects.Add(new Effect(
                    EffectKind.Clocks, new Told($"{agency.Name} có bậc thang nhắc việc riêng: từ ngày áp dụng theo bậc thang của {heir ?? "đơn vị kế thừa"}.", $"{agency.Name} has reminders of its own: from the day on those of {heir ?? "the successor"} ring."),
                    Warning: true));
            }
        }
    }

    private async Task CoversAsync(PlanOutcome outcome, List<Guid> ended, DateOnly day, List<Effect> effects, CancellationToken cancellationToken)
    {
        foreach (var cover in await db.Set<HeadCover>().AsNoTracking().Where(row => ended.Contains(row.AgencyId) && (row.ValidTo == null || row.ValidTo >= day)).ToListAsync(cancellationToken))
        {
            var name = outcome.Before.Find(cover.AgencyId)!.Name;
            effects.Add(new Effect(
                EffectKind.Competence, new Told($"Việc giao cấp phó phụ trách {name} kết thúc cùng cơ quan; cần thì giao lại ở đơn vị kế thừa.", $"The deputy's charge with {name} ends with it; charge one at the successor where needed."), Warning: true));
        }
    }
}
