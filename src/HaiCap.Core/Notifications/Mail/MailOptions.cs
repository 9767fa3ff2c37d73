using System.Net.Mail;
using Microsoft.Extensions.Configuration;

namespace HaiCap.Core.Notifications.Mail;

/// <summary>Configuration <c>HaiCap:Mail</c>. Without a host nothing is queued and nothing sent.</summary>
public sealed record MailOptions
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>STARTTLS before anything else; off only for a server on this machine.</summary>
    public bool StartTls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The address mail comes from.</summary>
    public string? From { get; init; }

    public string FromName { get; init; } = "HaiCap";

    /// <summary>For one whole mail.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a mail is tried: yesterday's morning is of no use to anybody.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(12);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    /// <summary>Mail can be made and sent by these settings.</summary>
    public bool IsUsable => IsConfigured && !Faults().Any();

    public static MailOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("HaiCap:Mail");
        var plain = new MailOptions();
        return new MailOptions
        {
            Host = section[nameof(Host)],
            Port = section.GetValue(nameof(Port), plain.Port),
            StartTls = section.GetValue(nameof(StartTls), plain.StartTls),
            User = section[nameof(User)],
            Password = section[nameof(Password)],
            From = section[nameof(From)],
            FromName = section[nameof(FromName)] ?? plain.FromName,
            Timeout = section.GetValue(nameof(Timeout), plain.Timeout),
            GiveUpAfter = section.GetValue(nameof(GiveUpAfter), plain.GiveUpAfter),
        };
    }

    /// <summary>Settings that cannot work, by name.</summary>
    public IEnumerable<string> Faults()
    {
        if (!MailAddress.TryCreate(From, out _))
        {
            yield return nameof(From);
        }

        if (Port is < 1 or > 65535)
        {
            yield return nameof(Port);
        }

        if (string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password))
        {
            yield return string.IsNullOrEmpty(User) ? nameof(User) : nameof(Password);
        }
    }

    /// <summary>Without what is secret.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
