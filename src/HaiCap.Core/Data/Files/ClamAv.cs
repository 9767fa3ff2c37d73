using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Data.Files;

/// <summary>Configuration <c>HaiCap:ClamAv</c>; without an address nothing is checked.</summary>
/// <param name="Address"><c>host:port</c>, <c>tcp://host:port</c>, or the path of clamd's socket, with or without <c>unix:</c>.</param>
/// <param name="AcceptWhenAway">Whether files are taken unchecked while clamd cannot be reached (<c>WhenAway=Accept</c>); by default they are refused.</param>
/// <param name="Timeout">For one file, connecting included (<c>TimeoutSeconds</c>, 60).</param>
public sealed record ClamAvOptions(string? Address, bool AcceptWhenAway, TimeSpan Timeout)
{
    public static ClamAvOptions Read(IConfiguration? configuration)
    {
        var section = configuration?.GetSection("HaiCap:ClamAv");
        var away = section?["WhenAway"] ?? "Refuse";
        if (away is not ("Refuse" or "Accept"))
        {
            throw new InvalidOperationException($"HaiCap:ClamAv:WhenAway is '{away}': use Refuse or Accept.");
        }

        var options = new ClamAvOptions(
            section?["Address"] is { Length: > 0 } address ? address : null, away == "Accept", TimeSpan.FromSeconds(section?.GetValue("TimeoutSeconds", 60) ?? 60));
        _ = options.EndPoint;
        return options;
    }

    /// <exception cref="InvalidOperationException">The address is none.</exception>
    internal (string Host, int Port)? Tcp => EndPoint is { Socket: null } point ? (point.Host!, point.Port) : null;

    internal string? Socket => EndPoint?.Socket;

    private (string? Socket, string? Host, int Port)? EndPoint
    {
        get
        {
            if (Address is null)
            {
                return null;
            }

            var path = Address.StartsWith("unix:", StringComparison.Ordinal) ? Address[5..] : Address;
            if (path.StartsWith('/'))
            {
                return (path.StartsWith("///", StringComparison.Ordinal) ? path[2..] : path, null, 0);
            }

            return Uri.TryCreate(Address.StartsWith("tcp://", StringComparison.Ordinal) ? Address : $"tcp://{Address}", UriKind.Absolute, out var uri) && uri.Port > 0 && uri.Host.Length > 0
                ? (null, uri.Host, uri.Port)
                : throw new InvalidOperationException($"HaiCap:ClamAv:Address is '{Address}': give host:port or the path of clamd's socket.");
        }
    }
}

/// <summary>Asks clamd about a file before it is kept: the INSTREAM command of its protocol, pieces with their length before them, an empty one at the end.</summary>
public sealed class ClamAv(ClamAvOptions options, ILogger<ClamAv> log)
{
    private const int PieceSize = 64 * 1024;

    public bool IsConfigured => options.Address is not null;

    /// <summary>Clean, FIL-008 when something was found, FIL-009 when clamd gave no answer and files are not taken unchecked.</summary>
    /// <param name="content">A seekable stream; read from its start.</param>
    public async Task<Outcome<Done>> CheckAsync(Stream content, CancellationToken cancellationToken = default)
    {
        if (!IsConfigured)
        {
            return default(Done);
        }

        string answer;
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(options.Timeout);
            answer = await AskAsync(content, patience.Token);
        }
        catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            answer = failure.Message;
        }

        if (answer == "stream: OK")
        {
            return default(Done);
        }

        if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            log.LogWarning("clamd found {Signature}: the file was refused", answer["stream: ".Length..^" FOUND".Length]);
            return FileProblems.Infected();
        }

        log.LogError("clamd gave no answer to go by ({Answer}): the file was {Done}", answer, options.AcceptWhenAway ? "taken unchecked" : "refused");
        return options.AcceptWhenAway ? default(Done) : FileProblems.Unchecked();
    }

    private async Task<string> AskAsync(Stream content, CancellationToken cancellationToken)
    {
        using var socket = options.Socket is not null
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (options.Socket is { } path)
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
        }
        else
        {
            await socket.ConnectAsync(options.Tcp!.Value.Host, options.Tcp.Value.Port, cancellationToken);
        }

        await using var stream = new NetworkStream(socket);
        try
        {
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
            content.Position = 0;
            var piece = new byte[4 + PieceSize];
            int read;
            do
            {
                read = await content.ReadAsync(piece.AsMemory(4), cancellationToken);
                BinaryPrimitives.WriteInt32BigEndian(piece, read);
                await stream.WriteAsync(piece.AsMemory(0, 4 + read), cancellationToken);
            }
            while (read > 0);
        }
        catch (IOException) when (socket.Poll(TimeSpan.Zero, SelectMode.SelectRead))
        {
            // Past its own size limit clamd stops listening; why, it has said before.
        }

        using var said = new MemoryStream();
        var buffer = new byte[512];
        for (int read; said.Length < 4096 && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            said.Write(buffer, 0, read);
            if (buffer[read - 1] == 0)
            {
                break;
            }
        }

        return Encoding.UTF8.GetString(said.ToArray()).TrimEnd('\0', '\n');
    }
}
