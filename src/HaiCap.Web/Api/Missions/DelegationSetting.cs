using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Api.Missions;

/// <summary>A delegation named or changed by JSON: its members by user name, with the post they hold today, or by name.</summary>
public sealed class DelegationSetting(HaiCapDb db, SetDelegation set, MissionPeople people, FindOfficerByName officers)
{
    /// <param name="number">Which one to change; null names a new one.</param>
    internal Task<IResult> RunAsync(HttpContext http, ProgrammeActDesk desk, Guid id, int? number) => desk.RunAsync<DelegationBody>(
        http,
        async (by, body, expected, cancel) =>
        {
            var members = await MembersAsync(body.Members, cancel);
            if (!members.Ok)
            {
                return members.As<string>();
            }

            var done = await set.HandleAsync(
                by, new(id, number, body.Name, members.Value, [.. body.Places.Select(one => new PlaceFacts(one.Place, one.Contact, one.Phone))], expected), cancellationToken: cancel);
            return done.Ok
                ? ProgrammeSubjects.OfDelegation(await db.Set<MissionDelegation>().Where(row => row.ProgrammeId == id && row.Number == done.Value).Select(row => row.Id).FirstAsync(cancel))
                : done.As<string>();
        },
        number is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);

    /// <summary>ORG-020 at /members.</summary>
    private async Task<Outcome<List<MissionMember>>> MembersAsync(IReadOnlyList<MemberBody> typed, CancellationToken cancellationToken)
    {
        var posts = typed.Any(one => one.UserName is not null) ? (await people.ListAsync(cancellationToken)).ToDictionary(one => one.Id) : [];
        var members = new List<MissionMember>();
        foreach (var one in typed)
        {
            if (one.UserName is not { } userName)
            {
                members.Add(new(one.Part, one.Name ?? "", one.Title, one.Unit, one.Phone));
                continue;
            }

            var officer = await officers.HandleAsync(userName, cancellationToken);
            if (!officer.Ok)
            {
                return FindOfficerByName.NoSuchOfficer with { Field = "members" };
            }

            var post = posts.GetValueOrDefault(officer.Value.Id!.Value);
            members.Add(new(one.Part, officer.Value.Name, one.Title ?? post?.Title, one.Unit ?? post?.Unit, one.Phone, officer.Value.Id));
        }

        return members;
    }
}
