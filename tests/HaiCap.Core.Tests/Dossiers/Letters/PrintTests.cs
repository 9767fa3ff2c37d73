using System.Security.Cryptography;
using HaiCap.Core.Acts;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Tests.Letters;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers.Letters;

/// <summary>The forms of a real dossier, read back from the PDF.</summary>
public sealed class PrintTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task The_receipt_shows_every_key_field_and_the_officers_valid_signature(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();

        var pdf = await DocumentAsync(house, story, People.Citizen, DocumentKind.Receipt);

        var text = await FlatAsync(pdf, "receipt");
        foreach (var part in new[]
        {
            "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", $"Mã hồ sơ: {story.Code}", "UBND PHƯỜNG TRƯỜNG VINH",
            "Chủ hồ sơ: Nguyễn Văn Mẫu", "Số định danh cá nhân/Mã số doanh nghiệp: 040085000001", "Địa chỉ: Phường Trường Vinh, tỉnh Nghệ An", "Số điện thoại: 0900000001",
            "nguyen.van.mau@congdan.example", "(mã thủ tục 2.002385)", "tờ khai điện tử", "Số lượng hồ sơ: 01 bộ",
            "theo quy định: 5 ngày làm việc", "Thời gian nhận hồ sơ: 09 giờ 00 phút, ngày 06 tháng 7 năm 2026",
            "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 30 phút, ngày 13 tháng 7 năm 2026", "Nơi nhận kết quả: Trực tuyến", "Phí, lệ phí: không thu",
            "Nộp trực tuyến lúc", "NGƯỜI TIẾP NHẬN HỒ SƠ", "/kiem-tra/",
        })
        {
            text.ShouldContain(part, Case.Sensitive);
        }

        (await Poppler.SignaturesAsync(pdf)).ShouldContain("Signature is Valid");
    }

    [Theory, BothProviders]
    public async Task The_same_document_is_the_same_file_whoever_asks_and_whatever_the_hour(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();

        var first = await DocumentAsync(house, story, People.Citizen, DocumentKind.Receipt);
        house.Clock.Advance(TimeSpan.FromDays(3));
        var later = await DocumentAsync(house, story, People.Reception, DocumentKind.Receipt);

        later.ShouldBe(first);
        await using var work = house.Open();
        var kept = await work.Db.Set<DossierDocument>().SingleAsync(row => row.Kind == DocumentKind.Receipt);
        kept.FileHash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(first)));
    }

    [Fact]
    public async Task A_house_with_printed_forms_is_healthy()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await DocumentAsync(house, story, People.Citizen, DocumentKind.Receipt);
        await using var work = house.Open();
        foreach (var check in work.Get<IEnumerable<IVerification>>())
        {
            (await check.CheckAsync(work.Db, null, CancellationToken.None).ToListAsync()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_receipt_of_the_counter_counts_each_paper_in_the_column_of_its_kind_and_leaves_room_for_a_signature()
    {
        var house = await houses.GetAsync(Provider.Sqlite);
        await using var work = house.Open();
        var centre = await People.AgencyOfAsync(work, People.Reception);
        var version = await work.Db.Set<Core.Procedures.ProcedureVersion>().SingleAsync(row => row.Code == Story.XRay);
        var taken = await work.Get<FileAtCounter>().HandleAsync(People.Reception, new(new(
            Guid.CreateVersion7(), version.Id, centre.Id, Story.Owner, null, FormAnswers.FromJson(Story.Declaration),
            [new("phieu-khai-bao", PaperForm.Original, null, null, Sets: 2), new("tai-lieu-ky-thuat", PaperForm.CertifiedCopy, null, null, Sets: 3)])));
        taken.Problems.ShouldBeEmpty();
        var id = (await work.Db.Set<Dossier>().SingleAsync(row => row.Code == taken.Value.Code)).Id;
        var receipt = await work.Db.Set<DossierDocument>().SingleAsync(row => row.DossierId == id && row.Kind == DocumentKind.Receipt);

        var pdf = await ReadAsync((await work.Get<PrintDossierDocument>().HandleAsync(People.Reception, taken.Value.Code, receipt.Id)).Value);

        var words = (await Poppler.InkAsync(pdf))[0].Words;
        double Column(string heading) => words.First(word => word.Text == heading && word.Top > 100).Left;
        Math.Abs(words.Single(word => word.Text == "2" && word.Left > 140).Left - Column("chính")).ShouldBeLessThan(8);
        Math.Abs(words.Single(word => word.Text == "3" && word.Left > 140).Left - Column("thực")).ShouldBeLessThan(8);
        (await FlatAsync(pdf, "counter")).ShouldNotContain("Nộp trực tuyến lúc");
        var form = await ReadAsync((await work.Get<PrintAnswers>().HandleAsync(People.Reception, taken.Value.Code)).Value);
        (await FlatAsync(form, "counter-form")).ShouldContain("Nộp trực tiếp lúc 09 giờ 00 phút, ngày 06 tháng 7 năm 2026");
    }

    [Fact]
    public async Task Two_who_ask_at_once_get_one_file()
    {
        var house = await houses.GetAsync(Provider.Sqlite);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();

        var copies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DocumentAsync(house, story, People.Citizen, DocumentKind.Receipt)));

        copies.ShouldAllBe(copy => copy.SequenceEqual(copies[0]));
    }

    [Theory, BothProviders]
    public async Task The_supplement_request_tells_what_why_until_when_and_what_the_clock_does(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskForSupplementAsync();

        var text = await FlatAsync(await DocumentAsync(house, story, People.Citizen, DocumentKind.SupplementRequest), "supplement");

        text.ShouldContain("PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ");
        text.ShouldContain("Bản chụp mờ, thiếu trang thông số");
        text.ShouldContain("SỞ KHOA HỌC VÀ CÔNG NGHỆ");
        text.ShouldContain("chậm nhất ngày 21 tháng 7 năm 2026");
        text.ShouldContain("thời hạn giải quyết được tính lại từ đầu");
        text.ShouldContain("NGƯỜI HƯỚNG DẪN");
    }

    [Fact]
    public async Task The_refusal_gives_the_reason_and_the_law()
    {
        var house = await houses.GetAsync(Provider.Sqlite);
        var story = await Story.FiledAsync(house);
        await using (var work = house.Open())
        {
            (await work.Get<RefuseDossier>().HandleAsync(
                People.Reception, new(new(story.Code), "Thiết bị đặt ngoài tỉnh.", "Điều 17 Nghị định 118/2025/NĐ-CP"))).Problems.ShouldBeEmpty();
        }

        var text = await FlatAsync(await DocumentAsync(house, story, People.Citizen, DocumentKind.Refusal), "refusal");

        text.ShouldContain("PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ");
        text.ShouldContain("Lý do: Thiết bị đặt ngoài tỉnh.");
        text.ShouldContain("Căn cứ pháp lý: Điều 17 Nghị định 118/2025/NĐ-CP");
    }

    [Fact]
    public async Task The_stop_notice_is_the_agencys_and_signed_in_the_form_of_the_post()
    {
        var house = await houses.GetAsync(Provider.Sqlite);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await using (var work = house.Open())
        {
            (await work.Get<StopDossier>().HandleAsync(People.Director, new(new(story.Code), "Người nộp đề nghị rút hồ sơ.", "Điều 19"))).Problems.ShouldBeEmpty();
        }

        var pdf = await DocumentAsync(house, story, People.Citizen, DocumentKind.StopNotice);

        var text = await FlatAsync(pdf, "stop");
        text.ShouldContain("THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ");
        text.ShouldContain("Sở Khoa học và Công nghệ tỉnh Nghệ An thông báo dừng giải quyết hồ sơ");
        text.ShouldContain("Lý do: Người nộp đề nghị rút hồ sơ.");
        text.ShouldContain("GIÁM ĐỐC");
        (await Poppler.SignaturesAsync(pdf)).ShouldContain("Signature is Valid");
    }

    [Fact]
    public async Task The_filled_form_shows_the_answers_as_people_read_them()
    {
        var house = await houses.GetAsync(Provider.Sqlite);
        var story = await Story.FiledAsync(house);
        await using var work = house.Open();

        var text = await FlatAsync(await ReadAsync((await work.Get<PrintAnswers>().HandleAsync(People.Citizen, story.Code)).Value), "answers");

        text.ShouldContain("Kính gửi: Sở Khoa học và Công nghệ tỉnh Nghệ An");
        text.ShouldContain("Phòng khám đa khoa Sông Lam");
        text.ShouldContain("phường Trường Vinh, tỉnh Nghệ An");
        text.ShouldContain("SN-001");
        text.ShouldContain($"Mã hồ sơ {story.Code}");
    }

    internal static async Task<byte[]> DocumentAsync(TestDatabase house, Story story, Actor by, DocumentKind kind)
    {
        await using var work = house.Open();
        var dossier = await story.SeeAsync();
        var id = await work.Db.Set<DossierDocument>().Where(row => row.DossierId == dossier.Id && row.Kind == kind).Select(row => row.Id).SingleAsync();
        var printed = await work.Get<PrintDossierDocument>().HandleAsync(by, story.Code, id);
        printed.Problems.ShouldBeEmpty();
        return await ReadAsync(printed.Value);
    }

    internal static async Task<byte[]> ReadAsync(HandedFile file)
    {
        await using var content = file.Content;
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory);
        return memory.ToArray();
    }

    internal static async Task<string> FlatAsync(byte[] pdf, string name)
    {
        await Press.KeepAsync("dossier-" + name, pdf);
        return LetterFormatTests.Flat(await Poppler.PlainTextAsync(pdf));
    }
}
