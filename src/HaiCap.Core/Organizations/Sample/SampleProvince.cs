using System.Globalization;

namespace HaiCap.Core.Organizations.Sample;

/// <summary>Who of the sample signs in under which name. The password is set by whoever stores the accounts.</summary>
public sealed record SampleSignIn(string UserName, Guid OfficerId);

/// <summary>
/// Nghệ An as the recipes of samples/nghe-an describe it, computed and not yet stored. Pure: the same recipes and units give the same rows, ids included.
/// </summary>
public sealed class SampleProvince
{
    public const string ProvinceCode = "40";

    /// <summary>Sample codes of communes begin here: H41.101.</summary>
    private const int FirstCommuneNumber = 101;
    private static readonly DateOnly From = new(2025, 7, 1);

    private readonly SampleRecipes recipes;
    private readonly List<Agency> agencies = [];
    private readonly List<Officer> officers = [];
    private readonly List<Position> positions = [];
    private readonly List<SampleSignIn> accounts = [];

    private SampleProvince(SampleRecipes recipes) => this.recipes = recipes;

    public IReadOnlyList<Agency> Agencies => agencies;
    public IReadOnlyList<Officer> Officers => officers;
    public IReadOnlyList<Position> Positions => positions;
    public IReadOnlyList<SampleSignIn> Accounts => accounts;

    /// <param name="communes">Communes of Nghệ An on the first day of the two tiers.</param>
    /// <param name="folder">samples/nghe-an.</param>
    public static SampleProvince Build(IEnumerable<UnitView> communes, string folder)
    {
        var sample = new SampleProvince(SampleRecipes.Read(folder));
        sample.Add(sample.recipes.Province.Agencies, "tinh", ProvinceCode, parent: null, text => text);
        var committee = sample.agencies[0];

        var number = FirstCommuneNumber;
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var commune in communes.OrderBy(c => c.Code, StringComparer.Ordinal))
        {
            var slug = UnitNames.Fold(commune.Name).Replace(" ", "", StringComparison.Ordinal);
            sample.AddCommune(commune, committee, slugs.Add(slug) ? slug : slug + commune.Code, number++);
        }

        return sample;
    }

    private void AddCommune(UnitView commune, Agency committee, string slug, int number)
    {
        var type = commune.Type.Vietnamese().ToLower(VietnameseText.Culture);
        Add(recipes.Commune.Agencies, commune.Code, commune.Code, committee, text => text
            .Replace("{unit}", $"{type} {commune.Name}", StringComparison.Ordinal)
            .Replace("{Unit}", commune.FullName, StringComparison.Ordinal)
            .Replace("{type}", type, StringComparison.Ordinal)
            .Replace("{slug}", slug, StringComparison.Ordinal)
            .Replace("{code}", string.Create(CultureInfo.InvariantCulture, $"H41.{number}"), StringComparison.Ordinal));
    }

    private void Add(List<SampleRecipes.AgencyRecipe> list, string place, string unitCode, Agency? parent, Func<string, string> fill)
    {
        var byKey = new Dictionary<string, Agency>(StringComparer.Ordinal);
        foreach (var recipe in list)
        {
            var above = recipe.Parent is { } key ? byKey[key] : parent;
            var id = SampleIds.For($"agency/{place}/{recipe.Key}");
            byKey.Add(recipe.Key, new Agency
            {
                ProvinceCode = ProvinceCode,
                Id = id,
                Code = AgencyCode.Parse(fill(recipe.Code)),
                Name = fill(recipe.Name),
                ShortName = fill(recipe.Short),
                EnglishName = fill(recipe.English),
                NotationSuffix = recipe.Notation,
                Kind = recipe.Kind,
                ParentId = above?.Id,
                UnitCode = unitCode,
                Path = Agency.PathOf(above?.Path, id),
                Address = recipe.Address is null ? above?.Address : fill(recipe.Address),
                IsSample = !recipe.Official,
                ValidFrom = From,
            });
        }

        agencies.AddRange(byKey.Values);
        foreach (var recipe in list)
        {
            foreach (var post in recipe.Posts)
            {
                AddPost(post, byKey, byKey[recipe.Key], fill(post.User));
            }
        }
    }

    private void AddPost(SampleRecipes.PostRecipe post, Dictionary<string, Agency> byKey, Agency agency, string user)
    {
        for (var i = 1; i <= post.Count; i++)
        {
            var userName = i == 1 ? user : user.Insert(user.IndexOf('.', StringComparison.Ordinal), i.ToString(CultureInfo.InvariantCulture));
            var name = recipes.Names.For(userName);
            var officer = new Officer
            {
                ProvinceCode = ProvinceCode,
                Id = SampleIds.For($"officer/{userName}"),
                Name = name,
                Email = $"{userName}@nghean.example",
                Folded = VietnameseText.Fold(name),
            };
            officers.Add(officer);
            accounts.Add(new(userName, officer.Id));
            positions.Add(post.Of(agency, officer, userName, From));
            foreach (var other in post.Also)
            {
                positions.Add(other.Of(byKey[other.Agency!], officer, userName, From, isPrimary: false));
            }
        }
    }
}
