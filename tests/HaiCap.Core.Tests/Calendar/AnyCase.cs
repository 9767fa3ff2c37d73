using FsCheck;
using FsCheck.Fluent;
using HaiCap.Core.Calendar;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>A moment, a limit and two times after it, on one of the calendars by dice.</summary>
internal sealed record AnyCase(int Calendar, DateTime Local, int Quarters, TimeUnit Unit, int Then, int Long, int Seed)
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public DateTimeOffset At => Instant(Local);

    /// <summary>One in five begins at a closing minute, where most mistakes are made.</summary>
    private static AnyCase Of(int calendar, int minute, bool closing, int quarters, TimeUnit unit, int then, int length)
    {
        var local = Start.AddMinutes(minute);
        var walker = AnyCalendar.All[calendar].Walker;
        local = closing ? walker.ClosingOnOrAfter(DateOnly.FromDateTime(local)) : local;
        return new AnyCase(calendar, local, quarters, unit, then, length, minute ^ then);
    }

    public static void Check(Action<AnyCalendar, AnyCase> holds, int cases)
    {
        var one =
            from calendar in Gen.Choose(0, AnyCalendar.All.Count - 1)
            from minute in Gen.Choose(0, 2 * 365 * 1440)
            from closing in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            from quarters in Gen.Choose(0, 90)
            from unit in Gen.Choose(0, 3)
            from then in Gen.Choose(0, 30_000)
            from length in Gen.Choose(0, 30_000)
            select Of(calendar, minute, closing, unit == 3 ? quarters / 5 : quarters, (TimeUnit)unit, then, length);
        Prop.ForAll(one.ToArbitrary(), c => holds(AnyCalendar.All[c.Calendar], c)).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
    }

    public static DateTimeOffset Instant(DateTime local) => new(local, TimeSpan.FromHours(7));

    public static string Text(DateTime local) => Sample.Local(Instant(local));
}
