namespace HaiCap.Core.Letters.Sheets;

/// <summary>Invented data for each template: what the preview shows.</summary>
public static class LetterSamples
{
    public static LetterData For(string templateKey) => templateKey switch
    {
        LetterKeys.Licence => SampleResults.Licence,
        LetterKeys.Confirmation => SampleResults.Confirmation,
        LetterKeys.Certificate => SampleResults.Certificate,
        LetterKeys.Decision => SampleResults.Decision,
        LetterKeys.Notice => SampleResults.Notice,
        _ => throw new ArgumentException($"No sample for template '{templateKey}'.", nameof(templateKey)),
    };
}
