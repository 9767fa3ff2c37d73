using HaiCap.Core.Organizations;

namespace HaiCap.Core.Letters;

/// <summary>Who signs and by what right.</summary>
/// <param name="Title">The signer's own title: «Phó Giám đốc».</param>
/// <param name="HeadTitle">The title of the head a deputy signs for: «Giám đốc». With ByOrder, that of the signer's own unit, when its deputy signs.</param>
/// <param name="Collective">The body signed for: «Ủy ban nhân dân». With <see cref="SigningForm.Deputy"/> it is signed for too (TM. above KT.).</param>
/// <param name="Principal">Whose order or authorisation: «Chủ tịch».</param>
/// <param name="AuthorisedFrom">First day of the authorisation.</param>
/// <param name="AuthorisedTo">Last day of the authorisation.</param>
public sealed record Signer(
    string Name, string Title, SigningForm Form, string? HeadTitle = null, string? Collective = null, string? Principal = null,
    DateOnly? AuthorisedFrom = null, DateOnly? AuthorisedTo = null);

/// <summary>The lines over a signature, as they are printed (in capitals), and the name under it.</summary>
public sealed record SigningBlock(IReadOnlyList<string> Lines, string Name)
{
    /// <summary>Composes the block as decree 30/2020 has it. Problems: LET-020 what is missing, LET-021 outside its authorisation.</summary>
    /// <param name="day">The day of signing, which an authorisation must cover.</param>
    public static Outcome<SigningBlock> Compose(Signer signer, DateOnly day)
    {
        if (signer.Form == SigningForm.Authorised)
        {
            if (signer.HeadTitle is not null)
            {
                // Article 13.3: the one authorised may not pass it on, so no deputy signs under TUQ.
                return new Problem("LET-022", "Người được ủy quyền không được để cấp phó ký thay.", "An authorised signer may not pass it on to a deputy.");
            }

            if (signer.AuthorisedFrom is not { } from || signer.AuthorisedTo is not { } to || day < from || day > to)
            {
                return new Problem(
                    "LET-021",
                    $"Ủy quyền ký của {signer.Name} không có hiệu lực vào ngày {day:dd/MM/yyyy}.",
                    $"{signer.Name}'s authorisation to sign is not in force on {day:dd/MM/yyyy}.");
            }
        }

        List<string>? lines = (signer.Form, signer) switch
        {
            (SigningForm.Head, _) => [signer.Title],
            (SigningForm.Acting, _) => [$"Q. {signer.Title}"],
            (SigningForm.OnBehalf, { Collective: { } body }) => [$"TM. {body}", signer.Title],
            (SigningForm.Deputy, { HeadTitle: { } head, Collective: { } body }) => [$"TM. {body}", $"KT. {head}", signer.Title],
            (SigningForm.Deputy, { HeadTitle: { } head }) => [$"KT. {head}", signer.Title],
            // Article 13.4: one who signs by order may let a deputy sign.
            (SigningForm.ByOrder, { Principal: { } who, HeadTitle: { } head }) => [$"TL. {who}", $"KT. {head}", signer.Title],
            (SigningForm.ByOrder, { Principal: { } who }) => [$"TL. {who}", signer.Title],
            (SigningForm.Authorised, { Principal: { } who }) => [$"TUQ. {who}", signer.Title],
            _ => null,
        };
        return lines is null
            ? new Problem("LET-020", "Chưa rõ ký thay, ký thừa lệnh hoặc ký thay mặt cho ai.", "For whom this is signed is not said.")
            : new SigningBlock([.. lines.Select(line => line.ToUpper(VietnameseText.Culture))], signer.Name);
    }
}
