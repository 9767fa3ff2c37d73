namespace HaiCap.Core.Calendar.Years;

/// <summary>A day of the Vietnamese lunar calendar.</summary>
public readonly record struct LunarDate(int Year, int Month, int Day, bool IsLeapMonth);

/// <summary>
/// The Vietnamese lunar calendar, by its rules and the sky, for 1968–2199: a month begins on the day of the new moon at UTC+7; the eleventh
/// holds the winter solstice; where thirteen months lie between two of them, the first without a principal term is the leap month.
/// At UTC+7 and not Beijing's +8, so some years begin on another day than China's (1985, 2007, 2030).
/// </summary>
public static class LunarCalendar
{
    private const double OffsetDays = 7 / 24.0;

    /// <summary>From the number of the day whose noon has this Julian date to DateOnly.DayNumber.</summary>
    private const int JulianToDayNumber = -1721426;

    /// <summary>The first day of the lunar year: Tết.</summary>
    public static DateOnly NewYear(int year) => ToDate(year, 1, 1);

    /// <summary>The tenth of the third month: the commemoration of the Hùng Kings.</summary>
    public static DateOnly HungKings(int year) => ToDate(year, 3, 10);

    /// <exception cref="ArgumentOutOfRangeException">The lunar year has no such day.</exception>
    public static DateOnly ToDate(int year, int month, int day, bool leapMonth = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        var months = MonthsFromEleventh(month >= 11 ? year + 1 : year);
        var index = months.FindIndex(m => m.Number == month && m.IsLeap == leapMonth);
        var length = index < 0 ? 0 : months[index + 1].First - months[index].First;
        if (day < 1 || day > length)
        {
            throw new ArgumentOutOfRangeException(nameof(day), $"The lunar year {year} has no day {day} in month {month}{(leapMonth ? " (leap)" : "")}.");
        }

        return DateOnly.FromDayNumber(months[index].First + day - 1);
    }

    public static LunarDate Of(DateOnly date)
    {
        var number = date.DayNumber;
        var months = MonthsFromEleventh(date.Year);
        var lunarYear = date.Year;
        if (number >= months[^1].First)
        {
            months = MonthsFromEleventh(date.Year + 1);
            lunarYear++;
        }

        var month = months.FindLast(m => m.First <= number)!;
        return new(month.Number >= 11 ? lunarYear - 1 : lunarYear, month.Number, number - month.First + 1, month.IsLeap);
    }

    /// <summary>The months from the eleventh of the year before to the eleventh of this year, which ends the list.</summary>
    private static List<Month> MonthsFromEleventh(int year)
    {
        var first = EleventhMonth(year - 1);
        var last = EleventhMonth(year);
        var starts = new List<int>();
        for (var k = first; k <= last; k++)
        {
            starts.Add(DayOfNewMoon(k));
        }

        // Thirteen months: the first that no principal term falls into repeats the number of the one before.
        var leap = last - first == 13 ? Enumerable.Range(1, 12).First(i => TermOn(starts[i]) == TermOn(starts[i + 1])) : -1;
        var months = new List<Month>();
        var number = 11;
        for (var i = 0; i < starts.Count; i++)
        {
            if (i > 0 && i != leap)
            {
                number = (number % 12) + 1;
            }

            months.Add(new Month(starts[i], number, i == leap));
        }

        return months;
    }

    /// <summary>Number (since 2000) of the new moon that begins the month of the winter solstice.</summary>
    private static int EleventhMonth(int year)
    {
        var endOfYear = new DateOnly(year, 12, 31).DayNumber;
        var k = (int)Math.Floor((year + 1 - 2000) * 12.3685) + 1;
        while (DayOfNewMoon(k) > endOfYear)
        {
            k--;
        }

        // The solstice is the ninth of the twelve principal terms from the spring equinox on.
        return TermOn(DayOfNewMoon(k)) >= 9 ? k - 1 : k;
    }

    /// <summary>How many principal terms, 30° of the sun's longitude each, have passed when this day begins in Vietnam.</summary>
    private static int TermOn(int dayNumber) => (int)Math.Floor(SunLongitude(dayNumber - JulianToDayNumber - 0.5 - OffsetDays) / 30);

