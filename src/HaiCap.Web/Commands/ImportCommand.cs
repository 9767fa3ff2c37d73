using System.CommandLine;
using System.Globalization;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Core.Organizations.Import;

namespace HaiCap.Web.Commands;

internal static class ImportCommand
{
    public static Command Create() => new("import", "Nhập danh mục (import lists)") { Units(), Basics(), Agencies(), ImportCatalogueCommand.Create(), ImportPackageCommand.Create() };

    /// <summary>What the law and the product bring to every province: no sample data, so Production takes it.</summary>
    private static Command Basics()
    {
        var command = new Command(
            "basics", "Nạp tuần làm việc, quy tắc tính hạn, ngày nghỉ đã công bố và mẫu văn bản của sản phẩm; chạy lại chỉ thêm phần thiếu (working week, rules of the clock, published days off, the product's letter templates; a second run adds what is missing)");
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            var (db, time) = (services.GetRequiredService<HaiCapDb>(), services.GetRequiredService<TimeProvider>());
            await CalendarSeed.ApplyAsync(db, time, SampleLoader.Folder, cancellationToken, withSample: false);
            var province = CommandServices.Province(services);
            using var open = services.GetRequiredService<Tenant>().Open(province);
            var templates = await LetterSeed.ApplyAsync(db, services.GetRequiredService<TypesetterOptions>(), time.GetUtcNow(), cancellationToken);
            Console.WriteLine($"Tỉnh {province}: lịch làm việc và quy tắc đã có, {templates} mẫu văn bản mới (calendar and rules are there; {templates} letter templates added).");
            return 0;
        }));
        return command;
    }

    private static Command Agencies()
    {
        var from = new Option<string>("--from") { Description = "Tệp YAML liệt kê cơ quan, xem docs/operating.md (YAML list of agencies)", HelpName = "FILE", Required = true };
        var command = new Command("agencies", "Thêm cơ quan, đơn vị của tỉnh; đã có thì giữ nguyên (add the province's agencies; those that are there stay)") { from };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            using var open = services.GetRequiredService<Tenant>().Open(CommandServices.Province(services));
            var done = await services.GetRequiredService<ImportAgenciesHandler>().HandleAsync(new(HaiCapCommand.PathOf(parsed.GetRequiredValue(from))), cancellationToken);
            foreach (var problem in done.Problems.Skip(1))
                Console.WriteLine($"{problem.Code}: {problem.Vi} ({problem.En})");
            if (!done.Ok)
                return HaiCapCommand.Fail(done.Problems[0]);
            Console.WriteLine($"Thêm {done.Value.Added} cơ quan, {done.Value.There} đã có (agencies added, there before).");
            return 0;
        }));
        return command;
    }

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
