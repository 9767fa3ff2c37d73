namespace HaiCap.Core.Calendar;

/// <summary>How the facts of a clock are replayed: limit after limit, over the stops and the versions of the procedure in their order.</summary>
public sealed partial record ClockState
{
    private Replayed Replay(WorkingCalendar calendar, IReadOnlyList<LimitStage> stages, Func<ClockLimits, IReadOnlyList<LimitStage>> of, bool explain)
    {
        var due = calendar.Plan(StartedAt, stages, [], Rule, explain);
        var (original, from) = (due, StartedAt);
        var pauses = new List<Pause>();
        var lines = new List<ClockLine>();
        ClockLine? open = null;
        var moves = new Queue<ClockMove>(Moves ?? []);
        foreach (var group in Overlapping())
        {
            MoveUntil(group.Min(s => s.StoppedAt));
            var (vi, en) = ClockStopWords.Of(group);
            var (stop, resume) = (group.Min(s => s.StoppedAt), group.Max(s => s.ResumedAt ?? DateTimeOffset.MaxValue));
            if (group.Exists(s => s.ResumedAt is null))
            {
                open = ClockStopWords.Stopped(stop, vi, en);
                break;
            }

            var others = group.Where(s => s.Limits is not null).MaxBy(s => s.ResumedAt)?.Limits;
            stages = others is null ? stages : of(others);
            Deadline next;
            if (group.Exists(s => s.Effect == StopEffect.Restart))
            {
                lines.AddRange(due.Explanation.Where(l => !l.TellsTheEnd));
                lines.Add(ClockStopWords.Restarted(stop, resume, vi, en, others is null ? null : stages));
                due = due with { Explanation = [.. due.Explanation.Where(TellsTheDue)] };
                pauses.Clear();
                from = resume;
                next = calendar.Plan(from, stages, [], Rule, explain);
            }
            else
            {
                pauses.Add(new Pause(LocalMinute.Of(stop), LocalMinute.Of(resume), vi, en));
                next = calendar.Plan(from, stages, pauses, Rule, explain);
            }

            due = Later(next);
        }

        MoveUntil(DateTimeOffset.MaxValue);
        return new(original, due, open is null ? [.. lines, .. due.Explanation] : [.. lines, .. due.Explanation, open]);

        // What was promised stays where the new count would end earlier.
        Deadline Later(Deadline next)
        {
            next = from == StartedAt ? next : next with { Explanation = [.. next.Explanation.Select(ClockStopWords.Anew)] };
            return next.DueAt >= due.DueAt ? next
                : due with { Explanation = [.. due.Explanation.Where(l => !TellsTheDue(l)), ClockStopWords.Kept(due.DueAt, next.DueAt), .. due.Explanation.Where(TellsTheDue)] };
        }

        void MoveUntil(DateTimeOffset until)
        {
            while (moves.TryPeek(out var move) && move.At <= until)
            {
                stages = of(moves.Dequeue().Limits);
                lines.Add(ClockStopWords.Versioned(move, stages));
                due = Later(calendar.Plan(from, stages, pauses, Rule, explain));
            }
        }
    }

    /// <summary>The later of what was counted and the date an apology named.</summary>
    private (DateTimeOffset Due, IReadOnlyList<ClockLine> Lines) Extended(Replayed legal) => Extension is { } more && more.NewDueAt > legal.Due.DueAt
        ? (more.NewDueAt, [.. legal.Lines.Where(line => line.Kind != ClockLineKind.Due), .. ClockStopWords.Extended(more, legal.Due.DueAt)])
        : (legal.Due.DueAt, legal.Lines);

    private static bool TellsTheDue(ClockLine line) => line.Kind is ClockLineKind.Due or ClockLineKind.Provisional;

    private IEnumerable<List<ClockStop>> Overlapping()
    {
        List<ClockStop> group = [];
        var end = DateTimeOffset.MinValue;
        foreach (var stop in Stops.OrderBy(s => s.StoppedAt))
        {
            if (group.Count > 0 && stop.StoppedAt >= end)
            {
                yield return group;
                group = [];
            }

            group.Add(stop);
            var until = stop.ResumedAt ?? DateTimeOffset.MaxValue;
            end = until > end ? until : end;
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private sealed record Replayed(Deadline Original, Deadline Due, IReadOnlyList<ClockLine> Lines);
}
