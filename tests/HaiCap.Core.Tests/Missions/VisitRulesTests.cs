using System.Text.Json;
using System.Text.Json.Serialization;
using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Programmes;

namespace HaiCap.Core.Tests.Missions;

/// <summary>Whether a province was visited by a moment, told from the acts of delegations.</summary>
public sealed class VisitRulesTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private static readonly DateTimeOffset Start = new(2026, 7, 6, 8, 0, 0, TimeSpan.FromHours(7));
    private static readonly Guid First = Guid.CreateVersion7();
    private static readonly Guid Second = Guid.CreateVersion7();

    private static readonly IReadOnlyList<Act> Story =
    [
        Made(1, new DelegationSet(Guid.Empty, 1, "Đoàn số 1", [], ["40", "16690", "38", "42"])), Made(2, Stop(First, "16690", Start)), Made(3, Stop(Second, "38", Start.AddDays(2))),
        Made(4, Stop(Second, "38", Start.AddDays(4))), Made(5, new StopCancelled(Second)), Made(6, new DelegationSet(Guid.Empty, 1, "Đoàn số 1", [], ["40", "16690", "38"])),
    ];

    [Theory]
    [InlineData(1, 0, "38 Planned, 40 Planned, 42 Planned")]
    [InlineData(2, 0, "38 Planned, 40 Planned 06, 42 Planned")]
    [InlineData(2, 1, "38 Planned, 40 Planned 06, 42 Planned")]
    [InlineData(2, 2, "38 Planned, 40 Visited 06, 42 Planned")]
    [InlineData(3, 3, "38 Planned 08, 40 Visited 06, 42 Planned")]
    [InlineData(4, 24 * 3, "38 Planned 10, 40 Visited 06, 42 Planned")]
    [InlineData(4, 24 * 5, "38 Visited 10, 40 Visited 06, 42 Planned")]
    [InlineData(5, 24 * 5, "38 Planned, 40 Visited 06, 42 Planned")]
    [InlineData(6, 24 * 5, "38 Planned, 40 Visited 06")]
    public void As_it_stood(int acts, int hours, string told) =>
        string.Join(", ", VisitRules.States(Story.Take(acts), Start.AddHours(hours), (place, _) => place == "16690" ? "40" : place).OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => $"{one.Key} {one.Value.State}{one.Value.Day?.ToString(" dd", System.Globalization.CultureInfo.InvariantCulture)}")).ShouldBe(told);

    private static StopSet Stop(Guid id, string place, DateTimeOffset at) => new(id, StopKind.SiteVisit, place, "Trung tâm", "Khảo sát", at, at.AddHours(2));

    private static Act Made(int seq, ActData data) => new()
    {
        ProvinceCode = "00", Subject = "delegation/1", Seq = seq, Name = ActNames.Of(data), ActorKind = ActorKind.System, ActorName = "x", At = Start.AddDays(-1),
        Data = JsonSerializer.Serialize(data, data.GetType(), Json),
    };
}
