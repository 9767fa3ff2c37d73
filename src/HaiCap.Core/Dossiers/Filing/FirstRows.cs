using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>What a dossier begins with beside itself: its stay at reception, the work waiting there, its papers, and its place among the citizen's own.</summary>
internal static class FirstRows
{
    public static IEnumerable<object> Of(Actor by, IReadOnlyList<SubmitDossier.Paper> papers, Dossier dossier, ProcessStep first, DateTimeOffset bell)
    {
        var now = dossier.SubmittedAt;
        yield return new DossierHop
        {
            ProvinceCode = dossier.ProvinceCode,
            DossierId = dossier.Id,
            Number = 1,
            StepKey = first.Key,
            StepName = first.Name,
            GivenBy = dossier.SubmitterName,
            UnitId = dossier.ReceivingAgencyId,
            StartedAt = now,
            DueAt = dossier.ReceptionDueAt,
        };
        yield return new OpenWork
        {
            ProvinceCode = dossier.ProvinceCode,
            Id = Ids.New(now),
            DossierId = dossier.Id,
            Kind = WorkKind.Step,
            HolderUnitId = dossier.ReceivingAgencyId,
            Role = Workflow.RoleOf(first.Performer),
            DueKey = dossier.ReceptionDueAt,
            LastDue = WorkDue.EndOfWeek(dossier.ReceptionDueAt),
            BellAt = bell,
        };
        foreach (var paper in papers)
        {
            yield return new DossierPaper
            {
                ProvinceCode = dossier.ProvinceCode,
                DossierId = dossier.Id,
                Id = Ids.New(now),
                Component = paper.Component,
                Title = paper.FileName ?? paper.Component,
                Form = paper.Form,
                Sets = paper.Sets,
                FileHash = paper.FileHash,
                FileName = paper.FileName,
                FileSize = paper.FileSize,
                AddedAt = now,
            };
        }

        if (by is { Kind: ActorKind.Citizen, Id: { } citizen })
        {
            yield return new CitizenDossier { ProvinceCode = dossier.ProvinceCode, CitizenId = citizen, DossierId = dossier.Id };
        }
    }
}
