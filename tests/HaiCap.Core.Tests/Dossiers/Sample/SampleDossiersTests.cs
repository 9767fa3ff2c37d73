using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Dossiers.Sample;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Dossiers.Sample;

public sealed class SampleDossiersTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static async Task LoadAsync(TestDatabase house)
    {
        var services = new ServiceCollection();
        services.AddSampleDossiers();
        await using var work = house.Open();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ENVIRONMENT", "Development")]).Build();
        var part = (ISampleData)ActivatorUtilities.CreateInstance(work.Services, services[^1].ImplementationType!, configuration);
        part.Order.ShouldBe(800);
        await part.LoadAsync(progress: null, CancellationToken.None);
    }

    [Theory, BothProviders]
    public async Task The_sample_fills_every_known_desk_in_the_past_once_and_the_same_each_time(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await LoadAsync(house);
        await using var work = house.Open();
        var dossiers = await work.Db.Set<Dossier>().AsNoTracking().OrderBy(row => row.Code).ToListAsync();
        dossiers.Count.ShouldBeGreaterThanOrEqualTo(40);
        dossiers.Select(row => row.State).Distinct().Count().ShouldBeGreaterThanOrEqualTo(8);
        var now = house.Clock.GetUtcNow();
        (await work.Db.Set<Act>().Where(act => act.At > now).CountAsync()).ShouldBe(0);

        // Codes of today begin at 0001 for whoever files first.
        dossiers.ShouldAllBe(row => row.SubmittedAt.LocalDay() < now.LocalDay());
        foreach (var userName in new[] { "tiepnhan.truongvinh", "tiepnhan.tinh", "truongphong.atbx", "chuyenvien.atbx", "giamdoc.skhcn", "vanthu.vanphong", "chutich.truongvinh" })
        {
            (await work.Get<ListInbox>().HandleAsync(People.Officer(userName), new())).Lines.ShouldNotBeEmpty(userName);
        }

        (await work.Get<ListInbox>().HandleAsync(People.Auditor, new(InboxTab.Unit))).Lines.Count.ShouldBeGreaterThan(30);
        dossiers.ShouldContain(row => row.Assisted && row.Channel == Channel.Online);
        dossiers.ShouldContain(row => row.Channel == Channel.Post);

        await LoadAsync(house);
        (await work.Db.Set<Dossier>().CountAsync()).ShouldBe(dossiers.Count);

        var twin = await houses.FreshAsync(provider);
        await LoadAsync(twin);
        await using var other = twin.Open();
        (await other.Db.Set<Dossier>().AsNoTracking().OrderBy(row => row.Code).Select(row => row.Code + row.State + row.StepKey + row.ApplicantName).ToListAsync())
            .ShouldBe(dossiers.Select(row => row.Code + row.State + row.StepKey + row.ApplicantName));
    }

    [Theory]
    [InlineData("2026-07-06 09:00", "a Monday morning")]
    [InlineData("2026-07-07 16:55", "towards closing")]
    [InlineData("2026-07-11 10:00", "a Saturday")]
    [InlineData("2026-02-24 08:10", "just after Tết")]
    public async Task Whenever_it_is_loaded_most_is_in_time_a_few_are_late_and_people_have_been_told(string now, string because)
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        house.Clock.Set(DateTimeOffset.Parse(now + "+07:00", CultureInfo.InvariantCulture));
        await LoadAsync(house);
        await using var work = house.Open();
        var running = await work.Db.Set<Dossier>().AsNoTracking().Where(row => row.AcceptedAt != null && row.DecidedAt == null).ToListAsync();
        var hard = 0;
        foreach (var dossier in running)
        {
            var view = (await work.Get<GetDossier>().ForOfficerAsync(People.Auditor, dossier.Code)).Value;
            if (await work.Get<DraftApology>().ForecastAsync(view) is { IsHard: true } forecast)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"{dossier.Code} {dossier.ProcedureCode} {dossier.StepKey}: needs {forecast.NeedMinutes} of {forecast.LeftMinutes}");
                hard++;
            }
        }

        running.Count(row => row.IsOverdueAt(house.Clock.GetUtcNow())).ShouldBeInRange(2, 4, because);
        hard.ShouldBeInRange(3, 8, because);
        running.Count.ShouldBeGreaterThan(25, because);

        var apologised = await work.Db.Set<DossierDocument>().SingleAsync(row => row.Kind == DocumentKind.Apology);
        running.Single(row => row.Id == apologised.DossierId).IsOverdueAt(house.Clock.GetUtcNow()).ShouldBeFalse(because);

        // Nguyễn Văn Mẫu has been asked for a paper and reminded: the time to bring it is nearly over.
        var asked = (await work.Db.Set<Dossier>().AsNoTracking().Where(row => row.State == DossierState.SupplementRequested && row.CitizenId == People.Citizen.Id).ToListAsync()).ShouldHaveSingleItem();
        var request = await work.Db.Set<DossierDocument>().SingleAsync(row => row.DossierId == asked.Id && row.Kind == DocumentKind.SupplementRequest);
        (Story.FactsOf<SupplementFacts>(request).AnswerBy.DayNumber - house.Clock.GetUtcNow().LocalDay().DayNumber).ShouldBeInRange(2, 4, because);
        var reminders = await work.Db.Set<Act>().Where(act => act.Subject == asked.Subject && act.Name == ActNames.Of<DossierWarned>()).ToListAsync();
        reminders.ShouldContain(act => act.DataAs<DossierWarned>().Clock == BellClock.Applicant, because);
    }

    [Fact]
    public async Task What_the_sample_leaves_verifies()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await LoadAsync(house);
        await using var work = house.Open();
        foreach (var verification in work.Services.GetServices<IVerification>())
        {
            await foreach (var finding in verification.CheckAsync(work.Db, progress: null, CancellationToken.None))
            {
                finding.ShouldBeNull(finding.Vi);
            }
        }
    }
}
