using System.Globalization;
using System.Text.Json;
using HaiCap.Core;
using HaiCap.Core.Dossiers.Trials;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>
/// A test dossier on a draft: its form filled in, filed, and walked through the steps to see the clock, the papers and the fee. All of it travels with the page,
/// sealed; nothing is stored, so nothing that counts or tells can meet it.
/// </summary>
public sealed class TrialModel(DraftTools tools, DraftFormTools form, TryDraft trying) : DraftFormPage(tools, form)
{
    /// <summary>What was done with it so far.</summary>
    public IReadOnlyList<TrialDeed> Deeds { get; private set; } = [];

    /// <summary>Null while the form is being filled in.</summary>
    public DateTimeOffset? FiledAt { get; private set; }

    /// <summary>The story so far; null while the form is being filled in, or where it cannot be counted.</summary>
    public TrialWalk? Walk { get; private set; }

    /// <summary>When it is taken to be filed, as typed.</summary>
    public string? At { get; private set; }

    /// <summary>Working hours until the next deed, as typed.</summary>
    public string? Hours { get; private set; }

    public string Carried => Seal(JsonSerializer.Serialize(new Carry(Answers.ToJson(), FiledAt, [.. Deeds])));

    public IReadOnlyList<PrintedSection> Printed => FormPrint.Rows(Definition.Form, Answers, Form.Places);

    protected override DraftTab Tab => DraftTab.Trial;

    protected override string Purpose => "draft-trial";

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var opened = await OpenAsync(code);
        if (opened is PageResult)
        {
            At = Local(Tools.Now);
            await DrawFormAsync();
        }

        return opened;
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        var opened = await OpenAsync(code);
        if (opened is not PageResult)
        {
            return opened;
        }

        ModelState.Clear();
        var posted = await Request.ReadFormAsync(HttpContext.RequestAborted);
        var act = (posted["viec"].LastOrDefault() ?? "").Split(':');
        (At, Hours) = (posted["luc"].LastOrDefault() ?? Local(Tools.Now), posted["gio"].LastOrDefault());
        if (Unseal(posted["ho-so"].LastOrDefault()) is { } sealedText && JsonSerializer.Deserialize<Carry>(sealedText) is { } carried)
        {
            (Answers, FiledAt, Deeds) = (FormAnswers.FromJson(carried.Answers), carried.FiledAt, carried.Deeds);
        }

        if (FiledAt is null)
        {
            await FillAsync(posted, act);
        }
        else
        {
            await WalkAsync(act);
        }

        if (FiledAt is null)
        {
            await DrawFormAsync();
        }

        return Page();
    }

    private async Task FillAsync(IFormCollection posted, string[] act)
    {
        Answers = Take(Definition.Form, posted, Answers, SectionKey, act);
        if (act is ["sang", var next])
        {
            ModelState.Add(Faults(SectionKey));
            SectionKey = ModelState.IsValid ? next : SectionKey;
        }

        if (act is not ["nop"])
        {
            return;
        }

        // The first section with a fault is shown with its faults, as a citizen is led back to it.
        if (Sections.FirstOrDefault(section => Faults(section.Key).Any()) is { } faulty)
        {
            SectionKey = faulty.Key;
            ModelState.Add(Faults(faulty.Key));
            return;
        }

        var today = Tools.Today;
        if (!DateTime.TryParseExact(At, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || DateOnly.FromDateTime(local) < today.AddYears(-1) || DateOnly.FromDateTime(local) > today.AddYears(1))
        {
            ModelState.AddModelError("luc", Words.T("Chọn ngày và giờ nộp, trong vòng một năm trước hoặc sau hôm nay.", "Choose the day and hour of filing, within a year of today."));
            return;
        }

        (Answers, FiledAt, Deeds) = (FormRules.Settle(Definition.Form, Answers), new DateTimeOffset(local, Instants.Vietnam.BaseUtcOffset), []);
        if (!await LookAsync())
        {
            FiledAt = null;
        }
    }

    private async Task WalkAsync(string[] act)
    {
        if (act is ["sua"])
        {
            (FiledAt, Deeds) = (null, []);
            return;
        }

        if (!await LookAsync())
        {
            return;
        }

        // What the draft no longer allows is behind us.
        Deeds = [.. Deeds.Take(Walk!.Done)];
        switch (act)
        {
            case ["lui"]:
                Deeds = [.. Deeds.SkipLast(1)];
                break;
            case ["lam", var name, .. var rest] when Enum.TryParse<StepAct>(name, out var chosen) && Walk.Choices.Contains(new(chosen, rest is ["tra-loi"])):
                if (LimitRow.Number(Hours) is not ({ } hours and >= 0 and <= Trial.MostHours))
                {
                    ModelState.AddModelError("gio", Words.T($"Ghi số giờ làm việc từ 0 đến {Trial.MostHours:0}.", $"Enter working hours from 0 to {Trial.MostHours:0}."));
                    return;
                }

                Deeds = [.. Deeds, new(chosen, hours, rest is ["tra-loi"])];
                break;
            case ["het"]:
                while (Deeds.Count < Trial.MostDeeds && Walk?.Onward is { } onward)
                {
                    Deeds = [.. Deeds, onward];
                    if (!await LookAsync())
                    {
                        return;
                    }
                }

                break;
            default:
                return;
        }

        Hours = null;
        await LookAsync();
    }

    /// <summary>The story by the draft as it stands now.</summary>
    private async Task<bool> LookAsync()
    {
        var walked = await trying.HandleAsync(Tools.Caller.Actor, Draft.Code, new(Answers, FiledAt!.Value, Deeds), HttpContext.RequestAborted);
        Walk = walked.Ok ? walked.Value : null;
        if (!walked.Ok)
        {
            ModelState.Add(walked.Problems);
        }

        return walked.Ok;
    }

    /// <summary>Files are not asked for here: there is nowhere they could lie.</summary>
    private IEnumerable<Problem> Faults(string? section)
    {
        var files = Definition.Form.Sections.SelectMany(one => one.Fields).SelectMany(field => field.Fields.Prepend(field)).Where(field => field.Kind == FormFieldKind.File).Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        return FormValidation.Validate(Definition.Form, Answers, new FormContext(Tools.Today, Form.Places), section).Where(problem => !files.Contains((problem.Field ?? "").Split('.', ':')[^1]));
    }

    private static string Local(DateTimeOffset at) => at.ToOffset(Instants.Vietnam.BaseUtcOffset).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private sealed record Carry(string Answers, DateTimeOffset? FiledAt, IReadOnlyList<TrialDeed> Deeds);
}
