namespace HaiCap.Testing;

/// <summary>How long a test waits for what must come, on however busy a machine: a guard against hanging, never a measure.</summary>
public static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
}
