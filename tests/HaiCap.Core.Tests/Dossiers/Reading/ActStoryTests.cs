using System.Reflection;
using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Dossiers.Reading;

public sealed class ActStoryTests
{
    private static readonly Guid Unit = new("00000000-0000-7000-8000-000000000001");

    private static readonly StoryNames Names = new(
        new ProcedureDefinition
        {
            Summary = "",
            WhoMayApply = "",
            FileAt = "",
            CompetentAgency = new CompetentAgencyRule(CompetentKind.Department, ""),
            DecidedBy = new Decider("", CompetentKind.Department),
            Result = new ResultDocument("GP", "Giấy phép"),
            Form = FormDefinition.Empty,
            Components = [new DossierComponent("ban-ve", "Bản vẽ mặt bằng")],
            Steps = [new ProcessStep("tham-dinh", "Thẩm định", StepPerformer.Specialist, StepTier.CompetentDivision, 8, [])],
        },
        new AgencyShelf([new Agency
        {
            ProvinceCode = "40", Id = Unit, Code = AgencyCode.Parse("H41.19.05"), Name = "Phòng An toàn bức xạ", ShortName = "Phòng ATBX&HN", Kind = AgencyKind.Division, UnitCode = "40", Path = "/", ValidFrom = default,
        }]),
        default);

    public static TheoryData<string> NamesOfActs => [.. ActNames.All.Values.Where(name => name.StartsWith("dossier.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(NamesOfActs))]
    public void Every_act_of_a_dossier_is_told_in_both_languages_to_officers_and_to_the_owner(string name)
    {
        ActStory.Knows(name).ShouldBeTrue();
        var act = Act(name, "{}");
        foreach (var owner in new[] { false, true })
        {
            var line = ActStory.Tell(act, Names, owner);
            line.Vi.ShouldEndWith(".");
            line.En.ShouldEndWith(".");
            line.Vi.ShouldNotBe(line.En);
            line.Vi.ShouldNotBe("Cập nhật hồ sơ.");
        }
    }

    [Fact]
    public void A_supplement_request_names_the_papers_and_shows_its_reason_to_the_owner()
    {
        var line = ActStory.Tell(Act("dossier.supplement-requested", """{"documentId":"00000000-0000-7000-8000-000000000009","components":["ban-ve"],"beforeAcceptance":false}"""), Names, forOwner: true);
        line.Vi.ShouldBe("Yêu cầu bổ sung, hoàn thiện: Bản vẽ mặt bằng.");
        line.Why.ShouldBe("Ghi chú");
        line.By.ShouldBe("Phòng ATBX&HN");
    }

    [Fact]
    public void The_owner_learns_neither_who_proposes_nor_what_nor_the_internal_note()
    {
        var act = Act("dossier.result-proposed", """{"documentId":"00000000-0000-7000-8000-000000000009","grants":false,"draftDigest":"X"}""");
        var (officer, owner) = (ActStory.Tell(act, Names, forOwner: false), ActStory.Tell(act, Names, forOwner: true));
        officer.Vi.ShouldContain("từ chối");
        officer.By.ShouldBe("Trần Thị Bình");
        officer.Why.ShouldBe("Ghi chú");
        owner.Vi.ShouldNotContain("từ chối");
        owner.By.ShouldNotContain("Bình");
        owner.Why.ShouldBeNull();
    }

    [Fact]
    public void A_dossier_that_was_due_next_year_tells_the_old_and_the_new_time()
    {
        var data = new DueRecomputed(FakeClock.At(2027, 1, 5, 17, 30)) { After = After(FakeClock.At(2027, 1, 6, 17, 30)) };
        ActStory.Tell(Act("dossier.due-recomputed", data), Names, forOwner: true).Vi
            .ShouldBe("Tính lại hạn trả kết quả theo lịch làm việc mới công bố: từ 17:30 ngày 05/01/2027 thành 17:30 ngày 06/01/2027.");

        var named = data with { Cause = new(2027, 2, null, null, "Thông báo 15/TB-UBND") };
        ActStory.Tell(Act("dossier.due-recomputed", named), Names, forOwner: true).Vi
            .ShouldBe("Tính lại hạn trả kết quả theo lịch làm việc năm 2027 (Thông báo 15/TB-UBND): từ 17:30 ngày 05/01/2027 thành 17:30 ngày 06/01/2027.");
    }

    [Fact]
    public void A_stranger_among_acts_is_told_without_failing() =>
        ActStory.Tell(Act("dossier.from-the-future", "{}"), Names, forOwner: false).Vi.ShouldBe("Cập nhật hồ sơ.");

    private static Standing After(DateTimeOffset due) =>
        new(DossierState.InProcess, "tham-dinh", Unit, null, due, due, due, false, false, null, null, null, "");

    private static Act Act(string name, ActData data)
    {
        var options = (JsonSerializerOptions)typeof(ActData).GetField("Json", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        return Act(name, JsonSerializer.Serialize(data, data.GetType(), options));
    }

    private static Act Act(string name, string data) => new()
    {
        ProvinceCode = "40",
        Subject = "dossier/1",
        Seq = 1,
        Name = name,
        ActorKind = ActorKind.Officer,
        ActorName = "Trần Thị Bình",
        AgencyId = Unit,
        At = FakeClock.At(2026, 7, 6),
        Why = "Ghi chú",
        Data = data.Replace("{}", """{"files":[],"components":[]}""", StringComparison.Ordinal),
    };
}
