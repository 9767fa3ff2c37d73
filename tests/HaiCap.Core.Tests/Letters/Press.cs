using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Letters.Signing;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Letters;

/// <summary>One running typesetter for a class of tests, with the product's own templates. What is printed is kept beside the tests, to be looked at.</summary>
public sealed class Press : IDisposable
{
    public static readonly DateTimeOffset Morning = FakeClock.At(2026, 7, 20, 9, 30);

    private static readonly string Kept = Path.Combine(AppContext.BaseDirectory, "letters");

    private readonly TempFolder folder = new();

    public Press()
    {
        Typesetter = new(Options, TimeProvider.System);
        Keys = new(new() { Folder = folder.Path, IssueTestCertificates = true }, new TestCertificates(new FakeClock()));
        Signing = new(new PdfSigner(Typesetter), Keys);
    }

    public TypesetterOptions Options { get; } = new();

    public Typesetter Typesetter { get; }

    public SigningKeys Keys { get; }

    public LetterSigning Signing { get; }

    public string Folder => folder.Path;

    public static string Template(string key) => File.ReadAllText(Path.Combine(new TypesetterOptions().Folder, "templates", key + ".typ"));

    public async Task<PrintedLetter> PrintAsync(LetterData data, string name)
    {
        var frame = new Dictionary<string, string>(StringComparer.Ordinal) { ["khung.typ"] = Template(LetterKeys.Frame) };
        var set = await Typesetter.TypesetAsync(new(Template(data.TemplateKey), data.ToJson(), frame, Morning), CancellationToken.None);
        set.Problems.ShouldBeEmpty();
        await KeepAsync(name, set.Value.Pdf);
        return new(set.Value.Pdf, set.Value.Pages, set.Value.Places, data.TemplateKey, 1);
    }

    public static async Task KeepAsync(string name, byte[] pdf)
    {
        Directory.CreateDirectory(Kept);
        await File.WriteAllBytesAsync(Path.Combine(Kept, name + ".pdf"), pdf);
    }

    public void Dispose()
    {
        Typesetter.Dispose();
        folder.Dispose();
    }
}
