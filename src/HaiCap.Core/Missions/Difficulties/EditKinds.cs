using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Difficulties;

/// <summary>The ministry added a kind of difficulty.</summary>
/// <param name="AnswerDays">Working days to the answer.</param>
[ActName("difficulty.kind-added")]
public sealed record KindAdded(string Code, string Name, string NameEn, int AnswerDays) : ActData;

/// <summary>It is offered to nobody any more; what bears it keeps it.</summary>
[ActName("difficulty.kind-hidden")]
public sealed record KindHidden(string Code) : ActData;

/// <summary>It is offered again.</summary>
[ActName("difficulty.kind-shown")]
public sealed record KindShown(string Code) : ActData;

/// <summary>The ministry's secretariat adds kinds of difficulties and hides those it added. The fixed ones always stay, and no kind is ever deleted.</summary>
public sealed class EditKinds(HaiCapDb db, MissionAccess access, KindBook book, ActRecorder acts, TimeProvider time)
{
    public static readonly Problem NoName = new("MIS-120", "Ghi tên loại khó khăn bằng tiếng Việt và tiếng Anh, mỗi tên nhiều nhất 60 ký tự.", "Name the kind in Vietnamese and in English, each with at most 60 characters.", "Name");
    public static readonly Problem NameTaken = new("MIS-121", "Đã có loại khó khăn mang tên này.", "There is a kind of this name already.", "Name");
    public static readonly Problem NoDays = new("MIS-122", "Thời hạn trả lời từ 1 đến 60 ngày làm việc.", "An answer takes from 1 to 60 working days.", "AnswerDays");
    public static readonly Problem NoKind = new("MIS-123", "Không có loại khó khăn này, hoặc là loại luôn được dùng nên không ẩn được.", "There is no such kind, or it is one that always stays.");

    /// <summary>Whether the caller may edit, and all kinds. ACC-001.</summary>
    public async Task<Outcome<KindShelf>> ShowAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var allowed = await AllowedAsync(by, cancellationToken);
        return allowed.Ok ? await book.GetAsync(db, cancellationToken) : allowed.As<KindShelf>();
    }

    /// <summary>Its code. The same names sent twice are one kind. ACC-001, ACT-001, MIS-120 … MIS-122.</summary>
    public async Task<Outcome<string>> AddAsync(Actor by, string? name, string? nameEn, int? answerDays, CancellationToken cancellationToken = default)
    {
        var allowed = await AllowedAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<string>();
        }

        var (vi, en) = (RecommendationDesk.Said(name)?.Trim(), RecommendationDesk.Said(nameEn)?.Trim());
        if (vi is null || en is null || vi.Length > AddedKind.LongestName || en.Length > AddedKind.LongestName || CodeOf(vi) is not { } code)
        {
            return NoName;
        }

        if (answerDays is not { } days || days is < 1 or > 60)
        {
            return NoDays;
        }

        // Read past what is kept in memory: another host may have added it a moment ago.
        if (await db.Set<AddedKind>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, cancellationToken) is { } same)
        {
            return (same.Name, same.NameEn, same.AnswerDays, same.Hidden) == (vi, en, days, false) ? code : NameTaken;
        }

        if (DifficultyKinds.Fixed.Any(line => line.Code == code || CodeOf(line.Name) == code))
        {
            return NameTaken;
        }

        db.Add(new AddedKind { ProvinceCode = db.ProvinceCode, Code = code, Name = vi, NameEn = en, AnswerDays = days, AddedAt = time.Now() });
        await acts.RecordAsync(MissionSubjects.OfKind(code), allowed.Value, new KindAdded(code, vi, en, days), cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken, taken => taken.Contains("added_kinds", StringComparison.Ordinal));
        return saved.Ok ? code : saved.As<string>();
    }

    /// <summary>ACC-001, ACT-001, MIS-123. Hidden already, it stays so without an act.</summary>
    public async Task<Outcome<Done>> HideAsync(Actor by, string? code, bool hidden, CancellationToken cancellationToken = default)
    {
        var allowed = await AllowedAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        if (await db.Set<AddedKind>().FirstOrDefaultAsync(row => row.Code == code, cancellationToken) is not { } row)
        {
            return NoKind;
        }

        if (row.Hidden == hidden)
        {
            return default(Done);
        }

        row.Hidden = hidden;
        await acts.RecordAsync(MissionSubjects.OfKind(row.Code), allowed.Value, hidden ? new KindHidden(row.Code) : new KindShown(row.Code), cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }

    /// <summary>The secretariat of the ministry: kinds are the same in all provinces.</summary>
    private async Task<Outcome<Actor>> AllowedAsync(Actor by, CancellationToken cancellationToken) =>
        db.ProvinceCode == Tenant.Nation ? await access.SecretaryAsync(by, cancellationToken) : Access.Refused;

    /// <summary>«Đường truyền, điện» → «duong-truyen-dien»; null where nothing is left.</summary>
    private static string? CodeOf(string name)
    {
        var code = string.Join('-', new string([.. VietnameseText.Fold(name).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return code.Length == 0 ? null : code.Length <= DifficultyKinds.LongestCode ? code : code[..DifficultyKinds.LongestCode].TrimEnd('-');
    }
}
