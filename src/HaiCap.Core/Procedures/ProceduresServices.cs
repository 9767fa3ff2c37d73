using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Everyday;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.National;
using HaiCap.Core.Procedures.Packages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HaiCap.Core.Procedures;

public static class ProceduresServices
{
    public static IServiceCollection AddProcedures(this IServiceCollection services)
    {
        services.TryAddSingleton<IPlaceNames, UnitPlaceNames>();
        services.AddSingleton<ProcedureCatalogue>();
        services.AddScoped<PublishProcedureHandler>();
        services.AddScoped<ProcedureBook>();
        services.AddScoped<DraftBook>();
        services.AddScoped<DraftDesk>();
        services.AddScoped<OpenDraft>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<CheckDraft>();
        services.AddScoped<SubmitDraft>();
        services.AddScoped<ReviewDraft>();
        services.AddScoped<PublishDraft>();
        services.AddScoped<DropDraft>();
        services.AddScoped<AbolishProcedure>();
        services.AddScoped<AbolishedProcedures>();
        services.AddScoped<KeepPaperSample>();
        services.AddScoped<ExportProcedure>();
        services.AddScoped<ImportPackage>();
        services.AddScoped<ImportNationalCatalogue>();
        services.AddScoped<ListProcedureChanges>();
        services.AddScoped<SetEverydayWord>();
        services.AddScoped<EverydayDesk>();
        services.AddScoped<IVerification, ProcedureVerification>();
        services.AddScoped<ISampleData, SampleProcedures>();
        return services;
    }
}

/// <summary>The sample province's published procedures.</summary>
internal sealed class SampleProcedures(HaiCapDb db, TimeProvider time, ProcedureCatalogue catalogue) : ISampleData
{
    public int Order => 500;

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        await ProcedureSeed.ApplyAsync(db, time, Path.Combine(SampleLoader.Folder, "procedures"), cancellationToken);
        catalogue.Forget(db.ProvinceCode);
    }
}
