using System.Text.Json;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.National;
using HaiCap.Core.Procedures.Packages;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Procedures.Packages;

/// <summary>What is packed and read again is the same, whatever a procedure says and however often it was published.</summary>
public sealed class PackageRoundTripTests
{
    private static readonly IReadOnlyList<ProcedureRecipe> Recipes = RecipeFolder.Read(Repository.Path("samples", "procedures"));

    private static readonly IReadOnlyList<string> Texts = [.. NaughtyStrings.All.Where(text => text.Length <= 400)];

    [Fact]
    public async Task Any_package_is_read_back_as_it_was_and_written_again_it_is_the_same_bytes()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var contents = Contents(random);
            var package = Make(random, contents);
            var bytes = await WriteAsync(package, contents);
            var read = PackageReader.Read(new MemoryStream(bytes), FileLimits.Default);
            read.Faults.ShouldBeEmpty($"seed {seed}");
            read.Notes.ShouldNotContain(note => note.Problem == PackageProblems.Changed, $"seed {seed}");
            Say(read.Package!).ShouldBe(Say(package), $"seed {seed}");
            (await WriteAsync(read.Package!, contents)).ShouldBe(bytes, $"seed {seed}");
        }
    }

    [Fact]
    public async Task Every_text_people_can_type_comes_back()
    {
        foreach (var text in Texts.Where(text => VietnameseText.Nfc(text).Length > 0))
        {
            var recipe = Recipes[0] with { Name = text, Definition = Recipes[0].Definition with { Summary = text, Keywords = [text, text], LegalBasis = [new(text)] } };
            var bytes = await WriteAsync(new(recipe.Code, [new(1, new(1, PublicationKind.Handled, recipe.ValidFrom, Origin: text), recipe, null)], [new("procedure.published", DateTimeOffset.UnixEpoch, text)]), []);
            var read = PackageReader.Read(new MemoryStream(bytes), FileLimits.Default);
            read.Faults.ShouldBeEmpty(JsonSerializer.Serialize(text));
            var again = read.Package!.Newest!.Recipe!;
            (again.Name, again.Definition.Summary, again.Definition.Keywords[1], again.Definition.LegalBasis[0].Text).ShouldBe((text, text, text, text), JsonSerializer.Serialize(text));
            (read.Package.Versions[0].Published!.Origin, read.Package.Acts[0].Why).ShouldBe((text, text));
        }
    }

    private static Dictionary<string, byte[]> Contents(Random random) => Enumerable.Range(0, random.Next(0, 4))
        .Select(i => random.Next(3) switch { 0 => SampleFiles.Pdf($"{random.Next()}"), 1 => SampleFiles.Docx(($"word/{i}.xml", $"<a>{random.Next()}</a>")), _ => SampleFiles.Png() })
        .DistinctBy(Hash).ToDictionary(Hash, StringComparer.Ordinal);

    private static ProcedurePackage Make(Random random, Dictionary<string, byte[]> contents)
    {
        var code = Recipes[random.Next(Recipes.Count)].Code;
        List<PackagedVersion> versions = [];
        var count = random.Next(1, 5);
        for (var n = 1; n <= count; n++)
        {
            var day = new DateOnly(2025, 7, 1).AddDays(40 * n);
            DateOnly? to = n < count ? day.AddDays(39) : null;
            var told = n < count && random.Next(4) == 0;
            var line = new PublishedLine(
                n, told ? PublicationKind.Information : PublicationKind.Handled, day, to, random.Next(2) == 0 ? null : $"{n}/QĐ-UBND", random.Next(2) == 0 ? null : day.AddDays(-3), random.Next(3) == 0 ? Text(random) : null);
            if (told)
            {
                var notice = new InformationNotice { Decision = Text(random), Levels = "Cấp tỉnh", WhoMayApply = Text(random), Agency = Text(random), TimeLimits = [Text(random)], Audiences = [Audience.Citizen] };
                versions.Add(new(n, line, null, new() { Code = code, Name = Text(random), Field = Text(random), Level = ProcedureLevel.Province, ValidFrom = day, Notice = notice }));
                continue;
            }

            var other = Recipes[random.Next(Recipes.Count)];
            var recipe = other with
            {
                Code = code,
                ValidFrom = day,
                Name = $"Thủ tục {Text(random)}",
                Field = "Lĩnh vực",
                ServiceLevel = (ServiceLevel)random.Next(3),
                Definition = other.Definition with
                {
                    Summary = Text(random),
                    FileAt = Text(random),
                    Tags = random.Next(2) == 0 ? null : [Text(random)],
                    TimeLimits = [new(random.Next(0, 90) / 2m, TimeUnit.WorkingDay, Note: Text(random))],
                    Components = [.. other.Definition.Components.Select(component => contents.Count > 0 && random.Next(2) == 0 ? component with { Note = Text(random), Sample = Sample(random, contents) } : component)],
                },
            };
            versions.Add(new(n, random.Next(6) == 0 && n == count ? null : line with { Sha256 = PackageReader.Digest(recipe.Definition) }, recipe, null));
        }

        return new(code, versions, [.. Enumerable.Range(0, random.Next(4)).Select(i => new PackagedAct("procedure.published", new DateTimeOffset(2025, 7, 1, 1, 2, 3, TimeSpan.Zero).AddDays(i), random.Next(2) == 0 ? null : Text(random)))]);
    }

    private static PaperSample Sample(Random random, Dictionary<string, byte[]> contents)
    {
        var (hash, content) = contents.ElementAt(random.Next(contents.Count));
        using var stream = new MemoryStream(content);
        return new(hash, random.Next(2) == 0 ? "Mẫu đơn.pdf" : Text(random), FileContent.Detect(stream).Value, content.Length, random.Next(2) == 0);
    }

    private static string Text(Random random) => Texts[random.Next(Texts.Count)];

    private static string Hash(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));

    private static string Say(ProcedurePackage package) => JsonSerializer.Serialize(package, ProcedureDefinition.Json);

    private static async Task<byte[]> WriteAsync(ProcedurePackage package, Dictionary<string, byte[]> contents)
    {
        using var memory = new MemoryStream();
        await PackageWriter.WriteAsync(memory, package, hash => Task.FromResult<Stream>(new MemoryStream(contents[hash])));
        return memory.ToArray();
    }
}
