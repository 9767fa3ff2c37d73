using System.Text;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Web.SignIn;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Missions;

/// <summary>The calendar behind an officer's secret address: a calendar program does not sign in.</summary>
public static class CalendarLinks
{
    public static void MapCalendarLinks(this WebApplication app) =>
        app.MapGet("/lich-doan/{secret}.ics", async (string secret, ProgrammeCalendar calendar, HttpContext context, CancellationToken cancellationToken) =>
        {
            var text = await calendar.ReadAsync(secret, T("Đoàn công tác", "Missions"), cancellationToken);
            context.Response.Headers.CacheControl = "private, no-store";
            return text is null ? Results.NotFound() : Results.Bytes(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", "doan-cong-tac.ics");
        }).AllowAnonymous().RequireRateLimiting(SignInServices.RateLimit);
}
