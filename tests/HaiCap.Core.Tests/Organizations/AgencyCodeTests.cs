using HaiCap.Core.Organizations;

namespace HaiCap.Core.Tests.Organizations;

public sealed class AgencyCodeTests
{
    [Theory]
    [InlineData("H41.19")]
    [InlineData("000.00.19.H41")]
    [InlineData("G06")]
    [InlineData("H41.19.04.001")]
    public void Both_styles_are_accepted_as_written(string text)
    {
        AgencyCode.TryParse(text, out var code).ShouldBeTrue();
        code!.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("H41..19")]
    [InlineData(".H41")]
    [InlineData("H41-19")]
    [InlineData("H41.Đ")]
    [InlineData("H41.19.01234567890123456789012345678")]
    public void Anything_else_is_refused(string? text) => AgencyCode.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("000.00.19.H41", "H41.19")]
    [InlineData("001.02.19.H41", "H41.19.02.001")]
    [InlineData("000.00.00.H41", "H41")]
    [InlineData("H41.19", "H41.19")]
    public void The_old_style_reads_from_the_bottom_up(string old, string newStyle)
    {
        AgencyCode.Parse(old).ToNewStyle().Text.ShouldBe(newStyle);
        AgencyCode.Parse(old).Root.ShouldBe("H41");
    }

    [Fact]
    public void Typed_in_small_letters_it_is_the_same_code() => AgencyCode.Parse(" h41.19 ").ShouldBe(AgencyCode.Parse("H41.19"));
}
