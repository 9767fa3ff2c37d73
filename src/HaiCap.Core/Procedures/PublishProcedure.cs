using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures;

[ActName("procedure.published")]
public sealed record ProcedurePublished(Guid VersionId, string Code, int Number, string Name, DateOnly ValidFrom, string DefinitionSha256) : ActData;

/// <summary>
/// Publishes the next version of a procedure from a day on; the version before ends the day before. Only the house itself does so outright, for samples and
/// imports; what people publish is a draft the legal unit has reviewed (<see cref="Drafts.PublishDraft"/>).
/// </summary>
/// <param name="Why">The publication decision, as cited.</param>
public sealed record PublishProcedure(ProcedureRecipe Recipe, DateOnly ValidFrom, Actor By, string? Why = null);

public sealed class PublishProcedureHandler(HaiCapDb db, ActRecorder acts, TimeProvider time)
{
    public static string Subject(string code) => $"procedure/{code}";

    /// <summary>
    /// Saves the new version. ACC-001: a person asks; PRO-001: the definition has faults; PRO-002: it would begin before the version in force; ACT-001: another published meanwhile.
    /// </summary>
    public async Task<Outcome<ProcedureVersion>> HandleAsync(PublishProcedure request, CancellationToken cancellationToken = default)
    {
        if (request.By.Kind != ActorKind.System)
        {
            return Access.Refused;
        }

        var added = await AddAsync(request.Recipe, request.ValidFrom, request.By, decision: null, request.Why, cancellationToken);
        if (!added.Ok)
        {
            return added;
        }

        var saved = await db.SaveActsAsync(cancellationToken, message => message.Contains("procedure_versions", StringComparison.Ordinal));
        return saved.Ok ? added : saved.As<ProcedureVersion>();
    }

    /// <summary>What keeps a definition from being used. PRO-001.</summary>
    public static IReadOnlyList<Problem> Faults(ProcedureRecipe recipe) =>
    [
        .. ProcedureCheck.Problems(recipe.Definition).Where(fault => fault.Blocks).Select(fault => new Problem(
            "PRO-001", $"Định nghĩa thủ tục chưa dùng được: {fault.Vi.TrimEnd('.')}.", $"The definition cannot be used: {fault.En.TrimEnd('.')}.", "Source")),
    ];

    /// <summary>The new version and its act in the unit of work, not yet saved. Who may is the caller's to ask. PRO-001, PRO-002.</summary>
    internal async Task<Outcome<ProcedureVersion>> AddAsync(
        ProcedureRecipe recipe, DateOnly validFrom, Actor by, PublicationDecision? decision, string? why, CancellationToken cancellationToken)
    {
        if (Faults(recipe) is { Count: > 0 } faults)
        {
            return faults.ToList();
        }

        var code = recipe.Code.Value;
        var last = await db.Set<ProcedureVersion>().Where(v => v.Code == code).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellationToken);
        if (last is not null && validFrom <= last.ValidFrom)
        {
            return new Problem(
                "PRO-002",
                $"Ngày áp dụng phải sau ngày {last.ValidFrom:dd/MM/yyyy} của phiên bản đang có hiệu lực.",
                $"The new version must begin after {last.ValidFrom:dd/MM/yyyy}, when the present one began.",
                "ValidFrom");
        }

        // One that was abolished earlier than this begins has ended already.
        if (last is not null && (last.ValidTo is null || last.ValidTo >= validFrom))
        {
            last.ValidTo = validFrom.AddDays(-1);
        }

        var version = NewVersion(recipe, validFrom, last?.Number ?? 0, decision);
        db.Add(version);
        var data = new ProcedurePublished(version.Id, code, version.Number, version.Name, version.ValidFrom, version.DefinitionDigest());
        await acts.RecordAsync(Subject(code), by, data, why, cancellationToken: cancellationToken);
        return version;
    }

    private ProcedureVersion NewVersion(ProcedureRecipe recipe, DateOnly validFrom, int lastNumber, PublicationDecision? decision) => new()
    {
        ProvinceCode = db.ProvinceCode,
        Id = Ids.New(time.Now()),
        Code = recipe.Code.Value,
        Number = lastNumber + 1,
        Name = VietnameseText.Nfc(recipe.Name),
        Field = VietnameseText.Nfc(recipe.Field),
        Level = recipe.Level,
        ServiceLevel = recipe.ServiceLevel,
        ValidFrom = validFrom,
        DecisionNumber = decision?.Number,
        DecidedOn = decision?.DecidedOn,
        CodeIsSample = recipe.Code.IsSample,
        Definition = recipe.Definition.ToJson(),
        SearchText = SearchWords.Of(recipe),
    };
}
