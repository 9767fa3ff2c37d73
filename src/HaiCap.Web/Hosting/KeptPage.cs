using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace HaiCap.Web.Hosting;

/// <summary>One page in pieces with a place for the nonce between each, plain and compressed.</summary>
public sealed class KeptPage
{
    /// <summary>A fixed end after each nonce, so that what follows is decoded the same whatever the nonce.</summary>
    private const int Tail = 2;

    /// <summary>Bytes no page has, a prime number of them: walked with a different stride each time, no four in a row come twice.</summary>
    private static readonly byte[] Absent = [.. Enumerable.Range(1, 8).Concat([11, 12]).Concat(Enumerable.Range(14, 18)).Concat([0xC0, 0xC1]).Concat(Enumerable.Range(0xF5, 11)).Select(one => (byte)one)];

    private readonly byte[][] plain;
    private readonly byte[][]? brotli;

    private KeptPage(byte[][] plain, byte[][]? brotli, string tag) => (this.plain, this.brotli, Tag) = (plain, brotli, tag);

    /// <summary>Of the content without its nonce.</summary>
    public string Tag { get; }

    /// <summary>Whether it is there compressed too.</summary>
    public bool Packed => brotli is not null;

    public static KeptPage From(ReadOnlySpan<byte> page, string nonce)
    {
        var mark = Encoding.ASCII.GetBytes(nonce);
        var pieces = new List<byte[]>();
        int at;
        while ((at = page.IndexOf(mark)) >= 0)
        {
            pieces.Add(page[..at].ToArray());
            page = page[(at + mark.Length)..];
        }

        pieces.Add(page.ToArray());
        byte[][] whole = [.. pieces];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Array.ForEach(whole, hash.AppendData);
        var packed = Pack(whole);
        return new KeptPage(whole, packed is not null && Opens(packed, whole) ? packed : null, $"W/\"{Base64Url.EncodeToString(hash.GetHashAndReset().AsSpan(0, 12))}\"");
    }

    public Task SendAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.ETag = Tag;
        response.Headers.Vary = "Accept-Encoding, Cookie";
        if (request.Headers.IfNoneMatch.ToString() is { Length: > 0 } seen && seen.Contains(Tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return Task.CompletedTask;
        }

        var packed = brotli is not null && TakesBrotli(request);
        if (packed)
        {
            response.Headers.ContentEncoding = "br";
        }

        response.ContentType = "text/html; charset=utf-8";
        var body = Put(packed ? brotli! : plain, CspNonce.Of(context));
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static byte[] Put(byte[][] pieces, string nonce)
    {
        var body = new byte[pieces.Sum(piece => piece.Length) + (nonce.Length * (pieces.Length - 1))];
        var at = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            at += i == 0 ? 0 : Encoding.ASCII.GetBytes(nonce, body.AsSpan(at));
            pieces[i].CopyTo(body.AsSpan(at));
            at += pieces[i].Length;
        }

        return body;
    }

    private static bool TakesBrotli(HttpRequest request)
    {
        foreach (var one in request.GetTypedHeaders().AcceptEncoding)
        {
            if (one.Value == "br" && one.Quality is not 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Each nonce is a block of its own that is stored, not compressed (RFC 7932, section 9.2), so another of the same length can take its place. In the
    /// encoder's eyes characters stand there that no page has, so nothing later is written as a copy of them.
    /// </summary>
    private static byte[][]? Pack(byte[][] plain)
    {
        if (plain.Length == 1 || plain.Skip(1).Any(piece => piece.Length < Tail) || plain.Length > 8)
        {
            return null;
        }

        using var encoder = new BrotliEncoder(quality: 9, window: 18);
        var packed = new byte[plain.Length][];
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Max(piece => piece.Length)) + 64];
        for (var i = 0; i < plain.Length; i++)
        {
            ReadOnlySpan<byte> piece = plain[i];
            ReadOnlySpan<byte> before = [];
            if (i > 0)
            {
                // What is written for the stand-in is thrown away; the tail goes with the stored block.
                byte[] standIn = [.. Enumerable.Range(0, CspNonce.Length).Select(at => Absent[at * i % Absent.Length]), .. piece[..Tail]];
                before = piece[..Tail];
                piece = piece[Tail..];
                Write(encoder, standIn, room, last: false);
            }

            var size = Write(encoder, piece, room, last: i == plain.Length - 1);
            packed[i] = [.. before, .. room.AsSpan(0, size), .. i < plain.Length - 1 ? Stored(CspNonce.Length + Tail) : []];
        }

        return packed;
    }

    private static int Write(BrotliEncoder encoder, ReadOnlySpan<byte> from, Span<byte> to, bool last)
    {
        var written = 0;
        if (encoder.Compress(from, to, out _, out var some, last) != OperationStatus.Done)
        {
            throw new InvalidOperationException("The room for a compressed page is too small.");
        }

        written += some;
        if (!last)
        {
            encoder.Flush(to[written..], out some);
            written += some;
        }

        return written;
    }

    /// <summary>The head of a stored block: not the last, four nibbles of length, uncompressed.</summary>
    private static byte[] Stored(int length)
    {
        var bits = ((length - 1) << 3) | (1 << 19);
        return [(byte)bits, (byte)(bits >> 8), (byte)(bits >> 16)];
    }

    /// <summary>Proved with another nonce before it is used.</summary>
    private static bool Opens(byte[][] packed, byte[][] plain)
    {
        const string Other = "AbCdEfGhIjKlMnOpQrStUvWx";
        var wanted = Put(plain, Other);
        var opened = new byte[wanted.Length];
        return BrotliDecoder.TryDecompress(Put(packed, Other), opened, out var size) && size == wanted.Length && opened.AsSpan().SequenceEqual(wanted);
    }
}
