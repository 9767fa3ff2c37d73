using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Recounts;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Calendar.Recounts;

/// <summary>How a recount is said.</summary>
public static class RecountWords
{
    public static string Of(CalendarRecount recount) => recount.Year is { } year
        ? T($"Lịch năm {year}, phiên bản {recount.Version}", $"Calendar of {year}, version {recount.Version}")
        : recount.Purpose == CalendarPurpose.Reception
            ? T($"Giờ tiếp nhận từ {Day(recount.FromDay!.Value)}", $"Reception hours from {Day(recount.FromDay!.Value)}")
            : T($"Giờ làm việc từ {Day(recount.FromDay!.Value)}", $"Working hours from {Day(recount.FromDay!.Value)}");

    public static string Whose(CalendarRecount recount, string place) =>
        recount.AgencyId != Guid.Empty ? place : recount.CauseProvince == HaiCap.Core.Data.Tenant.Nation ? T("cả nước", "nation") : T("toàn tỉnh", "province");

    /// <summary>"+1 ngày làm việc", "sớm hơn 2 ngày làm việc".</summary>
    public static string Days(int days) => days switch
    {
        > 0 => T($"muộn hơn {days} ngày làm việc", $"{days} working days later"),
        < 0 => T($"sớm hơn {-days} ngày làm việc", $"{-days} working days earlier"),
        _ => T("trong cùng ngày làm việc", "within the working day"),
    };

    public static string Number(int number) => number.ToString("N0", English ? System.Globalization.CultureInfo.InvariantCulture : HaiCap.Core.VietnameseText.Culture);

    /// <summary>By which ways the office reaches the applicant.</summary>
    public static IEnumerable<string> Ways(RecountedApplicant applicant)
    {
        if (applicant.HasAccount)
        {
            yield return T("thấy trên Cổng", "sees it on the portal");
        }

        if (applicant.Phone is { } phone)
        {
            yield return T($"điện thoại {phone}", $"telephone {phone}");
        }

        if (applicant.Email is { } email)
        {
            yield return T($"thư {email}", $"mail {email}");
        }

        if (applicant is { HasAccount: false, Phone: null, Email: null })
        {
            yield return T("chỉ có địa chỉ trong hồ sơ", "only the address in the dossier");
        }
    }
}
