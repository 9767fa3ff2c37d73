using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HaiCap.Core.Letters.Signing;
using HaiCap.Core.Letters.Typesetting;

namespace HaiCap.Web.Doctor;

/// <summary>Whether letters can be typeset and signed: Node, its packages and fonts, the keys and how long they hold.</summary>
internal sealed class LetterExamination(Typesetter typesetter, TypesetterOptions options, SigningOptions signing, IHostEnvironment environment, TimeProvider time) : Examination
{
    public override bool NeedsDatabase => false;

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        if (options.FindMissing() is { } missing)
        {
            Wrong("DR-LET-01", missing.Vi, missing.En);
        }
        else
        {
            var node = await typesetter.CheckAsync(cancellationToken);
            if (!node.Ok)
                Wrong("DR-LET-01", node.Problems[0].Vi, node.Problems[0].En);
            else if (!Version.TryParse(node.Value.TrimStart('v'), out var version) || version.Major < 20)
                Wrong("DR-LET-01", $"Node.js {node.Value} quá cũ; cần từ 20.", $"Node.js {node.Value} is too old; 20 or later is needed.");
            else
                Fine("DR-LET-01", $"Bộ lập văn bản trả lời (Node.js {node.Value}).", $"The typesetter answers (Node.js {node.Value}).");

            if (options.FindNodeModules() is { } modules && !Directory.Exists(Path.Combine(modules, "@expo-google-fonts", "tinos")))
                Wrong("DR-LET-02", $"Thiếu phông chữ Tinos trong {modules}; chạy npm install.", $"The font Tinos is missing in {modules}; run npm install.");
        }

        await LookAtKeysAsync(cancellationToken);
    }

    private async Task LookAtKeysAsync(CancellationToken cancellationToken)
    {
        var named = signing.Positions.Values.Concat(signing.Agencies.Values);
        var usual = new[] { "positions", "agencies" }.Select(kind => Path.Combine(signing.Folder, kind)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.p12")).Select(path => new CertificateFile(path, PasswordFile: path + ".password"));
        var files = named.Concat(usual).ToList();
        if (files.Count == 0)
        {
            if (environment.IsProduction())
                Attention("DR-SIG-01", $"Chưa có khóa ký nào trong {signing.Folder}: chưa ban hành được kết quả điện tử.", $"There is no signing key in {signing.Folder}: no electronic result can be issued.");
            return;
        }

        var sound = 0;
        foreach (var file in files)
        {
            sound += await LookAtAsync(file, cancellationToken) ? 1 : 0;
        }

        if (sound > 0)
            Fine("DR-SIG-02", $"{sound} khóa ký dùng được.", $"{sound} signing keys can be used.");
    }

    private async Task<bool> LookAtAsync(CertificateFile file, CancellationToken cancellationToken)
    {
        try
        {
            var password = file.PasswordFile is { } secret && File.Exists(secret) ? (await File.ReadAllTextAsync(secret, cancellationToken)).TrimEnd('\r', '\n') : file.Password;
            using var certificate = X509CertificateLoader.LoadPkcs12(await File.ReadAllBytesAsync(file.Path, cancellationToken), password);
            var left = certificate.NotAfter.ToUniversalTime() - time.GetUtcNow().UtcDateTime;
            if (!certificate.HasPrivateKey || left < TimeSpan.Zero)
            {
                Wrong("DR-SIG-03", $"Khóa ký {file.Path} đã hết hạn ngày {certificate.NotAfter:dd/MM/yyyy} hoặc không có khóa riêng.", $"The signing key {file.Path} expired on {certificate.NotAfter:yyyy-MM-dd} or lacks its private key.");
                return false;
            }

            if (left < TimeSpan.FromDays(30))
                Attention("DR-SIG-04", $"Khóa ký {file.Path} còn {left.TotalDays:0} ngày.", $"The signing key {file.Path} has {left.TotalDays:0} days left.");
            return true;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            Wrong("DR-SIG-03", $"Không đọc được khóa ký {file.Path}: {unreadable.Message}", $"The signing key {file.Path} cannot be read: {unreadable.Message}");
            return false;
        }
    }
}
