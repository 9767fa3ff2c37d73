using System.CommandLine;
using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Administration;
using HaiCap.Web.SignIn;
using HaiCap.Web.SignIn.Administration;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Commands;

/// <summary>The first administrator of a province, whom no screen can appoint; everybody else is appointed on screens.</summary>
internal static class AddCommand
{
    public static Command Create() => new("add", "Thêm người dùng đầu tiên (add the first user)") { Administrator() };

    private static Command Administrator()
    {
        var agency = new Option<string>("--agency") { Description = "Mã định danh cơ quan (the agency's code)", HelpName = "CODE", Required = true };
        var name = new Option<string>("--name") { Description = "Họ tên (full name)", HelpName = "NAME", Required = true };
        var user = new Option<string>("--user") { Description = "Tên đăng nhập (user name)", HelpName = "USER", Required = true };
        var command = new Command(
            "administrator", "Bổ nhiệm quản trị viên tại một cơ quan và in mật khẩu dùng một lần (appoint an administrator and print a password for one sign-in)") { agency, name, user };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunWithSiteAsync(parsed, async services =>
        {
            var db = services.GetRequiredService<HaiCapDb>();
            using var open = services.GetRequiredService<Tenant>().Open(CommandServices.Province(services));
            var code = AgencyCode.TryParse(parsed.GetRequiredValue(agency), out var given) ? given : null;
            var where = code is null ? null : await db.Set<Agency>().FirstOrDefaultAsync(row => row.Code == code, cancellationToken);
            if (where is null)
                return HaiCapCommand.Fail($"không có cơ quan {parsed.GetRequiredValue(agency)}; haicap import agencies nhập danh sách (there is no such agency; import the list first).");
            if (AccountStore.Normal(parsed.GetRequiredValue(user)) is not { Length: >= 3 and <= 100 } login)
                return HaiCapCommand.Fail("tên đăng nhập có 3 đến 100 ký tự (a user name has 3 to 100 characters).");

            // All or nothing: an officer without an account would be in the way of a second try.
            await using var whole = await db.BeginWriteAsync(cancellationToken);
            var appointed = await services.GetRequiredService<StartPositionHandler>().HandleAsync(
                new(Actor.System, where.Id, null, parsed.GetRequiredValue(name), null, null, "Quản trị hệ thống", Role.Administrator, null, services.GetRequiredService<TimeProvider>().GetUtcNow().LocalDay()),
                cancellationToken);
            if (!appointed.Ok)
                return HaiCapCommand.Fail(appointed.Problems[0]);
            var officer = await db.Set<Position>().Where(row => row.Id == appointed.Value).Select(row => row.OfficerId).SingleAsync(cancellationToken);
            var opened = await services.GetRequiredService<GivePasswordHandler>().HandleAsync(new(Actor.System, officer, login, RemoveSecondFactor: false), cancellationToken);
            if (!opened.Ok)
                return HaiCapCommand.Fail(opened.Problems[0]);
            await whole.CommitAsync(cancellationToken);
            Console.WriteLine($"{opened.Value.UserName} {opened.Value.Password}");
            Console.WriteLine("Mật khẩu chỉ dùng cho lần đăng nhập đầu, sau đó phải đổi và bật xác thực hai lớp (for one sign-in; then it must be changed and a second factor set up).");
            return 0;
        }));
        return command;
    }
}
