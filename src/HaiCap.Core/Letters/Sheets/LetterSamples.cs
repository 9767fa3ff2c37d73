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
        LetterKeys.Form01 => SampleForms.Form01,
        LetterKeys.Form02 => SampleForms.Form02,
        LetterKeys.Form03 => SampleForms.Form03,
        LetterKeys.Form04 => SampleForms.Form04,
        LetterKeys.Deemed => SampleForms.Deemed,
        LetterKeys.Form05 => SampleForms.Form05,
        LetterKeys.Form06 => SampleForms.Form06,
        LetterKeys.Form07 => SampleForms.Form07,
        LetterKeys.ClockSheet => SampleForms.ClockSheet,
        LetterKeys.FormAnswers => SampleForms.Answers,
        LetterKeys.CompetenceChanges => SampleChanges.Changes,
        // The frame shows itself best in a paper that uses all of it.
        LetterKeys.Frame => SampleResults.Licence,
        _ => throw new ArgumentException($"No sample for template '{templateKey}'.", nameof(templateKey)),
    };
}
