using HaiCap.Core.Letters;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Tests.Letters;

public sealed class SigningBlockTests
{
    private static readonly DateOnly Today = new(2026, 7, 20);

    public static TheoryData<Signer, string> Blocks => new()
    {
        { new("A", "Giám đốc", SigningForm.Head), "GIÁM ĐỐC" },
        { new("A", "Phó Giám đốc", SigningForm.Deputy, HeadTitle: "Giám đốc"), "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC" },
        { new("A", "Chủ tịch", SigningForm.OnBehalf, Collective: "Ủy ban nhân dân"), "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH" },
        { new("A", "Phó Chủ tịch", SigningForm.Deputy, HeadTitle: "Chủ tịch", Collective: "Ủy ban nhân dân"), "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH" },
        { new("A", "Trưởng phòng Quản lý công nghệ", SigningForm.ByOrder, Principal: "Giám đốc"), "TL. GIÁM ĐỐC|TRƯỞNG PHÒNG QUẢN LÝ CÔNG NGHỆ" },
        { new("A", "Phó Chánh Văn phòng", SigningForm.ByOrder, HeadTitle: "Chánh Văn phòng", Principal: "Chủ tịch"), "TL. CHỦ TỊCH|KT. CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG" },
        { new("A", "Giám đốc Sở Khoa học và Công nghệ", SigningForm.Authorised, Principal: "Chủ tịch", AuthorisedFrom: new(2026, 1, 1), AuthorisedTo: Today), "TUQ. CHỦ TỊCH|GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ" },
        { new("A", "Giám đốc", SigningForm.Acting), "Q. GIÁM ĐỐC" },
    };

    [Theory, MemberData(nameof(Blocks))]
    public void Each_right_to_sign_has_its_lines(Signer signer, string lines) =>
        string.Join('|', SigningBlock.Compose(signer, Today).Value.Lines).ShouldBe(lines);

    [Fact]
    public void An_authorisation_holds_on_its_last_day_and_not_after()
    {
        var signer = new Signer("A", "Giám đốc Sở", SigningForm.Authorised, Principal: "Chủ tịch", AuthorisedFrom: Today, AuthorisedTo: Today);

        SigningBlock.Compose(signer, Today).Ok.ShouldBeTrue();
        SigningBlock.Compose(signer, Today.AddDays(1)).Problems[0].Code.ShouldBe("LET-021");
        SigningBlock.Compose(signer, Today.AddDays(-1)).Problems[0].Code.ShouldBe("LET-021");
        SigningBlock.Compose(signer with { AuthorisedTo = null }, Today).Problems[0].Code.ShouldBe("LET-021");
    }

    [Fact]
    public void No_deputy_signs_under_an_authorisation() =>
        SigningBlock.Compose(
            new("A", "Phó Giám đốc Sở", SigningForm.Authorised, HeadTitle: "Giám đốc Sở", Principal: "Chủ tịch", AuthorisedFrom: Today, AuthorisedTo: Today), Today)
            .Problems[0].Code.ShouldBe("LET-022");

    [Theory]
    [InlineData(SigningForm.Deputy)]
    [InlineData(SigningForm.OnBehalf)]
    [InlineData(SigningForm.ByOrder)]
    public void Signing_for_nobody_named_is_refused(SigningForm form) =>
        SigningBlock.Compose(new("A", "Phó Giám đốc", form), Today).Problems[0].Code.ShouldBe("LET-020");
}
