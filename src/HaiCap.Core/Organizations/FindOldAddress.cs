using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations;

/// <summary>
/// Where an address of before 1 July 2025 lies now. Each part is free text, accents and types optional; the ward may also hold the whole address
/// with commas ("Hà Huy Tập, TP Vinh, Nghệ An"), a house and street before it are passed over.
/// </summary>
public sealed record FindOldAddress(string? Province, string? District, string? Ward);

/// <param name="NewUnits">One when the answer is sure; several where the old unit was divided: the person says which.</param>
public sealed record OldAddressAnswer(string OldFullName, OldAddressStatus Status, IReadOnlyList<UnitView> NewUnits);

/// <param name="More">More matched than are shown: ask for the district or province.</param>
public sealed record OldAddressAnswers(IReadOnlyList<OldAddressAnswer> Answers, bool More);

public sealed class FindOldAddressHandler(HaiCapDb db, UnitDirectory directory, TimeProvider time)
{
    private const int Shown = 50;

    public async Task<OldAddressAnswers> HandleAsync(FindOldAddress request, CancellationToken cancellationToken = default)
    {
        var asked = Asked.From(request);
        if (asked.IsEmpty)
        {
            return new([], More: false);
        }

        var query = db.Set<OldAddress>().AsNoTracking();
        foreach (var part in asked.Parts)
        {
            var pattern = part.All(char.IsAsciiDigit) ? $"%|{part}|%" : $"%{part}%";
            query = query.Where(a => EF.Functions.Like(a.Folded, pattern));
        }

        var ranked = (await query.ToListAsync(cancellationToken))
            .Select(a => (Address: a, Score: asked.Score(a)))
            .Where(x => x.Score > 0)
            .OrderByDescending(x => x.Score).ThenBy(x => x.Address.Key, StringComparer.Ordinal)
            .ToList();

        // When whole names match, names that merely contain the words are noise.
        var best = ranked.Count > 0 ? ranked[0].Score : 0;
        var kept = best >= Asked.WholeWard ? ranked.Where(x => x.Score >= Math.Max(Asked.WholeWard, best - 1)).ToList() : ranked;
        var units = await directory.GetAsync(cancellationToken);
        var today = time.Now().LocalDay();
        return new(
            [
                .. kept.Take(Shown).Select(x => new OldAddressAnswer(
                    x.Address.FullName, x.Address.Status, [.. x.Address.Units.Select(code => units.Find(code, today)).OfType<UnitView>()])),
            ],
            kept.Count > Shown);
    }

    /// <summary>What was typed, folded, with and without a leading type word ("quan hoa" may be the district Quan Hóa or the quarter Hoa).</summary>
    private sealed class Asked
    {
        public const int WholeWard = 100;

        private readonly string? typedWard;
        private readonly string[] ward;
        private readonly string[] district;
        private readonly string[] province;
        private readonly string[] area;

        private Asked(string? ward, string? district, string? province, string? area)
        {
            typedWard = ward is null ? null : UnitNames.Normal(ward).ToLowerInvariant();
            this.ward = Forms(ward);
            this.district = Forms(district);
            this.province = Forms(province);
            this.area = Forms(area);
        }

        public bool IsEmpty => ward.Length == 0 && district.Length == 0;

        /// <summary>The shortest form of each part: what the database looks for.</summary>
        public IEnumerable<string> Parts => ((string[][])[ward, district, province, area]).Where(f => f.Length > 0).Select(f => f[^1]);

        public static Asked From(FindOldAddress request)
        {
            var parts = (request.Ward ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var inDistrict = Given(request.District);
            var inProvince = Given(request.Province);
            return parts.Length switch
            {
                >= 3 => new(parts[^3], inDistrict ?? parts[^2], inProvince ?? parts[^1], area: null),
                2 when inDistrict is null && inProvince is null => new(parts[0], null, null, parts[1]),
                2 when inDistrict is null => new(parts[0], parts[1], inProvince, area: null),
                _ => new(parts.LastOrDefault(), inDistrict, inProvince, area: null),
            };
        }

        public int Score(OldAddress address)
        {
            var segments = address.Folded.Split('|');
            var (inWard, inDistrict, inProvince) = (segments[1], segments[2], segments[3]);
            int? wardScore = ward.Length == 0 ? (inWard.Length == 0 ? WholeWard : 1) : Match(ward, inWard, WholeWard);
            int? rest = Any(district, inDistrict) + Any(province, inProvince) + (area.Length == 0 ? 0 : Best(Match(area, inDistrict, 4), Match(area, inProvince, 4)));
            if (wardScore is null || rest is null)
            {
                return 0;
            }

            // Typed with its accents, the very name comes first: Hương Văn before Hương Vân.
            var exact = typedWard is not null && address.Ward.EndsWith(typedWard, StringComparison.OrdinalIgnoreCase) ? 2 : 0;
            return wardScore.Value + rest.Value + exact;
        }

        private static int? Any(string[] forms, string segment) => forms.Length == 0 ? 0 : Match(forms, segment, 4);

        private static int? Best(int? a, int? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);

        private static int? Match(string[] forms, string segment, int whole) =>
            forms.Contains(segment, StringComparer.Ordinal) ? whole
            : Array.Exists(forms, f => segment.StartsWith(f, StringComparison.Ordinal)) ? whole / 2
            : Array.Exists(forms, f => segment.Contains(f, StringComparison.Ordinal)) ? 1
            : null;

        private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

        private static string[] Forms(string? text)
        {
            var clean = (text ?? "").Replace("%", "", StringComparison.Ordinal).Replace("_", " ", StringComparison.Ordinal).Replace("|", " ", StringComparison.Ordinal);
            var bare = UnitNames.FoldWithoutType(clean);
            return bare.Length == 0 ? [] : [.. new[] { UnitNames.Fold(clean), bare }.Distinct(StringComparer.Ordinal)];
        }
    }
}
