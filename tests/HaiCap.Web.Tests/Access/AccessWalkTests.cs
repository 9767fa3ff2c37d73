using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Core.Missions.Consultations;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Help;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Topics;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using HaiCap.Web.SignIn;
using HaiCap.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Access;

/// <summary>
/// Walks every page and endpoint with every role, and with the same role in another commune, and compares the answers with the reviewed table
/// access-walk.txt. A route without a line there fails. <c>HAICAP_ACCEPT=1</c> writes what was seen, to be read like code before it is committed.
/// </summary>
public sealed partial class AccessWalkTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    /// <summary>Who walks, in the order of the table's columns; the sample's user names, "-" for nobody, a number for a sample citizen.</summary>
    private static readonly (string Column, string Who)[] Walkers =
    [
        ("khách", "-"), ("chủ hồ sơ", "1"), ("công dân khác", "2"), ("tiếp nhận", "tiepnhan.truongvinh"), ("tiếp nhận xã khác", "tiepnhan.vinhphu"),
        ("chuyên viên", "chuyenvien.atbx"), ("chuyên viên xã khác", "chuyenvien.vinhphu"), ("trưởng phòng", "truongphong.atbx"),
        ("trưởng phòng xã khác", "truongphong.vinhphu"), ("giám đốc", "giamdoc.skhcn"), ("chủ tịch xã khác", "chutich.vinhphu"), ("văn thư", "vanthu.skhcn"),
        ("quản trị tỉnh", "quantri.tinh"), ("quản trị xã khác", "quantri.vinhphu"), ("kiểm tra", "kiemtra.tinh"),
    ];

    private static readonly string Table = Path.Combine(Repository.Root, "tests", "HaiCap.Web.Tests", "Access", "access-walk.txt");

    [Fact]
    public async Task Every_page_answers_every_role_as_the_table_says()
    {
        var visitors = await VisitorsAsync();
        var places = await PlacesAsync();
        var faults = new List<string>();
        var seen = new StringBuilder("# ").AppendJoin(" | ", Walkers.Select(walker => walker.Column)).Append('\n');
        foreach (var route in Routes())
        {
            var url = Fill(route, places);
            seen.Append(route).Append(" :");
            foreach (var (column, _) in Walkers)
            {
                await visitors[column].GetAsync(url, follow: false);
                seen.Append(' ').Append(Answer(visitors[column]));
                faults.AddRange(PageRules.Faults(visitors[column]));
            }

            seen.Append('\n');
        }

        if (Environment.GetEnvironmentVariable("HAICAP_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(Table, seen.ToString());
        }

        seen.ToString().Split('\n').ShouldBe(await File.ReadAllLinesAsync(Table) is var lines ? [.. lines, ""] : []);
        faults.ShouldBeEmpty("no page carries script or style of its own, and each script the answer's nonce");
    }

    [Fact]
    public async Task Whoever_may_not_see_a_page_may_not_post_to_it_either()
    {
        var visitors = await VisitorsAsync();
        var places = await PlacesAsync();
        var wrong = new List<string>();
        foreach (var (column, _) in Walkers.Where(walker => walker.Who != "-"))
        {
            var visitor = visitors[column];
            await visitor.GetAsync("/dang-xuat");
            var token = visitor.Page.QuerySelector("input[name=__xacthuc]")?.GetAttribute("value") ?? throw new InvalidOperationException($"No form on {visitor.Path} for {column}: {visitor.Status}");
            foreach (var url in Routes().Where(route => !route.StartsWith("/loi", StringComparison.Ordinal)).Select(route => Fill(route, places)))
            {
                await visitor.GetAsync(url, follow: false);
                if (visitor.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
                {
                    continue;
                }

                await visitor.PostAsync(url, ("__xacthuc", token));
                if (visitor.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed))
                {
                    wrong.Add($"{column}: POST {url} → {(int)visitor.Status}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static string Answer(Visitor visitor) => (int)visitor.Status switch
    {
        301 or 302 or 303 or 307 => visitor.LeadsTo!.AbsolutePath.StartsWith("/dang-nhap", StringComparison.Ordinal) ? "in" : $"{(int)visitor.Status}",
        var status => $"{status}",
    };

    private static string Fill(string route, IReadOnlyDictionary<string, string> places)
    {
        var area = places.Keys.Where(key => key.StartsWith('/') && route.StartsWith(key, StringComparison.Ordinal)).MaxBy(key => key.Length);
        return Parameter().Replace(route, match =>
        {
            var name = match.Groups["name"].Value;
            var optional = match.Value.EndsWith("?}", StringComparison.Ordinal);
            return places.TryGetValue($"{area} {name}", out var value) || places.TryGetValue(name, out value) ? Uri.EscapeDataString(value)
                : optional ? ""
                : throw new InvalidOperationException($"Say in PlacesAsync what {{{name}}} is for the new route {route}.");
        });
    }

    private IEnumerable<string> Routes() => province.Site.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
        .Select(endpoint => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}")
        .Where(route => !route.Contains("{*", StringComparison.Ordinal) && !IsAsset().IsMatch(route))

        // Systems walk those by their keys: ApiWalkTests.
        .Where(route => !route.StartsWith("/api/", StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private async Task<Dictionary<string, Visitor>> VisitorsAsync()
    {
        var visitors = new Dictionary<string, Visitor>(StringComparer.Ordinal);
        foreach (var (column, who) in Walkers)
        {
            visitors[column] = who switch
            {
                "-" => province.Site.Visit(),
                _ when int.TryParse(who, out var number) => await province.CitizenAsync(number),
                _ => await OfficerAsync(who),
            };
        }

        return visitors;
    }

    private async Task<Visitor> OfficerAsync(string userName)
    {
        await province.Site.DoAsync(async (services, db) =>
        {
            if (!await db.Set<Account>().AnyAsync(account => account.UserName == userName))
            {
                var officer = await db.Set<Officer>().SingleAsync(row => row.Id == SampleIds.For($"officer/{userName}"));
                (await services.GetRequiredService<AccountOpening>().OpenAsync(officer, userName, Site.Password, Actor.System, default)).Ok.ShouldBeTrue();
            }

            return true;
        });
        var visitor = await province.Site.Visit().SignInAsync(userName);
        visitor.Path.ShouldNotContain("dang-nhap", Case.Sensitive, $"{userName} could not sign in");
        return visitor;
    }

    /// <summary>What stands for each parameter: a dossier of citizen 1 at the specialist's desk with a supplement asked for, and a draft of the same citizen.</summary>
    private async Task<IReadOnlyDictionary<string, string>> PlacesAsync()
    {
        var story = await DossierStory.FiledAsync(province.Site);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskAsync((DossierStory.Component, "Bản chụp mờ"));
        return await province.Site.DoAsync(async (services, db) =>
        {
            var dossier = await db.Set<Dossier>().SingleAsync(row => row.Code == story.Code);
            var receipt = await db.Set<DossierDocument>().FirstAsync(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.Receipt);
            var draft = await services.GetRequiredService<StartDraft>().HandleAsync(new Actor(ActorKind.Citizen, dossier.CitizenId, dossier.ApplicantName), new("2.002385"));
            var key = await services.GetRequiredService<IssueKeyHandler>().HandleAsync(new IssueKey(Actor.System, "Phần mềm thử", KeyScopes.Read));
            var recount = db.Add(new CalendarRecount
            {
                ProvinceCode = "40", Id = receipt.Id, CauseProvince = "40", CauseSubject = $"calendar:2026:{receipt.Id:N}", CauseSeq = 1, AgencyId = Guid.Empty, Year = 2026, Version = 1,
                ChangedBy = "Quản trị", ChangedAt = receipt.IssuedAt, BeginsAt = receipt.IssuedAt, EndedAt = receipt.IssuedAt,
            }).Entity;
            await db.SaveChangesAsync();
            var admin = new Actor(ActorKind.Officer, SampleIds.For("officer/quantri.tinh"), "quantri.tinh");
            await services.GetRequiredService<Core.Procedures.Drafts.OpenDraft>().HandleAsync(admin, new("2.002385"));
            var reception = new Actor(ActorKind.Officer, SampleIds.For("officer/tiepnhan.truongvinh"), "tiepnhan.truongvinh");
            var difficulty = await services.GetRequiredService<RecordDifficulty>().HandleAsync(
                reception, new(new("phap-luat", "Sở hữu trí tuệ", Text: "Thời hạn ghi hai cách.", Asks: "Thống nhất cách tính.", Addressee: Addressee.Province)));
            var topic = await services.GetRequiredService<GroupRecommendations>().HandleAsync(
                new Actor(ActorKind.Officer, SampleIds.For("officer/chuyenvien.vanphong"), "chuyenvien.vanphong"), new([difficulty.Value.Recommendation!], Title: "Cách tính thời hạn"));
            var which = new RecommendationRef(difficulty.Value.Recommendation!);
            var (head, director) = (new Actor(ActorKind.Officer, SampleIds.For("officer/truongphong.atbx"), "truongphong.atbx"), new Actor(ActorKind.Officer, SampleIds.For("officer/giamdoc.skhcn"), "giamdoc.skhcn"));
            var opinion = await services.GetRequiredService<ConsultOnRecommendation>().HandleAsync(head, new(which, "H41.13", "Ý kiến của đơn vị?", new DateOnly(2026, 7, 10)));
            var answer = await services.GetRequiredService<DraftAnswer>().HandleAsync(head, new(which, new(AnswerKind.Guidance, "Tính theo ngày làm việc.")));
            (await services.GetRequiredService<ApproveAnswer>().HandleAsync(director, new(which))).Ok.ShouldBeTrue();
            (await services.GetRequiredService<SendAnswer>().HandleAsync(director, new(which))).Ok.ShouldBeTrue();
            var precedent = await services.GetRequiredService<PublishPrecedent>().HandleAsync(director, new(which, answer.Value, "Thời hạn tính thế nào?", null, IsPublic: false));
            var help = await services.GetRequiredService<RecordHelp>().HandleAsync(reception, new(new(HelpKind.Training, "Đo lường", "Công chức cấp xã", 2, Addressee: Addressee.Province)));
            return new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["/lam-viec/ho-tro"] = "", ["/lam-viec/ho-tro code"] = help.Value,
                ["/lam-viec/doan-cong-tac"] = "", ["/lam-viec/doan-cong-tac id"] = SampleIds.For("mission/2083").ToString(), ["number"] = "6", ["stop"] = SampleIds.For("stop/2083/40/2").ToString(), ["secret"] = "40", ["phieu"] = "khao-sat",
                ["/lam-viec/giai-dap"] = "", ["/lam-viec/giai-dap code"] = precedent.Value,
                ["/lam-viec/kien-nghi/chu-de"] = "", ["/lam-viec/kien-nghi/chu-de code"] = topic.Value, ["/lam-viec/kien-nghi"] = "", ["/lam-viec/kien-nghi/y-kien"] = "", ["/lam-viec/kien-nghi/y-kien id"] = opinion.Value.ToString("N"), ["/lam-viec/kien-nghi code"] = difficulty.Value.Recommendation!, ["/lam-viec/kien-nghi/kho-khan"] = "", ["/lam-viec/kien-nghi/kho-khan code"] = difficulty.Value.Code,
                ["/lam-viec/lich/tinh-lai"] = "", ["/lam-viec/lich/tinh-lai id"] = recount.Id.ToString(),
                ["/lam-viec/khoa-ket-noi"] = "", ["/lam-viec/khoa-ket-noi id"] = key.Value.Id.ToString(), ["/ho-so"] = "", ["/lam-viec/ho-so"] = "", ["/lam-viec/to-chuc"] = "", ["/thu-tuc"] = "", ["/lam-viec/thu-tuc"] = "", ["/nop-ho-so"] = "", ["/lam-viec/tiep-nhan"] = "", ["/kiem-tra"] = "",
                ["/ho-so code"] = story.Code, ["/lam-viec/ho-so code"] = story.Code, ["/lam-viec/to-chuc code"] = "H41.19.05", ["/thu-tuc code"] = "2.002385",
                ["/lam-viec/thu-tuc code"] = "2.002385", ["/nop-ho-so id"] = draft.Value.Id.ToString(), ["/kiem-tra code"] = receipt.CheckCode,
                ["/ho-so id"] = receipt.Id.ToString(), ["document"] = receipt.Id.ToString(), ["paper"] = receipt.Id.ToString(), ["section"] = "noi-su-dung",
                ["year"] = "2026", ["position"] = SampleIds.For("position/chuyenvien3.atbx/H41.19.05").ToString(), ["officer"] = SampleIds.For("officer/chuyenvien3.atbx").ToString(),
                ["file"] = receipt.Id.ToString(), ["id"] = receipt.Id.ToString(), ["key"] = "mau-01", ["procedure"] = "2.002385", ["status"] = "404", ["language"] = "vi", ["component"] = "tai-lieu-ky-thuat",
            };
        });
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)(?:=[^:}?]*)?(?::(?:[^{}]|\{[^}]*\})*?)?\??\}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\.(css|js|svg|png|ico|txt|webmanifest|woff2|map)(\.gz|\.br)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex IsAsset();
}
