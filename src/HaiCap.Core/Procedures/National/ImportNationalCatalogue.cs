using System.Security.Cryptography;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures.National;

/// <summary>
/// Publishes what the national catalogue tells for information: all of a file in one transaction, or nothing. What is published just so already costs
/// nothing, so a file may be imported again and again.
/// </summary>
public sealed class ImportNationalCatalogue(HaiCapDb db, BulkRecorder recorder, Access access, ProcedureCatalogue catalogue, TimeProvider time)
{
    public const string Subject = "catalogue/national";

    /// <param name="Name">The file's name, kept as where its versions come from.</param>
    public sealed record Request(Actor By, ReadOnlyMemory<byte> Content, string Name);

    public sealed record Imported(int Rows, int Added, int Changed, int Unchanged, int Kept, IReadOnlyList<ProcedureVersion> Vanished);

    /// <summary>An import that was made.</summary>
    public sealed record Past(DateTimeOffset At, string By, CatalogueImported What);

    /// <summary>ACC-001.</summary>
    public Task<Outcome<Actor>> MayAsync(Actor by, CancellationToken cancellationToken = default) => ProcedureAccess.DecideAsync(db, access, by, cancellationToken);

    /// <summary>The last import, or the last of a file; null where there is none that wrote anything.</summary>
    /// <param name="sha256">Of the file; null: of any.</param>
    public async Task<Past?> LastAsync(string? sha256, CancellationToken cancellationToken = default)
    {
        var name = ActNames.Of<CatalogueImported>();
        var acts = await db.Set<Act>().AsNoTracking().Where(act => act.Subject == Subject && act.Name == name).OrderByDescending(act => act.Seq).Take(sha256 is null ? 1 : 100)
            .ToListAsync(cancellationToken);
        return acts.Select(act => new Past(act.At, act.ActorName, act.DataAs<CatalogueImported>())).FirstOrDefault(past => sha256 is null || past.What.Sha256 == sha256);
    }

    /// <summary>What an import of this file would do; nothing is written. ACC-001, PRO-040, PRO-047, PRO-048.</summary>
    public async Task<Outcome<NationalPlan>> PlanAsync(Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.DecideAsync(db, access, request.By, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<NationalPlan>();
        }

        var read = Read(request.Content);
        return read.Ok ? await PlanAsync(read.Value, cancellationToken) : read.As<NationalPlan>();
    }

