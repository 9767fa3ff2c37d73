using HaiCap.Core.Organizations;

namespace HaiCap.Core.Authority.Rules;

/// <summary>What holders of competence are called, whoever they are.</summary>
public static class OfficeTitles
{
    public static string HeadOf(AgencyKind kind) => kind switch
    {
        AgencyKind.ProvincialCommittee or AgencyKind.CommuneCommittee => "Chủ tịch",
        AgencyKind.SubDepartment => "Chi cục trưởng",
        AgencyKind.Division or AgencyKind.CommuneDivision => "Trưởng phòng",
        _ => "Giám đốc",
    };

    /// <summary>«Chủ tịch Ủy ban nhân dân tỉnh Nghệ An», «Ủy ban nhân dân tỉnh Nghệ An», «Bộ Khoa học và Công nghệ».</summary>
    public static string Of(Agency? agency, string? outside, Office office) =>
        agency is null ? outside ?? "" : office == Office.Collective ? agency.Name : $"{HeadOf(agency.Kind)} {agency.Name}";

    public static string Vietnamese(this GrantKind kind) => kind switch
    {
        GrantKind.Original => "Thẩm quyền gốc",
        GrantKind.Decentralisation => "Phân cấp",
        GrantKind.Devolution => "Phân quyền",
        GrantKind.Delegation => "Ủy quyền cho cơ quan",
        GrantKind.Authorisation => "Ủy quyền ký (TUQ.)",
        _ => "Thừa lệnh (TL.)",
    };

    public static string English(this GrantKind kind) => kind switch
    {
        GrantKind.Original => "Original competence",
        GrantKind.Decentralisation => "Decentralisation",
        GrantKind.Devolution => "Devolution",
        GrantKind.Delegation => "Delegation to an agency",
        GrantKind.Authorisation => "Authorisation to sign (TUQ.)",
        _ => "By order (TL.)",
    };
}
