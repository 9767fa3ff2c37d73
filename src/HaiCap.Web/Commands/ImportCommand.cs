using System.CommandLine;
using System.Globalization;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Import;

namespace HaiCap.Web.Commands;

internal static class ImportCommand
{
    public static Command Create() => new("import", "Nhập danh mục (import lists)") { Units() };

    private static Command Units()
    {
        var from = new Option<string?>("--from") { Description = "Tệp address.json, mặc định là tệp kèm chương trình (address.json; the one beside the program)", HelpName = "FILE" };
        var command = new Command("units", "Nhập 34 tỉnh, 3.321 xã và địa chỉ cũ; chạy lại không đổi gì (provinces, communes, old addresses; a second run changes nothing)") { from };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            using var nation = services.GetRequiredService<Tenant>().Open(Tenant.Nation);
            HaiCap.Core.Outcome<UnitsImported> done;
            using (var progress = new ProgressBar())
            {
                var request = new ImportUnits(parsed.GetValue(from) is { } path ? HaiCapCommand.PathOf(path) : null);
                done = await services.GetRequiredService<ImportUnitsHandler>().HandleAsync(request, progress, cancellationToken);
            }
            if (!done.Ok)
                return HaiCapCommand.Fail(done.Problems[0]);
            Print(done.Value);
            return 0;
        }));
        return command;
    }

    private static void Print(UnitsImported units)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{units.Provinces} tỉnh (provinces), {units.Communes} xã (communes), {units.OldAddresses} địa chỉ cũ (old addresses), {units.Split} bị tách (split); thêm (added) {units.Added}, sửa (changed) {units.Changed}."));
        if (units.ForAPerson.Count == 0)
            return;
        Console.WriteLine($"{units.ForAPerson.Count} địa chỉ cần người xem (for a person to decide):");
        foreach (var line in units.ForAPerson)
            Console.WriteLine($"  {line}");
    }
}
