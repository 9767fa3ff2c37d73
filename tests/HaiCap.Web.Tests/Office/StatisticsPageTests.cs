using System.Net;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

public sealed class StatisticsPageTests(Site site) : IClassFixture<Site>
{
    private int made;

    private async Task<Guid> AgencyOfAsync(Officer officer) =>
        await site.DoAsync((_, db) => db.Set<Position>().Where(p => p.OfficerId == officer.Id).Select(p => p.AgencyId).SingleAsync());

    private Task<int> AddAsync(Guid agency, Channel channel, bool assisted, Timeliness? decided, string procedure = "2.002385") => site.DoAsync((_, db) =>
    {
        var id = Guid.CreateVersion7();
        var at = FakeClock.At(2026, 7, 2);
        db.Add(new Dossier
        {
            ProvinceCode = "40",
            Id = id,
            Code = $"H41.19-260702-{id.ToString("N")[20..]}{made++}",
            SubmissionKey = id,
            ProcedureCode = procedure,
            ProcedureVersionId = id,
            ProcedureName = "=Khai báo, \"X-quang\"",
            ReceivingAgencyId = agency,
            CompetentAgencyId = agency,
            DivisionId = agency,
            Channel = channel,
            Assisted = assisted,
            ApplicantKind = default,
            ApplicantName = "Nguyễn Văn An",
            ApplicantIdNumber = "040099000001",
            ApplicantFolded = "nguyen van an",
            SubmitterName = "Nguyễn Văn An",
            Title = "Khai báo",
            Answers = "{}",
            SubmittedAt = at,
            ReceptionDueAt = at,
            AcceptedAt = at,
            DueAt = FakeClock.At(2026, 7, 3, 17, 30),
            DecidedAt = decided is null ? null : FakeClock.At(2026, 7, 3),
            Timeliness = decided,
            State = decided is null ? DossierState.InProcess : DossierState.Finished,
        });
        return db.SaveChangesAsync();
    });

    [Fact]
    public async Task A_director_sees_the_figures_of_the_agency_and_no_other()
    {
        var own = await AgencyOfAsync(await site.OfficerAsync("giam.doc", Role.Director));
        var other = await AgencyOfAsync(await site.OfficerAsync("giam.doc.khac", Role.Director, "Lê Văn Khác"));
        await AddAsync(own, Channel.Online, assisted: false, Timeliness.Early);
        await AddAsync(own, Channel.Online, assisted: true, Timeliness.OnTime);
        await AddAsync(own, Channel.Counter, assisted: false, decided: null);
        await AddAsync(other, Channel.Post, assisted: false, Timeliness.Late);
        using var visitor = site.Visit();
        await visitor.SignInAsync("giam.doc");
        await visitor.GetAsync("/lam-viec/thong-ke?tu=2026-07-01&den=2026-07-06");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        Cells(visitor, 1).ShouldBe(["3", "1", "1", "1", "0", "0", "2", "1", "1", "0", "0", "1", "0", "1"]);
        Cells(visitor, 2).ShouldBe(Cells(visitor, 1), "the sum comes first, then the one agency");
        visitor.Text.ShouldContain("33,33 %");

        // Into the line: the agency's procedures.
        await visitor.GetAsync(visitor.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        visitor.Text.ShouldContain("2.002385");
        visitor.Page.QuerySelector("#theo option[selected]")!.GetAttribute("value").ShouldBe("Procedure");

        await visitor.GetAsync(visitor.Page.QuerySelector("a[download][href*='handler=Csv']")!.GetAttribute("href")!);
        visitor.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var bytes = await visitor.Response.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF], "spreadsheets read Vietnamese only with it");
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        lines[0].ShouldStartWith("Thủ tục,Tiếp nhận: tổng số,");
        lines[1].ShouldBe("\"2.002385 – =Khai báo, \"\"X-quang\"\"\",3,3,1,1,1,0,0,33.33,2,1,1,0,100,0,1,0,0,1");
        lines[2].ShouldStartWith("Tổng cộng,3,3,");
    }

    [Fact]
    public async Task A_period_without_dossiers_says_so_and_wrong_days_do_no_harm()
    {
        await site.OfficerAsync("truong.phong", Role.HeadOfOffice);
        using var visitor = site.Visit();
        await visitor.SignInAsync("truong.phong");
        await visitor.GetAsync("/lam-viec/thong-ke?tu=2026-12-31&den=2026-01-01&theo=Channel&co-quan=khong-phai");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Text.ShouldContain("Không có hồ sơ nào trong kỳ này");
        visitor.Page.QuerySelector("#tu")!.GetAttribute("value").ShouldBe("2026-01-01");
        await visitor.GetAsync("/lam-viec/thong-ke?tu=hom-qua");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelector("#tu")!.GetAttribute("value").ShouldBe("2026-07-01");
    }

    [Fact]
    public async Task A_specialist_may_not_read_statistics()
    {
        await site.OfficerAsync("chuyen.vien");
        using var visitor = site.Visit();
        await visitor.SignInAsync("chuyen.vien");
        await visitor.GetAsync("/lam-viec/thong-ke");
        visitor.Status.ShouldBe(HttpStatusCode.Forbidden);
        await visitor.GetAsync("/lam-viec/thong-ke?handler=Csv");
        visitor.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Without_signing_in_nothing_is_shown()
    {
        using var visitor = site.Visit();
        await visitor.GetAsync("/lam-viec/thong-ke");
        visitor.Path.ShouldStartWith("/dang-nhap");
    }

    private static string[] Cells(Visitor visitor, int row) => [.. visitor.Page.QuerySelectorAll($"tbody tr:nth-child({row}) td").Select(td => td.TextContent)];
}