    /// <summary>ACC-001, PRO-040, PRO-047, PRO-048; PRO-049 and the rows' own problems when a row is at fault; PRO-050: somebody published meanwhile.</summary>
    public async Task<Outcome<Imported>> HandleAsync(Request request, IProgress<WorkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.DecideAsync(db, access, request.By, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Imported>();
        }

        var read = Read(request.Content);
        if (!read.Ok)
        {
            return read.As<Imported>();
        }

        // Before what is in force: whoever publishes from here on is met at the next number of a chain.
        var heads = await HeadsAsync(read.Value, cancellationToken);
        var plan = await PlanAsync(read.Value, cancellationToken);
        if (plan.Faults.Count > 0)
        {
            return NationalProblems.Faulty(plan.FaultyRows);
        }

        var told = new Imported(plan.Rows, plan.Count(NationalStep.Add), plan.Count(NationalStep.Change), plan.Count(NationalStep.Leave), plan.Count(NationalStep.Keep), plan.Vanished);
        if (told.Added + told.Changed == 0)
        {
            return told;
        }

        try
        {
            await WriteAsync(allowed.Value, request, plan, told, heads, progress, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return NationalProblems.Stale;
        }

        catalogue.Forget(db.ProvinceCode);
        return told;
    }

    private static Outcome<ReadRows> Read(ReadOnlyMemory<byte> content)
    {
        var raw = NationalFile.Read(content);
        if (!raw.Ok)
        {
            return raw.As<ReadRows>();
        }

        var (rows, faults) = NationalRowCheck.Read(raw.Value);
        return new ReadRows(rows, faults);
    }

    private async Task<Dictionary<string, ActHead>> HeadsAsync(ReadRows read, CancellationToken cancellationToken)
    {
        List<string> subjects = [Subject, .. read.Rows.Select(row => PublishProcedureHandler.Subject(row.Code.Value))];
        return await db.Set<ActHead>().AsNoTracking().Where(head => EF.Parameter(subjects).Contains(head.Subject))
            .ToDictionaryAsync(head => head.Subject, StringComparer.Ordinal, cancellationToken);
    }

    private async Task<NationalPlan> PlanAsync(ReadRows read, CancellationToken cancellationToken)
    {
        var newest = await db.Set<ProcedureVersion>().AsNoTracking()
            .Where(version => !db.Set<ProcedureVersion>().Any(later => later.Code == version.Code && later.Number > version.Number))
            .ToDictionaryAsync(version => version.Code, StringComparer.Ordinal, cancellationToken);
        return NationalPlan.Of(read.Rows, read.Faults, newest);
    }

    private async Task WriteAsync(Actor by, Request request, NationalPlan plan, Imported told, Dictionary<string, ActHead> heads, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var today = now.LocalDay();
        var from = $"{VietnameseText.Nfc(Path.GetFileName(request.Name))} ({today:dd/MM/yyyy})";
        from = from.Length > ProcedureVersion.MaxOrigin ? from[^ProcedureVersion.MaxOrigin..] : from;
        var (acts, ends, versions) = (new List<Statement>(), new List<Statement>(), new List<Statement>());
        void Tell(string subject, ActData data, string? why)
        {
            var known = heads.GetValueOrDefault(subject);
            var head = known ?? new ActHead { ProvinceCode = db.ProvinceCode, Subject = subject };
            var before = head.Seq;
            acts.Add(Plan<Act>().InsertOf(ActRecorder.Next(head, by, data, now, why)));
            ends.Add(known is null ? Plan<ActHead>().InsertOf(head) : Plan<ActHead>().UpdateOf(head, [nameof(ActHead.Seq), nameof(ActHead.Hash)], before));
        }

        foreach (var (row, _, last) in plan.Writes)
        {
            var version = NewVersion(row, last, from, now);
            versions.Add(Plan<ProcedureVersion>().InsertOf(version));
            if (last is not null)
            {
                // Changed again on the day it began, a version held for no whole day.
                last.ValidTo = today.AddDays(-1);
                versions.Add(Plan<ProcedureVersion>().UpdateOf(last, [nameof(ProcedureVersion.ValidTo)]));
            }

            Tell(
                PublishProcedureHandler.Subject(version.Code),
                new ProcedureImported(version.Id, version.Code, version.Number, version.Name, version.ValidFrom, null, version.DefinitionDigest(), version.Kind, from),
                row.Notice.Decision);
            if (acts.Count % 200 == 0)
            {
                progress?.Report(new((double)acts.Count / (plan.Writes.Count() + 1), $"{acts.Count} thủ tục (procedures)"));
            }
        }

        Tell(
            Subject,
            new CatalogueImported(
                from, Convert.ToHexStringLower(SHA256.HashData(request.Content.Span)), told.Rows, told.Added, told.Changed, told.Unchanged, told.Kept, told.Vanished.Count),
            why: null);
        await recorder.WriteAsync([.. acts, .. ends, .. versions], cancellationToken);
    }

    private ProcedureVersion NewVersion(NationalRow row, ProcedureVersion? last, string from, DateTimeOffset now) => new()
    {
        ProvinceCode = db.ProvinceCode,
        Id = Ids.New(now),
        Code = row.Code.Value,
        Number = (last?.Number ?? 0) + 1,
        Name = row.Name,
        Field = row.Field,
        Kind = PublicationKind.Information,
        Origin = from,
        Level = row.Level,
        ServiceLevel = ServiceLevel.Information,
        ValidFrom = now.LocalDay(),
        CodeIsSample = row.Code.IsSample,
        Definition = row.Notice.ToJson(),
        SearchText = SearchWords.Of(row),
    };

    /// <summary>A file as it says it, before anything of the house is looked at.</summary>
    private sealed record ReadRows(IReadOnlyList<NationalRow> Rows, IReadOnlyList<NationalFault> Faults);

    private TablePlan Plan<T>() => TablePlan.Of(db.Model.FindEntityType(typeof(T))!, db.IsSqlite);
}
