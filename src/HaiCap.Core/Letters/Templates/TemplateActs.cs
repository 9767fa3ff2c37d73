using HaiCap.Core.Acts;

namespace HaiCap.Core.Letters.Templates;

/// <summary>Subjects of the acts of letters: "letter-template/{key}".</summary>
public static class TemplateSubjects
{
    public static string Of(string key) => $"letter-template/{key}";
}

/// <summary>A new version of a letter's template was saved.</summary>
/// <param name="Digest">SHA-256 of the text, so that a changed row shows.</param>
[ActName("letter-template.saved")]
public sealed record TemplateSaved(string Key, int Number, DateOnly ValidFrom, string Digest) : ActData;
