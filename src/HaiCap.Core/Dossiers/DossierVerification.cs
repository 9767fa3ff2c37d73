using System.Runtime.CompilerServices;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Heirs;
using HaiCap.Core.Dossiers.Moves;
using HaiCap.Core.Dossiers.Processing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers;

/// <summary>
/// Every dossier's summary is what its acts say: fixed columns by the first, where it stands by the last; papers by the files the acts name;
/// open work by the holder and by when the last of its clocks ends. A dossier without acts, or acts without a dossier, are findings too.
/// </summary>
public sealed class DossierVerification : IVerification
{
    private const int ChunkSize = 500;

    public async IAsyncEnumerable<Finding> CheckAsync(HaiCapDb db, IProgress<int>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = Guid.Empty; ;)
        {
            var (chunk, findings) = await ChunkAsync(db, last, cancellationToken);
            if (chunk.Count == 0)
            {
                break;
            }

            foreach (var finding in findings)
            {
                yield return finding;
            }

            progress?.Report(chunk.Count);
            last = chunk[^1].Id;
        }

        foreach (var finding in await WithoutDossierAsync(db, cancellationToken))
        {
            yield return finding;
        }
    }

    private static string RowOf(Dossier dossier) => $"dossiers {dossier.ProvinceCode} {dossier.Code}";

    private static async Task<(List<Dossier> Chunk, List<Finding> Findings)> ChunkAsync(HaiCapDb db, Guid after, CancellationToken cancellationToken)
    {
        await using var moment = await db.BeginReadAsync(cancellationToken);
        var chunk = await db.Set<Dossier>().AsNoTracking().Where(dossier => dossier.Id.CompareTo(after) > 0).OrderBy(dossier => dossier.Id)
            .Take(ChunkSize).ToListAsync(cancellationToken);
        if (chunk.Count == 0)
        {
            return (chunk, []);
        }

        var subjects = chunk.ConvertAll(dossier => dossier.Subject);
        var ids = chunk.ConvertAll(dossier => dossier.Id);
        var acts = (await db.Set<Act>().AsNoTracking().Where(act => subjects.Contains(act.Subject)).ToListAsync(cancellationToken))
            .GroupBy(act => act.Subject).ToDictionary(group => group.Key, group => group.OrderBy(act => act.Seq).ToList(), StringComparer.Ordinal);
        var papers = (await db.Set<DossierPaper>().AsNoTracking().Where(paper => ids.Contains(paper.DossierId)).ToListAsync(cancellationToken)).ToLookup(paper => paper.DossierId);
        var work = (await db.Set<OpenWork>().AsNoTracking().Where(row => ids.Contains(row.DossierId)).ToListAsync(cancellationToken)).ToLookup(row => row.DossierId);
        var stays = await db.Set<DossierHop>().AsNoTracking().Where(hop => ids.Contains(hop.DossierId) && hop.DoneAt == null).ToDictionaryAsync(hop => hop.DossierId, cancellationToken);
        var documents = (await db.Set<DossierDocument>().AsNoTracking().Where(row => ids.Contains(row.DossierId)).ToListAsync(cancellationToken)).ToLookup(row => row.DossierId);
        var findings = new List<Finding>();
        foreach (var dossier in chunk)
        {
            if (!acts.TryGetValue(dossier.Subject, out var history) || history[0].Name != ActNames.Of<DossierSubmitted>())
            {
                findings.Add(new(RowOf(dossier), "Hồ sơ không có sự kiện nộp.", "The dossier has no act of submission."));
                continue;
            }

            findings.AddRange(Columns(dossier, history));
            findings.AddRange(Papers(dossier, history, papers[dossier.Id]));
            findings.AddRange(Work(dossier, work[dossier.Id], stays.GetValueOrDefault(dossier.Id)));
            findings.AddRange(Documents(dossier, history, documents[dossier.Id]));
        }

        return (chunk, findings);
    }

    private static IEnumerable<Finding> Columns(Dossier dossier, List<Act> history)
    {
        var first = history[0].DataAs<DossierSubmitted>();
        var reception = history.Where(act => act.Name == ActNames.Of<DueRecomputed>()).Select(act => act.DataAs<DueRecomputed>().ReceptionDueAt).LastOrDefault(due => due is not null);
        var passed = history.FindLast(act => act.Name == ActNames.Of<DossierPassedOn>())?.DataAs<DossierPassedOn>();
        var moved = history.FindLast(act => act.Name == ActNames.Of<DossierMovedToVersion>())?.DataAs<DossierMovedToVersion>();
        var fixedColumns = new (string Name, object? Row, object? Act)[]
        {
            ("code", dossier.Code, first.Code), ("procedure_code", dossier.ProcedureCode, first.ProcedureCode),
            ("procedure_version_id", dossier.ProcedureVersionId, moved?.ToVersionId ?? first.ProcedureVersionId), ("receiving_agency_id", dossier.ReceivingAgencyId, passed?.ReceivingAgencyId ?? first.ReceivingAgencyId),
            ("competent_agency_id", dossier.CompetentAgencyId, passed?.CompetentAgencyId ?? first.CompetentAgencyId),
            ("division_id", dossier.DivisionId, passed?.DivisionId ?? first.DivisionId),
            ("channel", dossier.Channel, first.Channel), ("assisted", dossier.Assisted, first.Assisted), ("citizen_id", dossier.CitizenId, first.CitizenId),
            ("title", dossier.Title, first.Title), ("procedure_name", dossier.ProcedureName, first.Title), ("reception_due_at", dossier.ReceptionDueAt, reception ?? first.ReceptionDueAt),
            ("submitted_at", dossier.SubmittedAt, history[0].At),
        };
        foreach (var column in fixedColumns.Where(column => !Equals(column.Row, column.Act)))
        {
            yield return Differs(dossier, column.Name);
        }

        // Erased personal data cannot be compared; the digest in the log still says what they were.
        if (history[0].PersonalAs<PeopleOfDossier>() is { } people
            && (people.Applicant != dossier.Applicant || people.SubmitterName != dossier.SubmitterName || dossier.ApplicantFolded != VietnameseText.Fold(people.Applicant.Name)))
        {
            yield return Differs(dossier, "applicant");
        }

        var last = history.Select(act => act.After()).LastOrDefault(after => after is not null);
        if (last != Standing.Of(dossier))
        {
            yield return Differs(dossier, last is null ? "state" : NameOfDifference(last, Standing.Of(dossier)));
        }
    }

    private static IEnumerable<Finding> Papers(Dossier dossier, List<Act> history, IEnumerable<DossierPaper> papers)
    {
        var named = history.Where(act => act.Name == ActNames.Of<DossierSubmitted>()).SelectMany(act => act.DataAs<DossierSubmitted>().Files)
            .Concat(history.Where(act => act.Name == ActNames.Of<DossierSupplemented>()).SelectMany(act => act.DataAs<DossierSupplemented>().Files)).ToList();
        var kept = papers.Where(paper => paper.FileHash is not null).Select(paper => new FileInAct(paper.Component, paper.FileName ?? "", paper.FileHash!)).ToList();
        foreach (var file in named.Except(kept))
        {
            yield return new($"dossier_papers {dossier.ProvinceCode} {dossier.Code} {file.Component}", $"Giấy tờ “{file.Name}” đã mất hoặc bị sửa.", $"The paper “{file.Name}” is gone or was changed.");
        }

        foreach (var file in kept.Except(named))
        {
            yield return new($"dossier_papers {dossier.ProvinceCode} {dossier.Code} {file.Component}", $"Giấy tờ “{file.Name}” không có trong sự kiện nào.", $"No act names the paper “{file.Name}”.");
        }
    }

    private static IEnumerable<Finding> Work(Dossier dossier, IEnumerable<OpenWork> work, DossierHop? stay)
    {
        var steps = work.Where(row => row.Kind == WorkKind.Step).ToList();
        var right = dossier.StepKey is null
            ? steps.Count == 0
            : steps.Count == 1 && steps[0].HolderUnitId == dossier.HolderUnitId && steps[0].HolderOfficerId == dossier.HolderOfficerId;
        if (!right)
        {
            yield return new($"open_work {dossier.ProvinceCode} {dossier.Code}", "Việc đang mở không khớp với người giữ hồ sơ.", "Open work does not match who holds the dossier.");
        }
        else if (steps.Exists(row => row.LastDue != WorkDue.Last(dossier, stay?.DueAt)))
        {
            yield return new($"open_work {dossier.ProvinceCode} {dossier.Code} last_due", "Hạn cuối của việc đang mở không khớp với hồ sơ.", "The last due time of open work does not match the dossier.");
        }
    }

    private static IEnumerable<Finding> Documents(Dossier dossier, List<Act> history, IEnumerable<DossierDocument> documents)
    {
        var issued = history.LastOrDefault(act => act.Name == ActNames.Of<ResultIssued>())?.DataAs<ResultIssued>();
        var signed = history.LastOrDefault(act => act.Name == ActNames.Of<ResultSigned>())?.DataAs<ResultSigned>();
        var (id, number, hash) = issued is not null ? (issued.DocumentId, issued.Number, issued.FileHash)
            : signed is not null ? (signed.DocumentId, signed.Number, signed.FileHash) : (Guid.Empty, null, null);
        if (number is not null && !documents.Any(row => row.Id == id && row.Number == number && row.FileHash == hash))
        {
            yield return new($"dossier_documents {dossier.ProvinceCode} {dossier.Code} {number}", "Văn bản kết quả không khớp với sự kiện ký.", "The result does not match the act that signed it.");
        }
    }

    private static async Task<List<Finding>> WithoutDossierAsync(HaiCapDb db, CancellationToken cancellationToken)
    {
        await using var moment = await db.BeginReadAsync(cancellationToken);
        var submitted = ActNames.Of<DossierSubmitted>();
        if (await db.Set<Act>().CountAsync(act => act.Name == submitted, cancellationToken) <= await db.Set<Dossier>().CountAsync(cancellationToken))
        {
            return [];
        }

        var acts = await db.Set<Act>().AsNoTracking().Where(act => act.Name == submitted && act.Seq == 1).Select(act => new { act.Subject, act.Data }).ToListAsync(cancellationToken);
        var codes = (await db.Set<Dossier>().Select(dossier => dossier.Id).ToListAsync(cancellationToken)).Select(DossierSubject.Of).ToHashSet(StringComparer.Ordinal);
        return [.. acts.Where(act => !codes.Contains(act.Subject)).Select(act => new Finding(
            $"dossiers {db.ProvinceCode} {act.Subject}", "Hồ sơ đã mất, sự kiện nộp vẫn còn.", "The dossier is gone, its submission is still in the log."))];
    }

    private static string NameOfDifference(Standing act, Standing row) => typeof(Standing).GetProperties()
        .Where(property => !Equals(property.GetValue(act), property.GetValue(row))).Select(property => property.Name).FirstOrDefault() ?? "state";

    private static Finding Differs(Dossier dossier, string column) => new(
        $"{RowOf(dossier)} {column}", $"Cột {column} không khớp với các sự kiện.", $"Column {column} does not match the acts.");
}
