using HaiCap.Core.Data.Files;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Letters.Typesetting;

namespace HaiCap.Core.Dossiers.Results;

/// <summary>A result as it was signed: its file, and where the agency's signature goes. Without a file in a simulation.</summary>
public sealed record SignedPaper(string? FileHash, SignaturePlace? Seal);

/// <summary>Makes the signed paper of a result, before the transaction that tells of it.</summary>
public interface IResultPress
{
    /// <param name="paper">What the paper says, made when it is needed.</param>
    Task<Outcome<SignedPaper>> SignAsync(Func<ResultData> paper, ResultSigner signer, DateTimeOffset now, CancellationToken cancellationToken);

    Task<Outcome<SignedPaper>> SealAsync(DossierDocument document, ResultFacts facts, LetterIssuer issuer, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Typesets the paper and signs it with the certificates of signer and agency.</summary>
internal sealed class SignedPdfPress(LetterPress press, LetterSigning signing, FileStore files) : IResultPress
{
    public async Task<Outcome<SignedPaper>> SignAsync(Func<ResultData> paper, ResultSigner signer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var printed = await press.PrintAsync(paper(), now, cancellationToken);
        if (!printed.Ok)
        {
            return printed.As<SignedPaper>();
        }

        var signed = await signing.SignByOfficerAsync(
            printed.Value, new LetterSigner(signer.Position.PositionId, signer.OfficerName, signer.Title),
            new LetterIssuer(signer.Own.Agency.Code.Text, signer.Own.Agency.Name, signer.Own.Place), now, cancellationToken);
        return signed.Ok
            ? new SignedPaper((await files.SaveOwnAsync(signed.Value, FileKind.Pdf, cancellationToken)).Hash, LetterSigning.PlaceOf(printed.Value, "agency"))
            : signed.As<SignedPaper>();
    }

    public async Task<Outcome<SignedPaper>> SealAsync(DossierDocument document, ResultFacts facts, LetterIssuer issuer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (document.FileHash is not { } hash)
        {
            // Signed in a simulation: what was never a paper is not sealed.
            return facts.Simulated == true ? new SignedPaper(FileHash: null, Seal: null) : DossierProblems.NoDraftResult;
        }

        var signed = await files.ReadAsync(hash, cancellationToken);
        if (!signed.Ok)
        {
            return signed.As<SignedPaper>();
        }

        var sealedFile = await signing.SealAsync(signed.Value, facts.Seal, issuer, now, cancellationToken);
        return sealedFile.Ok
            ? new SignedPaper((await files.SaveOwnAsync(sealedFile.Value, FileKind.Pdf, cancellationToken)).Hash, facts.Seal)
            : sealedFile.As<SignedPaper>();
    }
}

/// <summary>For simulations only: the decision with its number and signer as data, marked; no paper, no certificate.</summary>
internal sealed class DataOnlyPress : IResultPress
{
    private static readonly Task<Outcome<SignedPaper>> Nothing = Task.FromResult<Outcome<SignedPaper>>(new SignedPaper(FileHash: null, Seal: null));

    public Task<Outcome<SignedPaper>> SignAsync(Func<ResultData> paper, ResultSigner signer, DateTimeOffset now, CancellationToken cancellationToken) => Nothing;

    public Task<Outcome<SignedPaper>> SealAsync(DossierDocument document, ResultFacts facts, LetterIssuer issuer, DateTimeOffset now, CancellationToken cancellationToken) => Nothing;
}
