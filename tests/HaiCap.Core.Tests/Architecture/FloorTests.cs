using System.Text.RegularExpressions;

namespace HaiCap.Core.Tests.Architecture;

public sealed partial class FloorTests
{
    [Fact]
    public void Every_room_stands_in_the_list_and_every_line_of_the_list_is_a_room()
    {
        House.Floors.ShouldNotBeEmpty();
        House.Floors.ShouldBeUnique();
        House.Folders.ShouldBe(House.Floors, ignoreOrder: true);
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        var wrong = House.Sources("src", House.Root)
            .Select(path => (File: House.Relative(path), Said: Namespace().Match(File.ReadAllText(path)).Groups["name"].Value))
            .Where(source => source.Said != Path.GetDirectoryName(source.File)!.Replace("src/", "", StringComparison.Ordinal).Replace('/', '.'));
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void No_using_climbs()
    {
        var climbing =
            from path in House.Sources("src", House.Root)
            let room = House.RoomOf(Namespace().Match(File.ReadAllText(path)).Groups["name"].Value)
            where room is not null
            from Match name in OurName().Matches(File.ReadAllText(path))
            let other = name.Groups["room"].Value
            where House.Floors.Contains(other) && House.Climbs(room, other)
            select $"{House.Relative(path)} names {name.Value}";
        climbing.Distinct().ShouldBeEmpty();
    }

    /// <summary>What a `using` does not show: names relative to the namespace, inferred types, attributes.</summary>
    [Fact]
    public void No_compiled_use_climbs()
    {
        var climbing =
            from type in typeof(HaiCapServices).Assembly.GetTypes()
            let room = House.RoomOf(type.Namespace)
            where room is not null
            from used in CompiledUses.Of(type)
            let other = House.RoomOf(used.Namespace)
            where other is not null && House.Climbs(room, other)
            select $"{type.FullName} uses {used.FullName}";
        climbing.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void The_search_for_compiled_uses_sees_into_methods()
    {
        var uses = CompiledUses.Of(typeof(HaiCapServices));
        House.Floors.Where(room => room != "Authority")
            .ShouldAllBe(room => uses.Any(type => House.RoomOf(type.Namespace) == room), "HaiCapServices names every room with services");
    }

    [Fact]
    public void Rooms_name_no_room_from_the_root_but_in_the_list_of_services()
    {
        var naming = Directory.EnumerateFiles(HaiCap.Testing.Repository.Path("src", House.Root), "*.cs")
            .Where(path => Path.GetFileName(path) != "HaiCapServices.cs" && OurName().IsMatch(File.ReadAllText(path)));
        naming.Select(House.Relative).ShouldBeEmpty();
    }

    [Fact]
    public void Core_knows_no_http()
    {
        typeof(HaiCapServices).Assembly.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.Net.Http", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bHaiCap\.Core\.(?<room>[A-Z]\w*)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex OurName();
}
