using HaiCap.Core.Missions.Programmes;

namespace HaiCap.Core.Tests.Missions;

/// <summary>What does not go together in the itineraries of a programme from 12 to 22 August 2025.</summary>
public sealed class ItineraryRulesTests
{
    private static readonly MissionProgramme Programme = new()
    {
        ProvinceCode = "00", Id = Guid.CreateVersion7(), InstrumentId = Guid.CreateVersion7(), Citation = "Quyết định số 2083/QĐ-BKHCN", Title = "Làm việc với địa phương", Begins = new(2025, 8, 12),
        Ends = new(2025, 8, 22), Purpose = "Tháo gỡ khó khăn", OpenedBy = "Thư ký", OpenedAt = default,
    };

    private static readonly MissionDelegation Six = Named(6, new(MemberPart.Head, "Nguyễn Văn An"), new(MemberPart.Secretary, "Trần Thị Bình"));
    private static readonly MissionDelegation Seven = Named(7, new(MemberPart.Head, "Lê Văn Cường"), new(MemberPart.Secretary, "Phạm Thị Dung"));
    private static readonly MissionDelegation Shared = Named(8, new(MemberPart.Head, "Lê Văn Đạt"), new(MemberPart.Secretary, "TRẦN THỊ BÌNH"));

    [Theory]
    [InlineData("one after the other, touching", "6 40 13 8:00-11:30 Sở", "6 40 13 11:30-16:00 Trung tâm", "")]
    [InlineData("two delegations, two provinces", "6 40 13 8:00-11:30 Sở", "7 33 13 8:00-11:30 Sở", "")]
    [InlineData("two delegations in one province, other houses", "6 40 13 8:00-11:30 Sở", "7 40 13 8:00-11:30 Ủy ban", "NotItsPlace")]
    [InlineData("the whole delegation at two places", "6 40 13 8:00-11:30 Sở", "6 40 13 11:00-12:00 Trung tâm", "SamePerson")]
    [InlineData("a stop within a longer one", "6 40 13 8:00-17:00 Sở", "6 40 13 9:00-9:30 Trung tâm", "SamePerson")]
    [InlineData("one person in two delegations, accents and case aside", "6 40 13 8:00-11:30 Sở", "8 42 13 11:00-12:00 Sở", "SamePerson tran thi binh")]
    [InlineData("the same house at once", "6 40 13 8:00-11:30 Trụ sở UBND tỉnh", "8 40 13 8:00-9:00 trụ sở ubnd tỉnh", "SamePlace SamePerson tran thi binh")]
    [InlineData("a commune is one place", "6 16690 13 8:00-11:30 Trung tâm", "7 16690 13 8:00-9:00 Trường học", "SamePlace NotItsPlace")]
    [InlineData("the day before it begins", "6 40 11 8:00-11:30 Sở", "6 40 13 8:00-9:00 Sở", "OutsidePeriod")]
    [InlineData("the last day is of it", "6 40 22 8:00-11:30 Sở", "6 40 23 8:00-9:00 Sở", "OutsidePeriod")]
    [InlineData("a place that is not its own", "6 42 13 8:00-11:30 Sở", "6 40 14 8:00-9:00 Sở", "NotItsPlace")]
    public void Two_stops(string why, string one, string other, string conflicts)
    {
        MissionPlace[] places = [Place(Six, "40"), Place(Seven, "33"), Place(Shared, "42"), Place(Shared, "40")];
        var found = ItineraryRules.Conflicts(Programme, [Six, Seven, Shared], places, [Stop(other, 2), Stop(one)]);
        string.Join(' ', found.Select(conflict => conflict.Person is null ? $"{conflict.Kind}" : $"{conflict.Kind} {VietnameseText.Fold(conflict.Person)}")).ShouldBe(conflicts, why);
    }

    [Fact]
    public void What_was_called_off_is_in_nobodys_way()
    {
        var gone = Stop("6 40 13 8:00-11:30 Sở");
        gone.CancelledAt = gone.StartsAt;
        ItineraryRules.Conflicts(Programme, [Six], [Place(Six, "40")], [gone, Stop("6 40 13 8:00-11:30 Trung tâm")]).ShouldBeEmpty();
    }

    private static MissionDelegation Named(int number, params MissionMember[] members) => new()
    {
        ProvinceCode = "00", Id = Guid.CreateVersion7(), ProgrammeId = Programme.Id, Number = number, Name = $"Đoàn số {number}", Members = MissionDelegation.Write(members),
    };

    private static MissionPlace Place(MissionDelegation of, string code) => new() { ProvinceCode = "00", DelegationId = of.Id, ProgrammeId = Programme.Id, PlaceCode = code, PlaceProvince = code[..2] };

    /// <summary>"6 40 13 8:00-11:30 Sở": delegation, place, day of August, hours, house.</summary>
    /// <param name="order">Of two that begin together the lower stands first.</param>
    private static MissionStop Stop(string text, int order = 1)
    {
        var parts = text.Split(' ', 5);
        var of = new[] { Six, Seven, Shared }.Single(one => one.Number == int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture));
        var day = new DateOnly(2025, 8, int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture));
        var hours = parts[3].Split('-').Select(hour => day.AtLocal(TimeOnly.Parse(hour, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        return new()
        {
            ProvinceCode = "00", Id = new Guid(order, 0, 0, new byte[8]), ProgrammeId = Programme.Id, DelegationId = of.Id, Kind = StopKind.Meeting, PlaceCode = parts[1], PlaceProvince = parts[1].Length == 2 ? parts[1] : "40",
            Venue = parts[4], Title = text, StartsAt = hours[0], EndsAt = hours[1],
        };
    }
}
