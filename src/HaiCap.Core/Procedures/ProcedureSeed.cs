using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures;

/// <summary>Publishes the recipes of a folder in the open province. Run again it publishes only what changed.</summary>
public static class ProcedureSeed
{
    /// <returns>How many versions were published.</returns>
    /// <exception cref="InvalidDataException">A recipe cannot be read or published; the message says which and why.</exception>
    public static async Task<int> ApplyAsync(HaiCapDb db, TimeProvider time, string folder, CancellationToken cancellationToken = default)
    {
        var today = time.Now().LocalDay();
        var publish = new PublishProcedureHandler(db, new ActRecorder(db, time), time);
        var present = await db.Set<ProcedureVersion>().AsNoTracking().GroupBy(v => v.Code)
            .Select(g => g.OrderByDescending(v => v.Number).First())
            .ToDictionaryAsync(v => v.Code, StringComparer.Ordinal, cancellationToken);
        var published = 0;
        foreach (var recipe in RecipeFolder.Read(folder))
        {
            var before = present.GetValueOrDefault(recipe.Code.Value);
            if (before is not null && before.Definition == recipe.Definition.ToJson() && before.Name == VietnameseText.Nfc(recipe.Name))
            {
                continue;
            }

            var from = before is null ? recipe.ValidFrom : today > before.ValidFrom ? today : before.ValidFrom.AddDays(1);
            var outcome = await publish.HandleAsync(new(recipe, from, Actor.System, "Dữ liệu mẫu"), cancellationToken);
            if (!outcome.Ok)
            {
                throw new InvalidDataException($"{recipe.Code}: {string.Join(" ", outcome.Problems.Select(p => p.En))}");
            }

            published++;
        }

        return published;
    }
}
