using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Organizations;

public sealed class KeyTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const KeyScopes Both = KeyScopes.Read | KeyScopes.Write;

    [Theory, BothProviders]
    public async Task A_key_opens_from_its_first_instant_to_its_last_and_no_longer_once_it_is_revoked(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var now = house.Clock.GetUtcNow();
        var issued = await IssueAsync(house, new IssueKey(Actor.System, " Phần mềm một cửa ", Both, From: now.AddHours(1), To: now.AddDays(1)));
        KeyText.TryDigest(issued.Text, out var digest).ShouldBeTrue();
        issued.Text.ShouldStartWith("haicap_40_");
        await using var work = house.Open();
        var book = work.Get<KeyBook>();
        (await book.FindAsync(digest)).ShouldBeNull();
        house.Clock.Advance(TimeSpan.FromHours(1));
        (await book.FindAsync(digest))!.Name.ShouldBe("Phần mềm một cửa");
        house.Clock.Advance(TimeSpan.FromDays(1));
        (await book.FindAsync(digest)).ShouldBeNull();

        var other = await IssueAsync(house, new IssueKey(Actor.System, "Khác", Both));
        KeyText.TryDigest(other.Text, out var second);
        (await book.FindAsync(second)).ShouldNotBeNull();
        (await work.Get<RevokeKeyHandler>().HandleAsync(new RevokeKey(Actor.System, other.Id, "Đổi phần mềm"))).Ok.ShouldBeTrue();
        (await book.FindAsync(second)).ShouldBeNull();
        var act = await work.Db.Set<Act>().SingleAsync(a => a.Subject == KeySubjects.Of(other.Id) && a.Seq == 2);
        act.DataAs<KeyRevoked>().Ending.ShouldBe(other.Text[^4..]);
        (await work.Db.Set<Act>().Where(a => a.Subject.StartsWith("key/")).ToListAsync()).ShouldAllBe(a => !a.Data.Contains(other.Text.Substring(10, 30)));
    }

    [Theory, BothProviders]
    public async Task A_key_reads_and_files_in_its_territory_and_an_officer_acts_through_it_only_there(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var science = await work.Db.Set<Agency>().SingleAsync(a => a.Code == AgencyCode.Parse("H41.19"));
        var other = await work.Db.Set<Agency>().FirstAsync(a => a.Kind == AgencyKind.CommuneCommittee);
        var reader = new Actor(ActorKind.Integrator, (await IssueAsync(house, new IssueKey(Actor.System, "Đọc", KeyScopes.Read, science.Id))).Id, "Đọc");
        var writer = new Actor(ActorKind.Integrator, (await IssueAsync(house, new IssueKey(Actor.System, "Ghi", Both, science.Id))).Id, "Ghi");
        var here = new AccessTarget([science.Path], science.Path, null);
        var there = new AccessTarget([other.Path], other.Path, null);
        var access = work.Get<Access>();
        (await access.DecideAsync(reader, Permission.ReadDossier, here)).Ok.ShouldBeTrue();
        (await access.DecideAsync(reader, Permission.ReadDossier, there)).Ok.ShouldBeFalse();
        (await access.DecideAsync(reader, Permission.FileForSomebody, here)).Ok.ShouldBeFalse();
        (await access.DecideAsync(writer, Permission.FileForSomebody, here)).Ok.ShouldBeTrue();
        (await access.DecideAsync(writer, Permission.FileForSomebody, there)).Ok.ShouldBeFalse();
        (await access.DecideAsync(writer, Permission.SignResult, here)).Ok.ShouldBeFalse("no key decides by itself");
        (await access.ReadScopeAsync(reader)).ShouldBe([science.Path]);

        await using var elsewhere = house.Open("38");
        (await elsewhere.Get<Access>().DecideAsync(writer, Permission.ReadDossier)).Ok.ShouldBeFalse();

        var director = new Actor(ActorKind.Officer, SampleIds.For("officer/giamdoc.skhcn"), "Giám đốc");
        (await access.DecideAsync(director, Permission.SignResult, here)).Ok.ShouldBeTrue();
        work.Get<ActOrigin>().Via = new ActVia(reader.Id!.Value, "Đọc");
        (await access.DecideAsync(director, Permission.SignResult, here)).Ok.ShouldBeFalse("a reading key signs nothing");
        work.Get<ActOrigin>().Via = new ActVia(writer.Id!.Value, "Ghi");
        (await access.DecideAsync(director, Permission.SignResult, here)).Ok.ShouldBeTrue();
    }

    [Theory, BothProviders]
    public async Task Only_who_administers_a_unit_gives_its_keys(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var issue = work.Get<IssueKeyHandler>();
        var commune = await work.Db.Set<Agency>().SingleAsync(a => a.Kind == AgencyKind.CommuneCommittee && a.Name.Contains("Vinh Phú"));
        var ofCommune = new Actor(ActorKind.Officer, SampleIds.For("officer/quantri.vinhphu"), "Quản trị");
        (await issue.HandleAsync(new IssueKey(ofCommune, "Phần mềm xã", Both, commune.Id))).Ok.ShouldBeTrue();
        (await issue.HandleAsync(new IssueKey(ofCommune, "Phần mềm tỉnh", Both))).Problems[0].Code.ShouldBe("ACC-001");
        var ofProvince = new Actor(ActorKind.Officer, SampleIds.For("officer/quantri.tinh"), "Quản trị");
        (await issue.HandleAsync(new IssueKey(ofProvince, "Phần mềm tỉnh", Both))).Ok.ShouldBeTrue();
        (await issue.HandleAsync(new IssueKey(ofProvince, "", KeyScopes.None))).Problems.Select(p => p.Code).ShouldBe(["KEY-002", "KEY-003"]);
    }

    [Theory, BothProviders]
    public async Task An_officers_act_through_a_system_says_so_and_the_log_still_verifies(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var key = await IssueAsync(house, new IssueKey(Actor.System, "Một cửa", Both));
        KeyText.TryDigest(key.Text, out var digest);
        var entry = (await work.Get<KeyBook>().FindAsync(digest))!;
        work.Db.Add(new Account
        {
            ProvinceCode = "40",
            Id = Guid.CreateVersion7(),
            UserName = "giamdoc.skhcn",
            OfficerId = SampleIds.For("officer/giamdoc.skhcn"),
            SecurityStamp = "",
            CreatedAt = house.Clock.GetUtcNow(),
        });
        await work.Db.SaveChangesAsync();
        var officer = await work.Get<ActForOfficer>().HandleAsync(entry, "GiamDoc.SKHCN");
        officer.Value.Kind.ShouldBe(ActorKind.Officer);
        (await work.Get<ActForOfficer>().HandleAsync(entry, " ")).Problems[0].Code.ShouldBe("KEY-010");
        (await work.Get<ActForOfficer>().HandleAsync(entry, "khong.co")).Problems[0].Code.ShouldBe("KEY-011");
        var once = new OnceOnly(entry.Id, new byte[32], new byte[32]);
        work.Get<ActOrigin>().Once = once;
        await work.Get<ActRecorder>().RecordAsync("note/1", officer.Value, new Noted("Qua phần mềm"));
        await work.Get<ActRecorder>().RecordAsync("note/1", officer.Value, new Noted("Hai lần"));
        (await work.Db.SaveActsAsync()).Ok.ShouldBeTrue();
        var act = await work.Db.Set<Act>().AsNoTracking().SingleAsync(a => a.Subject == "note/1" && a.Seq == 1);
        act.Data.ShouldBe("{\"text\":\"Qua phần mềm\",\"via\":{\"key\":\"" + entry.Id + "\",\"name\":\"Một cửa\"}}");
        (await work.Get<ApiRequests>().FindAsync(once)).Value!.Seq.ShouldBe(2);
        (await work.Get<ApiRequests>().FindAsync(once with { Fingerprint = [1] })).Problems[0].Code.ShouldBe("API-010");
        house.Clock.Advance(ApiRequest.KeptFor);
        (await work.Get<ApiRequests>().PruneAsync()).ShouldBe(1);
        (await work.Get<ApiRequests>().FindAsync(once)).Value.ShouldBeNull();
    }

    private static async Task<IssuedKey> IssueAsync(TestDatabase house, IssueKey request)
    {
        await using var work = house.Open();
        return (await work.Get<IssueKeyHandler>().HandleAsync(request)).Value;
    }
}
