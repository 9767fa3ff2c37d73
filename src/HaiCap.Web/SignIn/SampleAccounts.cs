using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Organizations.Sample;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn;

/// <summary>An account for each officer of the sample, all with the one password everybody knows.</summary>
internal sealed class SampleAccounts(HaiCapDb db, AccountOpening opening) : ISampleData
{
    public int Order => 400;

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new(0, "Mở tài khoản mẫu"));
        var sample = await NgheAnSeed.BuildAsync(db, SampleLoader.Folder, cancellationToken);
        var officers = await db.Set<Officer>().AsNoTracking().ToDictionaryAsync(o => o.Id, cancellationToken);
        var known = (await db.Set<Account>().Select(a => a.UserName).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        opening.AddSample(sample.Accounts.Where(a => !known.Contains(a.UserName)).Select(a => (officers[a.OfficerId], a.UserName)));
        await using var transaction = await db.BeginWriteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        progress?.Report(new(1, "Đã mở tài khoản mẫu"));
    }
}

/// <summary>The few accounts a visitor is told of when the sample starts.</summary>
internal sealed class ToldAccounts : ISampleAccounts
{
    public IReadOnlyList<SampleAccount> All =>
        [.. SamplePeople.WellKnown(SampleLoader.Folder).Select(p => new SampleAccount(p.UserName, AccountOpening.SamplePassword, p.Vi))];
}
