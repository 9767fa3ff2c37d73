using System.Globalization;
using System.Text.RegularExpressions;
using HaiCap.Core;
using HaiCap.Core.Procedures;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The papers of a dossier as rows of boxes.</summary>
public sealed class PapersForm
{
    public List<PaperLine> Components { get; set; } = [];

    public static PapersForm Of(ProcedureDefinition definition, Func<PaperSample, string> seal) => new()
    {
        Components = [.. definition.Components.Select(one => new PaperLine
        {
            Key = one.Key,
            Name = one.Name,
            Originals = one.Originals.ToString(CultureInfo.InvariantCulture),
            Copies = one.Copies.ToString(CultureInfo.InvariantCulture),
            Required = one.Required,
            How = one.FromForm ? PaperHow.FromForm : one.NeedsFile ? PaperHow.File : PaperHow.Shown,
            FormNumber = one.FormNumber,
            Note = one.Note,
            RequiredWhen = ConditionForm.Of(one.RequiredWhen, ConditionChoices.Fields(definition.Form)),
            Confirmed = one.Confirmed,
            Sample = one.Sample is { } sample ? seal(sample) : null,
            SampleIsExample = one.Sample is { Blank: false },
        })],
    };

    /// <summary>The definition with what was typed; what cannot be read is told by <paramref name="fault"/> with its box.</summary>
    /// <param name="unseal">The sample a row carries along; null for none, or for one this site did not give.</param>
    public ProcedureDefinition Apply(ProcedureDefinition definition, Func<string?, PaperSample?> unseal, Action<string, string> fault)
    {
        var fields = ConditionChoices.Fields(definition.Form);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var components = new List<DossierComponent>();
        for (var i = 0; i < Components.Count; i++)
        {
            var (row, where, title) = (Components[i], $"Form.Components[{i}]", T($"Giấy tờ {i + 1}", $"Paper {i + 1}"));
            void Tell(string at, string text) => fault(at, $"{title}: {text}");
            if (InfoForm.Text(row.Name) is not { Length: <= 300 } name)
            {
                Tell($"{where}.Name", T("Ghi tên giấy tờ, không quá 300 ký tự, hoặc bỏ dòng này.", "Name the paper, at most 300 characters, or drop the row."));
                continue;
            }

            // Files of running dossiers hang on the key: a paper keeps the one it has.
            var key = InfoForm.Text(row.Key) is { } kept && DraftKeys.IsKey(kept) && !taken.Contains(kept) ? kept : DraftKeys.New(name, "giay-to", taken);
            taken.Add(key);
            var sample = unseal(row.Sample);
            components.Add(new DossierComponent(
                key, name, Count(row.Originals, $"{where}.Originals", Tell), Count(row.Copies, $"{where}.Copies", Tell), row.Required,
                row.How == PaperHow.FromForm, row.How != PaperHow.Shown, InfoForm.Text(row.FormNumber), InfoForm.Text(row.Note),
                row.Required ? row.RequiredWhen.Read(fields, $"{where}.RequiredWhen", Tell) : null, row.Confirmed,
                sample is null ? null : sample with { Blank = !row.SampleIsExample }));
        }

        return definition with { Components = components };
    }

    private static int Count(string? typed, string where, Action<string, string> fault)
    {
        if (InfoForm.Text(typed) is not { } text)
        {
            return 0;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 20)
        {
            return count;
        }

        fault(where, T("Ghi số bản, từ 0 đến 20.", "Enter how many, from 0 to 20."));
        return 0;
    }
}

/// <summary>How a paper comes with an online dossier.</summary>
public enum PaperHow
{
    /// <summary>A file is attached.</summary>
    File,

    /// <summary>The online form is the paper.</summary>
    FromForm,

    /// <summary>Shown at the counter only.</summary>
    Shown,
}

public sealed class PaperLine
{
    public string? Key { get; set; }

    public string? Name { get; set; }

    public string? Originals { get; set; }

    public string? Copies { get; set; }

    public bool Required { get; set; }

    public PaperHow How { get; set; }

    public string? FormNumber { get; set; }

    public string? Note { get; set; }

    public ConditionForm RequiredWhen { get; set; } = new();

    public bool Confirmed { get; set; }

    /// <summary>The sample it has, sealed by this site: a page that is posted cannot name another file of the province.</summary>
    public string? Sample { get; set; }

    public bool SampleIsExample { get; set; }

    public bool DropSample { get; set; }
}

/// <summary>Keys of what an editor adds: made from the name, so that nobody has to think of one.</summary>
public static partial class DraftKeys
{
    public static bool IsKey(string text) => Shape().IsMatch(text);

    /// <summary>"Đơn đề nghị cấp" → <c>don-de-nghi-cap</c>, with a number behind it where that is taken.</summary>
    public static string New(string name, string otherwise, IReadOnlySet<string> taken)
    {
        var words = Other().Replace(VietnameseText.Fold(name), "-").Trim('-');
        var stem = string.Concat(words.Take(40)).Trim('-');
        stem = IsKey(stem) ? stem : otherwise;
        var key = stem;
        for (var i = 2; taken.Contains(key); i++)
        {
            key = $"{stem}-{i}";
        }

        return key;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(?:-[a-z0-9]+)*\z", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Shape();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Other();
}