    private static int DayOfNewMoon(int k) => (int)Math.Floor(NewMoon(k) + 0.5 + OffsetDays) + JulianToDayNumber;

    /// <summary>Julian date (universal time) of the k-th new moon since January 2000. Meeus, Astronomical Algorithms, ch. 49; within a minute here.</summary>
    private static double NewMoon(int k)
    {
        var t = k / 1236.85;
        var e = 1 - (0.002516 * t) - (0.0000074 * t * t);
        var sun = Radians(2.5534 + (29.10535670 * k) - (0.0000014 * t * t));
        var moon = Radians(201.5643 + (385.81693528 * k) + (0.0107582 * t * t) + (0.00001238 * t * t * t));
        var latitude = Radians(160.7108 + (390.67050284 * k) - (0.0016118 * t * t) - (0.00000227 * t * t * t));
        var node = Radians(124.7746 - (1.56375588 * k) + (0.0020672 * t * t));
        var moment = 2451550.09766 + (29.530588861 * k) + (0.00015437 * t * t) - (0.00000015 * t * t * t)
            - (0.40720 * Math.Sin(moon)) + (0.17241 * e * Math.Sin(sun)) + (0.01608 * Math.Sin(2 * moon)) + (0.01039 * Math.Sin(2 * latitude))
            + (0.00739 * e * Math.Sin(moon - sun)) - (0.00514 * e * Math.Sin(moon + sun)) + (0.00208 * e * e * Math.Sin(2 * sun))
            - (0.00111 * Math.Sin(moon - (2 * latitude))) - (0.00057 * Math.Sin(moon + (2 * latitude))) + (0.00056 * e * Math.Sin((2 * moon) + sun))
            - (0.00042 * Math.Sin(3 * moon)) + (0.00042 * e * Math.Sin(sun + (2 * latitude))) + (0.00038 * e * Math.Sin(sun - (2 * latitude)))
            - (0.00024 * e * Math.Sin((2 * moon) - sun)) - (0.00017 * Math.Sin(node)) - (0.00007 * Math.Sin(moon + (2 * sun)))
            + (0.00004 * Math.Sin((2 * moon) - (2 * latitude))) + (0.00004 * Math.Sin(3 * sun)) + (0.00003 * Math.Sin(moon + sun - (2 * latitude)))
            + (0.00003 * Math.Sin((2 * moon) + (2 * latitude))) - (0.00003 * Math.Sin(moon + sun + (2 * latitude)));
        return moment - TerrestrialAhead(moment);
    }

    /// <summary>Apparent longitude of the sun in degrees, 0–360, at a Julian date (universal time). Meeus, ch. 25; within 0.01°.</summary>
    private static double SunLongitude(double julian)
    {
        var t = (julian + TerrestrialAhead(julian) - 2451545.0) / 36525;
        var anomaly = Radians(357.52911 + (35999.05029 * t) - (0.0001537 * t * t));
        var centre = ((1.914602 - (0.004817 * t) - (0.000014 * t * t)) * Math.Sin(anomaly))
            + ((0.019993 - (0.000101 * t)) * Math.Sin(2 * anomaly)) + (0.000289 * Math.Sin(3 * anomaly));
        var longitude = 280.46646 + (36000.76983 * t) + (0.0003032 * t * t) + centre
            - 0.00569 - (0.00478 * Math.Sin(Radians(125.04 - (1934.136 * t))));
        return ((longitude % 360) + 360) % 360;
    }

    /// <summary>Terrestrial minus universal time, in days (Espenak and Meeus, the parabola for these centuries; seconds matter little here).</summary>
    private static double TerrestrialAhead(double julian)
    {
        var years = (julian - 2451545.0) / 365.25;
        return (62.92 + (0.32217 * years) + (0.005589 * years * years)) / 86400;
    }

    private static double Radians(double degrees) => degrees % 360 * Math.PI / 180;

    private sealed record Month(int First, int Number, bool IsLeap);
}
