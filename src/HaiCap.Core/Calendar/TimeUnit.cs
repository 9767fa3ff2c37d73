namespace HaiCap.Core.Calendar;

public enum TimeUnit
{
    WorkingHour,
    WorkingDay,
    CalendarDay,
    Month,
}
