using HaiCap.Core.Procedures;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The pages of a draft, in the order one goes through them.</summary>
public enum DraftTab
{
    Overview,
    Info,
    Form,
    Components,
    Fees,
    Limits,
    Steps,
    Check,
    Preview,
    Trial,
    Copy,
}

/// <summary>The parts of a draft with how they stand, for the row of tabs over each of its pages.</summary>
/// <param name="Problems">All that was found; the tabs count by part what keeps it from being published.</param>
public sealed record DraftTabs(string Code, DraftTab Current, IReadOnlyList<ProcedureProblem> Problems)
{
    /// <summary>In the order one goes through them.</summary>
    public static IReadOnlyList<DraftTab> All { get; } =
    [
        DraftTab.Overview,
        DraftTab.Info,
        DraftTab.Form,
        DraftTab.Components,
        DraftTab.Fees,
        DraftTab.Limits,
        DraftTab.Steps,
        DraftTab.Check,
        DraftTab.Preview,
        DraftTab.Trial,
        DraftTab.Copy,
    ];

    public static string Root(string code) => $"/lam-viec/thu-tuc/{code}/ban-thao";

    public string Url(DraftTab tab) => Root(Code) + tab switch
    {
        DraftTab.Overview => "",
        DraftTab.Info => "/thong-tin",
        DraftTab.Form => "/to-khai",
        DraftTab.Components => "/thanh-phan",
        DraftTab.Fees => "/phi",
        DraftTab.Limits => "/thoi-han",
        DraftTab.Steps => "/cac-buoc",
        DraftTab.Check => "/kiem-tra",
        DraftTab.Preview => "/xem-thu",
        DraftTab.Trial => "/ho-so-thu",
        _ => "/sao-chep",
    };

    public static string Title(DraftTab tab) => tab switch
    {
        DraftTab.Overview => T("Tổng quan", "Overview"),
        DraftTab.Info => T("Thông tin", "Description"),
        DraftTab.Form => T("Tờ khai", "Form"),
        DraftTab.Components => T("Thành phần hồ sơ", "Papers"),
        DraftTab.Fees => T("Phí, lệ phí", "Fees"),
        DraftTab.Limits => T("Thời hạn", "Limits"),
        DraftTab.Steps => T("Các bước", "Steps"),
        DraftTab.Check => T("Kiểm tra", "Checks"),
        DraftTab.Preview => T("Xem thử", "Preview"),
        DraftTab.Trial => T("Hồ sơ thử", "Test dossier"),
        _ => T("Sao chép", "Copy"),
    };

    /// <summary>What keeps it from being published.</summary>
    public IEnumerable<ProcedureProblem> Blocking => Problems.Where(problem => problem.Blocks);

    /// <summary>What ought to be looked at, and keeps nothing from being published.</summary>
    public IEnumerable<ProcedureProblem> Warnings => Problems.Where(problem => !problem.Blocks);

    /// <summary>How many things in this part keep it from being published.</summary>
    public int Faults(DraftTab tab) => Part(tab) is { } part ? Blocking.Count(problem => problem.Part == part) : 0;

    /// <summary>What keeps it from being published, of the page one is on.</summary>
    public IEnumerable<ProcedureProblem> Here => Part(Current) is { } part ? Blocking.Where(problem => problem.Part == part) : [];

    /// <summary>The page a fault is mended on.</summary>
    public string Url(ProcedurePart part) => Url(Of(part));

    /// <summary>The page that edits a part.</summary>
    public static DraftTab Of(ProcedurePart part) => All.First(tab => Part(tab) == part);

    /// <summary>The part of a procedure a page edits; null for one that edits none.</summary>
    public static ProcedurePart? Part(DraftTab tab) => tab switch
    {
        DraftTab.Info => ProcedurePart.Info,
        DraftTab.Form => ProcedurePart.Form,
        DraftTab.Components => ProcedurePart.Components,
        DraftTab.Fees => ProcedurePart.Fees,
        DraftTab.Limits => ProcedurePart.Limits,
        DraftTab.Steps => ProcedurePart.Steps,
        _ => null,
    };
}
