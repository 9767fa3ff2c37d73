using System.Globalization;
using System.Text;
using System.Text.Json;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Notifications.Mail;

/// <summary>What a mail says when it is sent: of dossiers the code, the procedure and the time, and of no citizen a word.</summary>
public sealed class WriteMail(HaiCapDb db, PublicAddress site, MailOptions options)
{
    private const int MostLines = 100;

    /// <summary>Null when nothing is left to tell, or nobody to tell it to.</summary>
    public async Task<Letter?> HandleAsync(MailDelivery delivery, CancellationToken cancellationToken)
    {
        var officer = await db.Set<Officer>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == delivery.OfficerId, cancellationToken);
        if (officer?.Email is not { Length: > 0 } to || !System.Net.Mail.MailAddress.TryCreate(to, out _))
        {
            return null;
        }

        var told = await DigestAsync(delivery, cancellationToken) ?? await UrgentAsync(delivery, cancellationToken);
        if (told is not { } text)
        {
            return null;
        }

        var (vi, en) = (text.Body.Vi, text.Body.En);
        var page = $"{site.Base.TrimEnd('/')}/lam-viec/nhac-viec";
        var id = $"<{delivery.Key.Replace(' ', '.').Replace(':', '-')}.{delivery.OfficerId:N}.{delivery.ProvinceCode}@{new System.Net.Mail.MailAddress(options.From!).Host}>";
        return new Letter(
            to, officer.Name, text.Subject,
            $"{vi}\nXem và xử lý: {page}\nThư tự động của hệ thống một cửa, không trả lời thư này.\n\n--\n{en}\nSee them: {page}\nAn automatic message of the one-stop system; please do not reply.\n", id);
    }

    private async Task<(string Subject, Told Body)?> DigestAsync(MailDelivery delivery, CancellationToken cancellationToken)
    {
        var digests = await db.Set<Digest>().AsNoTracking().Where(row => row.OfficerId == delivery.OfficerId).OrderByDescending(row => row.Day).Take(3).ToListAsync(cancellationToken);
        if (digests.Find(row => MailDelivery.OfDigest(row.Day) == delivery.Key) is not { } digest)
        {
            return null;
        }

        var groups = JsonSerializer.Deserialize<List<DigestGroup>>(digest.Groups, Digests.Json)!;
        var (vi, en) = (new StringBuilder(), new StringBuilder());
        foreach (var group in groups)
        {
            var (many, what) = (NoticeStory.Many(group.Clock, group.News, group.Count), NoticeStory.Of(group.Clock, group.Rung, group.News));
            vi.Append(VietnameseText.Culture, $"- {many.Vi}: {what.Vi}\n");
            en.Append(CultureInfo.InvariantCulture, $"- {many.En}: {what.En}\n");
        }

        var day = digest.Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        return ($"[HaiCap] Bản tin sáng {day}: {groups.Sum(group => group.Count)} nhắc việc", new Told($"Bản tin sáng {day}\n\n{vi}", $"The morning of {day}\n\n{en}"));
    }

    private async Task<(string Subject, Told Body)?> UrgentAsync(MailDelivery delivery, CancellationToken cancellationToken)
    {
        // What was seen or has ended meanwhile needs no mail.
        var key = delivery.Key;
        var notices = await db.Set<Notice>().AsNoTracking().Where(row => row.OfficerId == delivery.OfficerId && row.MailKey == key && row.EndedAt == null && row.ReadAt == null)
            .OrderBy(row => row.DueAt).ThenBy(row => row.Code).Take(MostLines).ToListAsync(cancellationToken);
        if (notices.Count == 0)
        {
            return null;
        }

        var (vi, en) = (new StringBuilder(), new StringBuilder());
        foreach (var notice in notices)
        {
            var (clock, rung, due) = (RingingStory.Of(notice.Clock), RingingStory.Rung(notice.Rung), notice.DueAt.ToLocal().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture));
            vi.Append(VietnameseText.Culture, $"- {notice.Code} ({notice.ProcedureName}): {clock.Vi} {rung.Vi}, hạn {due}\n");
            en.Append(CultureInfo.InvariantCulture, $"- {notice.Code} ({notice.ProcedureName}): {clock.En} {rung.En}, due {due}\n");
        }

        return ($"[HaiCap] {notices.Count} việc đến hạn, quá hạn", new Told($"Việc đến hạn, quá hạn\n\n{vi}", $"Due and late\n\n{en}"));
    }
}
