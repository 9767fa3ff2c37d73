using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures;

[ActName("procedure.published")]
public sealed record ProcedurePublished(Guid VersionId, string Code, int Number, string Name, DateOnly ValidFrom, string DefinitionSha256) : ActData;

/// <summary>Publishes the next version of a procedure from a day on; the version before ends the day before.</summary>
/// <param name="Why">The publication decision, as cited.</param>
public sealed record PublishProcedure(ProcedureRecipe Recipe, DateOnly ValidFrom, Actor By, string? Why = null);

public sealed class PublishProcedureHandler(HaiCapDb db, ActRecorder acts, Access access, TimeProvider time)
{
    public static string Subject(string code) => $"procedure/{code}";

    /// <summary>
    /// Saves the new version. ACC-001; PRO-001: the definition has faults; PRO-002: it would begin before the version in force;
    /// PRO-003: a person publishes from today on and names the decision; ACT-001: another published meanwhile.
    /// </summary>
    public async Task<Outcome<ProcedureVersion>> HandleAsync(PublishProcedure request, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.DecideAsync(db, access, request.By, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<ProcedureVersion>();
        }

        var person = request.By.Kind != ActorKind.System;
        if (person && (request.ValidFrom < time.Now().LocalDay() || string.IsNullOrWhiteSpace(request.Why)))
        {
            return new Problem(
                "PRO-003", "Ghi quyết định công bố và chọn ngày áp dụng từ hôm nay trở đi.", "Name the publication decision and a first day from today on.", "ValidFrom");
        }

        var faults = ProcedureCheck.Faults(request.Recipe.Definition);
        if (faults.Count > 0)
        {
            return faults.Select(f => new Problem("PRO-001", $"Định nghĩa thủ tục chưa dùng được: {f}.", $"The definition cannot be used: {f}.", "Source")).ToList();
        }

        var code = request.Recipe.Code.Value;
        var last = await db.Set<ProcedureVersion>().Where(v => v.Code == code).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellationToken);
        if (last is not null && request.ValidFrom <= last.ValidFrom)
        {
            return new Problem(
                "PRO-002",
                $"Ngày áp dụng phải sau ngày {last.ValidFrom:dd/MM/yyyy} của phiên bản đang có hiệu lực.",
                $"The new version must begin after {last.ValidFrom:dd/MM/yyyy}, when the present one began.",
                "ValidFrom");
        }

        if (last is not null)
        {
            last.ValidTo = request.ValidFrom.AddDays(-1);
        }

        var version = NewVersion(request, last?.Number ?? 0);
        db.Add(version);
        var data = new ProcedurePublished(version.Id, code, version.Number, version.Name, version.ValidFrom, version.DefinitionDigest());
        await acts.RecordAsync(Subject(code), allowed.Value, data, request.Why, cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken, message => message.Contains("procedure_versions", StringComparison.Ordinal));
        return saved.Ok ? version : saved.As<ProcedureVersion>();
    }

    private ProcedureVersion NewVersion(PublishProcedure request, int lastNumber)
    {
        var recipe = request.Recipe;
        return new()
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(time.Now()),
            Code = recipe.Code.Value,
            Number = lastNumber + 1,
            Name = VietnameseText.Nfc(recipe.Name),
            Field = VietnameseText.Nfc(recipe.Field),
            Level = recipe.Level,
            ServiceLevel = recipe.ServiceLevel,
            ValidFrom = request.ValidFrom,
            CodeIsSample = recipe.Code.IsSample,
            Definition = recipe.Definition.ToJson(),
            SearchText = SearchWords.Of(recipe),
        };
    }
}
