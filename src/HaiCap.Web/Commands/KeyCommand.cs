using System.CommandLine;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Keys;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Commands;

/// <summary>Keys of other systems, for whoever operates the server; administrators have the same on a screen. A running site notices within five seconds.</summary>
internal static class KeyCommand
{
    private static readonly Option<bool> Nation = new("--nation") { Description = "Khóa cho cả nước thay vì tỉnh này (for the nation instead of this province)" };

    public static Command Create() => new("key", "Khóa kết nối cho phần mềm khác (API keys)") { Issue(), List(), Revoke() };

    private static Command Issue()
    {
        var name = new Option<string>("--name") { Description = "Tên hệ thống dùng khóa (the system that uses it)", HelpName = "NAME", Required = true };
        var agency = new Option<string?>("--agency") { Description = "Chỉ cơ quan này và các đơn vị bên dưới (this agency and those below it only)", HelpName = "CODE" };
        var write = new Option<bool>("--write") { Description = "Được ghi, ngoài đọc (may write, beside reading)" };
        var days = new Option<int?>("--days") { Description = "Số ngày dùng được (days it works)", HelpName = "N" };
        var command = new Command("issue", "Cấp khóa và in ra một lần (issue a key and print it once)") { name, agency, write, days, Nation };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            using var open = Open(services, parsed);
            Guid? agencyId = null;
            if (parsed.GetValue(agency) is { } text)
            {
                var code = AgencyCode.TryParse(text, out var given) ? given : null;
                agencyId = code is null ? null : await services.GetRequiredService<HaiCapDb>().Set<Agency>().Where(row => row.Code == code).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
                if (agencyId is null)
                    return HaiCapCommand.Fail($"không có cơ quan {text} (there is no such agency).");
            }

            var scopes = KeyScopes.Read | (parsed.GetValue(write) ? KeyScopes.Write : KeyScopes.None);
            var until = parsed.GetValue(days) is { } many ? services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(many) : (DateTimeOffset?)null;
            var issued = await services.GetRequiredService<IssueKeyHandler>().HandleAsync(new(Actor.System, parsed.GetRequiredValue(name), scopes, agencyId, To: until), cancellationToken);
            if (!issued.Ok)
                return HaiCapCommand.Fail(issued.Problems[0]);
            Console.WriteLine(issued.Value.Text);
            return 0;
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Liệt kê khóa, mới nhất trước (list keys, newest first)") { Nation };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            using var open = Open(services, parsed);
            Guid? after = null;
            do
            {
                var page = (await services.GetRequiredService<ListKeys>().HandleAsync(Actor.System, after, cancellationToken)).Value;
                foreach (var key in page.Lines)
                    Console.WriteLine($"{key.Id}  …{key.Ending}  {key.Standing,-8}  {key.Scopes,-11}  {key.Territory ?? "–"}  {key.Name}");
                after = page.After;
            }
            while (after is not null);
            return 0;
        }));
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<Guid>("id") { Description = "Mã khóa, theo haicap key list (the key's id, as haicap key list shows it)" };
        var command = new Command("revoke", "Thu hồi một khóa (take a key back)") { id, Nation };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            using var open = Open(services, parsed);
            var revoked = await services.GetRequiredService<RevokeKeyHandler>().HandleAsync(new(Actor.System, parsed.GetRequiredValue(id)), cancellationToken);
            return revoked.Ok ? 0 : HaiCapCommand.Fail(revoked.Problems[0]);
        }));
        return command;
    }

    private static IDisposable Open(IServiceProvider services, ParseResult parsed) =>
        services.GetRequiredService<Tenant>().Open(parsed.GetValue(Nation) ? Tenant.Nation : CommandServices.Province(services));
}
