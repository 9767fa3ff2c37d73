using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Support;

public static class Officers
{
    /// <summary>An officer of the sample province, signed in; the account is opened when there is none yet.</summary>
    public static async Task<Visitor> OfficerAsync(this ProvinceSite province, string userName)
    {
        var account = $"{userName}.thu";
        await province.Site.DoAsync(async (services, db) =>
        {
            if (!await db.Set<Account>().AnyAsync(row => row.UserName == account))
            {
                var id = SampleIds.For($"officer/{userName}");
                var officer = await db.Set<Officer>().SingleAsync(row => row.Id == id);
                (await services.GetRequiredService<AccountOpening>().OpenAsync(officer, account, Site.Password, Actor.System, default)).Problems.ShouldBeEmpty();
            }

            return true;
        });
        return await province.Site.Visit().SignInAsync(account);
    }
}
