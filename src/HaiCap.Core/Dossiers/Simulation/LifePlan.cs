using System.Globalization;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Dossiers.Simulation;

/// <summary>What turns a life off the straight way.</summary>
internal enum LifeTurn
{
    None,
    Refused,
    CompletedAtReception,
    CompletedInProcess,
    GivenBack,
    Withdrawn,
    Denied,
}

/// <summary>One life before it is lived, all of it from the seed and its number.</summary>
internal sealed record LifePlan(
    long Number, DateTimeOffset ArrivesAt, ProcedureVersion Procedure, Agency Centre, string Commune, Guid CitizenId, Party Citizen, Channel Channel, LifeTurn Turn, Dice Dice)
{
    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Hồ", "Cao", "Đinh"];
    private static readonly string[] Middles = ["Văn", "Thị", "Đức", "Thanh", "Minh", "Ngọc", "Quang", "Thu", "Hữu", "Xuân"];
    private static readonly string[] Given = ["An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hạnh", "Khánh", "Lan", "Linh", "Mai", "Nam", "Phúc", "Quân", "Sơn", "Thảo", "Trang", "Tuấn", "Vinh", "Yến"];

    /// <summary>The owner of the case: the citizen, or the organisation where the form asks for a tax number.</summary>
    public Party Applicant { get; } = Procedure.Read().Form.Sections.SelectMany(section => section.Fields).Any(field => field.Kind == FormFieldKind.Enterprise)
        ? Citizen with { Kind = PartyKind.Enterprise, Name = $"Công ty TNHH {Citizen.Name[(Citizen.Name.LastIndexOf(' ') + 1)..]} Mô Phỏng", IdNumber = TaxNumber(long.Parse(Citizen.IdNumber, CultureInfo.InvariantCulture) % 9_999_000) }
        : Citizen;

    /// <param name="number">From 0; later lives arrive later.</param>
    public static LifePlan Make(SimulationSettings settings, SimulationCast cast, SimulationDays days, long number)
    {
        var dice = Dice.Of(settings.Seed, number);
        var centre = cast.Centres[dice.Next(cast.Centres.Count)];

        // Half of what is filed is the commune's own: copies, births, marriages, trade.
        var wanted = dice.In100(50) ? ProcedureLevel.Commune : ProcedureLevel.Province;
        var choice = cast.Procedures.Where(version => version.Level == wanted).ToList();
        var procedure = choice.Count == 0 ? cast.Procedures[dice.Next(cast.Procedures.Count)] : choice[dice.Next(choice.Count)];
        var channel = settings.Straight || procedure.ServiceLevel == ServiceLevel.Full && dice.In100(80) ? Channel.Online
            : dice.Next(100) switch { < 55 => Channel.Online, < 95 => Channel.Counter, _ => Channel.Post };
        var turn = settings.Straight ? LifeTurn.None : dice.Next(100) switch
        {
            < 3 => LifeTurn.Refused,
            < 7 => LifeTurn.CompletedAtReception,
            < 13 => LifeTurn.CompletedInProcess,
            < 16 => LifeTurn.GivenBack,
            < 17 => LifeTurn.Withdrawn,
            < 20 => LifeTurn.Denied,
            _ => LifeTurn.None,
        };
        var arrives = days.At(number, channel, ref dice);

        // One citizen in three files again.
        var citizen = dice.Next((int)Math.Clamp(settings.Dossiers / 3 * 2, 1, 900_000));
        return new LifePlan(
            number, arrives, procedure, centre, centre.UnitCode, SampleIds.For(string.Create(CultureInfo.InvariantCulture, $"simulated-citizen/{citizen}")), Person(citizen, centre), channel, turn, dice);
    }

    // Weights of circular 105/2020/TT-BTC; a sum without a one-digit answer is not given out: the next number is taken.
    private static string TaxNumber(long number)
    {
        int[] weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
        for (; ; number++)
        {
            var digits = string.Create(CultureInfo.InvariantCulture, $"29{number:0000000}");
            var check = 10 - (digits.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11);
            if (check < 10)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{digits}{check}");
            }
        }
    }

    private static Party Person(int citizen, Agency centre)
    {
        var name = $"{Families[citizen % Families.Length]} {Middles[citizen / 7 % Middles.Length]} {Given[citizen / 3 % Given.Length]}";

        // 040: born in Nghệ An; 0 and 1: men and women of the last century; then the year and a number of six digits.
        var number = string.Create(CultureInfo.InvariantCulture, $"040{citizen % 2}{60 + (citizen % 40):00}{citizen % 1_000_000:000000}");
        return new Party(
            PartyKind.Citizen, name, number, string.Create(CultureInfo.InvariantCulture, $"Khối {1 + (citizen % 20)}, {centre.Name[(centre.Name.IndexOf("công ", StringComparison.Ordinal) + 1)..]}"),
            string.Create(CultureInfo.InvariantCulture, $"09{citizen % 100_000_000:00000000}"), string.Create(CultureInfo.InvariantCulture, $"nguoi.dan.{citizen}@congdan.example"));
    }
}

/// <summary>Spreads arrivals evenly over the working days from one to another, by office hours.</summary>
internal sealed class SimulationDays
{
    private readonly List<DateOnly> days = [];
    private readonly long dossiers;

    public SimulationDays(WorkingCalendar calendar, DateOnly from, DateOnly to, long dossiers)
    {
        this.dossiers = dossiers;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day))
            {
                days.Add(day);
            }
        }

        if (days.Count == 0)
        {
            throw new ArgumentException($"No working day from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}.", nameof(from));
        }
    }

    /// <summary>The day follows from the number, so that arrivals come day after day; the minute is thrown: mornings are fuller, some file online at night.</summary>
    public DateTimeOffset At(long number, Channel channel, ref Dice dice)
    {
        var place = (double)number / dossiers * days.Count;
        var day = days[Math.Min((int)place, days.Count - 1)];
        var inside = place - Math.Floor(place);
        var minute = channel == Channel.Online && dice.In100(12)
            ? (17 * 60) + (int)(inside * 330)
            : inside < 0.6 ? (7 * 60) + 30 + (int)(inside / 0.6 * 235) : (13 * 60) + 30 + (int)((inside - 0.6) / 0.4 * 175);
        return day.AtLocal(TimeOnly.MinValue).AddMinutes(minute).AddSeconds(dice.Next(60));
    }
}
