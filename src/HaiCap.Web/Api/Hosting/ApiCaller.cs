using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Keys;

namespace HaiCap.Web.Api.Hosting;

/// <summary>The system that asks (scoped). What its key may do is for Access to say.</summary>
public sealed class ApiCaller(Tenant tenant)
{
    /// <summary>Null on the public endpoints without a key.</summary>
    public KeyEntry? Key { get; internal set; }

    /// <summary>For acts the system does itself, standing for an applicant.</summary>
    /// <exception cref="InvalidOperationException">No key: the endpoint lacks its policy.</exception>
    public Actor Actor => Key?.Actor ?? throw new InvalidOperationException("No key: the endpoint lacks its policy.");

    /// <summary>Works in another province for as long as the answer is held; null where the key does not reach.</summary>
    public IDisposable? Open(string provinceCode) =>
        provinceCode.Length == 2 && provinceCode.All(char.IsAsciiDigit) && Key?.CoversProvince(provinceCode) == true ? tenant.Open(provinceCode) : null;
}
