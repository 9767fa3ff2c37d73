using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Recommendations;

/// <summary>A unit that has something to answer, in the nation or in a province.</summary>
public sealed record Owner(string ProvinceCode, Guid Id, string Path);

/// <summary>What a place asks of whom (kiến nghị). It stays in the province that asked; its owner may be a unit of the ministry.</summary>
public sealed class Recommendation : IProvinceRecord, IAsked
{
    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    /// <summary>«KN-40-26-000012»: province, year, number.</summary>
    public required string Code { get; init; }

    public required Guid DifficultyId { get; init; }

    public required Addressee Addressee { get; init; }

    /// <summary>As of the difficulty: what lists and routes ask.</summary>
    public required string Field { get; init; }

    public required string Kind { get; init; }

    public string? ProcedureCode { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>Empty where a delegation wrote it down for a place whose province is not in this house.</summary>
    public required Guid AskerId { get; set; }

    public required string AskerPath { get; set; }

    public required string Text { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public RecommendationState State { get; private set; }

    /// <summary>Who has it, or who answered it: never nobody.</summary>
    public required string OwnerProvince { get; set; }

    public required Guid OwnerId { get; set; }

    public required string OwnerPath { get; set; }

    /// <summary>Null when it is answered or closed, and only then.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public int Reopenings { get; private set; }

    /// <summary>Local month it was asked in, 202607: what counting over time groups by.</summary>
    public int AskedMonth { get; private set; }

    /// <summary>Whole hours from asking to the last answer, rounded up; null while none was sent.</summary>
    public int? AnswerHours { get; private set; }

    /// <summary>The delegation that heard it and wrote it down; null: the place asked by itself.</summary>
    public Guid? DelegationId { get; init; }

    /// <summary>The stop it was heard at.</summary>
    public Guid? StopId { get; init; }

    /// <summary>The head of the delegation answered it there and then; no longer when it was answered anew.</summary>
    public bool OnTheSpot { get; private set; }

    /// <summary>The question it asks together with others.</summary>
    public Guid? TopicId { get; private set; }

    /// <summary>When anything of it last became another: what keeps recommendations in memory reads those again.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public Owner Owner => new(OwnerProvince, OwnerId, OwnerPath);

    /// <summary>A new one: received, with its owner, and due.</summary>
    public Recommendation Begin(DateTimeOffset dueAt)
    {
        (State, DueAt, ChangedAt) = (RecommendationState.Received, dueAt, AskedAt);
        var day = AskedAt.LocalDay();
        AskedMonth = (day.Year * 100) + day.Month;
        return this;
    }

    /// <param name="topic">Null: it stands by itself again.</param>
    public Recommendation Group(Guid? topic, DateTimeOffset at)
    {
        (TopicId, ChangedAt) = (topic, at);
        return this;
    }

    /// <summary>Its units are no more, or stand elsewhere: who is to answer and who asked are their successors, and everything else stays as it is.</summary>
    public void PassOn(Owner owner, Guid asker, string askerPath, DateTimeOffset at) =>
        (OwnerProvince, OwnerId, OwnerPath, AskerId, AskerPath, ChangedAt) = (owner.ProvinceCode, owner.Id, owner.Path, asker, askerPath, at);

    /// <summary>False where the rules do not allow the move; nothing is changed then.</summary>
    /// <param name="owner">Of a move to another unit.</param>
    /// <param name="dueAt">Of a reopening, which starts a new clock.</param>
    public bool Move(RecommendationMove move, DateTimeOffset at, Owner? owner = null, DateTimeOffset? dueAt = null)
    {
        if (RecommendationRules.After(State, move) is not { } to)
        {
            return false;
        }

        if (move is RecommendationMove.Route or RecommendationMove.PassOn)
        {
            var next = owner ?? throw new ArgumentNullException(nameof(owner));
            (OwnerProvince, OwnerId, OwnerPath) = (next.ProvinceCode, next.Id, next.Path);
        }

        if (move == RecommendationMove.Reopen)
        {
            DueAt = dueAt ?? throw new ArgumentNullException(nameof(dueAt));
            Reopenings++;
        }

        (State, ChangedAt) = (to, at);
        if (move is RecommendationMove.Send or RecommendationMove.AnswerOnTheSpot)
        {
            (AnsweredAt, AnswerHours, OnTheSpot) = (at, HoursBetween(AskedAt, at), move == RecommendationMove.AnswerOnTheSpot);
        }

        DueAt = to.IsOwed() ? DueAt : null;
        return true;
    }

    /// <summary>Whole hours, rounded up.</summary>
    internal static int HoursBetween(DateTimeOffset asked, DateTimeOffset answered) => (int)Math.Ceiling(Math.Max(0, (answered - asked).TotalHours));

    internal sealed class Configuration : IEntityTypeConfiguration<Recommendation>
    {
        public void Configure(EntityTypeBuilder<Recommendation> builder)
        {
            builder.ToTable("Recommendations");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.Code }).IsUnique();

            // The ministry reads across provinces: by who has it and when it is due, by id.
            builder.HasIndex(x => new { x.OwnerId, x.DueAt });
            builder.HasIndex(x => x.Id);
            builder.HasIndex(x => x.DueAt);

            // What counts them in memory reads again what became another.
            builder.HasIndex(x => x.ChangedAt);
            builder.HasIndex(x => new { x.TopicId, x.Addressee, x.ProvinceCode, x.UnitCode, x.DueAt }).HasDatabaseName("ix_recommendations_topic").HasFilter("topic_id IS NOT NULL");
            builder.Property(x => x.Code).HasMaxLength(24);
            builder.Property(x => x.Addressee).HasMaxLength(20);
            builder.Property(x => x.Field).HasMaxLength(200);
            builder.Property(x => x.Kind).HasMaxLength(DifficultyKinds.LongestCode);
            builder.Property(x => x.ProcedureCode).HasMaxLength(20);
            builder.Property(x => x.UnitCode).HasMaxLength(5);
            builder.Property(x => x.AskerPath).HasMaxLength(340);
            builder.Property(x => x.Text).HasMaxLength(Difficulty.LongestText);
            builder.Property(x => x.State).HasMaxLength(20);
            builder.Property(x => x.OwnerProvince).HasMaxLength(2);
            builder.Property(x => x.OwnerPath).HasMaxLength(340);
            builder.Ignore(x => x.Owner);
        }
    }
}
