using HaiCap.Core.Acts;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures.Drafts;

/// <summary>Begins to write the next version of a procedure: of one that stands, of a new one from nothing, or of a new one as a copy of another.</summary>
public sealed class OpenDraft(DraftBook book, ActRecorder acts)
{
    /// <param name="Code">Of the procedure it is to be a version of.</param>
    /// <param name="Name">Of a new procedure; a copy may keep the other's.</param>
    /// <param name="Field">Of a new procedure; a copy may keep the other's.</param>
    /// <param name="Level">Of a new procedure; null: as the other's, or the province.</param>
    /// <param name="ServiceLevel">Of a new procedure; null: as the other's, or all of it online.</param>
    /// <param name="CopyOf">Code of a procedure a new one is a copy of.</param>
    /// <param name="IsNew">No procedure may have the code yet.</param>
    /// <param name="Text">What it is to say in place of what it is begun from; its code is <paramref name="Code"/>.</param>
    /// <param name="Package">The package that text came in.</param>
    /// <param name="Taken">Samples of papers the site itself took for this text; it may name them besides those the procedure has.</param>
    public sealed record Request(
        string? Code, string? Name = null, string? Field = null, string? CopyOf = null, bool IsNew = false, ProcedureRecipe? Text = null, PackageOrigin? Package = null,
        IReadOnlyCollection<PaperSample>? Taken = null,
        ProcedureLevel? Level = null, ServiceLevel? ServiceLevel = null);

    public sealed record PackageOrigin(string Name, string Sha256);

    /// <summary>ACC-001; PRO-012: it has an open draft; PRO-013: the code is none or taken; PRO-014: nothing to copy; PRO-015: it has no name or field; PRO-024: it names a sample it did not get here.</summary>
    public async Task<Outcome<ProcedureDraft>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await book.MayWriteAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<ProcedureDraft>();
        }

        if (!ProcedureCode.TryParse(request.Code, out var code))
        {
            return DraftProblems.NoCode;
        }

        var newest = await book.NewestAsync(code.Value, cancellationToken);
        if (newest is not null && (request.IsNew || request.CopyOf is not null))
        {
            return DraftProblems.CodeTaken;
        }

        if (await book.Db.Set<ProcedureDraft>().AnyAsync(draft => draft.Code == code.Value && draft.State != DraftState.Published && draft.State != DraftState.Dropped, cancellationToken))
        {
            return DraftProblems.AlreadyOpen;
        }

        // Of one told of for information so far nothing but its name and field can be gone on from.
        var recipe = request.Text is not null ? request.Text
            : newest is { Kind: PublicationKind.Handled } ? RecipeText.Of(newest)
            : await NewAsync(code, newest is null ? request : request with { Name = newest.Name, Field = newest.Field, Level = newest.Level, ServiceLevel = newest.ServiceLevel }, cancellationToken);
        if (recipe is null)
        {
            return DraftProblems.NoSource;
        }

        if (DraftRules.Faults(code.Value, recipe).ToList() is { Count: > 0 } problems)
        {
            return problems;
        }

        // What a version says the public sees already.
        if (request.Text is not null && await SampleOrigin.StrayAsync(book.Db, recipe, null, request.Taken, cancellationToken) is { } stray)
        {
            return stray;
        }

        var now = book.Now;
        var opened = new ProcedureDraft
        {
            ProvinceCode = book.Db.ProvinceCode,
            Id = Ids.New(now),
            Code = code.Value,
            Name = VietnameseText.Nfc(recipe.Name),
            Field = VietnameseText.Nfc(recipe.Field),
            Level = recipe.Level,
            ServiceLevel = recipe.ServiceLevel,
            Definition = recipe.Definition.ToJson(),
            BasedOnVersionId = newest?.Id,
            UpdatedAt = now,
            UpdatedByOfficerId = allowed.Value.Kind == ActorKind.Officer ? allowed.Value.Id : null,
        };
        book.Db.Add(opened);
        acts.RecordFirst(DraftSubjects.Of(opened.Id), allowed.Value, new DraftOpened(opened.Code, opened.BasedOnVersionId, request.CopyOf, opened.Digest(), request.Package?.Name, request.Package?.Sha256), at: now);
        var saved = await book.Db.SaveActsAsync(cancellationToken, message => message.Contains("procedure_drafts", StringComparison.Ordinal));
        return saved.Ok ? opened : DraftProblems.AlreadyOpen;
    }

    private async Task<ProcedureRecipe?> NewAsync(ProcedureCode code, Request request, CancellationToken cancellationToken)
    {
        if (request.CopyOf is { } other)
        {
            return ProcedureCode.TryParse(other, out var from) && await book.NewestAsync(from.Value, cancellationToken) is { Kind: PublicationKind.Handled } version ? Copy(code, RecipeText.Of(version), request) : null;
        }

        return new ProcedureRecipe
        {
            Code = code,
            Name = request.Name ?? "",
            Field = request.Field ?? "",
            Level = request.Level ?? ProcedureLevel.Province,
            ServiceLevel = request.ServiceLevel ?? ServiceLevel.Full,
            ValidFrom = book.Now.LocalDay(),
            Definition = Blank,
        };
    }

    /// <summary>What belongs to the other's own code stays with it.</summary>
    private static ProcedureRecipe Copy(ProcedureCode code, ProcedureRecipe other, Request request) => other with
    {
        Code = code,
        Name = string.IsNullOrWhiteSpace(request.Name) ? other.Name : request.Name,
        Field = string.IsNullOrWhiteSpace(request.Field) ? other.Field : request.Field,
        Level = request.Level ?? other.Level,
        ServiceLevel = request.ServiceLevel ?? other.ServiceLevel,
        Definition = other.Definition with { OtherCodes = [], CodeConfirmed = false, Popularity = 0 },
    };

    private static readonly ProcedureDefinition Blank = new()
    {
        Summary = "",
        WhoMayApply = "",
        CompetentAgency = new(CompetentKind.Department, ""),
        DecidedBy = new("", CompetentKind.Department),
        Result = new("", ""),
        FileAt = "",
        Form = FormDefinition.Empty,
    };
}
