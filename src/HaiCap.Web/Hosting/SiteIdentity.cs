using HaiCap.Web.Design;

namespace HaiCap.Web.Hosting;

/// <summary>Whose site this is: <c>HaiCap:Province</c> (two digits), <c>HaiCap:ProvinceName</c>, and whether it runs on sample data.</summary>
public sealed class SiteIdentity(IConfiguration configuration)
{
    public string ProvinceCode { get; } = configuration["HaiCap:Province"] ?? "40";

    public string ProvinceName { get; } = configuration["HaiCap:ProvinceName"] ?? "Tỉnh Nghệ An";

    public bool Sample { get; } = configuration.GetValue("HaiCap:Sample", defaultValue: false);

    public string Name => Words.T("Dịch vụ công", "Public services");

    public string Place => ProvinceName;

    public string Title => $"{Name} {ProvinceName}";
}
