using System.Net;
using System.Reflection;
using AngleSharp.Html.Dom;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Testing;
using HaiCap.Web.Hosting;
using HaiCap.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Hostile;

/// <summary>What other sites, other people and forged requests cannot do.</summary>
public sealed class StrangersTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Theory]
    [InlineData("1", "/tai-khoan"), InlineData("tiepnhan.truongvinh", "/lam-viec"), InlineData("quantri.tinh", "/lam-viec/to-chuc")]
    public async Task No_form_is_taken_without_its_token_or_with_that_of_another_session(string who, string start)
    {
        var story = await DossierStory.FiledAsync(province.Site, await OwnerAsync());
        using var visitor = who == "1" ? await province.CitizenAsync() : await province.OfficerAsync(who);
        using var other = await province.OfficerAsync("giamdoc.skhcn");
        await other.GetAsync("/tai-khoan");
        var foreign = other.Page.QuerySelector("input[name=__xacthuc]")!.GetAttribute("value")!;
        var pages = await new FormWalk(1).ReadAsync(visitor, start, $"/ho-so/{story.Code}", $"/lam-viec/ho-so/{story.Code}");
        var (before, tried, wrong) = (await ActsAsync(), 0, new List<string>());
        foreach (var page in pages)
        {
            await visitor.GetAsync(page);
            foreach (var form in visitor.Page.QuerySelectorAll("form").OfType<IHtmlFormElement>().Where(form => form.Method == "post").ToList())
            {
                var target = new Uri(visitor.At, form.GetAttribute("action") is { Length: > 0 } told ? told : page).PathAndQuery;
                var fields = Visitor.FieldsOf(form).Where(field => field.Key != "__xacthuc").Select(field => (field.Key, field.Value)).ToList();
                foreach (var sent in new[] { [.. fields], fields.Append(("__xacthuc", foreign)).ToArray() })
                {
                    tried++;
                    await visitor.PostAsync(target, sent);
                    if (visitor.Status != HttpStatusCode.BadRequest)
                    {
                        wrong.Add($"POST {target} → {(int)visitor.Status}");
                    }
                }
            }
        }

        wrong.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(5);
        (await ActsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_paper_is_found_under_its_own_dossier_only()
    {
        var (mine, others) = (await DossierStory.FiledAsync(province.Site, await OwnerAsync()), await DossierStory.FiledAsync(province.Site, await OwnerAsync(2)));
        await mine.ReceiveAsync();
        await others.ReceiveAsync();
        var receipt = await others.DocumentAsync(DocumentKind.Receipt);
        using var citizen = await province.CitizenAsync();
        (await citizen.GetAsync($"/ho-so/{mine.Code}")).Status.ShouldBe(HttpStatusCode.OK);
        (await citizen.GetAsync($"/ho-so/{others.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await citizen.GetAsync($"/ho-so/{others.Code}/van-ban/{receipt.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await citizen.GetAsync($"/ho-so/{mine.Code}/van-ban/{receipt.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);

        using var officer = await province.OfficerAsync("tiepnhan.truongvinh");
        (await officer.GetAsync($"/lam-viec/ho-so/{mine.Code}/van-ban/{receipt.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var elsewhere = await province.OfficerAsync("tiepnhan.vinhphu");
        (await elsewhere.GetAsync($"/lam-viec/ho-so/{mine.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var act in new[] { "tiep-nhan", "tu-choi", "chuyen", "bo-sung", "phan-cong" })
        {
            (await elsewhere.GetAsync($"/lam-viec/ho-so/{mine.Code}/{act}")).Status.ShouldBe(HttpStatusCode.NotFound, act);
        }
    }

    [Fact]
    public async Task A_draft_and_its_files_are_their_writer_s()
    {
        using var owner = await province.CitizenAsync(2);
        using var thief = await province.CitizenAsync();
        var (theirs, own) = (await DraftAsync(2), await DraftAsync(1));
        (await thief.GetAsync($"/nop-ho-so/{theirs}?handler=Continue")).Status.ShouldBe(HttpStatusCode.NotFound);
        var file = await province.Site.DoAsync(async (services, db) =>
        {
            using var content = new MemoryStream(SampleFiles.Pdf("của người khác"));
            var stored = (await services.GetRequiredService<FileStore>().SaveAsync(content)).Value;
            var row = new DraftFile { ProvinceCode = "40", DraftId = theirs, Id = Guid.CreateVersion7(), Component = DossierStory.Component, FileHash = stored.Hash, FileName = "a.pdf", FileSize = stored.Size, AddedAt = stored.CreatedAt };
            db.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        });

        foreach (var url in new[] { $"/nop-ho-so/{theirs}", $"/nop-ho-so/{theirs}/giay-to", $"/nop-ho-so/{theirs}/tep/{file}", $"/nop-ho-so/{own}/tep/{file}", $"/khoi-phuc/{theirs}" })
        {
            (await thief.GetAsync(url)).Status.ShouldBe(HttpStatusCode.NotFound, url);
        }
    }

    [Theory]
    [InlineData("/"), InlineData("/thu-tuc"), InlineData("/dang-nhap"), InlineData("/lam-viec"), InlineData("/ho-so"), InlineData("/khong-co"), InlineData("/openapi/v1.json"), InlineData("/api/v1/procedures")]
    public async Task A_forged_host_is_repeated_nowhere(string path)
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(path, follow: false, ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"), ("X-Original-URL", "/lam-viec"), ("X-Forwarded-Proto", "javascript"));

        visitor.Response.Headers.ToString().ShouldNotContain("evil.example");
        (await visitor.Response.Content.ReadAsStringAsync()).ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task Every_way_back_stays_on_this_site()
    {
        foreach (var to in new[]
        {
            "//evil.example", "/\\evil.example", "///evil.example", "\\\\evil.example", "https://evil.example", "https:evil.example", "javascript:hc()", "/\t/evil.example", "/\n/evil.example", "\u0001//evil.example", " //evil.example",
            "evil.example", "@evil.example", "%2f%2fevil.example", "/\u0000/evil.example",
        })
        {
            LocalUrl.Check(to).ShouldBe("/", to);
            using var visitor = await province.OfficerAsync("tiepnhan.truongvinh");
            foreach (var url in new[] { $"/ngon-ngu/en?ve={Uri.EscapeDataString(to)}", $"/dang-nhap/can-bo?ReturnUrl={Uri.EscapeDataString(to)}", $"/dang-nhap?ReturnUrl={Uri.EscapeDataString(to)}" })
            {
                await visitor.GetAsync(url, follow: false);
                (visitor.LeadsTo?.Authority ?? "localhost").ShouldBe("localhost", url);
                ((int)visitor.Status).ShouldBeLessThan(500);
            }
        }
    }

    [Fact]
    public void No_name_of_a_file_breaks_out_of_its_header()
    {
        foreach (var name in NaughtyStrings.All.Concat(NaughtyStrings.Halves))
        {
            var clean = FileNames.Clean(name, FileKind.Pdf);
            clean.ShouldEndWith(".pdf");
            clean.Length.ShouldBeLessThanOrEqualTo(FileNames.MaxLength);
            clean.IndexOfAny(['/', '\\', '\0', '\r', '\n', '\u202e', '"', '<', '>']).ShouldBe(-1, clean);
            var header = FileNames.Disposition(clean);
            header.ShouldAllBe(c => c >= ' ' && c <= '~');
            header.Count(c => c == '"').ShouldBe(2);
            System.Net.Http.Headers.ContentDispositionHeaderValue.Parse(header).FileNameStar.ShouldBe(clean);
        }
    }

    /// <summary>Nothing a form sends reaches a stored row by its name: pages bind plain inputs only.</summary>
    [Fact]
    public async Task No_page_binds_a_stored_row()
    {
        var stored = await province.Site.DoAsync((_, db) => Task.FromResult(db.Model.GetEntityTypes().Select(type => type.ClrType).ToHashSet()));
        var bound = typeof(HaiCapHost).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)))
            .SelectMany(type => type.GetProperties().Where(property => property.GetCustomAttribute<BindPropertyAttribute>() is not null).Select(property => (type, property))).ToList();

        bound.Count.ShouldBeGreaterThan(50);
        bound.Where(one => Parts(one.property.PropertyType, []).Overlaps(stored) || Parts(one.property.PropertyType, []).Any(part => typeof(IProvinceRecord).IsAssignableFrom(part)))
            .Select(one => $"{one.type.Name}.{one.property.Name}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Fields_a_form_does_not_have_change_nothing()
    {
        using var visitor = await province.OfficerAsync("quantri.skhcn");
        await visitor.GetAsync("/lam-viec/to-chuc/H41.19.05/lien-he");
        await visitor.SubmitFormAsync(
            "main form[method=post]", ("Phone", "02383000111"), ("Agency.Name", "Sở Giả"), ("Agency.Code", "H41.66"), ("ProvinceCode", "01"), ("Kind", "ProvincialCommittee"), ("ParentId", Guid.Empty.ToString()));

        await province.Site.DoAsync(async (_, db) =>
        {
            var code = Core.Organizations.AgencyCode.Parse("H41.19.05");
            var agency = await db.Set<Core.Organizations.Agency>().SingleAsync(row => row.Code == code);
            (agency.Phone, agency.Name == "Sở Giả", agency.ParentId == Guid.Empty).ShouldBe(("02383000111", false, false));
            return true;
        });
    }

    /// <summary>Pictures keep what a camera wrote into them (place, time) for those who decide the dossier; so nobody else is ever handed one.</summary>
    [Fact]
    public void No_stranger_is_handed_an_attachment()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "HaiCap.Web.Tests", "Access", "access-walk.txt"));
        var files = lines.Where(line => line.StartsWith('/') && (line.Contains("/tep/") || line.Contains("/giay-to/") || line.Contains("/van-ban/") || line.Contains("/files/") || line.Contains("/documents/"))).ToList();
        files.Count.ShouldBeGreaterThan(4);
        files.Where(line => line.Split(" : ")[1].Split(' ') is var answers && (answers[0] == "200" || answers[2] == "200")).ShouldBeEmpty();
    }

    private static HashSet<Type> Parts(Type type, HashSet<Type> seen)
    {
        foreach (var part in type.IsGenericType ? type.GetGenericArguments().Append(type) : [type.IsArray ? type.GetElementType()! : type])
        {
            if (part.Namespace?.StartsWith("HaiCap", StringComparison.Ordinal) == true && !part.IsEnum && seen.Add(part))
            {
                foreach (var property in part.GetProperties().Where(property => property.CanWrite))
                {
                    Parts(property.PropertyType, seen);
                }
            }
        }

        return seen;
    }

    private async Task<string> OwnerAsync(int number = 1)
    {
        using var visitor = await province.CitizenAsync(number);
        await visitor.GetAsync("/tai-khoan");
        var name = visitor.Page.QuerySelector(".head-tools a[href='/tai-khoan']")!.TextContent.Trim();
        return await province.Site.DoAsync((_, db) => db.Set<Core.Organizations.Accounts.CitizenAccount>().Where(account => account.Name == name).Select(account => account.IdNumber).FirstAsync(), "00");
    }

    private async Task<Guid> DraftAsync(int number)
    {
        var idNumber = await OwnerAsync(number);
        var citizen = await province.Site.DoAsync((_, db) => db.Set<Core.Organizations.Accounts.CitizenAccount>().FirstAsync(account => account.IdNumber == idNumber), "00");
        return await province.Site.DoAsync(async (services, _) => (await services.GetRequiredService<StartDraft>().HandleAsync(new Actor(ActorKind.Citizen, citizen.Id, citizen.Name), new("2.002385"))).Value.Id);
    }

    private Task<int> ActsAsync() => province.Site.DoAsync((_, db) => db.Set<Act>().CountAsync(act => !act.Name.StartsWith("account.") && !act.Name.StartsWith("citizen.")));
}
