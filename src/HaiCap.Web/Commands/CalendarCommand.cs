using System.CommandLine;
using System.Globalization;
using System.Text;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;
using HaiCap.Core.Data;

namespace HaiCap.Web.Commands;

/// <summary>
/// A year's calendar out of the notice's file. No officer belongs to the nation, so its calendar is published here, by whoever operates the
/// server; a province's and an agency's are prepared on the administrator's screens. A running site notices within five seconds.
/// </summary>
internal static class CalendarCommand
{
    public static Command Create() => new("calendar", "Lịch làm việc (working calendar)") { Publish() };

    private static Command Publish()
    {
        var file = new Argument<string>("file") { Description = "Tệp CSV hoặc .ics của thông báo, xem docs/operating.md (the notice as CSV or .ics)" };
        var year = new Option<int>("--year") { Description = "Năm của lịch (the calendar's year)", HelpName = "YEAR", Required = true };
        var notice = new Option<string>("--notice") { Description = "Thông báo, văn bản làm căn cứ (the notice it comes from)", HelpName = "TEXT", Required = true };
        var nation = new Option<bool>("--nation") { Description = "Cho cả nước thay vì tỉnh này (for the nation instead of this province)" };
        var look = new Option<bool>("--look") { Description = "Chỉ đọc tệp và in ra, chưa công bố (only read and print)" };
        var command = new Command("publish", "Công bố lịch một năm từ tệp; bản trước được giữ lại (publish a year from a file; the version before is kept)") { file, year, notice, nation, look };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            var text = await File.ReadAllTextAsync(HaiCapCommand.PathOf(parsed.GetRequiredValue(file)), Encoding.UTF8, cancellationToken);
            var read = NoticeFile.Read(text, parsed.GetRequiredValue(year));
            if (!read.Ok)
                return Fail(read.Problems);
            foreach (var day in read.Value.OrderBy(day => day.Date))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{day.Date:dd/MM/yyyy}  {day.Kind,-11}  {day.Name}{(day.SwapsWith is { } other ? $" ⇄ {other:dd/MM/yyyy}" : "")}"));
            if (parsed.GetValue(look))
                return 0;

            await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            using var open = services.GetRequiredService<Tenant>().Open(parsed.GetValue(nation) ? Tenant.Nation : CommandServices.Province(services));
            var done = await services.GetRequiredService<PublishCalendarYearHandler>().HandleAsync(
                new(parsed.GetRequiredValue(year), read.Value, parsed.GetRequiredValue(notice), Actor.System), cancellationToken);
            if (!done.Ok)
                return Fail(done.Problems);
            Console.WriteLine($"Đã công bố lịch năm {done.Value.Year}, phiên bản {done.Value.Version} (published).");
            return 0;
        }));
        return command;
    }

    private static int Fail(IReadOnlyList<HaiCap.Core.Problem> problems)
    {
        foreach (var problem in problems.Skip(1))
            Console.WriteLine($"{problem.Code}: {problem.Vi} ({problem.En})");
        return HaiCapCommand.Fail(problems[0]);
    }
}
