namespace HaiCap.Core.Acts;

/// <summary>A remark kept in the log, for what has no act of its own: a sample loaded, a repair by an administrator.</summary>
[ActName("log.noted")]
public sealed record Noted(string Text) : ActData;
