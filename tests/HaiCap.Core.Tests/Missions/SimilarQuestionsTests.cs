using System.Globalization;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Sample;
using HaiCap.Core.Missions.Similar;

namespace HaiCap.Core.Tests.Missions;

/// <summary>How well questions that ask the same are told from others: every pair of a labelled set, those the engine joins against those people would.</summary>
public sealed class SimilarQuestionsTests(ITestOutputHelper output)
{
    private static readonly SampleQuestions Recipe = SampleQuestions.Read(SampleLoader.Folder);

    [Fact]
    public void Pairs_written_before_measuring()
    {
        var figures = Measure(LabelledQuestions.All);
        figures.Precision.ShouldBeGreaterThanOrEqualTo(0.8);
        figures.Recall.ShouldBeGreaterThanOrEqualTo(0.55);
        figures.Shown.ShouldBeGreaterThanOrEqualTo(0.75);
    }

    [Fact]
    public void Pairs_of_the_sample()
    {
        // What is of no topic in the recipe may ask one's question all the same: it is left for the secretary to find.
        var cases = Recipe.Cases.Where(one => one.Topic.Length > 0).Select(one => (Recipe.Topics.FindIndex(topic => topic.Key == one.Topic), SimilarBook.TextOf(one.Asks, one.Text))).ToList();
        var figures = Measure(cases);
        figures.Precision.ShouldBeGreaterThanOrEqualTo(0.75);
        figures.Recall.ShouldBeGreaterThanOrEqualTo(0.45);
    }

    private (double Precision, double Recall, double Shown) Measure(IReadOnlyList<(int Question, string Text)> labelled)
    {
        // Rarity comes from a collection, as in a house with the sample.
        var ids = labelled.Select(_ => Guid.CreateVersion7()).ToList();
        var index = new SimilarIndex([.. Recipe.Cases.Select(one => new SimilarDocument(Guid.CreateVersion7(), SimilarBook.TextOf(one.Asks, one.Text))), .. labelled.Select((one, i) => new SimilarDocument(ids[i], one.Text))]);
        var found = new List<(bool Same, float Score, int A, int B)>();
        for (var a = 0; a < labelled.Count; a++)
        {
            for (var b = a + 1; b < labelled.Count; b++)
            {
                found.Add((labelled[a].Question == labelled[b].Question, index.Compare(labelled[a].Text, labelled[b].Text), a, b));
            }
        }

        var (precision, recall) = At(SimilarIndex.Same);
        foreach (var least in new[] { 0.10f, SimilarIndex.Near, 0.20f, SimilarIndex.Same, 0.30f, 0.34f, 0.38f })
        {
            var (p, r) = At(least);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"at {least:F2}: precision {p:F3}, recall {r:F3}"));
        }

        // What one who asks is shown: whether one that asks the same stands among the first five.
        var asked = Enumerable.Range(0, labelled.Count).Where(i => labelled.Where((one, j) => j != i && one.Question == labelled[i].Question).Any()).ToList();
        var shown = asked.Count(i => index.Search(labelled[i].Text).Where(one => one.Id != ids[i]).Take(5).Any(one => ids.IndexOf(one.Id) is >= 0 and var j && labelled[j].Question == labelled[i].Question)) / (double)asked.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{labelled.Count} questions, {found.Count} pairs, {found.Count(pair => pair.Same)} the same: precision {precision:F3}, recall {recall:F3} where they are joined; {shown:F3} are shown one that asks the same among five"));
        foreach (var (_, score, a, b) in found.Where(pair => !pair.Same && pair.Score >= SimilarIndex.Same))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  wrongly joined {score:F2}: {labelled[a].Text} | {labelled[b].Text}"));
        }

        foreach (var (_, score, a, b) in found.Where(pair => pair.Same && pair.Score < SimilarIndex.Near))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  missed {score:F2}: {labelled[a].Text} | {labelled[b].Text}"));
        }

        return (precision, recall, shown);

        (double Precision, double Recall) At(float least)
        {
            var joined = found.Where(pair => pair.Score >= least).ToList();
            var right = joined.Count(pair => pair.Same);
            return (joined.Count == 0 ? 1 : right / (double)joined.Count, right / (double)found.Count(pair => pair.Same));
        }
    }

    [Fact]
    public void What_came_later_is_found_as_what_was_there()
    {
        var all = LabelledQuestions.All.Select(one => new SimilarDocument(Guid.CreateVersion7(), one.Text)).ToList();
        var grown = new SimilarIndex(all.Take(20)).With(all.Skip(20).Take(20)).With(all.Skip(40));
        var whole = new SimilarIndex(all);
        grown.Count.ShouldBe(whole.Count);
        grown.IsWorn.ShouldBeFalse();
        foreach (var one in all)
        {
            grown.Search(one.Text)[0].Id.ShouldBe(one.Id);
            grown.Search(one.Text)[0].Score.ShouldBe(1, 0.001f);
            whole.Search(one.Text)[0].Id.ShouldBe(one.Id);
        }

        whole.Search("").ShouldBeEmpty();
        whole.Search("đề nghị xem xét").ShouldBeEmpty("words of every request say nothing");
        SimilarIndex.Nothing.Search("chữ ký số").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Cấp chữ ký số cho công chức.", "CẤP CHỮ KÝ SỐ CHO CÔNG CHỨC")]
    [InlineData("Cấp chữ ký số cho công chức.", "cap chu ky so cho cong chuc")]
    [InlineData("Tra cứu CSDL của sở hữu trí tuệ", "Tra cứu cơ sở dữ liệu về SHTT")]
    public void Accents_letters_and_abbreviations_make_no_difference(string one, string other) => SimilarIndex.Nothing.Compare(one, other).ShouldBe(1, 0.001f);
}
