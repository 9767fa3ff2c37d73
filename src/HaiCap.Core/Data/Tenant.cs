namespace HaiCap.Core.Data;

/// <summary>
/// The province whose records this unit of work reads and writes (rule 6 of the house). "00" is the nation.
/// A row of another province can be saved only after that province was opened here.
/// </summary>
public sealed class Tenant
{
    public const string Nation = "00";

    private readonly HashSet<string> opened = new(StringComparer.Ordinal);

    /// <summary>Nothing is open until a use case or the host opens a province: reads then find nothing.</summary>
    public string ProvinceCode { get; private set; } = "";

    public bool MayWrite(string provinceCode) => opened.Contains(provinceCode);

    /// <summary>Opens a province for reading and writing; disposing returns to the one before.</summary>
    public IDisposable Open(string provinceCode)
    {
        if (provinceCode.Length != 2)
        {
            throw new ArgumentException($"A province code has two digits, not '{provinceCode}'.", nameof(provinceCode));
        }

        var before = ProvinceCode;
        var fresh = opened.Add(provinceCode);
        ProvinceCode = provinceCode;
        return new Closing(this, provinceCode, before, fresh);
    }

    private sealed class Closing(Tenant tenant, string code, string before, bool fresh) : IDisposable
    {
        public void Dispose()
        {
            tenant.ProvinceCode = before;
            if (fresh)
            {
                tenant.opened.Remove(code);
            }
        }
    }
}

/// <summary>A row that belongs to one province and is never seen from another.</summary>
public interface IProvinceRecord
{
    string ProvinceCode { get; }
}
