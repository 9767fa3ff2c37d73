using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HaiCap.Core.Organizations;

/// <summary>Recipes are YAML: facts and samples an administrator can read, kept beside the code that applies them.</summary>
internal static class Recipe
{
    private static readonly IDeserializer Reader = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .Build();

    /// <exception cref="FileNotFoundException">The recipe is not there: the installation is incomplete.</exception>
    public static T ReadFile<T>(string path) =>
        File.Exists(path) ? Reader.Deserialize<T>(File.ReadAllText(path)) : throw new FileNotFoundException($"Recipe not found: {path}", path);

    public static T ReadEmbedded<T>(string name)
    {
        var assembly = typeof(Recipe).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(r => r.EndsWith($".{name}", StringComparison.Ordinal));
        using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return Reader.Deserialize<T>(text);
    }
}
