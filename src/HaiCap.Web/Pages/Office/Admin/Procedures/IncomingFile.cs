using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Data.Files;
using HaiCap.Web.SignIn;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>
/// A file somebody sends to look at before it is imported: kept for them alone, one a purpose, found again by its content (<see cref="WaitingFiles"/>).
/// Both pages that import take theirs here.
/// </summary>
public sealed class IncomingFile(WaitingFiles waiting, CallerContext caller)
{
    private const int LongestName = 150;

    private Guid Person => caller.Actor.Id ?? Guid.Empty;

    /// <summary>Keeps what was sent in the place of what was before. The problem of nothing sent; FIL-001, FIL-002.</summary>
    /// <param name="purpose">A word of lower-case letters.</param>
    /// <param name="most">Bytes.</param>
    /// <param name="none">What to say when no file came.</param>
    public async Task<Outcome<Sent>> TakeAsync(IFormFile? file, string purpose, long most, Problem none, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return none;
        }

        await using var content = file.OpenReadStream();
        var kept = await waiting.KeepAsync(Person, purpose, content, most, cancellationToken);
        return kept.Ok ? new Sent(kept.Value, NameOf(file.FileName, purpose)) : kept.As<Sent>();
    }

    /// <summary>Null: it is not there any more, or was never this person's.</summary>
    public Stream? Open(string purpose, string? token) => waiting.Open(Person, purpose, token);

    /// <summary>The same, as bytes.</summary>
    public async Task<byte[]?> ReadAsync(string purpose, string? token, CancellationToken cancellationToken)
    {
        if (Open(purpose, token) is not { } file)
        {
            return null;
        }

        await using (file)
        {
            using var memory = new MemoryStream();
            await file.CopyToAsync(memory, cancellationToken);
            return memory.ToArray();
        }
    }

    public void Drop(string purpose) => waiting.Drop(Person, purpose);

    /// <summary>A name as it is kept with what is imported: letters one can see, no folders, the end of a long one.</summary>
    /// <param name="otherwise">Where nothing of it is left.</param>
    public static string NameOf(string? name, string otherwise)
    {
        var clean = string.Concat(VietnameseText.Nfc(Path.GetFileName((name ?? "").Replace('\\', '/'))).Where(c =>
            char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned)));
        return clean.Length == 0 ? otherwise : clean.Length > LongestName ? clean[^LongestName..] : clean;
    }

    /// <param name="Token">Its SHA-256, by which it is found again.</param>
    public sealed record Sent(string Token, string Name);
}
