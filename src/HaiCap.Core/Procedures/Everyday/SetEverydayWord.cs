using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures.Everyday;

/// <summary>Says from a day on what everyday words stand for in the province's catalogue.</summary>
public sealed class SetEverydayWord(HaiCapDb db, Access access, ActRecorder acts, ProcedureCatalogue catalogue, TimeProvider time)
{
    public const string Subject = "everyday-words";

    /// <param name="Meanings">None: they stand for nothing from that day on.</param>
    public sealed record Request(string? Said, IReadOnlyList<string> Meanings, DateOnly From);

    /// <summary>ACC-001, EVW-001 … EVW-004, ACT-001.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.DecideAsync(db, access, by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        var now = time.Now();
        var said = VietnameseText.Nfc(request.Said ?? "");
        if (EverydayRules.Check(said, request.Meanings, request.From, now.LocalDay()).ToList() is { Count: > 0 } problems)
        {
            return problems;
        }

        var (key, meanings) = (EverydayWord.KeyOf(said), string.Join(" ; ", request.Meanings));
        if (await db.Set<EverydayWord>().FirstOrDefaultAsync(row => row.Key == key && row.ValidFrom == request.From, cancellationToken) is { } same)
        {
            (same.Said, same.Meanings, same.ChangedAt) = (said, meanings, now);
        }
        else
        {
            db.Add(new EverydayWord { ProvinceCode = db.ProvinceCode, Key = key, ValidFrom = request.From, Said = said, Meanings = meanings, ChangedAt = now });
        }

        await acts.RecordAsync(Subject, allowed.Value, new EverydayWordSet(said, request.Meanings, request.From), at: now, cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken);
        if (saved.Ok)
        {
            catalogue.Forget(db.ProvinceCode);
        }

        return saved;
    }
}
