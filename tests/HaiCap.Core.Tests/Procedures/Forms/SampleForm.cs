using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Tests.Procedures.Forms;

/// <summary>A small form with one of everything.</summary>
internal static class SampleForm
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static readonly FormContext Context = new(Today, new Places());

    public static readonly FormDefinition Definition = new()
    {
        Sections =
        [
            new()
            {
                Key = "nguoi-khai",
                Title = "Người khai",
                Fields =
                [
                    new() { Key = "ten", Label = "Họ và tên", Required = true, MaxLength = 40 },
                    new() { Key = "so-dinh-danh", Label = "Số định danh cá nhân", Kind = FormFieldKind.Citizen, Required = true },
                    new() { Key = "mst", Label = "Mã số thuế", Kind = FormFieldKind.Enterprise },
                    new() { Key = "dien-thoai", Label = "Số điện thoại", Kind = FormFieldKind.Phone },
                    new() { Key = "thu", Label = "Thư điện tử", Kind = FormFieldKind.Email },
                    new() { Key = "noi-o", Label = "Nơi ở", Kind = FormFieldKind.Place, Required = true },
                    new() { Key = "ngay-sinh", Label = "Ngày sinh", Kind = FormFieldKind.Date, NotBefore = "1900-01-01", NotAfter = "today" },
                ],
            },
            new()
            {
                Key = "thiet-bi-va-co-so",
                Title = "Thiết bị",
                Fields =
                [
                    new() { Key = "loai", Label = "Loại cơ sở", Kind = FormFieldKind.Choice, Required = true, Choices = [new("co-dinh", "Cố định"), new("di-dong", "Di động")] },
                    new() { Key = "bien-so", Label = "Biển số xe", Required = true, Pattern = "[0-9]{2}[A-Z]-[0-9]{4,5}", PatternHint = "viết như 37C-12345", VisibleWhen = new() { Field = "loai", Is = "di-dong" } },
                    new() { Key = "giay-xe", Label = "Giấy tờ xe", VisibleWhen = new() { Field = "bien-so", Answered = true } },
                    new() { Key = "dich-vu", Label = "Dịch vụ", Kind = FormFieldKind.Choices, Choices = [new("chup", "Chụp"), new("soi", "Soi")] },
                    new() { Key = "von", Label = "Vốn", Kind = FormFieldKind.Money, Max = 1_000_000_000 },
                    new() { Key = "dien-tich", Label = "Diện tích", Kind = FormFieldKind.Number, Decimals = 1, Min = 1, Max = 500, Unit = "m²" },
                    new()
                    {
                        Key = "thiet-bi",
                        Label = "Thiết bị",
                        Kind = FormFieldKind.Group,
                        ItemLabel = "Thiết bị",
                        MinItems = 1,
                        MaxItems = 3,
                        Fields =
                        [
                            new() { Key = "serial", Label = "Số sê-ri", Required = true },
                            new() { Key = "nguon", Label = "Nguồn gốc", Kind = FormFieldKind.Choice, Choices = [new("moi", "Mua mới"), new("cu", "Chuyển nhượng")] },
                            new() { Key = "ben-giao", Label = "Bên chuyển nhượng", Required = true, VisibleWhen = new() { Field = "nguon", Is = "cu" } },
                        ],
                    },
                ],
            },
        ],
    };

    /// <summary>A post every field of which is right.</summary>
    public static Dictionary<string, string[]> GoodPost() => new(StringComparer.Ordinal)
    {
        ["ten"] = ["Nguyễn Thị Hoà"],
        ["so-dinh-danh"] = ["040 185 001 234"],
        ["mst"] = ["0100109106-001"],
        ["dien-thoai"] = ["+84 912 345 678"],
        ["thu"] = ["hoa@example.vn"],
        ["noi-o.province"] = ["40"],
        ["noi-o.commune"] = ["16690"],
        ["noi-o.street"] = ["Số 5, đường Lê Lợi"],
        ["ngay-sinh"] = ["3/2/1985"],
        ["loai"] = ["co-dinh"],
        ["dich-vu"] = ["chup", "soi"],
        ["von"] = ["1.500.000 đ"],
        ["dien-tich"] = ["36,5"],
        ["thiet-bi[0].serial"] = ["SN-001"],
        ["thiet-bi[0].nguon"] = ["moi"],
    };

    public static FormAnswers Read(Dictionary<string, string[]> posted) => FormRules.Read(Definition, posted);

    public static IReadOnlyList<Problem> Problems(Dictionary<string, string[]> posted) =>
        FormValidation.Validate(Definition, Read(posted), Context);

    internal sealed class Places : IPlaceNames
    {
        public string? Province(string province) => province switch { "40" => "Nghệ An", "42" => "Hà Tĩnh", _ => null };

        public string? Commune(string province, string commune) => (province, commune) switch
        {
            ("40", "16690") => "Phường Thành Vinh",
            ("42", "18073") => "Phường Thành Sen",
            _ => null,
        };
    }
}
