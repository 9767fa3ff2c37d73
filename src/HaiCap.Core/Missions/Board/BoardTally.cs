namespace HaiCap.Core.Missions.Board;

/// <summary>The figures of the board, counted in one walk over what it is of. Pure.</summary>
/// <param name="nation">Places are provinces; otherwise communes.</param>
internal sealed class BoardTally(DateTimeOffset now, bool nation)
{
    private readonly Dictionary<(string Place, string Kind, int Month), BoardCount> cells = [];
    private readonly Dictionary<int, int> hours = [];
    private readonly Dictionary<Guid, (BoardCount Count, int OnTheSpot)> heard = [];
    private readonly Dictionary<Guid, Topic> topics = [];
    private readonly PriorityQueue<BoardFact, (DateTimeOffset, Guid)> oldest = new(Comparer<(DateTimeOffset, Guid)>.Create((one, other) => other.CompareTo(one)));

    public BoardCount Total => BoardCount.Sum(cells.Values);

    /// <summary>In which something was asked last: 202607.</summary>
    public int? LastMonth => cells.Count == 0 ? null : cells.Keys.Max(cell => cell.Month);

    /// <summary>How many were answered within so many hours.</summary>
    public IEnumerable<(int Hours, int Count)> Hours => hours.Select(one => (one.Key, one.Value));

    /// <summary>By delegation.</summary>
    public IReadOnlyDictionary<Guid, (BoardCount Count, int OnTheSpot)> Heard => heard;

    /// <param name="most">So many are kept of those that are owed for longest.</param>
    public BoardTally Count(IEnumerable<BoardFact> facts, int most)
    {
        foreach (var fact in facts)
        {
            var count = fact.CountAt(now);
            var cell = (nation ? fact.ProvinceCode : fact.UnitCode, fact.Kind, fact.AskedMonth);
            cells[cell] = cells.GetValueOrDefault(cell) + count;
            if (fact.IsAnswered)
            {
                hours[fact.AnswerHours!.Value] = hours.GetValueOrDefault(fact.AnswerHours.Value) + 1;
            }
            else if (fact.IsOwed)
            {
                oldest.Enqueue(fact, (fact.AskedAt, fact.Id));
                if (oldest.Count > most)
                {
                    oldest.Dequeue();
                }
            }

            if (fact.DelegationId is { } delegation)
            {
                var before = heard.GetValueOrDefault(delegation);
                heard[delegation] = (before.Count + count, before.OnTheSpot + (fact.IsAnswered && fact.OnTheSpot ? 1 : 0));
            }

            if (fact.TopicId is { } id)
            {
                if (!topics.TryGetValue(id, out var topic))
                {
                    topics.Add(id, topic = new());
                }

                topic.Count += count;
                topic.Places.Add((fact.ProvinceCode, fact.UnitCode));
            }
        }

        return this;
    }

    public IReadOnlyDictionary<TKey, BoardCount> By<TKey>(Func<(string Place, string Kind, int Month), TKey> key)
        where TKey : notnull => cells.GroupBy(cell => key(cell.Key)).ToDictionary(group => group.Key, group => BoardCount.Sum(group.Select(cell => cell.Value)));

    /// <summary>Ids of those owed for longest, the longest first.</summary>
    public IReadOnlyList<Guid> Oldest() => [.. oldest.UnorderedItems.OrderBy(one => one.Priority.Item1).ThenBy(one => one.Priority.Item2).Select(one => one.Element.Id)];

    /// <summary>The most asked first: of how many communes, in how many provinces.</summary>
    public IReadOnlyList<(Guid Id, BoardCount Count, int Places, int Provinces)> Topics(int most) =>
    [
        .. topics.OrderByDescending(one => one.Value.Count.Asked).ThenBy(one => one.Key).Take(most).Select(one => (
            one.Key, one.Value.Count, one.Value.Places.Select(place => place.Unit).Distinct().Count(), one.Value.Places.Select(place => place.Province).Distinct().Count())),
    ];

    private sealed class Topic
    {
        public BoardCount Count { get; set; }

        public HashSet<(string Province, string Unit)> Places { get; } = [];
    }
}
