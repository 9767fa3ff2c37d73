using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Missions;

/// <summary>Kinds of difficulties are data of the ministry's secretariat; six always stay.</summary>
public sealed class KindTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_kind_is_added_used_hidden_and_what_bears_it_keeps_it(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        (await AddAsync(house, "Đường truyền, điện", "Lines and power", 5)).ShouldBe("duong-truyen-dien");
        (await AddAsync(house, "Đường truyền, điện", "Lines and power", 5)).ShouldBe("duong-truyen-dien", "sent twice it is one");
        var which = await house.AskAsync(kind: "duong-truyen-dien");
        await using (var work = house.Open())
        {
            var row = await work.Db.Set<Recommendation>().AsNoTracking().SingleAsync(one => one.Code == which.Code);
            (row.Kind, row.DueAt!.Value.LocalDay()).ShouldBe(("duong-truyen-dien", new DateOnly(2026, 7, 13)), "five working days");
        }

        await HideAsync(house, "duong-truyen-dien", true);
        await HideAsync(house, "duong-truyen-dien", true);
        (await house.FailAsync<RecordDifficulty, RecordDifficulty.Recorded>(act => act.HandleAsync(
            People.Reception, new(new("duong-truyen-dien", "Sở hữu trí tuệ", Text: "Chậm."))))).ShouldBe("MIS-003", "offered no more");

        // What bears it is reopened and counted by its own time.
        await house.DraftAsync(which);
        await house.SendAsync(which);
        await house.DoAsync<CloseRecommendation, Done>(act => act.HandleAsync(People.Reception, new(which, AskersWord.Reopen, "Vẫn chậm.")));
        var shelf = await house.DoAsync<EditKinds, KindShelf>(edit => edit.ShowAsync(MissionCast.MinistrySecretary), Tenant.Nation);
        shelf.Find("duong-truyen-dien").ShouldNotBeNull().Hidden.ShouldBeTrue();
        shelf.Offered.ShouldBe(DifficultyKinds.Fixed);
        shelf.Shown(code => code == "duong-truyen-dien").Count.ShouldBe(7);

        await HideAsync(house, "duong-truyen-dien", false);
        await house.AskAsync(kind: "duong-truyen-dien");
        await using var told = house.Open();
        using var nation = told.Db.Tenant.Open(Tenant.Nation);
        (await told.Db.Set<Act>().AsNoTracking().Where(act => act.Subject == "difficulty-kind/duong-truyen-dien").OrderBy(act => act.Seq).Select(act => act.Name).ToListAsync())
            .ShouldBe(["difficulty.kind-added", "difficulty.kind-hidden", "difficulty.kind-shown"]);
    }

    [Theory, BothProviders]
    public async Task What_does_not_do_is_refused_the_fixed_stay_and_nobody_else_edits(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        (await AddFailsAsync(house, MissionCast.MinistrySecretary, " ", "Lines", 5)).ShouldBe("MIS-120");
        (await AddFailsAsync(house, MissionCast.MinistrySecretary, "Đường truyền", null, 5)).ShouldBe("MIS-120");
        (await AddFailsAsync(house, MissionCast.MinistrySecretary, new string('a', 61), "Lines", 5)).ShouldBe("MIS-120");
        (await AddFailsAsync(house, MissionCast.MinistrySecretary, "…", "Lines", 5)).ShouldBe("MIS-120");
        (await AddFailsAsync(house, MissionCast.MinistrySecretary, "Đường truyền", "Lines", 0)).ShouldBe("MIS-122");
        (await AddFailsAsync(house, MissionCast.MinistrySecretary, "Đường truyền", "Lines", null)).ShouldBe("MIS-122");
        (await AddFailsAsync(house, MissionCast.MinistrySecretary, "hạ tầng", "Infrastructure", 5)).ShouldBe("MIS-121");
        (await AddFailsAsync(house, MissionCast.MinistrySecretary, "CƠ SỞ DỮ LIỆU DÙNG CHUNG", "Databases", 5)).ShouldBe("MIS-121");
        (await house.FailAsync<EditKinds, Done>(edit => edit.HideAsync(MissionCast.MinistrySecretary, "ha-tang", true), Tenant.Nation)).ShouldBe("MIS-123", "the fixed ones always stay");
        (await AddFailsAsync(house, MissionCast.MinistryExpert, "Đường truyền", "Lines", 5)).ShouldBe("ACC-001", "not of the office");
        (await AddFailsAsync(house, People.Officer("quantri.bo"), "Đường truyền", "Lines", 5)).ShouldBe("ACC-001");
        foreach (var other in new[] { People.Clerk, People.Officer("chanhvanphong.tinh"), People.Officer("quantri.tinh"), People.Citizen })
        {
            (await house.FailAsync<EditKinds, string>(edit => edit.AddAsync(other, "Đường truyền", "Lines", 5))).ShouldBe("ACC-001", other.Name);
        }
    }

    private static Task<string> AddAsync(TestDatabase house, string name, string nameEn, int days) =>
        house.DoAsync<EditKinds, string>(edit => edit.AddAsync(MissionCast.MinistrySecretary, name, nameEn, days), Tenant.Nation);

    private static Task<string> AddFailsAsync(TestDatabase house, Actor by, string? name, string? nameEn, int? days) =>
        house.FailAsync<EditKinds, string>(edit => edit.AddAsync(by, name, nameEn, days), Tenant.Nation);

    private static Task HideAsync(TestDatabase house, string code, bool hidden) =>
        house.DoAsync<EditKinds, Done>(edit => edit.HideAsync(MissionCast.MinistrySecretary, code, hidden), Tenant.Nation);
}
