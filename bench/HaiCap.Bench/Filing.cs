using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Bench;

/// <summary>A valid filing of the sample's declaration of an X-ray machine at a commune's centre: the first dossier of the journey, with two files.</summary>
internal sealed class Filing(TestDatabase house)
{
    public const string ReceptionUser = "tiepnhan.truongvinh";
    private const string Procedure = "2.002385";

    public const string Answers = """
        {
          "ten-to-chuc": "Phòng khám đa khoa Bến Thủy", "ma-so-thue": "2901234568",
          "dia-chi-tru-so": { "province": "40", "commune": "16690", "street": "Số 7 đường Thử Nghiệm" }, "dien-thoai": "0912345678",
          "nguoi-dai-dien": "Nguyễn Văn Mẫu", "chuc-vu": "Giám đốc", "so-dinh-danh": "040085000001",
          "loai-co-so": "phong-kham", "cach-lap-dat": "co-dinh", "noi-dat": { "province": "40", "commune": "16690", "street": "Số 7 đường Thử Nghiệm" },
          "phong-dat": "Phòng X-quang, tầng 1",
          "thiet-bi": [ { "loai": "tong-hop", "hang": "Hãng Mẫu", "model": "X100", "serial": "SN-001", "nuoc": "Việt Nam", "nam": "2024", "kv": 150, "ma": 500 } ],
          "nguon-goc": "mua-moi", "ngay-co": "2026-07-01", "nguoi-an-toan": "Trần Thị Ví Dụ", "trinh-do": "Cử nhân vật lý", "dien-thoai-an-toan": "0912345679",
          "cach-nhan": "khong"
        }
        """;

    private static readonly Party Owner = new(PartyKind.Citizen, "Nguyễn Văn Mẫu", "040085000001", "Phường Trường Vinh, tỉnh Nghệ An", "0900000001", "nguyen.van.mau@congdan.example");

    private Guid version;
    private Guid centre;
    private string component = "";

    public static Actor Citizen { get; } = new(ActorKind.Citizen, SampleIds.For("citizen/040085000001"), "Nguyễn Văn Mẫu");

    public static Actor Reception { get; } = new(ActorKind.Officer, SampleIds.For($"officer/{ReceptionUser}"), ReceptionUser);

    public TestDatabase House => house;

    /// <summary>Key of the procedure's first component, which the files are named for.</summary>
    public string Component => component;

    public static async Task<Filing> PrepareAsync(TestDatabase house)
    {
        var filing = new Filing(house);
        await using var work = house.Open();
        var procedure = await work.Db.Set<ProcedureVersion>().SingleAsync(row => row.Code == Procedure && row.ValidTo == null);
        filing.version = procedure.Id;
        filing.component = procedure.Read().Components[0].Key;
        filing.centre = await work.Db.Set<Position>().Where(position => position.OfficerId == Reception.Id).Select(position => position.AgencyId).FirstAsync();
        return filing;
    }

    /// <summary>One submission in a unit of work of its own, as the page does.</summary>
    public Task<SubmitDossier.Submitted> SubmitAsync() => SubmitAsync(TimeProvider.System.GetUtcNow());

    /// <summary>One that arrives at an instant, where the clock then stands; its code.</summary>
    public async Task<string> SubmitAtAsync(DateTimeOffset at) => (await SubmitAsync(at)).Code;

    private async Task<SubmitDossier.Submitted> SubmitAsync(DateTimeOffset at)
    {
        house.Clock.Set(at);
        await using var work = house.Open();
        var key = Ids.New(house.Clock.GetUtcNow());
        var file = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(key.ToByteArray()));
        var outcome = await work.Get<SubmitDossier>().HandleAsync(Citizen, new SubmitDossier.Request(
            key, version, centre, Owner, Owner.Name, FormAnswers.FromJson(Answers),
            [
                new(component, PaperForm.Electronic, file, "to-khai.pdf", 183_000),
                new(component, PaperForm.Electronic, file, "anh-chup.jpg", 912_000),
            ]));
        return outcome.Ok ? outcome.Value : throw new InvalidOperationException(string.Join("; ", outcome.Problems.Select(problem => $"{problem.Field} {problem.En}")));
    }

    /// <summary>
    /// What autovacuum does within a minute in production: without statistics PostgreSQL takes any index that begins with the province.
    /// </summary>
    public async Task LearnAsync()
    {
        await using var work = house.Open();
        if (!work.Db.IsSqlite)
        {
            await work.Db.Database.ExecuteSqlRawAsync("ANALYZE");
        }
    }

    /// <summary>A draft that is ready, and what sends it: the portal's way.</summary>
    public async Task<Func<Task>> DraftAsync()
    {
        await using var work = house.Open();
        var draft = (await work.Get<StartDraft>().HandleAsync(Citizen, new(Procedure, Owner, centre))).Value;
        await work.Get<SaveDraft>().HandleAsync(Citizen, new(draft.Id, Answers: Answers));
        return async () =>
        {
            await using var sending = house.Open();
            _ = (await sending.Get<SubmitDraft>().HandleAsync(Citizen, new(draft.Id))).Value;
        };
    }

    /// <summary>A dossier that waits at the counter, and what receives it: an officer's act as every other.</summary>
    public async Task<Func<Task>> ReceiptAsync()
    {
        var dossier = await SubmitAsync();
        return async () =>
        {
            await using var work = house.Open();
            _ = (await work.Get<ReceiveDossier>().HandleAsync(Reception, new(new(dossier.Code, ExpectedSeq: 1)))).Value;
        };
    }
}
