using System.Globalization;

namespace HaiCap.Core.Organizations.Sample;

/// <param name="Vi">Whose account it is, in words.</param>
public sealed record SamplePerson(string UserName, string Vi);

/// <param name="Number">Twelve digits as the law has them, made up.</param>
public sealed record SampleCitizen(string Number, string Name, DateOnly Born, string UnitCode, string Address, string Phone, string Email);

/// <summary>The people a visitor of the sample is told of, read from the recipe without a database.</summary>
public static class SamplePeople
{
    /// <param name="samplesFolder">The samples folder, which holds nghe-an.</param>
    public static IReadOnlyList<SamplePerson> WellKnown(string samplesFolder) =>
        [.. Read(samplesFolder).WellKnown.Select(p => new SamplePerson(p.User, p.Vi))];

    /// <inheritdoc cref="WellKnown"/>
    public static IReadOnlyList<SampleCitizen> Citizens(string samplesFolder) =>
    [
        .. Read(samplesFolder).Citizens.Select(c => new SampleCitizen(
            c.Number, c.Name, DateOnly.ParseExact(c.Born, "yyyy-MM-dd", CultureInfo.InvariantCulture), c.Unit, c.Address, c.Phone, c.Email)),
    ];

    private static SampleRecipes.People Read(string samplesFolder) => SampleRecipes.ReadPeople(Path.Combine(samplesFolder, "nghe-an"));
}
