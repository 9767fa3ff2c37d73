using HaiCap.Core.Organizations;

namespace HaiCap.Core.Tests.Organizations;

public sealed class UnitNamesTests
{
    [Theory]
    [InlineData("Phường Yên Hoà", "Phường Yên Hòa")]
    [InlineData("Xã Đàm Thuỷ", "Xã Đàm Thủy")]
    [InlineData("XÃ HOÀ AN", "XÃ HÒA AN")]
    [InlineData("Xã Phú Quý", "Xã Phú Quý")]
    [InlineData("Quận Hoàn Kiếm", "Quận Hoàn Kiếm")]
    [InlineData("Xã Ea H’Leo", "Xã Ea H'Leo")]
    [InlineData("  Xã   Hòa ", "Xã Hòa")]
    public void Names_have_one_written_form(string typed, string normal) => UnitNames.Normal(typed).ShouldBe(normal);

    [Fact]
    public void A_decomposed_name_is_composed() =>
        UnitNames.Normal("Xã Nậm Nèn".Normalize(System.Text.NormalizationForm.FormD)).ShouldBe("Xã Nậm Nèn");

    [Theory]
    [InlineData("P. Hà Huy Tập", "ha huy tap")]
    [InlineData("P.12", "12")]
    [InlineData("Phường 01", "1")]
    [InlineData("Q1", "1")]
    [InlineData("TP Vinh", "vinh")]
    [InlineData("tp.Vinh", "vinh")]
    [InlineData("Thị xã Cửa Lò", "cua lo")]
    [InlineData("Tỉnh Bà Rịa - Vũng Tàu", "ba ria vung tau")]
    [InlineData("Phường Quán Toan", "quan toan")]
    [InlineData("Xã Ea H'Leo", "ea hleo")]
    [InlineData("Phú Thọ", "phu tho")]
    public void The_type_is_left_out_however_it_is_written(string typed, string bare) => UnitNames.FoldWithoutType(typed).ShouldBe(bare);
}
