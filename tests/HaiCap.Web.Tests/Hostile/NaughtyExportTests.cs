using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;
using HaiCap.Core.Organizations.Calendars;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using HaiCap.Web.Api.Hosting;
using HaiCap.Web.Hosting;
using HaiCap.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static HaiCap.Web.Tests.Hostile.NaughtyHouse;

namespace HaiCap.Web.Tests.Hostile;

/// <summary>
/// Naughty strings in every name that leaves as a table: Open XML SDK and CsvHelper read every file that is handed out, each name comes back as it was written, and none
/// becomes a formula.
/// </summary>
public sealed class NaughtyExportTests : IAsyncLifetime
{
    private readonly ProvinceSite province = new(Provider.Sqlite);

    /// <summary>A table somebody can take away.</summary>
    /// <param name="Columns">Where names stand …</param>
    /// <param name="Names">… and which, of each of the lines that <see cref="FurnishAsync"/> leaves.</param>
    private sealed record Table(string Address, string Who, int[] Columns, Func<int, string[]> Names);

    private const string Inspector = "kiemtra.tinh", Administrator = "quantri.tinh", Period = "tu=2026-06-01&den=2026-06-30";

    private static readonly Table Late = new("/lam-viec/tre-han?handler={0}", Inspector, [0, 1, 2, 3, 5, 6, 7, 10], i =>
        [CodeOf(i), Applicant(i), ProcedureOf(i), Procedure(i), Step(i), ShortName(i), Officer(i), Officer(i)]);

    private static readonly Table Steps = new($"/lam-viec/thoi-gian?handler={{0}}&xem=buoc&{Period}", Inspector, [0, 1, 2], i => [ProcedureOf(i), Procedure(i), Step(i)]);

    private static readonly Table Tiers = new($"/lam-viec/thoi-gian?handler={{0}}&xem=cap&{Period}", Inspector, [0, 1], i => [ProcedureOf(i), Procedure(i)]);

    private static readonly Table Agencies = new($"/lam-viec/thong-ke?handler={{0}}&theo=CompetentAgency&{Period}", Inspector, [0], i => [Agency(i)]);

    private static readonly Table Centres = new($"/lam-viec/thong-ke?handler={{0}}&theo=ReceivingAgency&{Period}", Inspector, [0], i => [Agency(i)]);

    private static readonly Table Procedures = new($"/lam-viec/thong-ke?handler={{0}}&theo=Procedure&{Period}", Inspector, [0], i => [$"{ProcedureOf(i)} – {Procedure(i)}"]);

    private static readonly Table Recounted = new($"/lam-viec/lich/tinh-lai/{Recount}?handler={{0}}", Administrator, [0, 1, 2, 3, 4], i =>
        [CodeOf(i), Procedure(i), Agency(i), Officer(i), Applicant(i)]);

