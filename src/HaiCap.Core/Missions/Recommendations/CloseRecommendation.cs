using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Bells;

namespace HaiCap.Core.Missions.Recommendations;

public enum AskersWord
{
    /// <summary>The answer helps.</summary>
    Confirm,

    /// <summary>It does not, and why.</summary>
    Reopen,

    /// <summary>No longer asked, and why.</summary>
    Withdraw,
}

/// <summary>Who asked has the last word: confirms the answer, reopens what was answered, or takes back what was asked.</summary>
public sealed class CloseRecommendation(RecommendationDesk desk, MissionBells bells)
{
    public sealed record Request(RecommendationRef Which, AskersWord Word, string? Why = null);

    /// <summary>MIS-001, ACC-001, ACT-001, MIS-007, MIS-010, MIS-013.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.AsAskerAsync(by, request.Which, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Done>();
        }

        using var act = opened.Value;
        if (request.Word != AskersWord.Confirm && string.IsNullOrWhiteSpace(request.Why))
        {
            return MissionProblems.NoReason;
        }

        var row = act.Row;
        DateTimeOffset? due = null;
        if (request.Word == AskersWord.Reopen)
        {
            var counted = await desk.DueAsync(row.Owner, row.Kind, desk.Now, cancellationToken);
            if (!counted.Ok)
            {
                return counted.As<Done>();
            }

            due = counted.Value;
        }

        var move = request.Word switch
        {
            AskersWord.Confirm => RecommendationMove.Confirm,
            AskersWord.Reopen => RecommendationMove.Reopen,
            _ => RecommendationMove.Withdraw,
        };
        if (!row.Move(move, desk.Now, dueAt: due))
        {
            return MissionProblems.NotNow;
        }

        ActData data = request.Word switch
        {
            AskersWord.Confirm => new RecommendationConfirmed(),
            AskersWord.Reopen => new RecommendationReopened(due!.Value),
            _ => new RecommendationWithdrawn(),
        };
        await desk.RecordAsync(act, data, request.Why, cancellationToken);
        if (request.Word == AskersWord.Withdraw)
        {
            await bells.EndAllAsync(row, cancellationToken);
        }

        return await desk.SaveAsync(cancellationToken);
    }
}
