using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Notifications.Mail;
using HaiCap.Core.Webhooks;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn.Citizens;

namespace HaiCap.Web.Doctor;

/// <summary>Addresses, proxy, identity provider, scanner, webhooks: what the configuration says against what answers.</summary>
internal sealed class SiteExamination(IConfiguration configuration, IHostEnvironment environment, ClamAvOptions clamAv, WebhookOptions webhooks, MailOptions mail, SmtpPost post) : Examination
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public override bool NeedsDatabase => false;

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        LookAtAddresses();
        await LookAtIdentityAsync(cancellationToken);
        await LookAtScannerAsync(cancellationToken);
        await LookAtMailAsync();
        if (webhooks.AllowHttp || webhooks.AllowedNetworks.Count > 0)
            Attention("DR-HOOK-01", $"Webhook được phép gọi {(webhooks.AllowHttp ? "http và " : "")}mạng nội bộ {string.Join(", ", webhooks.AllowedNetworks)}; chỉ giữ nếu cần.", $"Webhooks may call {(webhooks.AllowHttp ? "plain http and " : "")}inner networks {string.Join(", ", webhooks.AllowedNetworks)}; keep that only where it is needed.");
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } collector)
            await ReachAsync("DR-OTEL-01", collector, cancellationToken);
    }

    private void LookAtAddresses()
    {
        var production = environment.IsProduction();
        if (production && configuration.GetValue("HaiCap:Sample", defaultValue: false))
            Wrong("DR-WEB-01", "HaiCap__Sample bật ở Production; trang sẽ không chạy.", "HaiCap__Sample is on in Production; the site will not start.");
        if (!production)
            Attention("DR-WEB-02", $"ASPNETCORE_ENVIRONMENT là {environment.EnvironmentName}: chứng thư thử và dữ liệu mẫu được phép.", $"ASPNETCORE_ENVIRONMENT is {environment.EnvironmentName}: test certificates and sample data are allowed.");

        var address = configuration["HaiCap:PublicUrl"];
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || (production && (url.Scheme != Uri.UriSchemeHttps || url.IsLoopback)))
            (production ? (Action<string, string, string>)Wrong : Attention)("DR-WEB-03", $"HaiCap__PublicUrl là '{address}': mã QR trên kết quả sẽ dẫn sai. Đặt địa chỉ https người dân gõ.", $"HaiCap__PublicUrl is '{address}': QR codes on results will lead nowhere. Set the https address citizens type.");
        else
            Fine("DR-WEB-03", $"Địa chỉ công khai {url}.", $"The public address is {url}.");

        var behind = configuration.GetValue("HaiCap:BehindProxy", defaultValue: false);
        if (KnownProxies.Read(configuration).Bad is { Count: > 0 } bad)
            Wrong("DR-WEB-04", $"HaiCap__KnownProxies có mục không phải địa chỉ: {string.Join(", ", bad)}.", $"HaiCap__KnownProxies has what is no address: {string.Join(", ", bad)}.");
        if (production && !behind)
            Attention("DR-WEB-05", "HaiCap__BehindProxy tắt: trang phải tự có TLS, và địa chỉ người dùng là của kết nối.", "HaiCap__BehindProxy is off: the site must have TLS itself, and users' addresses are those of the connection.");
        else if (behind)
            Fine("DR-WEB-05", "Sau proxy; chỉ tin proxy trên máy này và HaiCap__KnownProxies.", "Behind a proxy; only one on this machine and those in HaiCap__KnownProxies are trusted.");
    }

    private async Task LookAtIdentityAsync(CancellationToken cancellationToken)
    {
        if (!CitizenOidc.IsConfigured(configuration))
        {
            if (environment.IsProduction())
                Attention("DR-ID-01", "Chưa đặt Citizens__Oidc__Authority: người dân chưa đăng nhập được.", "Citizens__Oidc__Authority is not set: citizens cannot sign in.");
            return;
        }

        var authority = configuration["Citizens:Oidc:Authority"]!.TrimEnd('/');
        if (environment.IsProduction() && !authority.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            Wrong("DR-ID-02", $"{authority} không phải https.", $"{authority} is not https.");
        foreach (var missing in new[] { "ClientId", "ClientSecret" }.Where(name => configuration[$"Citizens:Oidc:{name}"] is null or ""))
            Wrong("DR-ID-03", $"Thiếu Citizens__Oidc__{missing}.", $"Citizens__Oidc__{missing} is missing.");
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var found = JsonDocument.Parse(await http.GetStringAsync(new Uri(authority + "/.well-known/openid-configuration"), cancellationToken));
            var issuer = found.RootElement.GetProperty("issuer").GetString();
            if (issuer?.TrimEnd('/') == authority)
                Fine("DR-ID-04", $"Nhà cung cấp định danh {authority} trả lời.", $"The identity provider {authority} answers.");
            else
                Wrong("DR-ID-04", $"{authority} xưng là {issuer}.", $"{authority} calls itself {issuer}.");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or JsonException or KeyNotFoundException or UriFormatException)
        {
            Wrong("DR-ID-04", $"Không đọc được cấu hình của {authority}: {failure.Message}", $"The configuration of {authority} cannot be read: {failure.Message}");
        }
    }

    private async Task LookAtScannerAsync(CancellationToken cancellationToken)
    {
        if (clamAv.Address is not { } address)
        {
            Attention("DR-AV-01", "Tệp đính kèm chưa được quét mã độc; đặt HaiCap__ClamAv__Address.", "Attachments are not scanned for malware; set HaiCap__ClamAv__Address.");
            return;
        }

        if (clamAv.AcceptWhenAway)
            Attention("DR-AV-02", "HaiCap__ClamAv__WhenAway=Accept: khi clamd ngừng, tệp được nhận mà không quét.", "HaiCap__ClamAv__WhenAway=Accept: while clamd is away files are taken unscanned.");
        try
        {
            var answer = await PingAsync(address, cancellationToken);
            if (answer.StartsWith("PONG", StringComparison.Ordinal))
                Fine("DR-AV-03", $"clamd ở {address} trả lời.", $"clamd at {address} answers.");
            else
                Wrong("DR-AV-03", $"{address} không phải clamd.", $"{address} is not clamd.");
        }
        catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException)
        {
            Wrong("DR-AV-03", $"clamd ở {address} không trả lời: {failure.Message}", $"clamd at {address} does not answer: {failure.Message}");
        }
    }

    private async Task LookAtMailAsync()
    {
        if (!mail.IsConfigured)
        {
            Attention("DR-MAIL-01", "Chưa đặt HaiCap__Mail__Host: nhắc việc chỉ hiện trên trang, không gửi thư.", "HaiCap__Mail__Host is not set: reminders show on the pages only and go by no mail.");
            return;
        }

        foreach (var fault in mail.Faults())
            Wrong("DR-MAIL-02", $"HaiCap__Mail__{fault} thiếu hoặc sai; không thư nào được gửi.", $"HaiCap__Mail__{fault} is missing or wrong; no mail is sent.");
        if (!mail.StartTls && !string.IsNullOrEmpty(mail.Password) && mail.Host is not ("localhost" or "127.0.0.1" or "::1"))
            Wrong("DR-MAIL-03", "HaiCap__Mail__StartTls tắt: mật khẩu đi qua mạng không mã hóa.", "HaiCap__Mail__StartTls is off: the password crosses the network unencrypted.");
        if (mail.Port is > 0 and <= 65535 && await post.AnswersAsync())
            Fine("DR-MAIL-04", $"Máy chủ thư {mail} trả lời.", $"The mail server {mail} answers.");
        else
            Wrong("DR-MAIL-04", $"Máy chủ thư {mail} không trả lời.", $"The mail server {mail} does not answer.");
    }

    private static async Task<string> PingAsync(string address, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var path = address.StartsWith("unix:", StringComparison.Ordinal) ? address[5..] : address;
        using var socket = path.StartsWith('/') ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        if (path.StartsWith('/'))
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path.StartsWith("///", StringComparison.Ordinal) ? path[2..] : path), patience.Token);
        }
        else
        {
            var uri = new Uri(path.StartsWith("tcp://", StringComparison.Ordinal) ? path : $"tcp://{path}");
            await socket.ConnectAsync(uri.Host, uri.Port, patience.Token);
        }

        await socket.SendAsync("zPING\0"u8.ToArray(), patience.Token);
        var answer = new byte[16];
        return Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer, patience.Token));
    }

    private async Task ReachAsync(string code, string address, CancellationToken cancellationToken)
    {
        try
        {
            var uri = new Uri(address);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(uri.Host, uri.Port, patience.Token);
            Fine(code, $"Nơi nhận số đo {address} trả lời.", $"The collector {address} answers.");
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException or UriFormatException)
        {
            Attention(code, $"Nơi nhận số đo {address} không trả lời: {failure.Message}", $"The collector {address} does not answer: {failure.Message}");
        }
    }
}
