using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Dossiers.Sample;

/// <summary>
/// Some forty dossiers filed in the last weeks and led through the use cases by the people of the sample, so that every desk has work. The
/// use cases run in a house of their own whose clock stands in the past; what they leave is what people would have left.
/// </summary>
internal sealed class SampleDossiers(IConfiguration configuration, DatabaseOptions database, TimeProvider present, HaiCapDb db, CalendarBook calendars) : ISampleData
{
    public int Order => 800;

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        if (await db.Set<Dossier>().AnyAsync(cancellationToken))
        {
            // A load that was broken off: what is there stays, a second round would only double it.
            return;
        }

        var clock = new SampleClock(present);
        await using var house = SampleHouse.Build(configuration, database, clock);
        var work = new SampleHouse(house);
        var calendar = await calendars.ForAsync(cancellationToken: cancellationToken);
        var filings = SampleFilings.Read(SampleLoader.Folder);

        // The oldest first: codes and the first certificates are made in the order of time.
        foreach (var (filing, i) in filings.Dossiers.OrderByDescending(filing => filing.Days).ThenBy(filing => filing.Hour).Select((filing, i) => (filing, i)))
        {
            progress?.Report(new WorkProgress((double)i / filings.Dossiers.Count, "Nộp hồ sơ mẫu"));
            clock.Back(calendar, filing.Days, filing.Hour);
            await new SampleStory(work, clock, calendar, new SampleCase(work, filings, filing, i)).TellAsync(cancellationToken);
        }
    }
}

public static class SampleDossierServices
{
    /// <summary>For whoever serves the sample; tests of single rooms begin with empty desks.</summary>
    public static IServiceCollection AddSampleDossiers(this IServiceCollection services) => services.AddScoped<ISampleData, SampleDossiers>();
}