    /// <summary>Every way a file leaves, by route and handler, and what it holds; none for what is no table of names, with its reason.</summary>
    private static readonly (string Way, Table[] Tables, string? Reason)[] Ways =
    [
        ("/lam-viec/tre-han Csv", [Late], null),
        ("/lam-viec/tre-han Xlsx", [Late], null),
        ("/lam-viec/thoi-gian Csv", [Steps, Tiers], null),
        ("/lam-viec/thoi-gian Xlsx", [Steps, Tiers], null),
        ("/lam-viec/thong-ke Csv", [Agencies, Centres, Procedures], null),
        ("/lam-viec/thong-ke Xlsx", [Agencies, Centres, Procedures], null),
        ("/lam-viec/lich/tinh-lai/{id:guid} Csv", [Recounted], null),
        ("/lam-viec/lich/tinh-lai/{id:guid} Xlsx", [Recounted], null),
        .. None("a letter, a form or a file as it was sent: NaughtyLetterTests, NaughtyLifeTests, NaughtySheetTests, UploadTests",
            "/ho-so/{code}/bang-thoi-han", "/ho-so/{code}/bo-sung/tep/{id:guid}", "/ho-so/{code}/giay-to/{id:guid}", "/ho-so/{code}/to-khai", "/ho-so/{code}/van-ban/{id:guid}",
            "/lam-viec/ho-so/{code}/ban-in", "/lam-viec/ho-so/{code}/bang-thoi-han", "/lam-viec/ho-so/{code}/giay-to/{paper:guid}", "/lam-viec/ho-so/{code}/phieu-kiem-soat",
            "/lam-viec/ho-so/{code}/to-khai", "/lam-viec/ho-so/{code}/van-ban/{document:guid}", "/lam-viec/so-theo-doi Pdf",
            "/api/v1/dossiers/{code}/documents/{id:guid}", "/api/v1/dossiers/{code}/files/{id:guid}"),
        .. None("leads on, or is no more than a word", "/con-day", "/dang-nhap/cong-dan", "/lam-viec/bat-dau", "/ngon-ngu/{language}", "/nop-ho-so/{id:guid}/{handler:regex(^tiep$)?} Continue"),
        .. None("of the program, nobody's words", "/health/live", "/health/ready", "/openapi/v1.json"),
        ("/lam-viec/lich/{year:int}/sua Example", [], "days by law and moon, nobody's words"),
        .. None("procedures and agencies by the one writer; what it holds: AuthorityPagesTests", "/lam-viec/tham-quyen/ma-tran Csv", "/lam-viec/tham-quyen/ma-tran Xlsx"),
        .. None("running dossiers a plan touches, by the one writer; what it holds: SuccessionPagesTests", "/lam-viec/sap-xep/{id:guid} Csv", "/lam-viec/sap-xep/{id:guid} Xlsx"),
        .. None("provinces, communes, kinds, names of delegations, titles of topics and figures by the one writer; what it holds: MissionBoardPageTests, DelegationVoicesPageTests", "/lam-viec/kien-nghi/toan-canh Csv", "/lam-viec/kien-nghi/toan-canh Xlsx"),
        .. None("a document, no table; what it holds, naughty strings too: MissionReportTests, MissionReportPageTests", "/lam-viec/kien-nghi/bao-cao/{id:guid?} Word", "/lam-viec/kien-nghi/bao-cao/{id:guid?} Pdf"),
        .. None("the catalogue by the one writer; what it holds: CatalogueListsPageTests", "/lam-viec/thu-tuc/danh-muc Csv", "/lam-viec/thu-tuc/danh-muc Xlsx"),
        ("/lam-viec/thu-tuc/goi Zip", [], "YAML in a ZIP, no table: PackageRoundTripTests reads every naughty string back"),
        ("/lam-viec/tham-quyen/van-ban/{id:guid} File", [], "a file as it was sent: InstrumentFilePageTests"),
        ("/lam-viec/tham-quyen/thay-doi Pdf", [], "procedures, agencies and instruments, set as letters are; what it holds: AuthorityPagesTests"),
        .. None("stops as iCalendar, escaped by the one writer; what it holds: MissionPagesTests, ProgrammeTests", "/lam-viec/doan-cong-tac/{id:guid} Ics", "/lich-doan/{secret}.ics"),
        .. None("minutes, a document; what they hold, naughty strings too: VisitMinutesTests", "/lam-viec/doan-cong-tac/diem/{stop:guid} Pdf", "/lam-viec/doan-cong-tac/diem/{stop:guid} Word"),
        ("/lam-viec/doan-cong-tac/diem/{stop:guid}/anh File", [], "a photograph as it was sent: VisitPagesTests"),
        ("/thu-tuc Suggest", [], "a part of a page: NaughtyFormTests"),
        ("/api/v1/calendars.ics", [], "The_names_of_days_come_back_out_of_the_calendar"),
    ];

    private static IEnumerable<(string Way, Table[] Tables, string? Reason)> None(string reason, params IEnumerable<string> ways) => ways.Select(way => (way, Array.Empty<Table>(), (string?)reason));

