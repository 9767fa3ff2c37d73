using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Sample;

/// <summary>
/// The ministry of samples/ministry, computed and not yet stored: its agencies, officers and posts lie in the nation's own tenant, where what provinces
/// ask is answered and delegations are sent from. Pure: the same recipe gives the same rows.
/// </summary>
public sealed class SampleMinistry
{
    private static readonly DateOnly From = new(2025, 7, 1);

    private readonly SampleRecipes.NameParts names;
    private readonly List<Agency> agencies = [];
    private readonly List<Officer> officers = [];
    private readonly List<Position> positions = [];
    private readonly List<SampleSignIn> accounts = [];

    private SampleMinistry(SampleRecipes.NameParts names) => this.names = names;

    public IReadOnlyList<Agency> Agencies => agencies;

    public IReadOnlyList<Officer> Officers => officers;

    public IReadOnlyList<Position> Positions => positions;

    public IReadOnlyList<SampleSignIn> Accounts => accounts;

    /// <summary>The people a visitor of the sample is told of.</summary>
    public IReadOnlyList<SamplePerson> WellKnown { get; private init; } = [];

    /// <param name="samplesFolder">The samples folder, which holds ministry and nghe-an.</param>
    public static SampleMinistry Build(string samplesFolder)
    {
        var recipe = Recipe.ReadFile<MinistryRecipe>(Path.Combine(samplesFolder, "ministry", "ministry.yaml"));
        var sample = new SampleMinistry(Recipe.ReadFile<SampleRecipes.NameParts>(Path.Combine(samplesFolder, "nghe-an", "names.yaml")))
        {
            WellKnown = [.. recipe.WellKnown.Select(one => new SamplePerson(one.User, one.Vi))],
        };
        var byKey = new Dictionary<string, Agency>(StringComparer.Ordinal);
        foreach (var one in recipe.Agencies)
        {
            var above = one.Parent is { } parent ? byKey[parent] : null;
            var id = SampleIds.For($"agency/bo/{one.Key}");
            byKey.Add(one.Key, new Agency
            {
                ProvinceCode = Tenant.Nation,
                Id = id,
                Code = AgencyCode.Parse(one.Code),
                Name = one.Name,
                ShortName = one.Short,
                EnglishName = one.English,
                NotationSuffix = one.Notation,
                Kind = one.Kind,
                ParentId = above?.Id,
                UnitCode = "01",
                Path = Agency.PathOf(above?.Path, id),
                Address = one.Address ?? above?.Address,
                IsSample = true,
                ValidFrom = From,
            });
            foreach (var post in one.Posts)
            {
                sample.AddPost(post, byKey[one.Key]);
            }
        }

        sample.agencies.AddRange(byKey.Values);
        return sample;
    }

    private void AddPost(SampleRecipes.PostRecipe post, Agency agency)
    {
        for (var i = 1; i <= post.Count; i++)
        {
            var user = i == 1 ? post.User : post.User.Insert(post.User.IndexOf('.', StringComparison.Ordinal), i.ToString(CultureInfo.InvariantCulture));
            var name = names.For(user);
            var officer = new Officer { ProvinceCode = Tenant.Nation, Id = SampleIds.For($"officer/{user}"), Name = name, Email = $"{user}@bo.example", Folded = VietnameseText.Fold(name) };
            officers.Add(officer);
            accounts.Add(new(user, officer.Id));
            positions.Add(post.Of(agency, officer, user, From));
        }
    }

    private sealed class MinistryRecipe
    {
        public List<SampleRecipes.AgencyRecipe> Agencies { get; set; } = [];

        public List<SampleRecipes.WellKnownRecipe> WellKnown { get; set; } = [];
    }
}

/// <summary>The ministry, stored in the nation's tenant. Idempotent.</summary>
internal sealed class SampleMinistryPart(HaiCapDb db, ActRecorder acts) : ISampleData
{
    public int Order => 310;

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new(0, "Nạp Bộ mẫu"));
        using var nation = db.Tenant.Open(Tenant.Nation);
        var sample = SampleMinistry.Build(SampleLoader.Folder);
        if (await db.Set<Agency>().AnyAsync(cancellationToken))
        {
            return;
        }

        db.AddRange(sample.Agencies);
        db.AddRange(sample.Officers);
        db.AddRange(sample.Positions);
        await acts.RecordAsync(
            "organization/sample", Actor.System, new SampleOrganizationLoaded(sample.Agencies.Count, sample.Officers.Count, sample.Positions.Count), cancellationToken: cancellationToken);
        await using var transaction = await db.BeginWriteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
