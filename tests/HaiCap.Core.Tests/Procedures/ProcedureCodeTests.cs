using HaiCap.Core.Procedures;

namespace HaiCap.Core.Tests.Procedures;

public sealed class ProcedureCodeTests
{
    [Theory]
    [InlineData("1.003542", "1.003542", null)]
    [InlineData(" 1.003542.000.00.00.H50 ", "1.003542", "000.00.00.H50")]
    [InlineData("1.014393.h38", "1.014393", "H38")]
    public void Codes_as_published_are_read(string text, string national, string? suffix)
    {
        ProcedureCode.TryParse(text, out var code).ShouldBeTrue();
        code!.National.ShouldBe(national);
        code.LocalSuffix.ShouldBe(suffix);
        code.IsSample.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1003542")]
    [InlineData("1.00354")]
    [InlineData("1.0035422")]
    [InlineData("1.003542.")]
    [InlineData("1.003542.H38.TOOLONG")]
    public void Anything_else_is_not_a_code(string? text) =>
        ProcedureCode.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_code_beginning_with_nine_is_a_sample() => ProcedureCode.Parse("9.000006").IsSample.ShouldBeTrue();
}
