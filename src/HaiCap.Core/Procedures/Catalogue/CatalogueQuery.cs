namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>One way to say a part of a query: its own words, or what everyday words stand for.</summary>
/// <param name="Said">Null for the query's own words.</param>
internal sealed record QueryWay(IReadOnlyList<CatalogueWord> Words, EverydayEntry? Said = null, string? Meaning = null);

/// <summary>A part of a query: one word, or everyday words with what they stand for.</summary>
/// <param name="First">The place of its first word among the query's.</param>
/// <param name="Faint">Perhaps only said around the thing: unaccented, one cannot tell.</param>
/// <param name="Unsure">Perhaps no everyday word at all: "ban" without accents may be "bán" or any of six others.</param>
internal sealed record QueryPart(int First, int Count, IReadOnlyList<QueryWay> Ways, bool Faint = false, bool Unsure = false);

/// <summary>A question as it is understood.</summary>
internal sealed record CatalogueQuery(string Text, IReadOnlyList<CatalogueWord> Words, IReadOnlyList<QueryPart> Parts)
{
    private const int MostLetters = 200;
    private const int MostWords = 16;

    // What people write around the thing they look for.
    private const string FillerWords =
        "tôi em muốn cần xin làm cho ở để về và của các như nào gì thì được hỏi giúp với ntn sao thế bị có là cái này kia đi ạ ơi phải mình nhiêu khi lúc rồi nếu mà hay hoặc cùng luôn hẳn nữa lấy vì";

    // Whom it is for is told in passing: "báo tử cho ông nội" asks for a death to be registered.
    private const string KinWords = "ông bà nội ngoại cháu chú bác cô dì cậu mợ thím anh chị vợ chồng";

    private static readonly HashSet<string> Kin = [.. CatalogueText.Words(KinWords).Select(word => word.Toned)];

    private static readonly HashSet<string> Fillers = [.. CatalogueText.Words(FillerWords).Select(word => word.Toned)];

    // Without accents they may be anything: "cho" is "chợ", "can" is "căn".
    private static readonly HashSet<string> FaintFillers = [.. CatalogueText.Words(FillerWords).Select(word => word.Folded)];

    public static CatalogueQuery Read(string text, EverydayWords everyday)
    {
        text = VietnameseText.Nfc(text.Length > MostLetters ? text[..MostLetters] : text);
        List<CatalogueWord> words = [.. CatalogueText.Words(text).Take(MostWords)];
        var accented = words.Exists(word => word.Toned != word.Folded);
        var parts = Cut(words, everyday, accented, fillers: false);
        return new(text, words, parts.Count > 0 ? parts : Cut(words, everyday, accented, fillers: true));
    }

    private static List<QueryPart> Cut(List<CatalogueWord> words, EverydayWords everyday, bool accented, bool fillers)
    {
        var parts = new List<QueryPart>();
        for (var i = 0; i < words.Count; i++)
        {
            if (everyday.Find(words, i, accented, Passed) is (var phrase, var count))
            {
                var own = new QueryWay(accented ? phrase.Words : [.. phrase.Words.Select(word => word with { Toned = word.Folded })]);
                parts.Add(new(i, count, [own, .. phrase.Meanings.Select((meaning, n) => new QueryWay(meaning, phrase.Entry, phrase.Entry.Meanings[n]))],
                    Faint: phrase.Words is [var said] && Fillers.Contains(said.Toned),
                    Unsure: !accented && phrase.Words is [var only] && only.Toned != only.Folded));
                i += count - 1;
            }
            else if (fillers || !accented || !Fillers.Contains(words[i].Toned))
            {
                parts.Add(new(i, 1, [new([words[i]])], accented ? Kin.Contains(words[i].Toned) : FaintFillers.Contains(words[i].Folded)));
            }
        }

        return parts;

        bool Passed(CatalogueWord word) => accented ? Fillers.Contains(word.Toned) : FaintFillers.Contains(word.Folded);
    }
}
