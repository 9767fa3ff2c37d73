using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Procedures.Fees;

/// <summary>A procedure that asks for numbers, a class and devices, with fees in each of the ways law writes them.</summary>
internal static class FeeCases
{
    public static readonly Fee Fixed = new("Phí thẩm định", 1_500_000);
    public static readonly Fee Notice = new("Phí tần số", null, "theo Thông tư 265/2016/TT-BTC");
    public static readonly FeeRule ByClass = new() { ByClass = new("loai", [new("ct", 8_000_000), new("rang", 3_000_000)]) };
    public static readonly IReadOnlyList<string> Names = ["fixed", "notice", "pages", "class", "share", "half", "devices", "each"];

    private static readonly ProcedureDefinition Base = RecipeFolder.Read(Repository.Path("samples", "procedures")).First(recipe => recipe.Code.Value == "2.002385").Definition with
    {
        Components = [],
        TimeLimits = [],
        CompetentAgency = new(CompetentKind.Department, "Sở", "H41.19"),
        Form = new FormDefinition
        {
            Sections =
            [
                new FormSection
                {
                    Key = "hoi", Title = "Hỏi", Fields =
                    [
                        new() { Key = "viec", Label = "Việc gì?", Kind = FormFieldKind.Choice, Choices = [new("moi", "Cấp mới"), new("gia-han", "Gia hạn")] },
                        new() { Key = "loai", Label = "Loại máy", Kind = FormFieldKind.Choice, Choices = [new("ct", "Máy CT"), new("rang", "Máy chụp răng")] },
                        new() { Key = "so-trang", Label = "Số trang", Kind = FormFieldKind.Number },
                        new() { Key = "so-ban", Label = "Số bản", Kind = FormFieldKind.Number },
                        new() { Key = "an", Label = "Câu ẩn", Kind = FormFieldKind.Number, VisibleWhen = new() { Field = "viec", Is = "moi" } },
                        new()
                        {
                            Key = "thiet-bi", Label = "Thiết bị", ItemLabel = "Thiết bị", Kind = FormFieldKind.Group, Fields =
                            [
                                new() { Key = "ten", Label = "Tên" },
                                new() { Key = "so", Label = "Số", Kind = FormFieldKind.Number },
                                new() { Key = "loai", Label = "Loại", Kind = FormFieldKind.Choice, Choices = [new("ct", "Máy CT"), new("rang", "Máy chụp răng")] },
                            ],
                        },
                    ],
                },
            ],
        },
    };

    public static ProcedureDefinition With(params Fee[] fees) => Base with { Fees = fees };

    public static Fee[] Named(string name) => name switch
    {
        "fixed" => [Fixed],
        "notice" => [Notice],
        "pages" => [new("Theo trang", Rule: new() { PerUnit = new("so-trang", 2_000, "trang", 2, 1_000), AtMost = 200_000, AtLeast = 1_000 })],
        "class" => [new("Theo loại", Rule: ByClass)],
        "share" => [new("Cấp mới", Key: "cap-moi", Rule: ByClass, When: new() { Field = "viec", Is = "moi" }), new("Gia hạn", Rule: new() { Percent = new(75, "cap-moi") })],
        // 33.35 % of 3 000 is 1 000.5: halves go up, đồng has no part.
        "half" => [new("Gốc", Key: "goc", Rule: new() { PerUnit = new("so-trang", 3_000) }), new("Lẻ", Rule: new() { Percent = new(33.35m, "goc") })],
        "devices" => [new("Theo thiết bị", Rule: new() { PerUnit = new("thiet-bi", 300_000) })],
        _ => [new("Từng thiết bị", Rule: new() { Each = "thiet-bi", PerUnit = new("so", 100), Times = "so-ban" })],
    };
}
