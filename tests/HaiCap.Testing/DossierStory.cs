using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Testing;

/// <summary>Where work is done: a running site, or a database opened beside one.</summary>
public interface IHouse
{
    /// <summary>A unit of work in a province, Nghệ An unless told.</summary>
    Task<T> DoAsync<T>(Func<IServiceProvider, HaiCapDb, Task<T>> work, string provinceCode = "40");
}

/// <summary>A dossier of a sample citizen who has signed in once, and what officers do with it, through the use cases.</summary>
public sealed class DossierStory
{
    public const string Reception = "tiepnhan.truongvinh";
    public const string Head = "truongphong.atbx";
    public const string Specialist = "chuyenvien.atbx";
    public const string Component = "tai-lieu-ky-thuat";

    public const string Declaration = """
        {
          "ten-to-chuc": "Phòng khám đa khoa Sông Lam", "ma-so-thue": "2901234568",
          "dia-chi-tru-so": { "province": "40", "commune": "16690", "street": "Số 1 đường Thử Nghiệm" }, "dien-thoai": "0912345678",
          "nguoi-dai-dien": "Nguyễn Văn Mẫu", "chuc-vu": "Giám đốc", "so-dinh-danh": "040085000001",
          "loai-co-so": "phong-kham", "cach-lap-dat": "co-dinh", "noi-dat": { "province": "40", "commune": "16690", "street": "Số 1 đường Thử Nghiệm" },
          "phong-dat": "Phòng X-quang, tầng 1",
          "thiet-bi": [ { "loai": "tong-hop", "hang": "Hãng Mẫu", "model": "X100", "serial": "SN-001", "nuoc": "Việt Nam", "nam": "2024", "kv": 150, "ma": 500 } ],
          "nguon-goc": "mua-moi", "ngay-co": "2026-07-01", "nguoi-an-toan": "Trần Thị Ví Dụ", "trinh-do": "Cử nhân vật lý", "dien-thoai-an-toan": "0912345679",
          "cach-nhan": "khong"
        }
        """;

    private readonly IHouse site;

    private DossierStory(IHouse site) => this.site = site;

    public string Code { get; private set; } = "";

    /// <summary>Filed online by a citizen who has signed in once.</summary>
    public static async Task<DossierStory> FiledAsync(IHouse site, string idNumber = "040085000001")
    {
        var story = new DossierStory(site);
        var citizen = await site.DoAsync((_, db) => db.Set<CitizenAccount>().SingleAsync(account => account.IdNumber == idNumber), "00");
        var by = new Actor(ActorKind.Citizen, citizen.Id, citizen.Name);
        story.Code = (await site.DoAsync(async (services, db) =>
        {
            var version = await db.Set<ProcedureVersion>().Where(row => row.Code == "2.002385").OrderByDescending(row => row.Number).FirstAsync();
            var reception = SampleIds.For($"officer/{Reception}");
            var centre = await db.Set<Position>().Where(row => row.OfficerId == reception).Select(row => row.AgencyId).FirstAsync();
            return await services.GetRequiredService<SubmitDossier>().HandleAsync(by, new(
                Guid.CreateVersion7(), version.Id, centre, new Party(PartyKind.Citizen, citizen.Name, idNumber, "Phường Trường Vinh, tỉnh Nghệ An", "0900000001"), citizen.Name,
                FormAnswers.FromJson(Declaration), []));
        })).Value.Code;
        return story;
    }

    public Task ReceiveAsync() => DoAsync<ReceiveDossier>(Reception, (act, by) => act.HandleAsync(by, new(new(Code))));

    public Task RefuseAsync() => DoAsync<RefuseDossier>(Reception, (act, by) => act.HandleAsync(by, new(new(Code), "Thiết bị đặt ngoài tỉnh.", "Điều 17 Nghị định 118/2025/NĐ-CP")));

    public Task AssignAsync() => DoAsync<AssignDossier>(Head, (act, by) => act.HandleAsync(by, new(new(Code), SampleIds.For($"officer/{Specialist}"))));

    public Task AskAsync(params (string Component, string Reason)[] defects) => DoAsync<RequestSupplement>(Specialist, (act, by) => act.HandleAsync(by, new(
        new(Code), [.. defects.Select(defect => new RequestSupplement.Defect(defect.Component, defect.Reason))])));

    public Task AskForMoneyAsync() => DoAsync<RequestPayment>(Specialist, (act, by) => act.HandleAsync(by, new(new(Code), 1_500_000, "Phí thẩm định")));

    public async Task DecideAsync()
    {
        await DoAsync<ProposeResult>(Specialist, (act, by) => act.HandleAsync(by, new(
            new(Code), new(true, "Xác nhận khai báo thiết bị X-quang", "Cơ sở: Phòng khám đa khoa Sông Lam\nThiết bị: X100, số SN-001", ""))));
        await DoAsync<ApproveProposal>(Head, (act, by) => act.HandleAsync(by, new(new(Code))));
        await DoAsync<SignResult>("giamdoc.skhcn", (act, by) => act.HandleAsync(by, new(new(Code))));
    }

    public Task IssueAsync() => DoAsync<IssueResult>("vanthu.vanphong", (act, by) => act.HandleAsync(by, new(new(Code))));

    public Task<Dossier> SeeAsync() => site.DoAsync((_, db) => db.Set<Dossier>().AsNoTracking().SingleAsync(row => row.Code == Code));

    public async Task<DossierDocument> DocumentAsync(DocumentKind kind)
    {
        var dossier = await SeeAsync();
        return await site.DoAsync((_, db) => db.Set<DossierDocument>().AsNoTracking().SingleAsync(row => row.DossierId == dossier.Id && row.Kind == kind));
    }

    private Task DoAsync<T>(string userName, Func<T, Actor, Task<Outcome<DossierMoved>>> act)
        where T : notnull => site.DoAsync(async (services, _) =>
        {
            var done = await act(services.GetRequiredService<T>(), new Actor(ActorKind.Officer, SampleIds.For($"officer/{userName}"), userName));
            return done.Value;
        });
}
