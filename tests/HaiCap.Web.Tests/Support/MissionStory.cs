using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Support;

/// <summary>What the sample's ward asks of the department, by the use cases.</summary>
public sealed record MissionStory(IHouse Site, string Code, string Difficulty)
{
    public const string Director = "giamdoc.skhcn";

    private RecommendationRef Which => new(Code);

    public static async Task<MissionStory> AskedAsync(IHouse site, string person = "Nguyễn Văn Mẫu")
    {
        var asked = await site.DoAsync(async (services, _) => (await services.GetRequiredService<RecordDifficulty>().HandleAsync(
            By(DossierStory.Reception), new(new(
                "phap-luat", "Sở hữu trí tuệ", Text: "Nơi ghi ngày, nơi ghi ngày làm việc.", Person: person, Asks: "Thống nhất cách tính thời hạn.", Addressee: Addressee.Province)))).Value);
        return new(site, asked.Recommendation!, asked.Code);
    }

    public Task<Guid> DraftAsync(AnswerKind kind = AnswerKind.Guidance) => Site.DoAsync(async (services, _) => (await services.GetRequiredService<DraftAnswer>().HandleAsync(
        By(DossierStory.Specialist), new(Which, new(kind, "Tính theo ngày làm việc.", null, kind == AnswerKind.Planned ? new DateOnly(2030, 1, 31) : null)))).Value);

    public Task ApproveAsync() => Site.DoAsync(async (services, _) => (await services.GetRequiredService<ApproveAnswer>().HandleAsync(By(Director), new(Which))).Value);

    public Task SendAsync() => Site.DoAsync(async (services, _) => (await services.GetRequiredService<SendAnswer>().HandleAsync(By(Director), new(Which))).Value);

    public async Task<Guid> AnsweredAsync(AnswerKind kind = AnswerKind.Guidance)
    {
        var answer = await DraftAsync(kind);
        await ApproveAsync();
        await SendAsync();
        return answer;
    }

    private static Actor By(string userName) => new(ActorKind.Officer, SampleIds.For($"officer/{userName}"), userName);
}
