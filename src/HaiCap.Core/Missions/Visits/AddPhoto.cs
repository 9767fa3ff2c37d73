using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Missions.Programmes;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Visits;

/// <summary>Who travels with a delegation puts a photograph to a stop, with place and time, or takes one away.</summary>
public sealed class AddPhoto(HaiCapDb db, VisitDesk desk, FileStore files, ActRecorder acts, TimeProvider time)
{
    /// <summary>Several may send from one visit at once; each act is the next of the visit.</summary>
    private const int Tries = 4;

    /// <param name="Id">The page's: the same picture sent twice from it is one.</param>
    /// <param name="Place">In words.</param>
    /// <param name="Point">As typed or as the telephone gives it; null for none.</param>
    /// <param name="TakenOn">Local day and time.</param>
    public sealed record Request(Guid Stop, Guid Id, string FileName, Stream? Content, string? Place, string? Point, DateTime? TakenOn);

    private sealed record Checked(StoredFile File, string Place, Coordinates? Point, DateTimeOffset TakenAt);

    /// <summary>Its id. ACC-001, ACT-001, MIS-008, MIS-053, MIS-100, MIS-104, MIS-109 … MIS-113, FIL-001 … FIL-009.</summary>
    public async Task<Outcome<Guid>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.OpenAsync(by, request.Stop, VisitPart.Record, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Guid>();
        }

        db.ChangeTracker.Clear();
        var facts = await CheckAsync(request, cancellationToken);
        if (!facts.Ok)
        {
            return facts.As<Guid>();
        }

        for (var tries = 1; ; tries++)
        {
            var added = await TryAsync(by, request, facts.Value, cancellationToken);
            if (added.Ok || tries == Tries || !added.Problems.Contains(ActSaving.SomebodyWasFirst))
            {
                return added;
            }

            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The content stays where an act tells of it. ACC-001, ACT-001, MIS-053, MIS-100, MIS-104, MIS-114.</summary>
    public async Task<Outcome<Done>> RemoveAsync(Actor by, Guid stop, Guid photo, CancellationToken cancellationToken = default)
    {
        var opened = await desk.OpenAsync(by, stop, VisitPart.Record, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Done>();
        }

        if (await db.Set<VisitPhoto>().FirstOrDefaultAsync(row => row.Id == photo && row.StopId == stop, cancellationToken) is not { } row)
        {
            return VisitProblems.NoPhoto;
        }

        db.Remove(row);
        await acts.RecordAsync(VisitSubjects.Of(stop), opened.Value.Seen.By, new PhotoRemoved(stop, photo, row.FileHash), cancellationToken: cancellationToken);
        return await desk.SaveAsync(cancellationToken);
    }

    private async Task<Outcome<Checked>> CheckAsync(Request request, CancellationToken cancellationToken)
    {
        var faults = new List<Problem>();
        var place = ProgrammeDesk.Said(request.Place);
        var point = ProgrammeDesk.Said(request.Point) is { } typed ? Coordinates.Parse(typed) : null;
        var taken = request.TakenOn is { Year: > 2000 } on ? DateOnly.FromDateTime(on).AtLocal(TimeOnly.FromDateTime(on)) : (DateTimeOffset?)null;
        if (place is null)
        {
            faults.Add(VisitProblems.NoPhotoPlace);
        }

        if (point is null && ProgrammeDesk.Said(request.Point) is not null)
        {
            faults.Add(VisitProblems.NoPoint);
        }

        if (taken is null || taken > time.Now())
        {
            faults.Add(VisitProblems.NoPhotoTime);
        }

        faults.AddRange(ProgrammeDesk.TooLong(("Place", place, 300)));
        var file = request.Content is null ? FileProblems.Empty() : await files.SaveAsync(request.Content, cancellationToken);
        faults.AddRange(file.Ok ? file.Value.Kind is FileKind.Jpeg or FileKind.Png ? [] : [VisitProblems.NoPicture] : file.Problems.Select(problem => problem with { Field = "Picture" }));
        return faults.Count > 0 ? faults : new Checked(file.Value, place!, point, taken!.Value);
    }

    private async Task<Outcome<Guid>> TryAsync(Actor by, Request request, Checked facts, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(by, request.Stop, VisitPart.Record, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Guid>();
        }

        var (stop, actor) = (request.Stop, opened.Value.Seen.By);
        var known = await db.Set<VisitPhoto>().AsNoTracking().Where(row => row.StopId == stop || row.Id == request.Id).Select(row => new { row.Id, row.FileHash, row.AddedById }).ToListAsync(cancellationToken);
        if (known.Find(row => row.Id == request.Id) is { } before && before.FileHash == facts.File.Hash && before.AddedById == actor.Id)
        {
            return request.Id;
        }

        if (known.Count >= VisitPhoto.Most)
        {
            return VisitProblems.TooManyPhotos;
        }

        var now = time.Now();

        // An old page with another picture is another photograph.
        var id = known.Exists(row => row.Id == request.Id) ? Ids.New(now) : request.Id;
        db.Add(new VisitPhoto
        {
            ProvinceCode = db.ProvinceCode, Id = id, StopId = stop, FileHash = facts.File.Hash, FileName = FileNames.Clean(request.FileName, facts.File.Kind), Place = facts.Place,
            Latitude = facts.Point?.Latitude, Longitude = facts.Point?.Longitude, TakenAt = facts.TakenAt, AddedById = actor.Id ?? Guid.Empty, AddedBy = actor.Name, AddedAt = now,
        });
        await acts.RecordAsync(VisitSubjects.Of(stop), actor, new PhotoAdded(stop, id, facts.File.Hash, facts.TakenAt), at: now, cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(
            cancellationToken, taken => taken.Contains("mission_visits", StringComparison.Ordinal) || taken.Contains("visit_photos", StringComparison.Ordinal));
        return saved.Ok ? id : saved.As<Guid>();
    }
}

/// <summary>A photograph, to whoever may read of the visit.</summary>
public sealed class OpenPhoto(HaiCapDb db, VisitAccess access, FileStore files)
{
    /// <summary>ACC-001, MIS-100, MIS-114, FIL-007.</summary>
    public async Task<Outcome<HandedFile>> HandleAsync(Actor by, Guid stop, Guid photo, CancellationToken cancellationToken = default)
    {
        var seen = await access.FindAsync(by, stop, cancellationToken);
        if (!seen.Ok)
        {
            return seen.As<HandedFile>();
        }

        using var host = db.Tenant.Open(seen.Value.Stop.ProvinceCode);
        if (await db.Set<VisitPhoto>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == photo && row.StopId == stop, cancellationToken) is not { } row)
        {
            return VisitProblems.NoPhoto;
        }

        var content = await files.OpenAsync(row.FileHash, cancellationToken);
        var kind = await files.FindAsync(row.FileHash, cancellationToken);
        return content.Ok ? new HandedFile(content.Value, row.FileName, kind!.Kind, row.FileHash) : content.As<HandedFile>();
    }
}
