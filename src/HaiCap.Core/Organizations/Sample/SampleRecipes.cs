namespace HaiCap.Core.Organizations.Sample;

/// <summary>The YAML of samples/nghe-an as it is read.</summary>
internal sealed record SampleRecipes(
    SampleRecipes.AgencyList Province, SampleRecipes.AgencyList Commune, SampleRecipes.NameParts Names, SampleRecipes.People Visitors)
{
    public static SampleRecipes Read(string folder) => new(
        Recipe.ReadFile<AgencyList>(Path.Combine(folder, "province.yaml")),
        Recipe.ReadFile<AgencyList>(Path.Combine(folder, "commune.yaml")),
        Recipe.ReadFile<NameParts>(Path.Combine(folder, "names.yaml")),
        ReadPeople(folder));

    public static People ReadPeople(string folder) => Recipe.ReadFile<People>(Path.Combine(folder, "people.yaml"));

    internal sealed class AgencyList
    {
        public List<AgencyRecipe> Agencies { get; set; } = [];
    }

    internal sealed class AgencyRecipe
    {
        public string Key { get; set; } = "";
        public string? Parent { get; set; }
        public string Code { get; set; } = "";

        /// <summary>The code is the agency's own, not made for the sample.</summary>
        public bool Official { get; set; }
        public AgencyKind Kind { get; set; }
        public string Name { get; set; } = "";
        public string Short { get; set; } = "";
        public string English { get; set; } = "";
        public string? Notation { get; set; }
        public string? Address { get; set; }
        public List<PostRecipe> Posts { get; set; } = [];
    }

    internal sealed class PostRecipe
    {
        public string? Agency { get; set; }
        public string Title { get; set; } = "";
        public string User { get; set; } = "";
        public Role Role { get; set; }
        public SigningForm? Signing { get; set; }
        public int Count { get; set; } = 1;
        public List<PostRecipe> Also { get; set; } = [];

        public Position Of(Agency agency, Officer officer, string userName, DateOnly from, bool isPrimary = true) => new()
        {
            ProvinceCode = agency.ProvinceCode,
            Id = SampleIds.For($"position/{userName}/{agency.Code}"),
            OfficerId = officer.Id,
            AgencyId = agency.Id,
            Title = Title,
            Role = Role,
            SigningForm = Signing,
            ValidFrom = from,
            IsPrimary = isPrimary,
        };
    }

    internal sealed class NameParts
    {
        public List<string> Family { get; set; } = [];
        public Parts Male { get; set; } = new();
        public Parts Female { get; set; } = new();

        /// <summary>The same key gives the same name for ever.</summary>
        public string For(string key)
        {
            var hash = SampleIds.Hash(key);
            var parts = hash[0] % 2 == 0 ? Male : Female;
            return $"{Pick(Family, hash, 1)} {Pick(parts.Middle, hash, 5)} {Pick(parts.Given, hash, 9)}";
        }

        private static string Pick(List<string> list, byte[] hash, int at) => list[(int)(BitConverter.ToUInt32(hash, at) % (uint)list.Count)];
    }

    internal sealed class Parts
    {
        public List<string> Middle { get; set; } = [];
        public List<string> Given { get; set; } = [];
    }

    internal sealed class People
    {
        public List<WellKnownRecipe> WellKnown { get; set; } = [];
        public List<CitizenRecipe> Citizens { get; set; } = [];
    }

    internal sealed class WellKnownRecipe
    {
        public string User { get; set; } = "";
        public string Vi { get; set; } = "";
    }

    internal sealed class CitizenRecipe
    {
        public string Number { get; set; } = "";
        public string Name { get; set; } = "";
        public string Born { get; set; } = "";
        public string Unit { get; set; } = "";
        public string Address { get; set; } = "";
        public string Phone { get; set; } = "";
        public string Email { get; set; } = "";
    }
}
