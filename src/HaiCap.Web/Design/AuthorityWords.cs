using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design.Tags;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Design;

/// <summary>Competence as people say it.</summary>
public static class AuthorityWords
{
    public static string Of(GrantKind kind) => T(kind.Vietnamese(), kind.English());

    public static string Of(InstrumentKind kind) => T(kind.Vietnamese(), kind.English());

    public static string Of(SigningForm form) => form switch
    {
        SigningForm.Head => T("trực tiếp", "directly"),
        SigningForm.OnBehalf => T("TM. (thay mặt tập thể)", "TM. (for the committee)"),
        SigningForm.Deputy => T("KT. (ký thay người đứng đầu)", "KT. (a deputy for the head)"),
        SigningForm.ByOrder => T("TL. (thừa lệnh)", "TL. (by order)"),
        SigningForm.Authorised => T("TUQ. (thừa ủy quyền)", "TUQ. (by authorisation)"),
        _ => T("Q. (quyền người đứng đầu)", "Q. (acting head)"),
    };

    public static string Of(GapReason gap)
    {
        var (vi, en) = AuthorityProblems.Reason(gap);
        return T(char.ToUpperInvariant(vi[0]) + vi[1..], char.ToUpperInvariant(en[0]) + en[1..]);
    }

    public static (string Text, Tone Tone, string Icon) Standing(DateOnly from, DateOnly? to, bool revoked, DateOnly today) =>
        revoked ? (T("Đã thu hồi", "Taken back"), Tone.Bad, "x-circle")
        : to < from ? (T("Không có hiệu lực", "Never in force"), Tone.Off, "pause-circle")
        : to < today ? (T("Hết hiệu lực", "Ended"), Tone.Off, "pause-circle")
        : from > today ? (T("Chưa đến ngày", "Not yet"), Tone.Info, "clock")
        : (T("Đang hiệu lực", "In force"), Tone.Good, "check-circle");

    public static string Days(DateOnly from, DateOnly? to) => to is { } last ? $"{Day(from)} – {Day(last)}" : T($"từ {Day(from)}", $"from {Day(from)}");

    /// <summary>A holder as an instrument names it, wherever it is.</summary>
    public static string Of(Holder? holder, AgencyShelf agencies)
    {
        if (holder is null)
        {
            return T("pháp luật", "the law");
        }

        if (holder.Outside is { } outside)
        {
            return outside;
        }

        var agency = AgencyCode.TryParse(holder.AgencyCode, out var code) ? agencies.Find(code)
            : holder.Kind is { } kind && !holder.IsOfPlace ? agencies.Of(kind).FirstOrDefault() : null;
        return agency is not null ? OfficeTitles.Of(agency, null, holder.Office)
            : holder.Kind is { } of ? $"{(holder.Office == Office.Head ? OfficeTitles.HeadOf(of) + " " : "")}{(of == AgencyKind.CommuneCommittee ? "UBND cấp xã" : "trung tâm cấp xã")}" : holder.AgencyCode ?? "";
    }
}
