namespace HaiCap.Testing;

public enum Provider
{
    Sqlite,
    Postgres,
}
