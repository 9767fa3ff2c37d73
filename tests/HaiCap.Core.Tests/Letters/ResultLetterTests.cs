using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;

namespace HaiCap.Core.Tests.Letters;

public sealed class ResultLetterTests(Press press) : IClassFixture<Press>
{
    public static readonly TheoryData<string> Keys = [LetterKeys.Licence, LetterKeys.Confirmation, LetterKeys.Certificate, LetterKeys.Decision, LetterKeys.Notice];

    [Theory, MemberData(nameof(Keys))]
    public async Task A_result_is_tagged_archival_and_complete(string key)
    {
        var letter = await press.PrintAsync(LetterSamples.For(key), key);

        var info = await Poppler.InfoAsync(letter.Pdf);
        info.ShouldContain("Tagged:          yes");
        info.ShouldContain("595.276 x 841.89 pts (A4)");
    }
}
