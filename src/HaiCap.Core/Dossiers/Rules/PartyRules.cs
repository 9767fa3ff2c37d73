using System.Net.Mail;
using System.Text.RegularExpressions;

namespace HaiCap.Core.Dossiers.Rules;

/// <summary>What must be known of the owner of a case.</summary>
public static partial class PartyRules
{
    public static IEnumerable<Problem> Check(Party party)
    {
        if (string.IsNullOrWhiteSpace(party.Name))
        {
            yield return DossierProblems.Party("applicantName", "Nhập họ và tên hoặc tên tổ chức của chủ hồ sơ.", "Enter the name of the owner of the dossier.");
        }
        else if (party.Name.Length > 200)
        {
            yield return DossierProblems.Party("applicantName", "Tên chủ hồ sơ dài quá 200 ký tự.", "The name of the owner is longer than 200 characters.");
        }

        var number = party.Kind switch { PartyKind.Citizen => CitizenNumber(), PartyKind.Enterprise => TaxNumber(), _ => AnyNumber() };
        if (!number.IsMatch(party.IdNumber))
        {
            yield return party.Kind == PartyKind.Enterprise
                ? DossierProblems.Party("applicantId", "Mã số thuế gồm 10 chữ số, hoặc 10 chữ số, dấu gạch và 3 chữ số.", "A tax number has 10 digits, or 10 digits, a hyphen and 3 digits.")
                : DossierProblems.Party("applicantId", "Số định danh gồm 12 chữ số (hoặc 9 chữ số của CMND cũ).", "A personal number has 12 digits (or the 9 of the old card).");
        }

        if (party.Phone is { Length: > 0 } phone && !PhoneNumber().IsMatch(phone))
        {
            yield return DossierProblems.Party("applicantPhone", "Số điện thoại gồm 10 chữ số, bắt đầu bằng 03, 05, 07, 08, 09 hoặc 02.", "A phone number has 10 digits (landlines up to 11), beginning with 03, 05, 07, 08, 09 or 02.");
        }

        if (party.Email is { Length: > 0 } email && !MailAddress.TryCreate(email, out _))
        {
            yield return DossierProblems.Party("applicantEmail", "Địa chỉ thư điện tử chưa đúng, ví dụ: ten@coquan.vn.", "The e-mail address is not right; for example: name@office.vn.");
        }

        if (party.Address is { Length: > 500 })
        {
            yield return DossierProblems.Party("applicantAddress", "Địa chỉ dài quá 500 ký tự.", "The address is longer than 500 characters.");
        }
    }

    /// <summary>NFC, without stray spaces; digits without their separators.</summary>
    public static Party Normal(Party party) => party with
    {
        Name = VietnameseText.Nfc(party.Name),
        IdNumber = party.IdNumber.Replace(" ", "", StringComparison.Ordinal).Trim(),
        Address = Text(party.Address),
        Phone = Text(party.Phone)?.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal),
        Email = Text(party.Email),
    };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Nfc(text);

    [GeneratedRegex(@"\A(?:[0-9]{12}|[0-9]{9})\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex CitizenNumber();

    [GeneratedRegex(@"\A[0-9]{10}(?:-[0-9]{3})?\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex TaxNumber();

    [GeneratedRegex(@"\A[0-9A-Z-]{3,20}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex AnyNumber();

    [GeneratedRegex(@"\A(?:0[35789][0-9]{8}|02[0-9]{8,9})\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex PhoneNumber();
}
