using HaiCap.Core.Acts;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Organizations;
using HaiCap.Core.Succession;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Succession;

/// <summary>Plans drawn up, reviewed and brought into effect as the pages and the host do it.</summary>
internal static class Planning
{
    public const string Department = "H41.19";
    public const string Radiation = "H41.19.05";
    public const string Science = "H41.19.02";

    public static readonly Actor Admin = People.Officer("quantri.tinh");
    public static readonly Actor Chairman = People.Officer("chutich.tinh");
    public static readonly DateOnly Day = new(2026, 7, 13);

    public static SuccessionScope Everything => new();

    /// <summary>One department becomes a new one, with all that stands under it.</summary>
    public static PlanTerms NewDepartment => new()
    {
        New = [new(Ids.New(FakeClock.At(2026, 7, 6)), "H41.40", "Sở Khoa học và Chuyển đổi số tỉnh Nghệ An", "Sở KH&CĐS", "Department of Science and Digital Transformation", "SKHCĐS", AgencyKind.Department, "H41", "40")],
        Handings = [new(Department, "H41.40", Everything)],
    };

    /// <summary>One division goes into another of the same department.</summary>
    public static PlanTerms DivisionMerged => new() { Handings = [new(Radiation, Science, Everything)] };

    public static async Task<Outcome<Guid>> DrawAsync(TestDatabase house, PlanKind kind, PlanTerms terms, DateOnly? day = null, Actor? by = null)
    {
        await using var work = house.Open();
        var instrument = await work.Db.Set<LegalInstrument>().Where(row => row.EndedOn == null).OrderBy(row => row.InForceFrom).FirstAsync();
        return await work.Get<DrawUpPlan>().HandleAsync(by ?? Admin, new(null, kind, "Sắp xếp tổ chức bộ máy", instrument.Id, day ?? Day, terms));
    }

    public static async Task<Guid> AgreedAsync(TestDatabase house, PlanKind kind, PlanTerms terms, DateOnly? day = null)
    {
        var plan = await DrawAsync(house, kind, terms, day);
        plan.Problems.ShouldBeEmpty();
        await using var work = house.Open();
        (await work.Get<ForetellPlan>().HandleAsync(await work.Db.Set<SuccessionPlan>().SingleAsync(row => row.Id == plan.Value))).Blocks.ShouldBeEmpty();
        (await work.Get<ReviewPlan>().HandleAsync(Chairman, new(plan.Value, true, null))).Problems.ShouldBeEmpty();
        return plan.Value;
    }

    /// <summary>The morning of the day: the host lets it take effect, every host hears of it, and open work goes over.</summary>
    public static async Task ComeAsync(TestDatabase house, DateOnly? day = null)
    {
        var morning = day ?? Day;
        house.Clock.SetLocal(morning.Year, morning.Month, morning.Day, 0, 5);
        var runner = house.Services.GetRequiredService<SuccessionRunner>();
        await runner.RunDueAsync();
        house.Clock.Advance(TimeSpan.FromSeconds(11));
        await runner.RunDueAsync();
    }

    public static async Task<Foretold> ForetellAsync(TestDatabase house, Guid plan)
    {
        await using var work = house.Open();
        return await work.Get<ForetellPlan>().HandleAsync(await work.Db.Set<SuccessionPlan>().SingleAsync(row => row.Id == plan));
    }

    public static async Task<SuccessionPlan> SeeAsync(TestDatabase house, Guid plan)
    {
        await using var work = house.Open();
        return await work.Db.Set<SuccessionPlan>().AsNoTracking().SingleAsync(row => row.Id == plan);
    }

    public static async Task<AgencyShelf> ShelfAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return await work.Get<GrantBook>().AgenciesAsync(work.Db);
    }

    public static async Task<Agency> AgencyAsync(TestDatabase house, string code) => (await ShelfAsync(house)).Find(AgencyCode.Parse(code))!;

    /// <summary>Every open piece of work has a holder in force, and no dossier is lost or there twice.</summary>
    public static async Task ShouldBeWholeAsync(TestDatabase house, int dossiers)
    {
        await using var work = house.Open();
        var (shelf, day) = (await work.Get<GrantBook>().AgenciesAsync(work.Db), house.Clock.GetUtcNow().LocalDay());
        (await work.Db.Set<Dossier>().CountAsync()).ShouldBe(dossiers);
        var open = await work.Db.Set<OpenWork>().AsNoTracking().ToListAsync();
        open.ShouldAllBe(one => shelf.Find(one.HolderUnitId)!.InForceOn(day));
        open.Where(one => one.Kind == WorkKind.Step).GroupBy(one => one.DossierId).ShouldAllBe(same => same.Count() == 1);
        await Dossiers.Recounts.Recounting.VerifyAsync(house);
    }

    public static async Task<int> CountAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return await work.Db.Set<Dossier>().CountAsync();
    }
}
