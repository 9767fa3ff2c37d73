using HaiCap.Core.Calendar;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Letters;

/// <summary>Each form of circular 03/2025/TT-VPCP shows every key field it must have.</summary>
public sealed class DossierFormTests(Press press) : IClassFixture<Press>
{
    [Fact]
    public async Task Form_01_shows_every_key_field() => await ShouldShow(
        LetterKeys.Form01,
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Mã hồ sơ: H41.19-260706-0001",
        "Chủ hồ sơ: Phòng khám đa khoa Sông Lam",
        "Người nộp hồ sơ: Nguyễn Thị Ngọc Ánh",
        "Địa chỉ: Số 12 đường Nguyễn Thị Minh Khai",
        "Số điện thoại: 0912345678",
        "Email: phongkham@example.vn",
        "Số định danh cá nhân/Mã số doanh nghiệp: 2900123456",
        "Nội dung yêu cầu giải quyết: Cấp giấy phép tiến hành công việc bức xạ",
        "Kết quả kiểm xạ",
        "bản điện tử",
        "Số lượng hồ sơ: 01 bộ",
        "Thời gian giải quyết hồ sơ theo quy định: 25 ngày",
        "Thời gian nhận hồ sơ: 09 giờ 30 phút, ngày 06 tháng 7 năm 2026",
        "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 30 phút, ngày 31 tháng 7 năm 2026",
        "Cách tính ngày hẹn trả: Tiếp nhận lúc 09:30 thứ Hai 06/07/2026. Tính đủ 25 ngày (tính cả ngày nghỉ): 7/7–31/7.",
        "Nơi nhận kết quả: Trung tâm Phục vụ hành chính công phường Thành Vinh",
        "Phí, lệ phí: 2.000.000 đ (đã thanh toán trực tuyến)",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Nguyễn Thị Lan");

    [Fact]
    public async Task Form_01_puts_each_paper_in_the_column_of_its_kind()
    {
        var page = (await Poppler.InkAsync((await press.PrintAsync(LetterSamples.For(LetterKeys.Form01), "columns")).Pdf))[0];

        var table = page.Words.Where(word => word.Left > 140 && word.Top > 100).OrderBy(word => word.Top).ToList();
        double Column(string heading) => table.First(word => word.Text == heading).Left;
        var marks = table.Where(word => word.Text == "1").Select(word => word.Left).ToList();
        marks.Count.ShouldBe(6);
        marks.Count(left => Math.Abs(left - Column("chính")) < 8).ShouldBe(3);
        marks.Count(left => Math.Abs(left - Column("thực")) < 8).ShouldBe(2);
        marks.Count(left => Math.Abs(left - Column("chụp")) < 8).ShouldBe(1);
    }

    [Fact]
    public async Task Form_01_filed_online_says_so_in_place_of_a_signature()
    {
        var data = (Form01Data)LetterSamples.For(LetterKeys.Form01) with { FiledOnlineAt = Press.Morning, Fee = 0, DueIsProvisional = true };

        var text = LetterFormatTests.Flat(await Poppler.TextAsync((await press.PrintAsync(data, "online")).Pdf));

        text.ShouldContain("Nộp trực tuyến lúc");
        text.ShouldContain("Phí, lệ phí: không thu");
        text.ShouldContain("tạm tính");
    }

    [Fact]
    public async Task Form_01_of_an_everyday_dossier_is_one_page() => (await press.PrintAsync(LetterSamples.For(LetterKeys.Form01), LetterKeys.Form01)).Pages.ShouldBe(1);

    [Fact]
    public async Task Form_01_keeps_to_its_margins_with_the_longest_way_in_which_a_date_is_counted()
    {
        LimitStage[] stages = [new(3, TimeUnit.WorkingDay, "kiểm tra hồ sơ"), new(20, TimeUnit.WorkingDay, "kiểm tra thực tế tại cơ sở"), new(60, TimeUnit.WorkingDay, "giải quyết, cấp giấy phép")];
        var due = Tests.Calendar.Sample.Year.Due(Tests.Calendar.Sample.T("2026-01-31 19:30"), stages);
        var basis = ClockBasis.Vietnamese(due.Explanation);
        var data = (Form01Data)LetterSamples.For(LetterKeys.Form01) with
        {
            LegalTime = "3 ngày làm việc, rồi 20 ngày làm việc (phải kiểm tra thực tế), rồi 60 ngày làm việc", ReceivedAt = Tests.Calendar.Sample.T("2026-01-31 19:30"), DueAt = due.DueAt, Basis = basis,
        };

        var letter = await press.PrintAsync(data, "longest-basis");

        (await Poppler.InkAsync(letter.Pdf)).ShouldAllBe(page => page.KeepsMargins());
        letter.Pages.ShouldBeLessThanOrEqualTo(2);
        LetterFormatTests.Flat(await Poppler.TextAsync(letter.Pdf)).ShouldContain(basis[^60..]);
    }

    [Fact]
    public async Task Form_02_shows_every_key_field() => await ShouldShow(
        LetterKeys.Form02,
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Kết quả kiểm xạ",
        "đã quá 12 tháng",
        "chậm nhất ngày 23 tháng 7 năm 2026",
        "liên hệ Lê Văn Hùng, số điện thoại 02383123456",
        "NGƯỜI HƯỚNG DẪN");

    [Fact]
    public async Task Form_03_shows_every_key_field() => await ShouldShow(
        LetterKeys.Form03, "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "Lý do: Thiết bị đặt tại tỉnh Hà Tĩnh", "Căn cứ pháp lý: Quy định về nơi nộp hồ sơ", "Nguyễn Thị Lan");

    [Fact]
    public async Task Form_04_shows_every_key_field() => await ShouldShow(
        LetterKeys.Form04, "XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN", "Thời gian nhận hồ sơ", "Thời gian hẹn trả kết quả", "Đơn vị giải quyết chậm: Phòng Quản lý công nghệ",
        "Lý do: Phải kiểm tra thực tế", "ngày 31 tháng 7 năm 2026", "KT. GIÁM ĐỐC", "Trần Quốc Thành");

    [Fact]
    public async Task The_notice_of_consent_by_silence_shows_its_legal_basis() => await ShouldShow(
        LetterKeys.Deemed, "ĐƯỢC COI LÀ ĐÃ ĐƯỢC CHẤP THUẬN", "Căn cứ pháp lý: Điều khoản của văn bản", "SỞ KHOA HỌC VÀ CÔNG NGHỆ");

    [Fact]
    public async Task Form_05_shows_every_key_field() => await ShouldShow(
        LetterKeys.Form05, "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "Lý do: Quá 15 ngày", "Khoản 5 Điều 19 Nghị định số 118/2025/NĐ-CP", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Quốc Thành");

    [Fact]
    public async Task Form_06_shows_every_hand_over() => await ShouldShow(
        LetterKeys.Form06, "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "Bên giao", "Bên nhận", "09:40", "06/07/2026", "Trước hạn", "Đúng hạn", "Quá hạn", "Chờ kết quả");

    [Fact]
    public async Task Form_07_shows_every_column() => await ShouldShow(
        LetterKeys.Form07,
        "SỔ THEO DÕI HỒ SƠ", "Từ ngày 06 tháng 7 năm 2026 đến ngày 10 tháng 7 năm 2026", "Mã hồ sơ", "260707-0001", "Nội dung", "Nguyễn Văn Bình", "0912345678",
        "Nhận hồ", "Hẹn trả", "Chuyển cơ", "Nhận kết", "Trả kết", "Ghi chú", "Trực tuyến");

    [Fact]
    public async Task A_filled_form_shows_each_section_and_answer() => await ShouldShow(
        LetterKeys.FormAnswers, "Kính gửi: Sở Khoa học và Công nghệ tỉnh Nghệ An", "Thiết bị 2", "Máy X-quang răng", "Số fax", "–", "08 giờ 55 phút", "Nguyễn Thị Ngọc Ánh");

    [Theory]
    [InlineData(LetterKeys.Form01)]
    [InlineData(LetterKeys.Form02)]
    [InlineData(LetterKeys.Form03)]
    public async Task A_form_of_the_counter_has_one_place_for_the_officers_signature(string key)
    {
        var letter = await press.PrintAsync(LetterSamples.For(key), key);

        letter.Places.Select(place => place.Name).ShouldBe(["signer"]);
    }

    [Fact]
    public async Task Forty_papers_with_long_names_flow_over_pages_inside_the_margins()
    {
        var longName = string.Join(' ', Enumerable.Repeat("Bản sao giấy chứng nhận kiểm định thiết bị", 3))[..120];
        var form = (Form01Data)LetterSamples.For(LetterKeys.Form01);
        var data = form with
        {
            Form = form.Form with
            {
                Unit = longName,
                Dossier = form.Dossier with { Owner = new string('Ầ', 120), Submitter = longName, Address = longName, Email = new string('m', 100) + "@example.vn" },
            },
            Papers = [.. Enumerable.Range(1, 40).Select(i => new PaperLine($"{longName} {i}", Original: i))],
        };

        var letter = await press.PrintAsync(data, "forty");

        letter.Pages.ShouldBeGreaterThan(1);
        var pages = await Poppler.InkAsync(letter.Pdf);
        pages.ShouldAllBe(page => page.KeepsMargins());
        // The heading of the table stands again on the second page, and the place of the signature is known there.
        pages[1].Words.Count(word => word.Text == "STT").ShouldBe(1);
        letter.Places.Single().Page.ShouldBe(letter.Pages);
    }

    [Fact]
    public async Task A_register_of_three_hundred_dossiers_repeats_its_heading_on_each_page()
    {
        var book = (Form07Data)LetterSamples.For(LetterKeys.Form07);
        var data = book with { Rows = [.. Enumerable.Range(0, 300).Select(i => book.Rows[i % book.Rows.Count] with { Number = i + 1 })] };

        var pages = await Poppler.InkAsync((await press.PrintAsync(data, "register")).Pdf);

        pages.Count.ShouldBeGreaterThan(30);
        pages.ShouldAllBe(page => page.KeepsMargins() && page.Words.Count(word => word.Text == "TT") == 1);
    }

    private async Task ShouldShow(string key, params string[] expected)
    {
        var text = LetterFormatTests.Flat(await Poppler.PlainTextAsync((await press.PrintAsync(LetterSamples.For(key), key)).Pdf));
        foreach (var part in expected)
        {
            text.ShouldContain(part);
        }
    }
}
