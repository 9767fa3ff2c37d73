using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Late;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Organizations;
using HaiCap.Testing;
using static HaiCap.Core.Tests.Dossiers.Late.LateReading;

namespace HaiCap.Core.Tests.Dossiers.Late;

/// <summary>A long list of late work, and what it costs.</summary>
public sealed class LatePagingTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task Page_by_page_every_row_once_in_few_statements_whatever_the_rows(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await LateHeap.FillAsync(house, 137);
        var seen = new List<LateLine>();
        InboxPosition? after = null;
        do
        {
            var page = await ListAsync(house, People.Auditor, after: after);
            seen.AddRange(page.Lines);
            after = page.Next is null ? null : InboxPosition.Parse(page.Next.ToString());
        }
        while (after is not null);

        seen.Select(line => line.Code).Distinct().Count().ShouldBe(137);
        seen.Select(line => line.DueAt).ShouldBe(seen.Select(line => line.DueAt).Order());
        var (few, many) = (await CountedAsync(house, 3), await CountedAsync(house, 50));
        many.ShouldBe(few);
        many.ShouldBeLessThanOrEqualTo(8, "four to count and four to list");
        await using var work = house.Open();
        (await work.Get<ListLateWork>().ReadAllAsync(People.Auditor, new()).CountAsync()).ShouldBe(137);
    }

    private static async Task<int> CountedAsync(TestDatabase house, int size)
    {
        await using var work = house.Open();
        var counted = new Statements();
        await using var db = house.Watched(work, counted);
        var (book, calendars, published) = (work.Get<GrantBook>(), work.Get<Core.Calendar.CalendarBook>(), work.Get<PublishedProcedures>());
        var scopes = new LateScopes(db, new Access(db, house.Clock, book), book, calendars, house.Clock);
        var (list, count) = (new ListLateWork(db, scopes, book, published, calendars, house.Clock), new CountLateWork(db, scopes, new LateFrames(house.Clock), book, published, house.Clock));
        (await list.HandleAsync(People.Auditor, new(), size: size)).Value.Lines.Count.ShouldBe(size);
        counted.Texts.Clear();
        _ = await list.HandleAsync(People.Auditor, new(), size: size);
        _ = await count.HandleAsync(People.Auditor, new());
        return counted.Texts.Count;
    }
}
