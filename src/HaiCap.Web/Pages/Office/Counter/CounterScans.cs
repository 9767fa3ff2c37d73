using System.Security.Cryptography;
using System.Text.Json;
using HaiCap.Core.Data.Files;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Counter;

/// <summary>Scans made at the counter, kept between one try of a form and the next.</summary>
public sealed class CounterScans(FileStore files, IDataProtectionProvider protection)
{
    /// <summary>A file chosen now, else the one an earlier try brought: what was uploaded is not asked for again.</summary>
    /// <param name="form">Which form the scan was sent with; another form cannot use it.</param>
    public async Task<StoredScan?> KeepAsync(PageModel page, string form, string component, PaperRow row, CancellationToken cancellationToken)
    {
        var seal = protection.CreateProtector("counter-scan", form);
        if (page.Request.Form.Files.GetFile($"scan-{component}") is { Length: > 0 } upload)
        {
            await using var content = upload.OpenReadStream();
            var kept = await files.SaveAsync(content, cancellationToken);
            if (!kept.Ok)
            {
                page.ModelState.Add(kept.Problems.Select(problem => problem with { Field = $"paper-{component}" }));
                return null;
            }

            var scan = StoredScan.Of(kept.Value, upload.FileName);
            (row.Scan, row.ScanName) = (seal.Protect(JsonSerializer.Serialize(scan)), scan.Name);
            page.ModelState.Remove($"Papers[{component}].Scan");
            return scan;
        }

        try
        {
            return row.Scan is { Length: > 0 } ? JsonSerializer.Deserialize<StoredScan>(seal.Unprotect(row.Scan)) : null;
        }
        catch (CryptographicException)
        {
            row.Scan = null;
            return null;
        }
    }
}
