using HaiCap.Core.Data;
using HaiCap.Core.Letters.Competence;
using HaiCap.Core.Letters.Signing;
using HaiCap.Core.Letters.Templates;
using HaiCap.Core.Letters.Typesetting;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Letters;

public static class LettersServices
{
    /// <summary>Letters, their numbers and signatures. The worker starts with the first letter.</summary>
    public static IServiceCollection AddLetters(this IServiceCollection services, TypesetterOptions typesetting, SigningOptions signing)
    {
        services.AddSingleton(typesetting);
        services.AddSingleton(signing);
        services.AddSingleton<Typesetter>();
        services.AddSingleton<TestCertificates>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<PdfSigner>();
        services.AddSingleton<LetterNumbers>();
        services.AddSingleton<LetterSigning>();
        services.AddScoped<LetterPress>();
        services.AddScoped<PrintCompetenceChanges>();
        services.AddScoped<TemplateBook>();
        services.AddScoped<SaveTemplateHandler>();
        services.AddScoped<PreviewTemplateHandler>();
        services.AddScoped<ISampleData, SampleLetters>();
        return services;
    }
}
