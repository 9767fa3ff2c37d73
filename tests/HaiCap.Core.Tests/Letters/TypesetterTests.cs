using System.Diagnostics;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Letters;

public sealed class TypesetterTests : IDisposable
{
    private const string Hello = "#set document(title: \"Thử\")\n#set text(font: \"Tinos\", lang: \"vi\")\nXin chào #json(\"data.json\").name";
    private const string Endless = "#for i in range(100000) { for j in range(100000) { let x = i + j } }";

    private readonly Typesetter typesetter = new(new() { TimeLimit = TimeSpan.FromSeconds(20) }, TimeProvider.System);

    [Fact]
    public async Task A_worker_killed_between_two_letters_is_replaced()
    {
        (await SetAsync("một")).Ok.ShouldBeTrue();
        var first = typesetter.ProcessIds.Single();
        Kill(first);

        var second = await SetAsync("hai");

        second.Problems.ShouldBeEmpty();
        typesetter.ProcessIds.Single().ShouldNotBe(first);
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_of_a_letter_costs_nothing_but_time()
    {
        (await SetAsync("một")).Ok.ShouldBeTrue();
        var asked = typesetter.TypesetAsync(Request(Hello, "{\"name\":\"hai\"}"));
        Kill(typesetter.ProcessIds.Single());

        (await asked).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_template_that_never_ends_is_stopped_and_the_next_letter_is_set()
    {
        using var strict = new Typesetter(new() { TimeLimit = TimeSpan.FromSeconds(1) }, TimeProvider.System);
        var stopped = await strict.TypesetAsync(Request(Endless));

        stopped.Problems[0].Code.ShouldBe("LET-004");
        strict.ProcessIds.ShouldBeEmpty();
        var next = await typesetter.TypesetAsync(Request(Hello, "{\"name\":\"tiếp\"}"));
        next.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_template_that_takes_too_much_memory_is_stopped()
    {
        using var small = new Typesetter(new() { MemoryLimit = 250, TimeLimit = TimeSpan.FromSeconds(60) }, TimeProvider.System);

        var stopped = await small.TypesetAsync(Request("#let a = \"0123456789\" * 100000000\n#let b = a + a\n" + Endless));

        stopped.Problems[0].Code.ShouldBe("LET-005");
    }

    [Fact]
    public async Task A_malformed_template_is_a_problem_that_names_the_line()
    {
        var failed = await typesetter.TypesetAsync(Request("#set text(lang: \"vi\")\nMột dòng\n#let x = (1, 2\nBa"));

        failed.Problems[0].Code.ShouldBe("LET-003");
        failed.Problems[0].Vi.ShouldContain("dòng 3");
        failed.Problems[0].En.ShouldContain("line 3");
    }

    [Fact]
    public async Task An_error_in_the_frame_names_the_file_and_its_line()
    {
        var failed = await typesetter.TypesetAsync(new(
            "#import \"khung.typ\": *\n#dau()", "{}", new Dictionary<string, string>(StringComparer.Ordinal) { ["khung.typ"] = "// khung\n#let dau() = thieu" }, Press.Morning));

        failed.Problems[0].Vi.ShouldContain("dòng 2");
        failed.Problems[0].Vi.ShouldContain("khung.typ");
    }

    [Theory]
    [InlineData("#read(\"/etc/hostname\")")]
    [InlineData("#read(\"../../etc/hostname\")")]
    [InlineData("#image(\"/etc/hostname\")")]
    [InlineData("#import \"@preview/cetz:0.3.0\": *")]
    [InlineData("#import (\"@pre\" + \"view/cetz:0.3.0\"): *")]
    public async Task A_template_reaches_neither_files_nor_the_network(string source)
    {
        var failed = await typesetter.TypesetAsync(Request(source));

        failed.Problems[0].Code.ShouldBe("LET-003");
    }

    [Fact]
    public async Task Nothing_of_one_letter_is_left_for_the_next()
    {
        (await typesetter.TypesetAsync(new(
            Hello, "{\"name\":\"bí mật\"}", new Dictionary<string, string>(StringComparer.Ordinal) { ["rieng.typ"] = "#let x = 1" }, Press.Morning))).Ok.ShouldBeTrue();

        var failed = await typesetter.TypesetAsync(Request("#import \"rieng.typ\": x"));

        failed.Problems[0].Code.ShouldBe("LET-003");
    }

    [Fact]
    public async Task Many_callers_at_once_each_get_their_own_letter()
    {
        var letters = await Task.WhenAll(Enumerable.Range(0, 32).Select(async i => (i, Letter: await SetAsync($"số {i:000}"))));

        foreach (var (i, letter) in letters.Where((_, index) => index % 8 == 0))
        {
            (await Poppler.TextAsync(letter.Value.Pdf)).ShouldContain($"Xin chào số {i:000}");
        }

        letters.Select(one => Convert.ToHexString(one.Letter.Value.Pdf)).Distinct(StringComparer.Ordinal).Count().ShouldBe(32);
        typesetter.ProcessIds.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_leave_its_letter_to_the_next()
    {
        (await SetAsync("một")).Ok.ShouldBeTrue();
        using var patience = new CancellationTokenSource();
        var abandoned = typesetter.TypesetAsync(Request(Endless), patience.Token);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(abandoned);

        var next = await SetAsync("hai");

        (await Poppler.TextAsync(next.Value.Pdf)).ShouldContain("Xin chào hai");
    }

    [Fact]
    public async Task A_worker_killed_while_it_answers_leaves_half_a_line_and_that_is_a_dead_worker()
    {
        using var folder = new HaiCap.Testing.TempFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "worker.mjs"), "process.stdin.once('data', () => process.stdout.write('{\"id\":1,\"ok\":tr', () => process.kill(process.pid, 'SIGKILL')));");
        using var dying = new Typesetter(new() { Folder = folder.Path }, TimeProvider.System);

        (await dying.CheckAsync()).Problems.ShouldHaveSingleItem().Code.ShouldBe("LET-006");
    }

    [Fact]
    public async Task Without_node_the_host_says_so()
    {
        using var missing = new Typesetter(new() { Node = "/nonexistent/node" }, TimeProvider.System);

        (await missing.CheckAsync()).Problems[0].Code.ShouldBe("LET-001");
        new TypesetterOptions { Node = "/nonexistent/node" }.FindMissing()!.Code.ShouldBe("LET-001");
        new TypesetterOptions { Node = "no-such-node" }.FindMissing()!.Code.ShouldBe("LET-001");
        new TypesetterOptions().FindMissing().ShouldBeNull();
    }

    [Fact]
    public async Task Without_its_packages_the_host_says_where_they_come_from()
    {
        using var folder = new HaiCap.Testing.TempFolder();
        using var bare = new Typesetter(new() { NodeModules = folder.Path }, TimeProvider.System);

        var failed = await bare.CheckAsync();

        failed.Problems[0].Code.ShouldBe("LET-002");
        failed.Problems[0].En.ShouldContain("npm ci");
    }

    [Fact]
    public async Task The_worker_gets_none_of_the_hosts_secrets()
    {
        (await typesetter.CheckAsync()).Value.ShouldStartWith("v");

        var environment = await File.ReadAllTextAsync($"/proc/{typesetter.ProcessIds.Single()}/environ");

        environment.ShouldContain("HAICAP_NODE_MODULES");
        environment.ShouldNotContain("HOME=");
    }

    public void Dispose() => typesetter.Dispose();

    private static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
        process.WaitForExit();
    }

    private static TypesetRequest Request(string source, string data = "{}") => new(source, data, new Dictionary<string, string>(StringComparer.Ordinal), Press.Morning);

    private Task<Outcome<TypesetLetter>> SetAsync(string name) => typesetter.TypesetAsync(Request(Hello, $$"""{"name":"{{name}}"}"""));
}
