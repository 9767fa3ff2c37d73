using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Missions.Recommendations;

namespace HaiCap.Core.Tests.Missions;

/// <summary>How an answer to go by stands when what it cites is amended, replaced or ended.</summary>
public sealed class PrecedentRulesTests
{
    private static readonly DateOnly Today = new(2026, 7, 6);
    private static readonly Guid Cited = Guid.CreateVersion7();

    [Theory]
    [InlineData("nothing", PrecedentStanding.InForce)]
    [InlineData("amended", PrecedentStanding.ToReview)]
    [InlineData("amended tomorrow", PrecedentStanding.InForce)]
    [InlineData("replaced", PrecedentStanding.LawEnded)]
    [InlineData("ended", PrecedentStanding.LawEnded)]
    [InlineData("ends today", PrecedentStanding.InForce)]
    [InlineData("another amended", PrecedentStanding.InForce)]
    [InlineData("gone from the register", PrecedentStanding.InForce)]
    public void What_happens_to_a_cited_instrument_shows(string what, PrecedentStanding standing)
    {
        var before = new[] { Instrument(Cited, "133/2025/NĐ-CP"), Instrument(Guid.CreateVersion7(), "132/2025/NĐ-CP") };
        var row = Precedent(before);
        LegalInstrument[] after = what switch
        {
            "amended" => [.. before, Instrument(Guid.CreateVersion7(), "9/2026/NĐ-CP", Today, (Cited, false))],
            "amended tomorrow" => [.. before, Instrument(Guid.CreateVersion7(), "9/2026/NĐ-CP", Today.AddDays(1), (Cited, false))],
            "replaced" => [.. before, Instrument(Guid.CreateVersion7(), "9/2026/NĐ-CP", Today, (Cited, true))],
            "another amended" => [.. before, Instrument(Guid.CreateVersion7(), "9/2026/NĐ-CP", Today, (before[1].Id, true))],
            "ended" => [Ended(before[0], Today.AddDays(-1)), before[1]],
            "ends today" => [Ended(before[0], Today), before[1]],
            "gone from the register" => before[1..],
            _ => before,
        };
        PrecedentRules.StandingOf(row, after, Today).ShouldBe(standing);
        PrecedentRules.ChangedOf(row, after, Today).ShouldBe(standing == PrecedentStanding.InForce ? [] : ["133/2025/NĐ-CP"]);

        // Looked at again it stands, until the next change.
        row.Basis = PrecedentRules.BasisOf(row.ReadCites(), after, Today);
        PrecedentRules.StandingOf(row, after, Today).ShouldBe(PrecedentStanding.InForce);
        row.SupersededAt = DateTimeOffset.UnixEpoch;
        PrecedentRules.StandingOf(row, after, Today).ShouldBe(PrecedentStanding.Superseded);
    }

    private static LegalInstrument Instrument(Guid id, string number, DateOnly? from = null, (Guid Of, bool Replaces)? changes = null) => new()
    {
        ProvinceCode = "40", Id = id, Kind = InstrumentKind.Decree, Number = number, Issuer = "Chính phủ", Title = number, SignedOn = from ?? new(2025, 6, 12), InForceFrom = from ?? new(2025, 7, 1), Articles = "[]",
        Changes = changes is { } change ? $$"""[{"instrumentId":"{{change.Of}}","replaces":{{(change.Replaces ? "true" : "false")}}}]""" : "[]", Folded = "",
    };

    private static LegalInstrument Ended(LegalInstrument one, DateOnly day) => new()
    {
        ProvinceCode = "40", Id = one.Id, Kind = one.Kind, Number = one.Number, Issuer = one.Issuer, Title = one.Title, SignedOn = one.SignedOn, InForceFrom = one.InForceFrom, EndedOn = day, Articles = "[]", Changes = "[]", Folded = "",
    };

    private static Precedent Precedent(IEnumerable<LegalInstrument> register) => new()
    {
        ProvinceCode = "40", Id = Guid.CreateVersion7(), Code = "GD-40-26-000001", AnswerId = Guid.CreateVersion7(), Recommendation = "KN-40-26-000001", Question = "Q", Answer = "A",
        Cites = """[{"number":"133/2025/NĐ-CP","article":"Điều 7"},{"number":"61/2018/NĐ-CP","article":null}]""", Field = "F", IsPublic = true, OwnerPath = "/a/", UnitName = "Sở", PublishedAt = DateTimeOffset.UnixEpoch,
        ChangedAt = DateTimeOffset.UnixEpoch, Basis = PrecedentRules.BasisOf([new Citation("133/2025/NĐ-CP", "Điều 7"), new("61/2018/NĐ-CP", null)], register, Today),
    };
}
