namespace HaiCap.Bench;

internal static class PagesBench
{
    public static Task RunAsync(Settings settings) => throw new NotImplementedException();
}
