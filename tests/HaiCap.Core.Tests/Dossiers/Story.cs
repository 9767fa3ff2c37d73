using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>Tells the life of one dossier through the use cases, each in a unit of work of its own, as the pages do.</summary>
internal sealed class Story(TestDatabase house)
{
    /// <summary>A complete, valid declaration of an X-ray machine.</summary>
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

    public const string XRay = "2.002385";

    public static readonly Party Owner = new(PartyKind.Citizen, "Nguyễn Văn Mẫu", "040085000001", "Phường Trường Vinh, tỉnh Nghệ An", "0900000001", "nguyen.van.mau@congdan.example");

    public string Code { get; private set; } = "";

    /// <summary>One that came into the house another way.</summary>
    public static Story Of(TestDatabase house, string code) => new(house) { Code = code };

    public static async Task<Story> FiledAsync(TestDatabase house, string answers = Declaration, string procedure = XRay)
    {
        var story = new Story(house);
        await story.FileAsync(answers, procedure);
        return story;
    }

    /// <summary>
    /// Filed on Monday 6 July at eight, accepted at nine, assigned at half past ten, asked on Tuesday at half past eight for a paper that comes on Thursday at half
    /// past nine. The clock then stands at two that afternoon.
    /// </summary>
    public static async Task<Story> RestartedAsync(TestDatabase house)
    {
        house.Clock.SetLocal(2026, 7, 6, 8, 0);
        var story = await FiledAsync(house);
        house.Clock.SetLocal(2026, 7, 6, 9, 0);
        await story.ReceiveAsync();
        house.Clock.SetLocal(2026, 7, 6, 10, 30);
        await story.AssignAsync();
        house.Clock.SetLocal(2026, 7, 7, 8, 30);
        await story.AskForSupplementAsync();
        house.Clock.SetLocal(2026, 7, 9, 9, 30);
        await story.SupplementAsync();
        house.Clock.SetLocal(2026, 7, 9, 14, 0);
        return story;
    }

    public async Task FileAsync(string answers = Declaration, string procedure = XRay)
    {
        var draft = await DoAsync<StartDraft, Draft>(start => start.HandleAsync(People.Citizen, new(procedure, Owner)));

        // The page with the button saves and sends in one unit of work.
        await using var work = house.Open();
        var centre = await People.AgencyOfAsync(work, People.Reception);
        var saved = await work.Get<SaveDraft>().HandleAsync(People.Citizen, new(draft.Id, Answers: answers, ReceivingAgencyId: centre.Id));
        saved.Problems.ShouldBeEmpty();
        var submitted = await work.Get<SubmitDraft>().HandleAsync(People.Citizen, new(draft.Id));
        submitted.Problems.ShouldBeEmpty();
        Code = submitted.Value.Code;
    }

    public Task<DossierMoved> ReceiveAsync(Actor? by = null) => DoAsync<ReceiveDossier, DossierMoved>(act => act.HandleAsync(by ?? People.Reception, new(new(Code))));

    public Task<DossierMoved> AssignAsync() =>
        DoAsync<AssignDossier, DossierMoved>(act => act.HandleAsync(People.Head, new(new(Code), People.Specialist.Id!.Value)));

    public Task<DossierMoved> AskForSupplementAsync(string component = "tai-lieu-ky-thuat") =>
        DoAsync<RequestSupplement, DossierMoved>(act => act.HandleAsync(People.Specialist, new(new(Code), [new(component, "Bản chụp mờ, thiếu trang thông số")])));

    public async Task<DossierMoved> SupplementAsync(string component = "tai-lieu-ky-thuat")
    {
        await using var work = house.Open();
        using var content = new MemoryStream(SampleFiles.Pdf($"bổ sung {Code}"));
        var stored = (await work.Get<FileStore>().SaveAsync(content)).Value;
        return (await work.Get<AnswerSupplement>().HandleAsync(
            People.Citizen, new(new(Code), [new(component, stored.Hash, "tai-lieu.pdf", stored.Size)]))).Value;
    }

    public Task<DossierMoved> ProposeAsync() => DoAsync<ProposeResult, DossierMoved>(act => act.HandleAsync(
        People.Specialist, new(new(Code), new(true, "Xác nhận khai báo thiết bị X-quang", "Cơ sở: Phòng khám đa khoa Sông Lam\nThiết bị: X100, số SN-001", ""))));

    public Task<DossierMoved> ApproveAsync() => DoAsync<ApproveProposal, DossierMoved>(act => act.HandleAsync(People.Head, new(new(Code))));

    public Task<DossierMoved> SignAsync() => DoAsync<SignResult, DossierMoved>(act => act.HandleAsync(People.Director, new(new(Code))));

    public Task<DossierMoved> IssueAsync() => DoAsync<IssueResult, DossierMoved>(act => act.HandleAsync(People.Clerk, new(new(Code))));

    /// <summary>From the counter to the decision, each as the one whose turn it is.</summary>
    public async Task DecideAsync()
    {
        await ReceiveAsync();
        await AssignAsync();
        await ProposeAsync();
        await ApproveAsync();
        await SignAsync();
        await IssueAsync();
    }

    public Task<DossierMoved> HandOverAsync() => DoAsync<HandOverResult, DossierMoved>(act => act.HandleAsync(People.Reception, new(new(Code))));

    /// <summary>What a form said when it was issued.</summary>
    public static T FactsOf<T>(DossierDocument document) => JsonSerializer.Deserialize<T>(document.Data, OpenedDossier.ClockJson)!;

    public async Task<Dossier> SeeAsync()
    {
        await using var work = house.Open();
        return await work.Db.Set<Dossier>().AsNoTracking().SingleAsync(dossier => dossier.Code == Code);
    }

    public async Task<List<Act>> ActsAsync()
    {
        await using var work = house.Open();
        var subject = (await SeeAsync()).Subject;
        return await work.Db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject).OrderBy(act => act.Seq).ToListAsync();
    }

    private async Task<TResult> DoAsync<TUseCase, TResult>(Func<TUseCase, Task<Outcome<TResult>>> act)
        where TUseCase : notnull
    {
        await using var work = house.Open();
        var outcome = await act(work.Get<TUseCase>());
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value;
    }
}
