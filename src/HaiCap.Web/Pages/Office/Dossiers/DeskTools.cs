using HaiCap.Core;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Web.SignIn;

namespace HaiCap.Web.Pages.Office.Dossiers;

/// <summary>What every page about one dossier needs.</summary>
public sealed class DeskTools(GetDossier dossiers, ListDeskActs acts, ActChoices choices, CallerContext caller)
{
    public CallerContext Caller => caller;

    public ActChoices Choices => choices;

    /// <summary>The dossier as the caller may see it, and what they may do now.</summary>
    public async Task<Outcome<(DossierView View, IReadOnlyList<DeskAct> May)>> LoadAsync(string code, CancellationToken cancellationToken)
    {
        var found = await dossiers.ForOfficerAsync(caller.Actor, code, cancellationToken);
        return found.Ok ? (found.Value, await acts.ForAsync(caller.Actor, found.Value, cancellationToken)) : found.As<(DossierView, IReadOnlyList<DeskAct>)>();
    }

    public Task<IReadOnlyList<ConsultationView>> QuestionsAsync(DossierView view, CancellationToken cancellationToken) =>
        acts.QuestionsForAsync(caller.Actor, view, cancellationToken);
}
