using HaiCap.Core.Calendar;
using HaiCap.Core.Procedures;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Design.Forms;

/// <summary>A procedure's values as people say them.</summary>
public static class ProcedureWords
{
    public static string Name(this ProcedureLevel level) => level switch
    {
        ProcedureLevel.Ministry => T("Cấp bộ", "Ministry"),
        ProcedureLevel.Province => T("Cấp tỉnh", "Province"),
        _ => T("Cấp xã", "Commune"),
    };

    public static string Name(this ServiceLevel level) => level switch
    {
        ServiceLevel.Full => T("Trực tuyến toàn trình", "Fully online"),
        ServiceLevel.Partial => T("Trực tuyến một phần", "Partly online"),
        _ => T("Cung cấp thông tin", "Information only"),
    };

    public static string Name(this Audience audience) => audience switch
    {
        Audience.Citizen => T("Người dân", "Citizens"),
        Audience.Business => T("Doanh nghiệp, hộ kinh doanh", "Businesses"),
        Audience.Organization => T("Cơ quan, tổ chức", "Organisations"),
        _ => T("Người nước ngoài", "Foreigners"),
    };

    public static string Name(this LifeEvent life) => life switch
    {
        LifeEvent.HavingAChild => T("Có con nhỏ", "Having a child"),
        LifeEvent.Marrying => T("Kết hôn", "Marrying"),
        LifeEvent.StartingABusiness => T("Mở cơ sở kinh doanh", "Starting a business"),
        LifeEvent.RunningAClinic => T("Vận hành cơ sở y tế", "Running a clinic"),
        LifeEvent.GoingToSea => T("Đi biển", "Going to sea"),
        LifeEvent.ImportingGoods => T("Nhập khẩu hàng hóa", "Importing goods"),
        LifeEvent.ProtectingAnIdea => T("Bảo vệ sáng chế, sáng kiến", "Protecting an idea"),
        LifeEvent.DoingResearch => T("Nghiên cứu khoa học", "Doing research"),
        _ => T("Sao y, chứng thực giấy tờ", "Certifying papers"),
    };

    public static string Icon(this LifeEvent life) => life switch
    {
        LifeEvent.HavingAChild => "balloon-heart",
        LifeEvent.Marrying => "hearts",
        LifeEvent.StartingABusiness => "shop",
        LifeEvent.RunningAClinic => "hospital",
        LifeEvent.GoingToSea => "water",
        LifeEvent.ImportingGoods => "box-seam",
        LifeEvent.ProtectingAnIdea => "lightbulb",
        LifeEvent.DoingResearch => "mortarboard",
        _ => "files",
    };

    public static string Name(this TimeUnit unit, decimal value) => unit switch
    {
        TimeUnit.WorkingHour => T("giờ làm việc", value == 1 ? "working hour" : "working hours"),
        TimeUnit.WorkingDay => T("ngày làm việc", value == 1 ? "working day" : "working days"),
        TimeUnit.CalendarDay => T("ngày", value == 1 ? "day" : "days"),
        _ => T("tháng", value == 1 ? "month" : "months"),
    };

    /// <summary>"5 ngày làm việc"; nothing at all is "Trong ngày".</summary>
    public static string Length(TimeLimit limit) => Length(limit.Value, limit.Unit);

    public static string Length(decimal value, TimeUnit unit) => value == 0 ? T("Trong ngày", "Same day") : $"{Number(value)} {unit.Name(value)}";

    /// <summary>Working minutes as people say them: days of eight hours from the second day on.</summary>
    public static string Worked(int minutes) => minutes < 60 ? T("chưa đến một giờ làm việc", "under one working hour")
        : minutes < 2 * 480 ? Length(decimal.Round(minutes / 60m, 1), TimeUnit.WorkingHour)
        : Length(decimal.Round(minutes / 480m, 1), TimeUnit.WorkingDay);

    public static string Name(this TimeLimitKind kind) => kind switch
    {
        TimeLimitKind.Check => T("Kiểm tra hồ sơ", "Check of the dossier"),
        TimeLimitKind.SupplementWindow => T("Thời gian để bạn bổ sung", "Time for you to supplement"),
        _ => T("Giải quyết", "Processing"),
    };

    /// <summary>The agency's own time in one line: "3 + 5 ngày làm việc"; "10 ngày làm việc; 20 ngày làm việc nếu phải kiểm tra thực tế".</summary>
    public static string HowLong(IReadOnlyList<TimeLimit> limits)
    {
        var own = LimitStages.Of(limits).Where(stage => stage.Kind != TimeLimitKind.SupplementWindow).ToList();
        if (own.Count == 0)
        {
            return T("Chưa công bố", "Not published");
        }

        var plain = own.TrueForAll(stage => stage.Alternatives.Count == 1);
        var unit = own[0].Otherwise.Unit;
        return plain && own.Count > 1 && own.TrueForAll(stage => stage.Otherwise.Unit == unit)
            ? $"{string.Join(" + ", own.Select(stage => Number(stage.Otherwise.Value)))} {unit.Name(2)}"
            : string.Join(" + ", own.Select(stage => own.Count > 1 && stage.Alternatives.Count > 1 ? $"({Length(stage)})" : Length(stage)));
    }

    /// <summary>The usual length first, then each case that has its own.</summary>
    public static string Length(StageOfLimit stage) => string.Join("; ", stage.Alternatives.OrderBy(row => row.When is not null)
        .Select(row => row.When is null ? Length(row) : T($"{Length(row)} nếu {row.Case}", $"{Length(row)} if “{row.Case}”")));

    /// <summary>"2 bản chính, 1 bản sao".</summary>
    public static string Sets(DossierComponent component)
    {
        var parts = new List<string>();
        if (component.Originals > 0)
        {
            parts.Add(T($"{component.Originals} bản chính", $"{component.Originals} original"));
        }

        if (component.Copies > 0)
        {
            parts.Add(T($"{component.Copies} bản sao", $"{component.Copies} copy"));
        }

        return string.Join(", ", parts);
    }
}
