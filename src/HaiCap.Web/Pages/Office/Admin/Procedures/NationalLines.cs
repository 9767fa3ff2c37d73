using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.National;
using HaiCap.Web.Design.Forms;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>What one looks at of a file of the national catalogue, each a list of its own.</summary>
public enum NationalGroup
{
    Faults,
    New,
    Changed,
    Gone,
    Kept,
    Same,
}

/// <summary>Rows of the national catalogue in words.</summary>
public static class NationalLines
{
    public static string Slug(this NationalGroup group) => group switch
    {
        NationalGroup.Faults => "loi",
        NationalGroup.New => "moi",
        NationalGroup.Changed => "doi",
        NationalGroup.Gone => "khong-con",
        NationalGroup.Kept => "cua-tinh",
        _ => "nhu-cu",
    };

    public static string Say(this NationalGroup group) => group switch
    {
        NationalGroup.Faults => T("Lỗi", "Faults"),
        NationalGroup.New => T("Mới", "New"),
        NationalGroup.Changed => T("Thay đổi", "Changed"),
        NationalGroup.Gone => T("Không còn trong tệp", "Not in the file any more"),
        NationalGroup.Kept => T("Của tỉnh, giữ nguyên", "The province's own, kept"),
        _ => T("Như đang có", "As it is"),
    };

    public static string Column(string key) => key switch
    {
        NationalColumns.Code => T("Mã thủ tục", "Code"),
        NationalColumns.Name => T("Tên thủ tục", "Name"),
        NationalColumns.Decision => T("Quyết định công bố", "Decision"),
        NationalColumns.Level => T("Cấp thực hiện", "Level"),
        NationalColumns.Type => T("Loại thủ tục", "Type"),
        NationalColumns.Field => T("Lĩnh vực", "Field"),
        NationalColumns.Applicants => T("Đối tượng thực hiện", "Who may apply"),
        NationalColumns.Authority => T("Cơ quan có thẩm quyền", "Authority"),
        NationalColumns.Agency => T("Cơ quan thực hiện", "Agency"),
        NationalColumns.Channels => T("Cách thức thực hiện", "Channels"),
        NationalColumns.TimeLimits => T("Thời hạn giải quyết", "Time limits"),
        _ => T("Mã kết quả", "Results"),
    };

    /// <summary>What differs between what is published for information and a row of the file.</summary>
    public static IEnumerable<LimitDifference> Differences(NationalMove move)
    {
        if (move is not { Last: { Kind: PublicationKind.Information } last, Row: var row })
        {
            return [];
        }

        var (old, now) = (InformationNotice.FromJson(last.Definition), row.Notice);
        return new LimitDifference[]
        {
            new(Column(NationalColumns.Name), last.Name, row.Name),
            new(Column(NationalColumns.Field), last.Field, row.Field),
            new(T("Cấp", "Level"), last.Level.Name(), row.Level.Name()),
            new(Column(NationalColumns.Decision), old.Decision, now.Decision),
            new(Column(NationalColumns.Level), old.Levels, now.Levels),
            new(Column(NationalColumns.Type), old.Type, now.Type),
            new(Column(NationalColumns.Applicants), old.WhoMayApply, now.WhoMayApply),
            new(Column(NationalColumns.Authority), old.Authority, now.Authority),
            new(Column(NationalColumns.Agency), old.Agency, now.Agency),
            new(Column(NationalColumns.Channels), List(old.Channels), List(now.Channels)),
            new(Column(NationalColumns.TimeLimits), List(old.TimeLimits), List(now.TimeLimits)),
            new(Column(NationalColumns.ResultCodes), List(old.ResultCodes), List(now.ResultCodes)),
        }.Where(line => line.Before != line.After);
    }

    private static string? List(IReadOnlyList<string> items) => items.Count == 0 ? null : string.Join("; ", items);
}
