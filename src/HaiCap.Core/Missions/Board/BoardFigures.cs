namespace HaiCap.Core.Missions.Board;

/// <summary>Recommendations counted: asked, owed, late among the owed, answered.</summary>
public readonly record struct BoardCount(int Asked, int Owed, int Late, int Answered)
{
    /// <summary>Of what was asked, how much is answered, in percent with one decimal; null where nothing was asked.</summary>
    public decimal? Share => Asked == 0 ? null : Math.Round(100m * Answered / Asked, 1, MidpointRounding.AwayFromZero);

    public static BoardCount operator +(BoardCount one, BoardCount other) =>
        new(one.Asked + other.Asked, one.Owed + other.Owed, one.Late + other.Late, one.Answered + other.Answered);

    public static BoardCount Sum(IEnumerable<BoardCount> all) => all.Aggregate(default(BoardCount), (sum, one) => sum + one);
}

/// <summary>What one delegation heard.</summary>
/// <param name="OnTheSpot">Of the answered: by its head, where it was asked.</param>
public sealed record DelegationCount(string Name, BoardCount Count, int OnTheSpot);

/// <summary>A question of many.</summary>
/// <param name="Places">Communes and provinces that ask it, each once.</param>
public sealed record TopicAsked(string Code, string Title, int Asked, int Owed, int Places, int Provinces)
{
    /// <summary>So many are told.</summary>
    public const int Most = 10;
}

/// <summary>Pure: how long answers took.</summary>
public static class AnswerTimes
{
    /// <summary>The shortest time within which that share of the answers was sent (nearest rank), in hours; null where none was.</summary>
    /// <param name="hours">How many answers took so many hours.</param>
    public static int? Within(IEnumerable<(int Hours, int Count)> hours, decimal share)
    {
        var all = hours.Where(one => one.Count > 0).OrderBy(one => one.Hours).ToList();
        var rank = (int)Math.Ceiling(share * all.Sum(one => one.Count));
        var passed = 0;
        foreach (var (taken, count) in all)
        {
            passed += count;
            if (passed >= rank)
            {
                return taken;
            }
        }

        return null;
    }
}
