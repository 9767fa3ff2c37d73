using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>Asks the applicant to pay; the clock stands still meanwhile.</summary>
public sealed class PaymentModel(DeskTools tools, RequestPayment request) : ActPage(tools, DeskAct.RequestPayment)
{
    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var amount = FormValues.Money(Amount ?? "");
        return await AnswerAsync(await request.HandleAsync(
            By, new(Which, amount is { } dong && dong == decimal.Truncate(dong) && dong <= 1_000_000_000_000 ? (long)dong : 0, Why ?? Purpose()), cancellationToken));
    }

    /// <summary>How the suggested amount came about, line by line; what only the agency can tell is left for the officer to add.</summary>
    public FeeBill Bill => FeeBill.Of(View.Procedure, FormAnswers.FromJson(View.Dossier.Answers));

    protected override void Suggest()
    {
        var known = Bill.ToPay.ToList();
        Amount = known.Count > 0 ? FormValues.ShowMoney(known.Sum(line => line.Amount!.Value)) : null;
        Why = Purpose();
    }

    private string Purpose()
    {
        var due = Bill.Lines.Where(line => line.Amount is not 0).Select(line => line.Name).Distinct(StringComparer.Ordinal).ToList();
        return due.Count > 0 ? string.Join("; ", due) : "Phí, lệ phí";
    }
}
