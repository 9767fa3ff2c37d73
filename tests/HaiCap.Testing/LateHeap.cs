using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Testing;

/// <summary>A heap of dossiers that a centre left lying, written straight into the tables: for lists and files that must stay fast.</summary>
public static class LateHeap
{
    public static async Task FillAsync(TestDatabase house, int count, int from = 0)
    {
        await using var work = house.Open();
        var reception = SampleIds.For($"officer/{DossierStory.Reception}");
        var centre = await work.Db.Set<Position>().Where(position => position.OfficerId == reception).Select(position => position.AgencyId).FirstAsync();
        var version = await work.Db.Set<ProcedureVersion>().FirstAsync(row => row.Code == "2.002385");
        var now = house.Clock.GetUtcNow();
        for (var i = from; i < from + count; i++)
        {
            var dossier = new Dossier
            {
                ProvinceCode = "40",
                Id = Guid.CreateVersion7(now),
                Code = $"H41.19-260101-{i:000000}",
                SubmissionKey = Guid.CreateVersion7(now),
                ProcedureCode = version.Code,
                ProcedureVersionId = version.Id,
                ProcedureName = version.Name,
                ReceivingAgencyId = centre,
                CompetentAgencyId = centre,
                DivisionId = centre,
                Channel = default,
                Assisted = false,
                ApplicantKind = default,
                ApplicantName = i == 0 ? "=HYPERLINK(\"http://x\")" : $"Chủ hồ sơ {i} <&>",
                ApplicantIdNumber = "040099000001",
                ApplicantFolded = $"chu ho so {i}",
                SubmitterName = "Người nộp",
                Title = version.Name,
                Answers = "{}",
                SubmittedAt = now.AddDays(-20),
                ReceptionDueAt = now.AddDays(-19),
                State = DossierState.Submitted,
                StepKey = "tiep-nhan",
            };
            work.Db.Add(dossier);
            work.Db.Add(new OpenWork
            {
                ProvinceCode = "40",
                Id = Guid.CreateVersion7(now),
                DossierId = dossier.Id,
                Kind = WorkKind.Step,
                HolderUnitId = centre,
                Role = Role.Reception,

                // Many share a due time: the id must break the tie.
                DueKey = now.AddDays(-1 - (i % 19)),
                LastDue = now,
            });
            if (i % 5000 == 4999)
            {
                await work.Db.SaveChangesAsync();
                work.Db.ChangeTracker.Clear();
            }
        }

        await work.Db.SaveChangesAsync();
    }
}
