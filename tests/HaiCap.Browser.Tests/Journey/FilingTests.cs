using HaiCap.Browser.Tests.Support;

namespace HaiCap.Browser.Tests.Journey;

public sealed class FilingTests(Stage stage)
{
    [Theory]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, true)]
    [InlineData(Device.Phone, false)]
    public async Task A_citizen_files_a_declaration_and_gets_its_code(Device device, bool script)
    {
        await using var visit = await stage.VisitAsync(device, script);
        await visit.BecomeCitizenAsync(XRayFiling.Citizen);
        var code = await new XRayFiling(visit).FileAsync($"Phòng khám {device} {(script ? "có" : "không")} script");
        code.ShouldMatch("^H41\\.19-[0-9]{6}-[0-9]{4,}$");
    }
}
