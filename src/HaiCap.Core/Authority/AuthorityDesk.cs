using HaiCap.Core.Acts;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Authority;

/// <summary>The register as an officer sees it: whoever serves the province may read it, few may keep it.</summary>
public sealed class AuthorityDesk(HaiCapDb db, Access access, AuthorityAccess authority, AuthorityBook book, TimeProvider time)
{
    /// <param name="MayRecord">May put instruments and some grants in the register.</param>
    /// <param name="MayKeep">May mend and end instruments, for the whole province.</param>
    public sealed record View(AuthorityRegister Register, AgencyShelf Agencies, DateOnly Today, bool MayRecord, bool MayKeep)
    {
        /// <summary>Instruments whose number, title or issuer holds every word, the newest first.</summary>
        public IReadOnlyList<LegalInstrument> Instruments(string? words)
        {
            var parts = Parts(words);
            return [.. Register.Instruments.Values.Where(one => Array.TrueForAll(parts, one.Folded.Contains)).OrderByDescending(one => one.InForceFrom).ThenBy(one => one.Number, StringComparer.Ordinal)];
        }

        /// <summary>Grants of which instrument, article, field, code or holder holds every word.</summary>
        /// <param name="standing">Those in force today only.</param>
        public IReadOnlyList<StandingGrant> Grants(string? words, bool standing)
        {
            var parts = Parts(words);
            return
            [
                .. Register.Grants.Where(grant => !standing || grant.InForceOn(Today))
                    .Where(grant => parts.Length == 0 || (TextOf(grant) is var text && Array.TrueForAll(parts, text.Contains)))
                    .OrderByDescending(grant => grant.From).ThenBy(grant => grant.Id),
            ];
        }

        /// <summary>Grants that rest on an instrument.</summary>
        public IEnumerable<StandingGrant> GrantsOf(Guid instrument) => Register.Grants.Where(grant => grant.Instrument.Id == instrument);

        /// <summary>Instruments that say they amend or replace this one, the earliest first.</summary>
        public IEnumerable<(LegalInstrument By, bool Replaces)> ChangersOf(Guid instrument) => Register.Instruments.Values.OrderBy(one => one.InForceFrom)
            .SelectMany(one => one.ReadChanges().Where(change => change.InstrumentId == instrument).Select(change => (one, change.Replaces)));

        private static string[] Parts(string? words) => VietnameseText.Fold(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

        private string TextOf(StandingGrant grant) => VietnameseText.Fold(string.Join(' ', grant.Terms.Codes.Concat(grant.Terms.Fields).Concat(grant.Terms.Tags)
            .Append(grant.Article).Append(grant.Kind.Vietnamese()).Append(NameOf(grant.Terms.To)).Append(NameOf(grant.Terms.From)))) + " " + grant.Instrument.Folded;

        private string NameOf(Holder? holder) => holder?.Outside ?? holder?.At(Agencies, null, Today)?.Name ?? holder?.AgencyCode ?? "";
    }

    /// <summary>ACC-001.</summary>
    public async Task<Outcome<View>> OpenAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var allowed = await access.DecideAsync(by, Permission.ReadAuthority, cancellationToken: cancellationToken);
        return allowed.Ok
            ? new View(
                await book.RegisterAsync(db, cancellationToken), await book.AgenciesAsync(db, cancellationToken), time.Now().LocalDay(),
                (await authority.DecideAsync(by, cancellationToken)).Ok, (await authority.DecideForProvinceAsync(by, cancellationToken)).Ok)
            : allowed.As<View>();
    }

    /// <summary>Whether the caller may end a grant.</summary>
    public async Task<bool> MayEndAsync(Actor by, StandingGrant grant, CancellationToken cancellationToken = default) =>
        (await book.AgenciesAsync(db, cancellationToken)).Find(grant.GrantorId) is { } grantor && (await authority.DecideAsync(by, grantor, cancellationToken)).Ok;
}
