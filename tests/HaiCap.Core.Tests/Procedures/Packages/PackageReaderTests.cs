using System.IO.Compression;
using System.Text;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Procedures.Packages;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Procedures.Packages;

/// <summary>What somebody changed in a package, or made to do harm: told by file and line, or refused.</summary>
public sealed class PackageReaderTests
{
    private const string History = "format: haicap-procedure/1\ncode: \"2.002385\"\n";

    private static readonly string Recipe = RecipeText.Write(RecipeFolder.Read(Repository.Path("samples", "procedures")).Single(recipe => recipe.Code.Value == "2.002385"));

    [Fact]
    public void A_text_somebody_wrote_into_it_is_the_newest_version()
    {
        var read = Read(("history.yaml", History), ("versions/7/procedure.yaml", Recipe), ("README.md", "x"));
        read.Faults.ShouldBeEmpty();
        (read.Package!.Newest!.Number, read.Package.Newest.Published).ShouldBe((7, null));

        // A folder packed whole by somebody's computer.
        Read(("goi/history.yaml", History), ("goi/versions/7/procedure.yaml", Recipe)).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("name:", "nam:", "PRO-064", 2)]
    [InlineData("level: province", "level: tỉnh", "PRO-064", 4)]
    [InlineData("code: \"2.002385\"", "code: \"2.00\"", "PRO-064", 1)]
    [InlineData("code: \"2.002385\"", "code: \"2.002386\"", "PRO-065", 1)]
    [InlineData("level: province", "level: [", "PRO-064", null)]
    [InlineData("level: province", "level: province\nlevel: commune", "PRO-064", null)]
    [InlineData("level: province", "level: province\n? [a]\n: b", "PRO-064", 5)]
    public void A_fault_is_told_by_file_and_line(string from, string to, string problem, int? line)
    {
        Recipe.Replace("\r\n", "\n", StringComparison.Ordinal).ShouldContain(from);
        var fault = Read(("history.yaml", History), ("versions/1/procedure.yaml", ReplaceFirst(Recipe, from, to))).Faults.ShouldHaveSingleItem();
        (fault.File, fault.Problem.Code).ShouldBe(("versions/1/procedure.yaml", problem));
        if (line is not null)
        {
            fault.Line.ShouldBe(line);
        }
        else
        {
            fault.Line.ShouldNotBeNull(fault.Problem.En);
        }
    }

