using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Letters;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Procedures;
using HaiCap.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Doctor;

/// <summary>Whether the province has what its work stands on: units, agencies, an administrator, procedures, a calendar, letter templates.</summary>
internal sealed class ProvinceExamination(HaiCapDb db, SiteIdentity site, IHostEnvironment environment, TimeProvider time) : Examination
{
    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        var today = time.GetUtcNow().LocalDay();
        await LookAtNationAsync(today, cancellationToken);
        using var province = db.Tenant.Open(site.ProvinceCode);
        var templates = await db.Set<LetterTemplate>().Select(template => template.Key).Distinct().ToListAsync(cancellationToken);
        var missing = LetterKeys.Names.Keys.Except(templates, StringComparer.Ordinal).ToList();
        Say(missing.Count == 0, "DR-PRV-01", missing.Count == 0 ? "Đủ mẫu văn bản." : $"Thiếu mẫu văn bản {string.Join(", ", missing)}; chạy haicap import basics.", missing.Count == 0 ? "All letter templates are there." : $"Letter templates are missing: {string.Join(", ", missing)}; run haicap import basics.");

        var agencies = await db.Set<Agency>().CountAsync(cancellationToken);
        Say(agencies > 0, "DR-PRV-02", agencies > 0 ? $"{agencies} cơ quan." : "Chưa có cơ quan nào; chạy haicap import agencies.", agencies > 0 ? $"{agencies} agencies." : "There are no agencies; run haicap import agencies.");

        var administrators = await db.Set<Position>()
            .Where(post => post.Role == Role.Administrator && post.ValidFrom <= today && (post.ValidTo == null || post.ValidTo >= today))
            .Join(db.Set<Account>().Where(account => account.State == AccountState.Enabled), post => post.OfficerId, account => account.OfficerId, (_, account) => account.TotpEnabled)
            .ToListAsync(cancellationToken);
        Say(administrators.Count > 0, "DR-PRV-03", administrators.Count > 0 ? $"{administrators.Count} quản trị viên có tài khoản." : "Chưa có quản trị viên; chạy haicap add administrator.", administrators.Count > 0 ? $"{administrators.Count} administrators have accounts." : "There is no administrator; run haicap add administrator.");
        if (environment.IsProduction() && administrators.Count > 0 && !administrators.Contains(true))
            Attention("DR-PRV-04", "Chưa quản trị viên nào bật xác thực hai lớp.", "No administrator has a second factor yet.");

        var procedures = await db.Set<ProcedureVersion>().Select(version => version.Code).Distinct().CountAsync(cancellationToken);
        if (procedures == 0)
            Attention("DR-PRV-05", "Chưa có thủ tục nào được công bố.", "No procedure is published yet.");
        else
            Fine("DR-PRV-05", $"{procedures} thủ tục.", $"{procedures} procedures.");

        var samples = await db.Set<Account>().CountAsync(account => account.IsSample && account.State == AccountState.Enabled, cancellationToken);
        if (samples > 0 && environment.IsProduction())
            Wrong("DR-PRV-06", $"{samples} tài khoản mẫu còn mở; ai cũng biết mật khẩu. Dùng cơ sở dữ liệu không có dữ liệu mẫu.", $"{samples} sample accounts are open; anybody knows the password. Use a database without the sample.");

        await LookAtLogAsync(cancellationToken);
    }

    private async Task LookAtNationAsync(DateOnly today, CancellationToken cancellationToken)
    {
        using var nation = db.Tenant.Open(Tenant.Nation);
        var known = await db.Set<AdministrativeUnit>().AnyAsync(unit => unit.Code == site.ProvinceCode, cancellationToken);
        Say(known, "DR-PRV-07", known ? "Danh mục đơn vị hành chính đã có." : $"Không có tỉnh {site.ProvinceCode} trong danh mục; chạy haicap import units, xem lại HaiCap__Province.", known ? "The list of units is there." : $"Province {site.ProvinceCode} is not in the list of units; run haicap import units, and look at HaiCap__Province.");
        var rules = await db.Set<CalendarRule>().AnyAsync(cancellationToken) && await db.Set<CalendarWeek>().AnyAsync(cancellationToken);
        Say(rules, "DR-PRV-08", rules ? "Quy tắc tính hạn và tuần làm việc đã có." : "Thiếu quy tắc tính hạn hoặc tuần làm việc; chạy haicap import basics.", rules ? "The clock's rules and the working week are there." : "The clock's rules or the working week are missing; run haicap import basics.");
        var years = await db.Set<CalendarYear>().Where(year => year.Status == CalendarYearStatus.Published).Select(year => year.Year).ToListAsync(cancellationToken);
        if (!years.Contains(today.Year))
            Wrong("DR-PRV-09", $"Chưa công bố ngày nghỉ năm {today.Year}: hạn trả sẽ sai.", $"The days off of {today.Year} are not published: due times will be wrong.");
        else if (today.Month >= 11 && !years.Contains(today.Year + 1))
            Attention("DR-PRV-09", $"Chưa công bố ngày nghỉ năm {today.Year + 1}: hạn sang năm chỉ là tạm tính.", $"The days off of {today.Year + 1} are not published: due times in it are provisional.");
        else
            Fine("DR-PRV-09", $"Ngày nghỉ năm {today.Year} đã công bố.", $"The days off of {today.Year} are published.");
    }

    private async Task LookAtLogAsync(CancellationToken cancellationToken)
    {
        var sealing = await db.Set<ActSeal>().OrderByDescending(seal => seal.Number).Select(seal => (DateTimeOffset?)seal.At).FirstOrDefaultAsync(cancellationToken);
        if (sealing is { } at && time.GetUtcNow() - at > TimeSpan.FromDays(1))
            Attention("DR-LOG-01", $"Nhật ký niêm phong lần cuối {at.ToOffset(TimeSpan.FromHours(7)):dd/MM/yyyy HH:mm}; trang phải chạy liên tục quá một giờ.", $"The log was last sealed at {at:yyyy-MM-dd HH:mm} UTC; the site must run for over an hour at a time.");
    }

    private void Say(bool fine, string code, string vi, string en)
    {
        if (fine)
            Fine(code, vi, en);
        else
            Wrong(code, vi, en);
    }
}
