using HaiCap.Core;
using HaiCap.Core.Succession;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting.Sheets;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Succession;

/// <summary>A plan: what it will do, blocks first; its review; how far it is.</summary>
public sealed class ShowModel(SuccessionDesk desk, ReviewPlan review, WithdrawPlan withdraw, CallerContext caller) : PageModel
{
    private const int MostShown = 100;

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public PlanView View { get; private set; } = null!;

    public IReadOnlyList<TouchedDossier> Work => [.. View.Foretold!.Moving.Take(MostShown)];

    public int Moving => View.Foretold!.Moving.Count();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await OpenAsync(id, cancellationToken) ?? Page();

    public Task<IActionResult> OnPostAgreeAsync(Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, "dong-y", () => review.HandleAsync(caller.Actor, new(id, Agrees: true, Note), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, "tra-lai", () => review.HandleAsync(caller.Actor, new(id, Agrees: false, Note), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellationToken) =>
        ActAsync(id, "rut", () => withdraw.HandleAsync(caller.Actor, id, Note, cancellationToken), cancellationToken);

    public Task<IActionResult> OnGetCsvAsync(Guid id, CancellationToken cancellationToken) => FileAsync(id, SheetFormat.Csv, cancellationToken);

    public Task<IActionResult> OnGetXlsxAsync(Guid id, CancellationToken cancellationToken) => FileAsync(id, SheetFormat.Xlsx, cancellationToken);

    public string NameOf(Guid? unit) => unit is null ? "—" : View.Foretold!.Outcome.After.Find(unit)?.ShortName ?? "—";

    public string FromOf(TouchedDossier one) => NameOf(one.Giver(View.Foretold!.Outcome.Givers));

    public string ToOf(TouchedDossier one) => one.After is null ? T("chưa có quy tắc", "no rule") : NameOf(ForetellPlan.ToOf(one, View.Foretold!.Outcome));

    private async Task<IActionResult> ActAsync(Guid id, string just, Func<Task<Outcome<Done>>> act, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        return this.After(await act(), _ => $"/lam-viec/sap-xep/{id}?xong={just}");
    }

    private async Task<IActionResult> FileAsync(Guid id, SheetFormat format, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        IReadOnlyList<SheetColumn> columns =
            [new(T("Mã hồ sơ", "Code"), 24), new(T("Mã thủ tục", "Procedure code"), 16), new(T("Thủ tục", "Procedure"), 50), new(T("Đơn vị cũ", "Old unit"), 30), new(T("Đơn vị kế thừa", "Successor"), 30)];
        return new SheetFile(
            SheetFile.Name("ho-so-chuyen", View.Plan.Title, View.Plan.EffectiveOn, format), format, columns,
            (View.Foretold?.Moving ?? []).Select(one => new object?[] { one.Code, one.ProcedureCode, one.ProcedureName, FromOf(one), ToOf(one) }).ToAsyncEnumerable());
    }

    private async Task<IActionResult?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var shown = await desk.ShowAsync(caller.Actor, id, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        View = shown.Value;
        return null;
    }
}