    [Fact]
    public void A_fault_deep_inside_is_told_by_its_own_line_and_all_files_are_looked_at()
    {
        var lines = Recipe.Split('\n').ToList();
        var at = lines.FindIndex(text => text.Contains("originals:", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("originals:", "orginals:", StringComparison.Ordinal);
        var faults = Read(("history.yaml", History + "versions:\n  - number: 3\n    kind: handled\n    validFrom: 2025-07-01\n"), ("versions/1/procedure.yaml", string.Join('\n', lines)), ("versions/2/procedure.yaml", "x: 1")).Faults;
        faults.Select(fault => (fault.File, fault.Problem.Code)).ShouldBe([("versions/1/procedure.yaml", "PRO-064"), ("versions/2/procedure.yaml", "PRO-064"), ("history.yaml", "PRO-065")]);
        faults[0].Line.ShouldBe(at + 1);
        faults[2].Line.ShouldBe(3);
    }

    [Fact]
    public void What_keeps_it_from_being_published_is_told_beside_its_line_and_stops_no_draft()
    {
        var read = Read(("history.yaml", History), ("versions/1/procedure.yaml", Recipe.Replace("performer: returnCentre", "performer: clerk", StringComparison.Ordinal)));
        read.Faults.ShouldBeEmpty();
        read.Notes.ShouldContain(note => note.Problem.Code == "PRO-001" && note.Line != null);
    }

    [Theory]
    [InlineData("../history.yaml")]
    [InlineData("samples/../../a.pdf")]
    [InlineData("samples/..\\a.pdf")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/a.pdf")]
    [InlineData("samples/.htaccess")]
    [InlineData("versions/0/procedure.yaml")]
    [InlineData("versions/1/run.sh")]
    [InlineData("versions/x/procedure.yaml")]
    [InlineData("samples/a/b.pdf")]
    [InlineData("README.md\n")]
    public void No_other_file_comes_in(string name)
    {
        var fault = Read(("history.yaml", History), ("versions/1/procedure.yaml", Recipe), (name, "x")).Faults.ShouldHaveSingleItem();
        (fault.File, fault.Problem.Code).ShouldBe((name, "PRO-063"));
    }

    [Fact]
    public void Two_files_of_one_name_a_bomb_and_what_is_no_zip_are_refused()
    {
        Read(("history.yaml", History), ("versions/1/procedure.yaml", Recipe), ("HISTORY.yaml", History)).Faults.ShouldHaveSingleItem().Problem.Code.ShouldBe("PRO-063");
        Read(("history.yaml", History), ("history.yaml", History)).Faults[0].Problem.ShouldBe(PackageProblems.Twice);
        Read([.. Enumerable.Range(0, 301).Select(i => ($"samples/{i}.pdf", "x"))]).Faults.ShouldHaveSingleItem().Problem.Code.ShouldBe("PRO-062");
        Read(("history.yaml", new string(' ', 2_000_000))).Faults.ShouldHaveSingleItem().Problem.Code.ShouldBe("PRO-064");
        Read(("history.yaml", History), ("versions/1/procedure.yaml", new string('#', 90_000_000))).Faults.ShouldHaveSingleItem().Problem.Code.ShouldBe("PRO-064");
        PackageReader.Read(new MemoryStream("PK\x03\x04không phải"u8.ToArray()), FileLimits.Default).Faults.ShouldHaveSingleItem().Problem.Code.ShouldBe("PRO-061");
        PackageReader.Read(new MemoryStream([]), FileLimits.Default).Faults.ShouldHaveSingleItem().Problem.Code.ShouldBe("PRO-061");
        Read(("a.txt", "x")).Faults[^1].Problem.Code.ShouldBe("PRO-061");
    }

    /// <summary>The list of the ZIP says it is small; what comes out is counted.</summary>
    [Fact]
    public void A_list_that_lies_about_sizes_helps_nobody()
    {
        var bytes = Zip(("history.yaml", History), ("versions/1/procedure.yaml", new string('#', 5_000_000)));
        var real = BitConverter.GetBytes(5_000_000);
        for (var at = bytes.AsSpan().IndexOf(real); at >= 0; at = bytes.AsSpan().IndexOf(real))
        {
            BitConverter.GetBytes(10).CopyTo(bytes, at);
        }

        PackageReader.Read(new MemoryStream(bytes), FileLimits.Default).Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public void Anchors_make_no_giant_of_a_small_text()
    {
        var text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 12; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Read(("history.yaml", text.ToString())).Faults.ShouldHaveSingleItem().Problem.Code.ShouldBe("PRO-064");
    }

    [Theory]
    [InlineData("hash: 0000000000000000000000000000000000000000000000000000000000000000\n        name: a.pdf\n        kind: pdf\n        size: 5", "PRO-066")]
    [InlineData("file: samples/a.pdf\n        hash: 0000000000000000000000000000000000000000000000000000000000000000\n        name: a.pdf", "PRO-066")]
    [InlineData("file: samples/khong-co.pdf\n        name: a.pdf", "PRO-066")]
    [InlineData("file: history.yaml\n        name: a.pdf", "PRO-066")]
    [InlineData("file: samples/trang.html\n        name: a.pdf", "FIL-003")]
    [InlineData("file: samples/a.pdf\n        name: a.pdf", null)]
    public void A_sample_is_a_file_of_the_package_and_what_its_content_says(string sample, string? problem)
    {
        var text = Recipe.Replace("\r\n", "\n", StringComparison.Ordinal);
        var at = text.IndexOf("    - key: ", text.IndexOf("  components:", StringComparison.Ordinal), StringComparison.Ordinal);
        text = text.Insert(text.IndexOf('\n', at) + 1, $"      sample:\n        {sample}\n");
        var read = Read(("history.yaml", History), ("versions/1/procedure.yaml", text), ("samples/a.pdf", Encoding.Latin1.GetString(SampleFiles.Pdf())), ("samples/trang.html", "<html></html>"));
        if (problem is null)
        {
            read.Faults.ShouldBeEmpty();
            read.Package!.Newest!.Recipe!.Definition.Components[0].Sample.ShouldNotBeNull().Kind.ShouldBe(FileKind.Pdf);
            read.Notes.ShouldContain(note => note.File == "samples/trang.html" && note.Problem == PackageProblems.SampleUnused);
        }
        else
        {
            read.Faults.ShouldHaveSingleItem().Problem.Code.ShouldBe(problem);
        }
    }

    private static string ReplaceFirst(string text, string from, string to) => text.IndexOf(from, StringComparison.Ordinal) is var at && at < 0 ? text : text[..at] + to + text[(at + from.Length)..];

    private static PackageContents Read(params (string Name, string Text)[] files) => PackageReader.Read(new MemoryStream(Zip(files)), FileLimits.Default);

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }
}
