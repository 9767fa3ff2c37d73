using HaiCap.Core.Organizations;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Organization;

/// <summary>Roles, ways of signing and kinds of agencies as people say them.</summary>
public static class OrganizationWords
{
    /// <summary>Roles an officer may hold; the integrator is a system's.</summary>
    public static readonly IReadOnlyList<Role> OfficerRoles = [.. Enum.GetValues<Role>().Where(r => r != Role.Integrator)];

    public static string Of(Role role) => role switch
    {
        Role.Reception => T("Tiếp nhận và trả kết quả", "Reception"),
        Role.Specialist => T("Chuyên viên", "Specialist"),
        Role.HeadOfOffice => T("Lãnh đạo phòng", "Head of office"),
        Role.Clerk => T("Văn thư", "Clerk"),
        Role.Director => T("Lãnh đạo ký", "Signs decisions"),
        Role.Administrator => T("Quản trị", "Administrator"),
        Role.Auditor => T("Kiểm tra (chỉ xem)", "Auditor (reads only)"),
        Role.Legal => T("Pháp chế, kiểm soát thủ tục", "Legal unit"),
        _ => T("Kết nối hệ thống", "Integrator"),
    };

    public static string Of(SigningForm form) => form switch
    {
        SigningForm.Head => T("Người đứng đầu", "Head"),
        SigningForm.OnBehalf => T("TM. (thay mặt tập thể)", "TM. (for the collective)"),
        SigningForm.Deputy => T("KT. (ký thay)", "KT. (for the head)"),
        SigningForm.ByOrder => T("TL. (thừa lệnh)", "TL. (by order)"),
        SigningForm.Authorised => T("TUQ. (thừa ủy quyền)", "TUQ. (by authorisation)"),
        _ => T("Q. (quyền cấp trưởng)", "Q. (acting head)"),
    };

    public static string Of(AgencyKind kind) => kind switch
    {
        AgencyKind.ProvincialCommittee => T("UBND tỉnh", "Provincial committee"),
        AgencyKind.Department => T("Sở, ngành", "Department"),
        AgencyKind.SubDepartment => T("Chi cục", "Sub-department"),
        AgencyKind.Division => T("Phòng", "Division"),
        AgencyKind.ProvincialCentre => T("Trung tâm tỉnh", "Provincial centre"),
        AgencyKind.CommuneCommittee => T("UBND cấp xã", "Commune committee"),
        AgencyKind.CommuneDivision => T("Phòng cấp xã", "Commune division"),
        _ => T("Trung tâm cấp xã", "Commune centre"),
    };
}
