using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>The unit that was asked gives its opinion.</summary>
public sealed class AnswerModel(DeskTools tools, AnswerConsultation answer) : ActPage(tools, DeskAct.AnswerConsultation)
{
    /// <summary>Which question; the only one when there is one.</summary>
    [BindProperty]
    public Guid? Consultation { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public IReadOnlyList<ConsultationView> Questions { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await answer.HandleAsync(By, new(Which, Consultation ?? Questions.FirstOrDefault()?.Id ?? Guid.Empty, Answer ?? ""), cancellationToken));

    protected override async Task OfferAsync(CancellationToken cancellationToken) => Questions = await Tools.QuestionsAsync(View, cancellationToken);
}
