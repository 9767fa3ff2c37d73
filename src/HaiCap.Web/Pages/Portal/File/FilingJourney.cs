using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;

namespace HaiCap.Web.Pages.Portal.File;

public enum FilingStepKind
{
    Section,
    Papers,
    Centre,
    Check,
}

/// <param name="Key">A section's key, or the step's own word in the address.</param>
public sealed record FilingStep(FilingStepKind Kind, string Key, string Title, string Url, bool Done);

/// <summary>Where a filing stands: the steps its answers ask for, which of them are done, who it is for. Pure.</summary>
public sealed class FilingJourney
{
    public const string PapersKey = "giay-to";
    public const string CentreKey = "noi-nop";
    public const string CheckKey = "kiem-tra";

    public FilingJourney(DraftView draft, ProcedureVersion version, FormContext context, FilingPerson person)
    {
        (Draft, Version, Definition) = (draft, version, version.Read());
        Answers = FormAnswers.FromJson(draft.Draft.Answers);
        (Context, Person) = (context, person);
        Steps = [.. MakeSteps()];
    }

    public DraftView Draft { get; }

    public ProcedureVersion Version { get; }

    public ProcedureDefinition Definition { get; }

    public FormAnswers Answers { get; }

    public FormContext Context { get; }

    public FilingPerson Person { get; }

    public IReadOnlyList<FilingStep> Steps { get; }

    public Guid Id => Draft.Draft.Id;

    /// <summary>Components to attach a file to; those made from the form are not among them.</summary>
    public IEnumerable<DossierComponent> Papers => Definition.Components.Where(c => !c.FromForm && c.NeedsFile && (c.RequiredWhen is null || c.RequiredWhen.Holds(Answers)));

    public IEnumerable<DossierComponent> MissingPapers => Papers.Where(c => c.MustAttach(Answers) && Draft.Files.All(f => f.Component != c.Key));

    public bool Ready => Steps.Where(s => s.Kind != FilingStepKind.Check).All(s => s.Done);

    public FilingStep At(string key) => Steps.FirstOrDefault(s => s.Key == key) ?? Steps[0];

    public FilingStep Next(string key)
    {
        var at = Steps.TakeWhile(s => s.Key != key).Count();
        return Steps[Math.Min(at + 1, Steps.Count - 1)];
    }

    public FilingStep? Before(string key)
    {
        var at = Steps.TakeWhile(s => s.Key != key).Count();
        return at > 0 && at < Steps.Count ? Steps[at - 1] : null;
    }

    /// <summary>The first step still open, else the check.</summary>
    public FilingStep FirstOpen => Steps.FirstOrDefault(s => !s.Done) ?? Steps[^1];

    /// <summary>Whose case it is: the organisation of the form where it asks for one, else the person it is filed for.</summary>
    public Party Applicant()
    {
        var settled = FormRules.Settle(Definition.Form, Answers);
        var organisation = Definition.Form.Sections.SelectMany(s => s.Fields)
            .FirstOrDefault(f => f.Kind == FormFieldKind.Enterprise && settled.IsAnswered(f.Key));
        var phone = settled.Text("dien-thoai") ?? Person.Phone;
        var email = settled.Text("email") ?? Person.Email;
        return organisation is not null && settled.Text("ten-to-chuc") is { } name
            ? new(PartyKind.Enterprise, name, settled.Text(organisation.Key)!, Address("dia-chi-tru-so"), phone, email)
            : new(PartyKind.Citizen, Person.Name, Person.IdNumber, Address("noi-o") ?? Person.Address, phone, email);

        string? Address(string key) =>
            Definition.Form.Field(key) is { Kind: FormFieldKind.Place } field && FormPrint.Value(field, settled, Context.Places) is { Length: > 0 } text ? text : null;
    }

    private IEnumerable<FilingStep> MakeSteps()
    {
        var root = $"/nop-ho-so/{Id}";
        var view = new FormView(Definition.Form, Answers);
        var allAnswered = true;
        foreach (var section in view.Sections)
        {
            var visited = section.Fields.Any(f => Answers.IsAnswered(f.Key));
            var done = visited && FormValidation.Validate(Definition.Form, Answers, Context, section.Key).Count == 0;
            allAnswered &= done;
            yield return new(FilingStepKind.Section, section.Key, section.Shown(), $"{root}/muc/{section.Key}", done);
        }

        if (Papers.Any())
        {
            yield return new(FilingStepKind.Papers, PapersKey, Design.Words.T("Giấy tờ kèm theo", "Papers"), $"{root}/{PapersKey}",
                // Which papers are asked hangs on the answers, so they are not done before those.
                Draft.Files.Count > 0 ? !MissingPapers.Any() : allAnswered && !MissingPapers.Any());
        }

        yield return new(
            FilingStepKind.Centre, CentreKey, Design.Words.T("Nơi tiếp nhận", "Where it is received"), $"{root}/{CentreKey}", Draft.Draft.ReceivingAgencyId is not null);
        yield return new(FilingStepKind.Check, CheckKey, Design.Words.T("Kiểm tra và nộp", "Check and send"), $"{root}/{CheckKey}", Done: false);
    }
}
