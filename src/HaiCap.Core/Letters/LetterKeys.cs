namespace HaiCap.Core.Letters;

/// <summary>The names of the templates the product itself uses; an administrator edits their text, never their names.</summary>
public static class LetterKeys
{
    /// <summary>Not a paper: the shared frame the others import as <c>khung.typ</c>.</summary>
    public const string Frame = "khung";

    public const string Licence = "giay-phep";
    public const string Confirmation = "giay-xac-nhan";
    public const string Certificate = "giay-chung-nhan";
    public const string Decision = "quyet-dinh";
    public const string Notice = "thong-bao";

    public const string Form01 = "mau-01";
    public const string Form02 = "mau-02";
    public const string Form03 = "mau-03";
    public const string Form04 = "mau-04";
    public const string Form05 = "mau-05";
    public const string Form06 = "mau-06";
    public const string Form07 = "mau-07";

    /// <summary>How a due time came about.</summary>
    public const string ClockSheet = "bang-thoi-han";

    /// <summary>Silence is consent: what the system says then.</summary>
    public const string Deemed = "coi-nhu-chap-thuan";

    /// <summary>A filled form: sections of labels and values.</summary>
    public const string FormAnswers = "to-khai";

    /// <summary>What another decides from one day to the next.</summary>
    public const string CompetenceChanges = "thay-doi-tham-quyen";

    /// <summary>Every key with the name an administrator reads.</summary>
    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Licence] = "Giấy phép",
        [Confirmation] = "Giấy xác nhận",
        [Certificate] = "Giấy chứng nhận, chứng chỉ",
        [Decision] = "Quyết định",
        [Notice] = "Thông báo",
        [Form01] = "Mẫu 01 – Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        [Form02] = "Mẫu 02 – Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
        [Form03] = "Mẫu 03 – Phiếu từ chối tiếp nhận giải quyết hồ sơ",
        [Form04] = "Mẫu 04 – Văn bản xin lỗi và đề nghị gia hạn",
        [Form05] = "Mẫu 05 – Thông báo dừng giải quyết hồ sơ",
        [Form06] = "Mẫu 06 – Phiếu kiểm soát quá trình giải quyết hồ sơ",
        [Form07] = "Mẫu 07 – Sổ theo dõi hồ sơ",
        [ClockSheet] = "Bảng tính thời hạn",
        [Deemed] = "Thông báo hồ sơ được coi là đã được chấp thuận",
        [FormAnswers] = "Tờ khai điện tử",
        [CompetenceChanges] = "Thay đổi thẩm quyền giữa hai ngày",
        [Frame] = "Khung thể thức chung",
    };
}
