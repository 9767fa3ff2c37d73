using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Administration;

/// <summary>An officer takes up a post in an agency; a new officer when <paramref name="OfficerId"/> is null.</summary>
/// <param name="From">First day of the post; may lie ahead.</param>
public sealed record StartPosition(
    Actor By, Guid AgencyId, Guid? OfficerId, string? Name, string? Phone, string? Email, string? Title, Role Role, SigningForm? SigningForm, DateOnly From);

public sealed class StartPositionHandler(HaiCapDb db, ActRecorder acts, Access access, TimeProvider time)
{
    /// <summary>The new position's id. ACC-001: not the caller's unit; ORG-001 … ORG-007: what was given does not fit.</summary>
    public async Task<Outcome<Guid>> HandleAsync(StartPosition request, CancellationToken cancellationToken = default)
    {
        var agency = await db.Set<Agency>().FirstOrDefaultAsync(a => a.Id == request.AgencyId, cancellationToken);
        if (agency is null || !agency.InForceOn(time.Now().LocalDay()))
        {
            return OrganizationProblems.NoAgency;
        }

        var allowed = await access.DecideAsync(request.By, Permission.ManageOrganization, new([], agency.Path, null), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Guid>();
        }

        if (Faults(request) is { Count: > 0 } faults)
        {
            return faults;
        }

        var officer = request.OfficerId is null ? null : await db.Set<Officer>().FirstOrDefaultAsync(o => o.Id == request.OfficerId, cancellationToken);
        if (request.OfficerId is not null)
        {
            if (officer is null)
            {
                return OrganizationProblems.NoOfficer;
            }

            if (await db.Set<Position>().AnyAsync(
                p => p.OfficerId == officer.Id && p.AgencyId == agency.Id && p.Role == request.Role && (p.ValidTo == null || p.ValidTo >= request.From),
                cancellationToken))
            {
                return OrganizationProblems.AlreadyHeld;
            }
        }

        officer ??= Add(request, allowed.Value);
        var hasPrimary = await db.Set<Position>().AnyAsync(
            p => p.OfficerId == officer.Id && p.IsPrimary && (p.ValidTo == null || p.ValidTo >= request.From), cancellationToken);
        var position = new Position
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(time.Now()),
            OfficerId = officer.Id,
            AgencyId = agency.Id,
            Title = VietnameseText.Nfc(request.Title!),
            Role = request.Role,
            SigningForm = request.SigningForm,
            ValidFrom = request.From,
            IsPrimary = !hasPrimary,
        };
        db.Add(position);
        acts.RecordFirst(
            OrganizationSubjects.OfPosition(position.Id), allowed.Value,
            new PositionStarted(officer.Id, agency.Id, agency.Code.Text, position.Title, position.Role, position.SigningForm, position.ValidFrom));
        var saved = await db.SaveActsAsync(cancellationToken);
        return saved.Ok ? position.Id : saved.As<Guid>();
    }

    private static List<Problem> Faults(StartPosition request)
    {
        var faults = new List<Problem>();
        if (request.OfficerId is null && string.IsNullOrWhiteSpace(request.Name))
        {
            faults.Add(OrganizationProblems.NoName);
        }

        if (string.IsNullOrWhiteSpace(request.Title))
        {
            faults.Add(OrganizationProblems.NoTitle);
        }

        if (request.Role == Role.Integrator)
        {
            faults.Add(OrganizationProblems.NotAnOfficersRole);
        }

        if (request is { Role: Role.Director, SigningForm: null })
        {
            faults.Add(OrganizationProblems.NoSigningForm);
        }

        faults.AddRange(OrganizationProblems.TooLong(
            ("Name", request.Name, 100), ("Phone", request.Phone, 20), ("Email", request.Email, 200), ("Title", request.Title, 100)));
        return faults;
    }

    private Officer Add(StartPosition request, Actor by)
    {
        var officer = new Officer
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(time.Now()),
            Name = VietnameseText.Nfc(request.Name!),
            Phone = Given(request.Phone),
            Email = Given(request.Email),
            Folded = VietnameseText.Fold(request.Name!),
        };
        db.Add(officer);
        acts.RecordFirst(OrganizationSubjects.OfOfficer(officer.Id), by, new OfficerAdded(officer.Id, officer.Name));
        return officer;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Nfc(text);
}
