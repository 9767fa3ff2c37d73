using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Heirs;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Moves;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Runs;
using HaiCap.Core.Dossiers.Supplement;
using HaiCap.Core.Dossiers.Trials;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Dossiers;

public static class DossiersServices
{
    public static IServiceCollection AddDossiers(this IServiceCollection services, PublicAddress address)
    {
        services.AddSingleton(address);
        services.AddSingleton<PublishedProceduresCache>();
        services.AddScoped<PublishedProcedures>();
        services.AddScoped<DossierDesk>();
        services.AddScoped<TryDraft>();
        services.AddScoped<PassDossierOn>();
        services.AddScoped<ResultPaper>();
        services.AddScoped<IResultPress, SignedPdfPress>();
        services.AddScoped<IVerification, DossierVerification>();
        services.AddScoped<OldApiFiles>();
        services.AddScoped<IPruning>(provider => provider.GetRequiredService<OldApiFiles>());
        services.AddScoped<IActConsumer, BeginRecounts>();
        services.AddSingleton(RecountPace.Usual);
        services.AddSingleton<RecountRunner>();
        services.AddSingleton<VersionMoveRunner>();
        services.AddDossierReading();
        services.AddRinging();
        services.AddScoped<FormDesk>();
        services.AddScoped<IssuedForms>();
        foreach (var useCase in UseCases)
        {
            services.AddScoped(useCase);
        }

        return services;
    }

    /// <summary>What runs beside a serving host: clocks are counted again when a calendar has changed, dossiers move to another version when that was ordered.</summary>
    public static IServiceCollection AddDossiersBackground(this IServiceCollection services) =>
        services.AddHostedService<RunService<RecountRunner>>().AddHostedService<RunService<VersionMoveRunner>>();

    private static readonly Type[] UseCases =
    [
        typeof(StartDraft), typeof(Drafts), typeof(SaveDraft), typeof(AddDraftFile), typeof(RemoveDraftFile), typeof(DeleteDraft),
        typeof(KeepApiFile), typeof(FileByKey), typeof(NameApiPapers), typeof(SubmitDossier), typeof(SubmitDraft), typeof(FileAtCounter),
        typeof(ReceiveDossier), typeof(RefuseDossier), typeof(ForwardDossier), typeof(AssignDossier), typeof(RequestSupplement), typeof(AnswerSupplement),
        typeof(ConsultUnit), typeof(AnswerConsultation), typeof(ReturnDossier), typeof(StopDossier), typeof(WithdrawDossier),
        typeof(RequestPayment), typeof(ConfirmPayment), typeof(ApologiseForDelay), typeof(ReassignWork), typeof(PreviewLimits),
        typeof(ProposeResult), typeof(ApproveProposal), typeof(SignResult), typeof(ForetellSigning), typeof(IssueResult), typeof(SendBackResult), typeof(HandOverResult), typeof(PreviewResult),
        typeof(PrintDossierDocument), typeof(PrintAnswers), typeof(PrintControlSheet), typeof(PrintClockSheet), typeof(PrintRegister), typeof(ListRegisterCentres),
        typeof(EstimateRecount), typeof(RecountDesk),
        typeof(ForetellMove), typeof(MoveDossier), typeof(StartVersionMove),
        typeof(SupplementDesk), typeof(AddSupplementFile), typeof(RemoveSupplementFile), typeof(OpenSupplementFile), typeof(CorrectAnswers), typeof(SendSupplement),
    ];
}
