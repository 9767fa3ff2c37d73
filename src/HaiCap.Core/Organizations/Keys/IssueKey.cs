using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Keys;

/// <summary>Gives another system a key for the open province ("00" open: for the nation).</summary>
/// <param name="AgencyId">The agency whose subtree it reaches; null for all of the province, which only the province's own administrator gives.</param>
/// <param name="From">From when it works; now when null.</param>
public sealed record IssueKey(Actor By, string? Name, KeyScopes Scopes, Guid? AgencyId = null, DateTimeOffset? From = null, DateTimeOffset? To = null, bool IsSample = false);

/// <param name="Text">The key itself: shown now and never again.</param>
public sealed record IssuedKey(Guid Id, string Text);

public sealed class IssueKeyHandler(HaiCapDb db, ActRecorder acts, Access access, KeyBook keys, TimeProvider time)
{
    /// <summary>ACC-001: not the caller's unit; KEY-002 … KEY-007: what was given does not fit.</summary>
    public async Task<Outcome<IssuedKey>> HandleAsync(IssueKey request, CancellationToken cancellationToken = default)
    {
        var agency = request.AgencyId is null ? null : await db.Set<Agency>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == request.AgencyId, cancellationToken);
        if (request.AgencyId is not null && agency is null)
        {
            return KeyProblems.NoAgency;
        }

        var allowed = await KeyAccess.DecideAsync(db, access, request.By, agency?.Path, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<IssuedKey>();
        }

        var now = time.Now();
        var name = VietnameseText.Nfc(request.Name ?? "").Trim();
        var (from, to) = (request.From?.CutToMicroseconds() ?? now, request.To?.CutToMicroseconds());
        if (FaultsOf(name, request.Scopes, from, to).ToList() is { Count: > 0 } faults)
        {
            return faults;
        }

        var text = KeyText.Make(db.ProvinceCode);
        KeyText.TryDigest(text, out var digest);
        var key = new ApiKey
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(now),
            Name = name,
            Hash = digest.ToArray(),
            Ending = text[^4..],
            Scopes = request.Scopes,
            AgencyId = agency?.Id,
            ValidFrom = from,
            ValidTo = to,
            CreatedAt = now,
            IsSample = request.IsSample,
        };
        db.Add(key);
        acts.RecordFirst(KeySubjects.Of(key.Id), allowed.Value, new KeyIssued(name, key.Ending, key.Scopes, agency?.Code.Text, from, to));
        var saved = await db.SaveActsAsync(cancellationToken);
        keys.Forget();
        return saved.Ok ? new IssuedKey(key.Id, text) : saved.As<IssuedKey>();
    }

    private static IEnumerable<Problem> FaultsOf(string name, KeyScopes scopes, DateTimeOffset from, DateTimeOffset? to)
    {
        if (name.Length == 0)
        {
            yield return KeyProblems.NoName;
        }
        else if (name.Length > ApiKey.LongestName)
        {
            yield return KeyProblems.NameTooLong;
        }

        if ((scopes & (KeyScopes.Read | KeyScopes.Write)) == KeyScopes.None)
        {
            yield return KeyProblems.NoScopes;
        }

        if (to <= from)
        {
            yield return KeyProblems.EndsBeforeItBegins;
        }
    }
}

/// <summary>Whoever administers a unit gives and takes the keys that reach into it; a key for the whole province is its committee's.</summary>
internal static class KeyAccess
{
    public static async Task<Outcome<Actor>> DecideAsync(HaiCapDb db, Access access, Actor by, string? agencyPath, CancellationToken cancellationToken)
    {
        var path = agencyPath ?? await db.Set<Agency>().Where(a => a.Kind == AgencyKind.ProvincialCommittee).OrderBy(a => a.Path).Select(a => a.Path)
            .FirstOrDefaultAsync(cancellationToken);
        return await access.DecideAsync(by, Permission.ManageOrganization, new([], path, null), cancellationToken);
    }
}
