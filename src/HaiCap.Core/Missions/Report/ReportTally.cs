using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;

namespace HaiCap.Core.Missions.Report;

/// <summary>Counts lines as they come and keeps no more of them than the figures: pure.</summary>
internal sealed class ReportTally(ReportPeriod period)
{
    private readonly Dictionary<string, BoardCount> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoardCount> kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoardCount> owners = new(StringComparer.Ordinal);
    private readonly Dictionary<AnswerKind, int> answers = [];
    private readonly Dictionary<int, int> hours = [];
    private readonly Dictionary<(string Number, string Article), (int Asked, string Example)> amendments = [];
    private readonly PriorityQueue<ReportLine, long> open = new();
    private BoardCount total;
    private readonly Dictionary<Guid, (BoardCount Count, int OnTheSpot)> delegations = [];
    private readonly Dictionary<Guid, TopicTally> topics = [];
    private int onTheSpot;
    private int sameDay;

    /// <summary>Delegations that heard something.</summary>
    public IReadOnlyList<Guid> Delegations => [.. delegations.Keys];

    /// <summary>The most asked, the most asked first.</summary>
    public IReadOnlyList<Guid> Topics => [.. topics.OrderByDescending(one => one.Value.Asked).ThenBy(one => one.Key).Take(TopicAsked.Most).Select(one => one.Key)];

    public void Add(ReportLine line)
    {
        var count = line.Count(period.AsOf);
        total += count;
        places[line.Place] = places.GetValueOrDefault(line.Place) + count;
        kinds[line.Kind] = kinds.GetValueOrDefault(line.Kind) + count;
        owners[line.Owner] = owners.GetValueOrDefault(line.Owner) + count;
        if (line.Delegation is { } delegation)
        {
            var (known, spot) = delegations.GetValueOrDefault(delegation);
            delegations[delegation] = (known + count, spot + (line.OnTheSpot ? 1 : 0));
        }

        if (line.Topic is { } topic)
        {
            if (!topics.TryGetValue(topic, out var tally))
            {
                topics[topic] = tally = new TopicTally();
            }

            tally.Add(line, count);
        }

        if (line.IsAnswered)
        {
            Answered(line);
        }
        else if (count.Owed > 0)
        {
            // The newest of those kept gives way.
            open.Enqueue(line, -line.AskedAt.UtcTicks);
            if (open.Count > MissionReport.MostOpen)
            {
                open.Dequeue();
            }
        }
    }

    /// <param name="names">Of <see cref="Delegations"/>, in their order.</param>
    /// <param name="titles">Of <see cref="Topics"/>.</param>
    public MissionReport End(
        Func<string, string> placeName, IReadOnlyList<(Guid Id, string Name)> names, IReadOnlyDictionary<Guid, (string Code, string Title)> titles,
        IReadOnlyList<(string Name, ProvinceVisit Visit)> visits, KindShelf known)
    {
        var taken = hours.Select(one => (one.Key, one.Value)).ToList();
        return new MissionReport(
            period, total, Most(places.Select(one => (placeName(one.Key), one.Value))),
            [.. known.All.Where(kind => kinds.ContainsKey(kind.Code)).Select(kind => (kind.Name, kinds[kind.Code]))], Most(owners.Select(one => (one.Key, one.Value))), answers, onTheSpot,
            AnswerTimes.Within(taken, 0.5m), AnswerTimes.Within(taken, 0.9m), [.. open.UnorderedItems.Select(one => one.Element).OrderBy(line => line.AskedAt).ThenBy(line => line.Code, StringComparer.Ordinal)],
            [
                .. amendments.OrderByDescending(one => one.Value.Asked).ThenBy(one => one.Key.Number, StringComparer.Ordinal).ThenBy(one => one.Key.Article, StringComparer.Ordinal)
                    .Select(one => new ReportAmendment(one.Key.Number, one.Key.Article, one.Value.Asked, one.Value.Example)),
            ],
            sameDay, [.. names.Select(one => new DelegationCount(one.Name, delegations[one.Id].Count, delegations[one.Id].OnTheSpot))],
            [.. Topics.Where(titles.ContainsKey).Select(id => topics[id].Told(titles[id].Code, titles[id].Title))], visits);
    }

    private void Answered(ReportLine line)
    {
        var kind = line.Standing.Kind!.Value;
        answers[kind] = answers.GetValueOrDefault(kind) + 1;
        onTheSpot += line.OnTheSpot ? 1 : 0;
        sameDay += line.SameDay ? 1 : 0;
        var taken = Recommendation.HoursBetween(line.AskedAt, line.Standing.AnsweredAt!.Value);
        hours[taken] = hours.GetValueOrDefault(taken) + 1;
        foreach (var cited in kind == AnswerKind.AmendText ? line.Answer?.ReadCites() ?? [] : [])
        {
            var key = (cited.Number, cited.Article ?? "");
            amendments[key] = amendments.TryGetValue(key, out var known) ? (known.Asked + 1, known.Example) : (1, line.Answer!.Text);
        }
    }

    private static IReadOnlyList<(string Name, BoardCount Count)> Most(IEnumerable<(string Name, BoardCount Count)> all) =>
        [.. all.OrderByDescending(one => one.Count.Asked).ThenBy(one => one.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))];

    private sealed class TopicTally
    {
        private readonly HashSet<string> places = new(StringComparer.Ordinal);
        private readonly HashSet<string> provinces = new(StringComparer.Ordinal);
        private int owed;

        public int Asked { get; private set; }

        public void Add(ReportLine line, BoardCount count)
        {
            (Asked, owed) = (Asked + 1, owed + count.Owed);
            places.Add(line.Unit);
            provinces.Add(line.Province);
        }

        public TopicAsked Told(string code, string title) => new(code, title, Asked, owed, places.Count, provinces.Count);
    }
}
