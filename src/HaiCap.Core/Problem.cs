namespace HaiCap.Core;

/// <summary>Something a user can cause and mend: a stable code (<c>DOS-004</c>) and one sentence in each language.</summary>
/// <param name="Field">The form field it belongs to, when there is one.</param>
public sealed record Problem(string Code, string Vi, string En, string? Field = null);

/// <summary>The value of an operation that has nothing to say but that it happened.</summary>
public readonly record struct Done;

/// <summary>A value, or the problems that prevented it. Exceptions are for bugs (rule 10 of the house).</summary>
public readonly struct Outcome<T>
{
    private readonly T? value;
    private readonly IReadOnlyList<Problem>? problems;

    private Outcome(T? value, IReadOnlyList<Problem>? problems) => (this.value, this.problems) = (value, problems);

    public bool Ok => problems is null;

    public IReadOnlyList<Problem> Problems => problems ?? [];

    public T Value => problems is null ? value! : throw new InvalidOperationException($"No value: {problems[0].Code} {problems[0].En}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(default, [problem]);

    public static implicit operator Outcome<T>(List<Problem> problems) =>
        problems.Count == 0 ? throw new ArgumentException("A failed outcome names at least one problem.", nameof(problems)) : new(default, problems);

    /// <summary>The same problems, for an operation with another value.</summary>
    public Outcome<TOther> As<TOther>() => Problems.ToList();
}
