using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
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

    protected override void Suggest()
    {
        var fees = View.Procedure.Fees.Where(fee => fee.Amount > 0 && (fee.When is null || fee.When.Holds(FormAnswers.FromJson(View.Dossier.Answers)))).ToList();
        Amount = fees.Count > 0 ? FormValues.ShowMoney(fees.Sum(fee => fee.Amount!.Value)) : null;
        Why = Purpose();
    }

    private string Purpose() => View.Procedure.Fees.Count > 0 ? string.Join("; ", View.Procedure.Fees.Select(fee => fee.Name).Distinct(StringComparer.Ordinal)) : "Phí, lệ phí";
}
