using HaiCap.Bench;
using HaiCap.Bench.Http;

const string Help = """
    dotnet run -c Release --project bench/HaiCap.Bench -- WHAT [options]

      http     the published server over HTTP, beside its floors: --lead | --quick, --only inbox,procedure,read,submit, --small N, --large N, --warm-up N
      submit   filings a second through the use case, beside the same rows by raw prepared commands in the same run
      lives    whole lives of dossiers a second through the use cases, every act its own durable transaction
      pages    statements, bytes and time of pages of the real site
      clock    due-time sums a second on one core
      authority  who decides, from memory, and the coverage of 2,500 procedures × 131 units, on one core
      recount  open clocks counted again after a change of the calendar, on PostgreSQL: --clocks N (1000000), --only-few for the first half
      board    the board of 100,000 recommendations, and a report of 5,000 with its files
      search   questions to a catalogue of 5,000 procedures on one core: --catalogue FILE (JSON) instead of a made one
      similar  what is like a question among 100,000 recommendations, on both databases
      disk     how long the disk takes to make 4 KB durable

      --provider sqlite|postgres|both   (both)
      --tasks N      at once (16)
      --seconds N    length of one round (10)
      --lives N      lives of one round (2000)
      --beside N     lives are lived beside so many dossiers that are there already (0)
      --rounds N     the median counts (5)
      --verbose      print every statement counted
    """;

// A measurement of a database that may lose what it acknowledged would be of another thing.
Environment.SetEnvironmentVariable("HAICAP_POSTGRES_DURABLE", "1");
if (args is ["floor-server", var url, var connection])
{
    await FloorServer.RunAsync(url, connection);
    return 0;
}

if (args is ["http", ..] && HttpSettings.Read(args[1..]) is { } http)
{
    Console.WriteLine(Machine.Say());
    await HttpBench.RunAsync(http);
    Console.WriteLine(Machine.Say());
    return 0;
}

if (args is ["recount", ..] && RecountSettings.Read(args[1..]) is { } recount)
{
    Console.WriteLine(Machine.Say());
    await RecountBench.RunAsync(recount.Clocks, recount.All);
    Console.WriteLine(Machine.Say());
    return 0;
}

if (args.Length == 0 || Settings.Read(args[1..]) is not { } settings)
{
    Console.Error.WriteLine(Help);
    return 1;
}

Console.WriteLine(Machine.Say());
switch (args[0])
{
    case "submit":
        await SubmitBench.RunAsync(settings);
        break;
    case "lives":
        await LivesBench.RunAsync(settings);
        break;
    case "pages":
        await PagesBench.RunAsync(settings);
        break;
    case "authority":
        await AuthorityBench.RunAsync(settings);
        break;
    case "clock":
        await ClockBench.RunAsync(settings);
        break;
    case "board":
        await BoardBench.RunAsync(settings);
        break;
    case "search":
        SearchBench.Run(settings, settings.Catalogue);
        break;
    case "similar":
        await SimilarBench.RunAsync(settings);
        break;
    case "disk":
        DiskBench.Run();
        break;
    default:
        Console.Error.WriteLine(Help);
        return 1;
}

Console.WriteLine(Machine.Say());
return 0;
