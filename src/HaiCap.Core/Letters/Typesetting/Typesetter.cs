using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace HaiCap.Core.Letters.Typesetting;

/// <summary>A letter to set: the Typst source, the files it imports by name ("khung.typ"), and the data it reads as "data.json".</summary>
/// <param name="At">Written into the file as its time of making, so that the same letter is the same bytes.</param>
public sealed record TypesetRequest(string Source, string Data, IReadOnlyDictionary<string, string> Libraries, DateTimeOffset At);

/// <summary>Where a template asks for a signature to be shown; points (1/72 inch) from the top left of the page.</summary>
public sealed record SignaturePlace(string Name, int Page, double X, double Y, double Width, double Height);

/// <summary>A typeset letter: tagged PDF/A-2a, fonts embedded, not yet signed.</summary>
public sealed record TypesetLetter(byte[] Pdf, int Pages, IReadOnlyList<SignaturePlace> Places);

/// <summary>A PDF with an empty signature; the four numbers of <paramref name="ByteRange"/> say which bytes it covers.</summary>
internal sealed record PreparedPdf(byte[] Pdf, IReadOnlyList<int> ByteRange);

/// <summary>
/// Sets letters in a Node worker beside the host (docs/adr/0007). Safe for many callers; each waits for a free worker. Problems: LET-001 to LET-006.
/// </summary>
public sealed class Typesetter : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Channel<WorkerProcess> free = Channel.CreateUnbounded<WorkerProcess>();
    private readonly List<WorkerProcess> workers;
    private int waiting;

    public Typesetter(TypesetterOptions options, TimeProvider time)
    {
        workers = [.. Enumerable.Range(0, options.Workers).Select(_ => new WorkerProcess(options, time))];
        workers.ForEach(worker => free.Writer.TryWrite(worker));
    }

    /// <summary>Letters that wait for a free worker now.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>The worker processes alive now.</summary>
    public IReadOnlyList<int> ProcessIds => [.. workers.Select(worker => worker.ProcessId).OfType<int>()];

    public async Task<Outcome<TypesetLetter>> TypesetAsync(TypesetRequest request, CancellationToken cancellationToken = default)
    {
        var answer = await AskAsync("typeset", new()
        {
            ["source"] = request.Source,
            ["files"] = JsonSerializer.SerializeToNode(request.Libraries),
            ["data"] = request.Data,
            ["at"] = request.At.ToUnixTimeSeconds(),
        }, cancellationToken);
        return answer.Ok
            ? new TypesetLetter(Bytes(answer.Value), answer.Value["pages"]!.GetValue<int>(), answer.Value["places"].Deserialize<List<SignaturePlace>>(Json)!)
            : answer.As<TypesetLetter>();
    }

    internal async Task<Outcome<PreparedPdf>> PrepareAsync(JsonObject request, CancellationToken cancellationToken)
    {
        var answer = await AskAsync("prepare", request, cancellationToken);
        return answer.Ok ? new PreparedPdf(Bytes(answer.Value), answer.Value["byteRange"].Deserialize<List<int>>(Json)!) : answer.As<PreparedPdf>();
    }

    /// <summary>The version of Node, or the problem that keeps letters from being made: for the health page.</summary>
    public async Task<Outcome<string>> CheckAsync(CancellationToken cancellationToken = default)
    {
        var answer = await AskAsync("ping", [], cancellationToken);
        return answer.Ok ? answer.Value["node"]!.GetValue<string>() : answer.As<string>();
    }

    private static byte[] Bytes(JsonObject answer) => Convert.FromBase64String(answer["pdf"]!.GetValue<string>());

    private async Task<Outcome<JsonObject>> AskAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waiting);
        WorkerProcess worker;
        try
        {
            worker = await free.Reader.ReadAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        try
        {
            return await worker.AskAsync(operation, request, cancellationToken);
        }
        finally
        {
            free.Writer.TryWrite(worker);
        }
    }

    public void Dispose()
    {
        free.Writer.TryComplete();
        workers.ForEach(worker => worker.Dispose());
    }
}
