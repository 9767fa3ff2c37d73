namespace HaiCap.Core.Authority.Instruments;

/// <summary>What is said of an instrument when it is recorded or mended; the file of its text is <see cref="InstrumentFile"/>'s, and no words can name one.</summary>
public sealed record InstrumentFacts(
    InstrumentKind Kind, string? Number, string? Issuer, string? Title, DateOnly SignedOn, DateOnly InForceFrom, string? Link = null,
    IReadOnlyList<QuotedArticle>? Articles = null, IReadOnlyList<InstrumentChange>? Changes = null)
{
    internal InstrumentFacts Normal() => this with
    {
        Number = Given(Number),
        Issuer = Given(Issuer),
        Title = Given(Title),
        Link = Given(Link),
        Articles = [.. (Articles ?? []).Select(article => new QuotedArticle(VietnameseText.Nfc(article.Number), VietnameseText.Nfc(article.Quote)))
            .Where(article => article.Number.Length > 0)],
        Changes = [.. (Changes ?? []).DistinctBy(change => change.InstrumentId)],
    };

    /// <summary>AUT-003 … AUT-007, AUT-015, AUT-017.</summary>
    internal IEnumerable<Problem> Faults()
    {
        if (Number is null)
        {
            yield return AuthorityProblems.NoNumber;
        }

        if (Issuer is null)
        {
            yield return AuthorityProblems.NoIssuer;
        }

        if (Title is null)
        {
            yield return AuthorityProblems.NoTitle;
        }

        if (InForceFrom < SignedOn)
        {
            yield return AuthorityProblems.InForceBeforeSigned;
        }

        if (Link is not null && !(Uri.TryCreate(Link, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"))
        {
            yield return AuthorityProblems.NoLink;
        }

        (string Field, string? Text, int Most)[] lengths = [("Number", Number, 60), ("Issuer", Issuer, 200), ("Title", Title, 500), ("Link", Link, 500)];
        foreach (var (field, text, most) in lengths.Concat(Articles!.SelectMany(article => new[] { ("Articles", article.Number, 100), ("Articles", (string?)article.Quote, 4000) })))
        {
            if (text?.Length > most)
            {
                yield return AuthorityProblems.TooLong(field, most);
            }
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Nfc(text);
}
