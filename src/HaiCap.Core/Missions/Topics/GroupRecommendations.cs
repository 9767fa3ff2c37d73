using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Topics;

/// <summary>
/// The secretariat puts recommendations of any places under one topic, moves them to another, parts them as a new one or takes them out. Who asked
/// stays: each move is an act in the story of each recommendation, in the province that asked, all of it or nothing.
/// </summary>
public sealed class GroupRecommendations(HaiCapDb db, MissionAccess access, ActRecorder acts, SeriesReserver series, TimeProvider time)
{
    /// <summary>So many in one act.</summary>
    public const int Most = 200;

    /// <param name="Topic">Code of the topic they go to; null with a title: a new one; null without: to none.</param>
    /// <param name="Title">Of a new topic.</param>
    public sealed record Request(IReadOnlyList<string> Codes, string? Topic = null, string? Title = null, string? Why = null, bool Out = false);

    /// <summary>The topic's code; empty when taken out. ACC-001, ACT-001, MIS-001, MIS-008, MIS-020 … MIS-022.</summary>
    public async Task<Outcome<string>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await access.SecretaryAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<string>();
        }

        var codes = request.Codes.Select(code => code.ToUpperInvariant()).Distinct().ToList();
        var title = RecommendationDesk.Said(request.Title);
        if (codes.Count is 0 or > Most)
        {
            return MissionProblems.NoneChosen;
        }

        if (title?.Length > Topic.LongestTitle)
        {
            return MissionProblems.TooLong("Title", Topic.LongestTitle);
        }

        var rows = await ReadAsync(codes, cancellationToken);
        if (rows.Count != codes.Count)
        {
            return MissionProblems.NoDifficulty;
        }

        var now = time.Now();
        var open = new Stack<IDisposable>();
        try
        {
            var topic = request.Out ? null : await TopicAsync(allowed.Value, request.Topic, title, now, cancellationToken);
            if (topic is null && !request.Out)
            {
                return request.Topic is null ? MissionProblems.NoTitle : MissionProblems.NoTopic;
            }

            var here = db.ProvinceCode;
            var moved = new List<(Recommendation Row, Guid? From)>();
            foreach (var row in rows.Where(row => row.TopicId != topic?.Id))
            {
                open.Push(db.Tenant.Open(row.ProvinceCode));
                moved.Add((row, row.TopicId));
                row.Group(topic?.Id, now);
                await acts.RecordAsync(
                    MissionSubjects.OfRecommendation(row.Id), allowed.Value, topic is null ? new RecommendationUngrouped(moved[^1].From!.Value) : new RecommendationGrouped(topic.Id, topic.Code, moved[^1].From),
                    RecommendationDesk.Said(request.Why), at: now, cancellationToken: cancellationToken);
            }

            open.Push(db.Tenant.Open(here));
            await TellTopicsAsync(allowed.Value, topic, moved, request.Why, now, cancellationToken);
            var saved = await db.SaveActsAsync(cancellationToken);
            return saved.Ok ? topic?.Code ?? "" : saved.As<string>();
        }
        finally
        {
            while (open.TryPop(out var one))
            {
                one.Dispose();
            }
        }
    }

    /// <summary>ACC-001, ACT-001, MIS-008, MIS-021, MIS-022.</summary>
    public async Task<Outcome<Done>> RenameAsync(Actor by, string code, string? title, CancellationToken cancellationToken = default)
    {
        var allowed = await access.SecretaryAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        if (RecommendationDesk.Said(title) is not { } named)
        {
            return MissionProblems.NoTitle;
        }

        if (named.Length > Topic.LongestTitle)
        {
            return MissionProblems.TooLong("Title", Topic.LongestTitle);
        }

        code = code.ToUpperInvariant();
        if (await db.Set<Topic>().FirstOrDefaultAsync(row => row.Code == code, cancellationToken) is not { } topic)
        {
            return MissionProblems.NoTopic;
        }

        topic.Title = named;
        await acts.RecordAsync(MissionSubjects.OfTopic(topic.Id), allowed.Value, new TopicRenamed(named), cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }

    /// <summary>Of those asked of whom the secretariat serves.</summary>
    private async Task<List<Recommendation>> ReadAsync(List<string> codes, CancellationToken cancellationToken)
    {
        var rows = db.ProvinceCode == Tenant.Nation
            ? db.AcrossProvinces<Recommendation>("the ministry's secretary groups what every province asks").Where(row => row.Addressee == Addressee.Ministry)
            : db.Set<Recommendation>().Where(row => row.Addressee == Addressee.Province);
        return await rows.Where(row => codes.Contains(row.Code)).OrderBy(row => row.Id).ToListAsync(cancellationToken);
    }

    private async Task<Topic?> TopicAsync(Actor by, string? code, string? title, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (code is not null)
        {
            code = code.ToUpperInvariant();
            return await db.Set<Topic>().FirstOrDefaultAsync(row => row.Code == code, cancellationToken);
        }

        if (title is null)
        {
            return null;
        }

        var year = now.LocalDay().Year % 100;
        var number = await series.NextAsync(db.ProvinceCode, $"CD-{year}", cancellationToken);
        var topic = db.Add(new Topic
        {
            ProvinceCode = db.ProvinceCode, Id = Ids.New(now), Code = string.Create(CultureInfo.InvariantCulture, $"CD-{db.ProvinceCode}-{year:D2}-{number:D6}"), Title = title, OpenedAt = now,
        }).Entity;
        acts.RecordFirst(MissionSubjects.OfTopic(topic.Id), by, new TopicOpened(topic.Code, title), at: now);
        return topic;
    }

    /// <summary>In the stories of the topics: what came, and what was parted from each.</summary>
    private async Task TellTopicsAsync(Actor by, Topic? topic, List<(Recommendation Row, Guid? From)> moved, string? why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var from in moved.Where(one => one.From is not null).GroupBy(one => one.From!.Value))
        {
            await acts.RecordAsync(
                MissionSubjects.OfTopic(from.Key), by, new TopicSplit([.. from.Select(one => one.Row.Code)], topic?.Code), RecommendationDesk.Said(why), at: now, cancellationToken: cancellationToken);
        }

        if (topic is not null && moved.Count > 0)
        {
            await acts.RecordAsync(
                MissionSubjects.OfTopic(topic.Id), by, new TopicGrouped([.. moved.Select(one => one.Row.Code)]), RecommendationDesk.Said(why), at: now, cancellationToken: cancellationToken);
        }
    }
}
