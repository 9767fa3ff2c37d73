using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Organizations.Sample;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SampleAccount = HaiCap.Core.Data.SampleAccount;

namespace HaiCap.Web.SignIn;

/// <summary>An account for each officer of the sample province, and the sample citizens.</summary>
internal sealed class SampleAccountsPart(HaiCapDb db, SampleOfficerAccounts officers, TimeProvider time) : ISampleData
{
    public int Order => 400;

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var sample = await NgheAnSeed.BuildAsync(db, SampleLoader.Folder, cancellationToken);
        await officers.AddAsync(sample.Accounts, cancellationToken);
        await AddCitizensAsync(cancellationToken);
    }

    private async Task AddCitizensAsync(CancellationToken cancellationToken)
    {
        using var nation = db.Tenant.Open(Tenant.Nation);
        var now = time.GetUtcNow();
        var there = (await db.Set<CitizenAccount>().Where(c => c.Issuer == CitizenAccount.SampleIssuer).Select(c => c.IdNumber).ToListAsync(cancellationToken))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var citizen in SamplePeople.Citizens(SampleLoader.Folder).Where(c => !there.Contains(c.Number)))
        {
            db.Add(new CitizenAccount
            {
                Id = SampleIds.For($"citizen/{citizen.Number}"),
                Issuer = CitizenAccount.SampleIssuer,
                Subject = citizen.Number,
                IdNumber = citizen.Number,
                Name = citizen.Name,
                BirthDate = citizen.Born,
                Assurance = 2,
                Phone = citizen.Phone,
                Email = citizen.Email,
                CreatedAt = now,
                LastSignInAt = now,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Accounts of the sample's ministry, in the nation's tenant.</summary>
internal sealed class SampleMinistryAccountsPart(HaiCapDb db, SampleOfficerAccounts officers) : ISampleData
{
    public int Order => 410;

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        using var nation = db.Tenant.Open(Tenant.Nation);
        await officers.AddAsync(SampleMinistry.Build(SampleLoader.Folder).Accounts, cancellationToken);
    }
}

/// <summary>Opens accounts for sample officers of the open tenant. All share one password and one hash: hashing hundreds would take a minute.</summary>
internal sealed class SampleOfficerAccounts(HaiCapDb db, ActRecorder acts, TimeProvider time)
{
    public async Task AddAsync(IReadOnlyList<SampleSignIn> accounts, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hash = new PasswordHasher<Account>().HashPassword(null!, AccountOpening.SamplePassword);
        var there = (await db.Set<Account>().Select(a => a.UserName).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var fresh = accounts.Where(a => !there.Contains(AccountStore.Normal(a.UserName))).ToList();
        foreach (var (userName, officerId) in fresh)
        {
            var id = SampleIds.For($"account/{userName}");
            db.Add(new Account
            {
                ProvinceCode = db.ProvinceCode,
                Id = id,
                UserName = AccountStore.Normal(userName),
                OfficerId = officerId,
                PasswordHash = hash,
                PasswordStandsAlone = true,
                PasswordSetAt = now,
                SecurityStamp = id.ToString("N"),
                IsSample = true,
                CreatedAt = now,
            });
        }

        await acts.RecordAsync("account/sample", Actor.System, new SampleAccountsOpened(fresh.Count), cancellationToken: cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>The few accounts a visitor is told of when the sample starts.</summary>
internal sealed class ToldAccounts : ISampleAccounts
{
    public IReadOnlyList<SampleAccount> All =>
        [.. SamplePeople.WellKnown(SampleLoader.Folder).Concat(SampleMinistry.Build(SampleLoader.Folder).WellKnown).Select(p => new SampleAccount(p.UserName, AccountOpening.SamplePassword, p.Vi))];
}

public static class SampleAccounts
{
    /// <summary>For the host and for <c>haicap seed</c>.</summary>
    public static IServiceCollection AddSampleAccounts(this IServiceCollection services)
    {
        services.AddScoped<SampleOfficerAccounts>();
        services.AddScoped<ISampleData, SampleAccountsPart>();
        services.AddScoped<ISampleData, SampleMinistryAccountsPart>();
        services.AddSingleton<ISampleAccounts, ToldAccounts>();
        return services;
    }
}
