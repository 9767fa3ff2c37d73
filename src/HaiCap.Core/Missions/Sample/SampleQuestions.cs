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
}
