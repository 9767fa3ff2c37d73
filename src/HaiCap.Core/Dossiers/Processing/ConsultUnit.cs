using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>
/// Asks another unit's opinion; the dossier stays where it is (decree 118/2025, article 19.4d). The clock runs on, unless the procedure's own law stops it
/// until the answer is there.
/// </summary>
public sealed class ConsultUnit(DossierDesk desk, HaiCapDb db)
{
    /// <param name="Days">Working days the unit has to answer.</param>
    public sealed record Request(DossierRef Which, Guid UnitId, string Question, int Days = 2);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(request.Question))
        {
            return DossierProblems.NoReason with { Field = "question" };
        }

        var found = await desk.OpenAsync(request.Which, by, StepAct.Consult, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        var dossier = opened.Dossier;
        var unit = await db.Set<Agency>().AsNoTracking().FirstOrDefaultAsync(agency => agency.Id == request.UnitId && agency.ValidTo == null, cancellationToken);
        if (unit is null || unit.Id == dossier.HolderUnitId)
        {
            return DossierProblems.NoSuchUnit;
        }

        var asked = Ask(opened, unit, request);
        await opened.RecordAsync(new UnitConsulted(asked.Id, unit.Id, unit.Name, asked.DueAt), asked.Question, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }

    private Consultation Ask(OpenedDossier opened, Agency unit, Request request)
    {
        var dossier = opened.Dossier;
        var asked = new Consultation
        {
            ProvinceCode = dossier.ProvinceCode,
            DossierId = dossier.Id,
            Id = Ids.New(opened.Now),
            AskedUnitId = unit.Id,
            Question = VietnameseText.Nfc(request.Question),
            AskedBy = opened.By.Name,
            AskedAt = opened.Now,
            DueAt = opened.Calendar.AddWorkingHours(opened.Now, 8m * Math.Clamp(request.Days, 1, 30)),
        };
        db.Add(asked);
        db.Add(new OpenWork
        {
            ProvinceCode = dossier.ProvinceCode,
            Id = Ids.New(opened.Now),
            DossierId = dossier.Id,
            Kind = WorkKind.Consultation,
            HolderUnitId = unit.Id,
            Role = Role.HeadOfOffice,
            DueKey = asked.DueAt,
            LastDue = WorkDue.EndOfWeek(asked.DueAt),
            ConsultationId = asked.Id,
            BellAt = Bells.Next(opened.Calendar, [BellClocks.Of(asked, opened.Calendar)], opened.Ladders.For(unit.Id, opened.Now.LocalDay()), marks: null) ?? OpenWork.Paused,
        });
        var stops = opened.Procedure.ConsultationStops is not null && opened.Clock is not null;
        if (stops)
        {
            opened.SetClock(opened.Clock!.Stop(opened.Calendar, asked.Id, StopKind.Consultation, opened.Now, label: unit.Name));
        }

        if (opened.Work is { WaitsFor: WaitsFor.Nobody or WaitsFor.AnotherUnit } work)
        {
            work.WaitsFor = WaitsFor.AnotherUnit;
            work.DueKey = stops ? OpenWork.Paused : work.DueKey;
        }

        return asked;
    }
}

/// <summary>The unit that was asked answers.</summary>
public sealed class AnswerConsultation(DossierDesk desk, Access access, HaiCapDb db, TimeProvider time)
{
    public sealed record Request(DossierRef Which, Guid ConsultationId, string Answer);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(request.Answer))
        {
            return DossierProblems.NoReason with { Field = "answer" };
        }

        var found = await desk.FindAsync(request.Which, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var dossier = found.Value;
        var asked = await db.Set<Consultation>().FirstOrDefaultAsync(row => row.DossierId == dossier.Id && row.Id == request.ConsultationId, cancellationToken);
        if (asked is null)
        {
            return DossierProblems.NotFound;
        }

        var path = await db.Set<Agency>().Where(agency => agency.Id == asked.AskedUnitId).Select(agency => agency.Path).FirstAsync(cancellationToken);
        var allowed = await access.DecideAsync(by, Permission.AnswerConsultation, new AccessTarget([path], path, HolderOfficerId: null), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<DossierMoved>();
        }

        if (asked.AnsweredAt is not null)
        {
            return DossierProblems.AlreadyAnswered;
        }

        var opened = await desk.OpenAsync(dossier, allowed.Value, cancellationToken);
        (asked.Answer, asked.AnsweredBy, asked.AnsweredAt) = (VietnameseText.Nfc(request.Answer), by.Name, time.Now());
        db.RemoveRange(await db.Set<OpenWork>().Where(work => work.DossierId == dossier.Id && work.ConsultationId == asked.Id).ToListAsync(cancellationToken));
        var stopped = opened.Clock is { } clock && clock.Open(StopKind.Consultation).Contains(asked.Id);
        if (stopped)
        {
            opened.SetClock(opened.Clock!.Resume(opened.Calendar, asked.Id, opened.Now, asked.Id));
        }

        if (opened.Work is { WaitsFor: WaitsFor.AnotherUnit } work)
        {
            await GoOnAsync(opened, work, asked, stopped, cancellationToken);
        }

        await opened.RecordAsync(new ConsultationAnswered(asked.Id, asked.AskedUnitId), asked.Answer, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }

    /// <summary>Work that stood still begins its hours anew once no question stops the clock, as after a payment; work that ran on keeps them.</summary>
    private async Task GoOnAsync(OpenedDossier opened, OpenWork work, Consultation answered, bool stopped, CancellationToken cancellationToken)
    {
        if (stopped)
        {
            if (!opened.Clock!.Open(StopKind.Consultation).Any())
            {
                opened.Restart();
            }
        }
        else if (!await db.Set<Consultation>().AnyAsync(other => other.DossierId == answered.DossierId && other.Id != answered.Id && other.AnsweredAt == null, cancellationToken))
        {
            work.WaitsFor = WaitsFor.Nobody;
        }
    }
}
