using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;

namespace HaiCap.Core.Tests.Missions;

/// <summary>The ways of a recommendation: whatever is tried in whatever order, until it is answered or closed somebody has it and it is due.</summary>
public sealed class RecommendationRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 6, 8, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void None_is_ever_without_an_owner_and_a_due_time_until_it_is_answered_or_closed()
    {
        var random = new Random(20260706);
        var reached = new HashSet<RecommendationState>();
        for (var run = 0; run < 2000; run++)
        {
            var row = New();
            for (var step = 0; step < 30; step++)
            {
                var (before, owner, due) = (row.State, row.Owner, row.DueAt);
                var move = (RecommendationMove)random.Next(Enum.GetValues<RecommendationMove>().Length);
                var next = new Owner("40", Guid.CreateVersion7(), "/a/b/");
                var at = Start.AddDays(step);
                var moved = row.Move(move, at, next, at.AddDays(20));

                reached.Add(row.State);
                moved.ShouldBe(RecommendationRules.After(before, move) is not null);
                row.OwnerId.ShouldNotBe(Guid.Empty);
                row.OwnerPath.ShouldNotBeEmpty();
                (row.DueAt is null).ShouldBe(row.State is RecommendationState.Answered or RecommendationState.Closed, $"{before} {move}");
                if (!moved)
                {
                    (row.State, row.Owner, row.DueAt).ShouldBe((before, owner, due), "what is refused changes nothing");
                }
                else if (move is not RecommendationMove.Reopen && row.State.IsOwed())
                {
                    row.DueAt.ShouldBe(due, "only a reopening starts a new clock");
                }
            }
        }

        reached.Count.ShouldBe(Enum.GetValues<RecommendationState>().Length, "every state is met");
    }

    [Theory]
    [InlineData(AnswerKind.Guidance, "Nộp theo mẫu 02.", null, null, null, null)]
    [InlineData(AnswerKind.Guidance, null, null, null, null, "MIS-014")]
    [InlineData(AnswerKind.Refused, null, null, null, null, "MIS-013")]
    [InlineData(AnswerKind.Planned, "Sẽ bổ sung đường truyền.", null, null, null, "MIS-015")]
    [InlineData(AnswerKind.Planned, "Sẽ bổ sung đường truyền.", null, "2026-07-05", null, "MIS-015")]
    [InlineData(AnswerKind.Planned, "Sẽ bổ sung đường truyền.", null, "2026-07-06", null, null)]
    [InlineData(AnswerKind.AmendText, "Đề nghị sửa thời hạn.", "133/2025/NĐ-CP", null, null, "MIS-016")]
    [InlineData(AnswerKind.AmendText, "Đề nghị sửa thời hạn.", "133/2025/NĐ-CP | Điều 7", null, null, null)]
    [InlineData(AnswerKind.OtherAuthority, "Thuộc Bộ Tài chính.", null, null, null, "MIS-017")]
    [InlineData(AnswerKind.OtherAuthority, "Thuộc Bộ Tài chính.", null, null, "Bộ Tài chính", null)]
    public void Each_kind_of_answer_says_what_it_has_to(AnswerKind kind, string? text, string? cites, string? plannedFor, string? authority, string? fault)
    {
        var day = plannedFor is null ? (DateOnly?)null : DateOnly.Parse(plannedFor, System.Globalization.CultureInfo.InvariantCulture);
        var facts = new AnswerFacts(kind, text, AnswerRules.ReadCites(cites), day, authority);
        AnswerRules.Faults(facts, new DateOnly(2026, 7, 6)).Select(problem => problem.Code).ShouldBe(fault is null ? [] : [fault]);
    }

    [Fact]
    public void A_difficulty_has_a_text_a_kind_and_a_field()
    {
        DifficultyRules.Faults(new DifficultyFacts(), new KindShelf([])).Select(problem => problem.Code).ShouldBe(["MIS-002", "MIS-003", "MIS-004"]);
        DifficultyRules.Faults(new DifficultyFacts("ha-tang", "Viễn thông", Text: "Phần mềm chậm."), new KindShelf([])).ShouldBeEmpty();
        DifficultyRules.Faults(new DifficultyFacts("khac", "Viễn thông", Text: new string('a', 4001)), new KindShelf([])).Select(problem => problem.Code).ShouldBe(["MIS-003", "MIS-008"]);
        DifficultyRules.Masked("Nguyễn Văn An").ShouldBe("N. V. A.");
    }

    private static Recommendation New() => new Recommendation
    {
        ProvinceCode = "40",
        Id = Guid.CreateVersion7(),
        Code = "KN-40-26-000001",
        DifficultyId = Guid.CreateVersion7(),
        Addressee = Addressee.Province,
        Field = "Viễn thông",
        Kind = "ha-tang",
        UnitCode = "17329",
        AskerId = Guid.CreateVersion7(),
        AskerPath = "/a/c/",
        Text = "Nâng cấp đường truyền.",
        AskedAt = Start,
        OwnerProvince = "40",
        OwnerId = Guid.CreateVersion7(),
        OwnerPath = "/a/",
    }.Begin(Start.AddDays(20));
}
