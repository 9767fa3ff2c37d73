namespace HaiCap.Core;

/// <summary>How far a long piece of work is.</summary>
/// <param name="Part">0 to 1; below 0 when the whole is not known.</param>
/// <param name="Vi">What it is doing now.</param>
public sealed record WorkProgress(double Part, string Vi);
