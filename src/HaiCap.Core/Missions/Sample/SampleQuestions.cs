using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Missions.Sample;

/// <summary>How far a sample recommendation has come.</summary>
public enum SampleFate
{
    Received,
    Routed,
    Drafting,
    Answered,
    Reopened,
    Closed,
    Withdrawn,
}

/// <summary>The YAML of samples/missions as it is read.</summary>
public sealed class SampleQuestions
{
    public List<TopicOf> Topics { get; set; } = [];

    /// <summary>By the topic's key; "": of what is of no topic.</summary>
    public Dictionary<string, AnswerOf> Answers { get; set; } = [];

    public List<Case> Cases { get; set; } = [];

    /// <summary>What delegations heard at their stops, in any province.</summary>
    public List<HeardCase> Heard { get; set; } = [];

    /// <summary>Who drafts and who approves in a unit of the ministry, by the unit's code.</summary>
    public Dictionary<string, List<string>> Units { get; set; } = [];

    public static SampleQuestions Read(string samplesFolder) => Recipe.ReadFile<SampleQuestions>(Path.Combine(samplesFolder, "missions", "recommendations.yaml"));

    public sealed class TopicOf
    {
        public string Key { get; set; } = "";

        public string Title { get; set; } = "";
    }

    public sealed class AnswerOf
    {
        public AnswerKind Kind { get; set; }

        public string Text { get; set; } = "";

        public List<string> Cites { get; set; } = [];

        /// <summary>Days from the answer to what is planned.</summary>
        public int Days { get; set; }

        public string? Other { get; set; }

        public AnswerFacts Facts(DateOnly today) => new(Kind, Text, AnswerRules.ReadCites(string.Join('\n', Cites)), Kind == AnswerKind.Planned ? today.AddDays(Days) : null, Other);
    }

    public sealed class Case
    {
        /// <summary>User name of who records it.</summary>
        public string By { get; set; } = "";

        /// <summary>Working days before today.</summary>
        public int Days { get; set; }

        public string Kind { get; set; } = "";

        public string Field { get; set; } = "";

        public Severity Severity { get; set; }

        public string Topic { get; set; } = "";

        /// <summary>Key of its answer; its topic's unless told.</summary>
        public string? Reply { get; set; }

        public string? Procedure { get; set; }

        /// <summary>The question under which its answer is published.</summary>
        public string? Publish { get; set; }

        public SampleFate Fate { get; set; }

        public string Text { get; set; } = "";

        public string Asks { get; set; } = "";

        public string? Affected { get; set; }

        public string? Evidence { get; set; }

        public string? Person { get; set; }

        public DifficultyFacts Facts => new(Kind, Field, Procedure, Severity, Text, Affected, Evidence, Person, Asks, Addressee.Province);
    }

    public sealed class HeardCase
    {
        /// <summary>«40/2»: province, 1 the meeting, 2 the visit.</summary>
        public string Stop { get; set; } = "";

        /// <summary>User name of who wrote it down; the head where it was answered on the spot.</summary>
        public string By { get; set; } = "";

        public string Kind { get; set; } = "";

        public string Field { get; set; } = "";

        public Severity Severity { get; set; }

        public string Text { get; set; } = "";

        public string Asks { get; set; } = "";

        public string? Person { get; set; }

        /// <summary>What the head answered there.</summary>
        public string? Spot { get; set; }

        /// <summary>The unit it was given to; null: it is still at the ministry's office.</summary>
        public string? Unit { get; set; }

        /// <summary>Key of the unit's answer; null: it still owes one.</summary>
        public string? Reply { get; set; }

        /// <summary>Title of the nation's topic it is of.</summary>
        public string? Topic { get; set; }

        public DifficultyFacts Facts(Guid stop) => new(
            Kind, Field, null, Severity, Text, Person: Person, Asks: Asks, Addressee: Addressee.Ministry, Stop: stop, Answered: Spot is null ? null : AnswerKind.Guidance, Answer: Spot);
    }
}