    public async ValueTask InitializeAsync()
    {
        await province.InitializeAsync();
        await FurnishAsync(province.Site);

        // What is kept in memory of agencies is looked at again.
        province.Site.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync() => province.DisposeAsync();

    [Fact]
    public async Task Names_come_back_out_of_every_table_and_none_is_a_formula()
    {
        var faults = new List<string>();
        foreach (var (way, table) in Ways.SelectMany(way => way.Tables.Select(table => (way.Way, table))))
        {
            using var visitor = await province.OfficerAsync(table.Who);
            var handler = way.Split(' ')[1];
            var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, table.Address, handler);
            await visitor.GetAsync(address);
            ((int)visitor.Status).ShouldBe(200, address);
            var bytes = await visitor.Response.Content.ReadAsByteArrayAsync();
            var rows = handler == "Xlsx" ? SheetReader.Read(bytes).ConvertAll(row => row.ConvertAll(cell => cell as string ?? "")) : Csv(address, bytes, faults);
            var found = rows.Select(row => string.Join('\0', table.Columns.Select(column => row[column]))).ToHashSet(StringComparer.Ordinal);
            faults.AddRange(Enumerable.Range(0, Texts.Count).Select(i => string.Join('\0', table.Names(i))).Where(names => !found.Contains(names))
                .Select(names => $"{address}: {System.Text.Json.JsonSerializer.Serialize(names)}"));
        }

        string.Join('\n', faults.Take(40)).ShouldBeEmpty();
    }

    private static List<List<string>> Csv(string address, byte[] bytes, List<string> faults)
    {
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        faults.AddRange(CsvRules.Faults(text).Select(fault => $"{address}: {fault}"));
        return CsvRules.Rows(text).ConvertAll(row => row.ConvertAll(CsvRules.Plain));
    }

    [Fact]
    public async Task The_names_of_days_come_back_out_of_the_calendar()
    {
        var by = new Actor(ActorKind.Officer, SampleIds.For($"officer/{Administrator}"), "Quản trị");

        // U+FFFD stands for what could not be read: an import takes a file with it for a broken one.
        foreach (var names in Texts.Where(text => !string.IsNullOrWhiteSpace(text) && TypedText.Clean(text) == text && text != "\ufffd").Chunk(60))
        {
            var days = names.Select((name, i) => new SpecialDay(new DateOnly(2027, 3, 1).AddDays(i), name, SpecialDayKind.LocalDayOff)).ToList();
            await province.Site.DoAsync(async (services, _) =>
            {
                (await services.GetRequiredService<SaveCalendarDraftHandler>().HandleAsync(new(by, AgencyCode: null, 2027, days, "Thông báo"))).Ok.ShouldBeTrue();
                return (await services.GetRequiredService<PublishCalendarDraftHandler>().HandleAsync(new(by, AgencyCode: null, 2027))).Value;
            });
            province.Site.Clock.Advance(TimeSpan.FromMinutes(1));
            using var visitor = province.Site.Visit();
            await visitor.GetAsync("/api/v1/calendars.ics?year=2027");
            var read = NoticeFile.Read(await visitor.Response.Content.ReadAsStringAsync(), 2027).Value.ToDictionary(day => day.Date, day => day.Name);
            foreach (var day in days)
            {
                read[day.Date].ShouldBe(VietnameseText.Nfc(day.Name.ReplaceLineEndings(" ")).Trim());
            }
        }
    }

    [Fact]
    public async Task No_file_leaves_by_a_way_that_is_not_in_the_table() =>
        (await WaysAsync()).ShouldBe([.. Ways.Select(way => way.Way).Order(StringComparer.Ordinal)], "give the new way its line in Ways: which table it is, or why it holds nobody's words");

    /// <summary>Handlers beside a page's own, endpoints that are no page, and those of the API that say they hand out a file.</summary>
    private async Task<IReadOnlyList<string>> WaysAsync()
    {
        var services = province.Site.App.Services;
        var endpoints = services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        var ways = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<HandsOutFile>() is not null || IsPlain(endpoint)).Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}").ToList();
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
                ways.AddRange(compiled.HandlerMethods.Where(handler => handler is { HttpMethod: "Get", Name: not null }).Select(handler => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')} {handler.Name}"));
            }
        }

        return [.. ways.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static bool IsPlain(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null && !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)
        && (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true);
}
