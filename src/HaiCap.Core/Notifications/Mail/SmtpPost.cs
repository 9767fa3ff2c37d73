using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace HaiCap.Core.Notifications.Mail;

/// <summary>What is sent.</summary>
/// <param name="MessageId">The same at every try, so that whoever gets it twice after all sees it once.</param>
public sealed record Letter(string To, string ToName, string Subject, string Body, string MessageId);

/// <summary>What came of one try.</summary>
/// <param name="Error">In a word, without anything the server said; null when it took the mail.</param>
/// <param name="IsCertain">False where the server may have taken it though nobody was told so.</param>
public sealed record MailResult(string? Error, bool IsCertain = true)
{
    public static readonly MailResult Sent = new(Error: null);
}

/// <summary>One mail over SMTP: STARTTLS with a checked certificate, then user and password.</summary>
public sealed class SmtpPost(MailOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<MailResult> SendAsync(Letter letter)
    {
        // Asked before, so that a server which is away is never taken for one that may have got the mail.
        if (!await AnswersAsync())
        {
            return new("no-connection");
        }

        using var message = new MailMessage(new MailAddress(options.From!, options.FromName, Encoding.UTF8), new MailAddress(letter.To, letter.ToName, Encoding.UTF8))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Body,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", letter.MessageId);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var client = new SmtpClient(options.Host, options.Port)
        {
            EnableSsl = options.StartTls,
            UseDefaultCredentials = false,
            Credentials = string.IsNullOrEmpty(options.User) ? null : new NetworkCredential(options.User, options.Password),
        };
        using var patience = new CancellationTokenSource(options.Timeout);
        try
        {
            await client.SendMailAsync(message, patience.Token);
            return MailResult.Sent;
        }
        catch (OperationCanceledException)
        {
            return new("timeout", IsCertain: false);
        }
        catch (SmtpException failure)
        {
            return ResultOf(failure);
        }
    }

    /// <summary>Whether somebody listens there.</summary>
    public async Task<bool> AnswersAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(options.Host!, options.Port, patience.Token);
            return true;
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    // A reply of the server, a refused certificate, no TLS where TLS is asked for: it has not taken the mail. A line that broke off says nothing.
    private static MailResult ResultOf(SmtpException failure)
    {
        var inner = failure.GetBaseException();
        return failure.StatusCode != SmtpStatusCode.GeneralFailure ? new($"smtp-{(int)failure.StatusCode}")
            : inner is AuthenticationException ? new("tls")
            : inner is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable } ? new("no-connection")
            : ReferenceEquals(inner, failure) ? new("refused")
            : new("connection-lost", IsCertain: false);
    }
}
