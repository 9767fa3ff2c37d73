using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.AspNetCore.Mvc;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>Form 04: drafted by what is known of the way the dossier went, mended and sent by whoever has the authority.</summary>
public sealed class ApologiseModel(DeskTools tools, ApologiseForDelay apologise, DraftApology draft) : ActPage(tools, DeskAct.Apologise)
{
    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public Guid? LateUnit { get; set; }

    [BindProperty]
    public DateOnly? NewDay { get; set; }

    public Forecast? Forecast { get; private set; }

    public IReadOnlyList<(Guid Id, string Name)> Units { get; private set; } = [];

    public static string Hours(int minutes) => T(
        string.Create(HaiCap.Core.VietnameseText.Culture, $"{Math.Round(minutes / 60m, 1):0.#} giờ làm việc"),
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Round(minutes / 60m, 1):0.#} working hours"));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await apologise.HandleAsync(By, new(Which, Why ?? "", NewDay ?? default, LateUnit), cancellationToken));

    protected override async Task OfferAsync(CancellationToken cancellationToken)
    {
        Forecast = await draft.ForecastAsync(View, cancellationToken);
        Units = [.. View.Hops.Select(hop => (hop.UnitId, hop.Unit)).Append((View.Competent.Id, View.Competent.Short)).DistinctBy(unit => unit.Item1)];
    }

    protected override void Suggest()
    {
        if (Forecast is { } forecast)
        {
            (Why, LateUnit, NewDay) = (DraftApology.Reason(View, forecast), forecast.LateUnit, forecast.NewDay);
        }
    }
}
