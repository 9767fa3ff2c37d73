using HaiCap.Core.Dossiers.Rules;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Testing;
using Npgsql;

namespace HaiCap.Bench.Http;

/// <summary>What other systems do most: file a dossier and read one, each beside the database's own limit.</summary>
internal sealed class ApiScenes : IDisposable
{
    private readonly Filing filing;
    private readonly Served served;
    private readonly HttpSettings settings;
    private readonly Table table;
    private readonly string key;
    private readonly HttpClient client;

    public ApiScenes(Filing filing, Served served, HttpSettings settings, Table table)
    {
        (this.filing, this.served, this.settings, this.table) = (filing, served, settings, table);
        key = served.Said.FirstOrDefault(line => line.StartsWith("API key: ", StringComparison.Ordinal))?["API key: ".Length..].Trim()
            ?? throw new InvalidOperationException("The server printed no API key: " + string.Join('\n', served.Said));
        client = new HttpClient { BaseAddress = served.At };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public void Dispose() => client.Dispose();

    /// <summary>POST /dossiers with two attachments' metadata, spread over the centres and all at one.</summary>
    public async Task SubmitAsync()
    {
        var bodies = await BodiesAsync(Math.Max(1, (await CentresAsync()).Count));
        var floor = await SubmitFloor.FromAsync(filing.House, await FileOneAsync(bodies[0]));
        HttpBench.Progress($"one filing leaves {floor.Rows} rows; {bodies.Count} centres");
        foreach (var connections in new[] { 16, 64 })
        {
            Load[] loads =
            [
                new($"POST /dossiers, {connections} connections, {bodies.Count} agencies", seconds => PostAsync(bodies, connections, seconds)),
                new($"POST /dossiers, {connections} connections, one agency", seconds => PostAsync(bodies.Take(1), connections, seconds)),
                new($"pgbench, {connections} clients: the same {floor.Rows} rows in one statement", seconds => PgBench.RunAsync(filing.House, floor.AtOnce(), connections, seconds)),
                new($"floor: pgbench, {connections} clients: the same {floor.Rows} rows, separate statements", seconds => PgBench.RunAsync(filing.House, floor.Separately(), connections, seconds)),
            ];
            await table.MeasureAsync(loads[0].Name, loads, floor: true, filing.House, served, loads[0]);
        }

        if (settings.Profile)
        {
            await Profile.SayAsync("POST /dossiers, 16 connections", served.ProcessId, () => PostAsync(bodies, 16, 5));
        }
    }

    /// <summary>GET /dossiers/{code} of two thousand dossiers in turn.</summary>
    public async Task ReadAsync()
    {
        var bodies = await BodiesAsync(16);
        await PostAsync(bodies, 16, 3);
        await filing.LearnAsync();

        // Not the rows pgbench wrote: their codes are none, and a code that is none is answered without asking.
        var filed = await ColumnAsync("SELECT code FROM dossiers d WHERE EXISTS (SELECT 1 FROM api_requests a WHERE a.subject = 'dossier/' || replace(d.id::text, '-', ''))");
        var codes = filed.Where(code => DossierCode.TryParse(code, out _)).Take(2000).ToList();
        await using var bare = await BareAsync();
        var load = new Load("GET /dossiers/{code}", seconds => Wrk.RunAsync(served.At.AbsoluteUri, HttpBench.Connections, seconds, Reading(codes, "/api/v1/dossiers/")));
        var still = new Load("floor: bare Kestrel, one prepared statement", seconds => Wrk.RunAsync(bare.At.AbsoluteUri, HttpBench.Connections, seconds, Reading(codes, "/dossiers/")));
        await table.MeasureAsync(load.Name, [load, still], floor: true, filing.House, served, load);
        if (settings.Profile)
        {
            await Profile.SayAsync(load.Name, served.ProcessId, () => load.FireAsync(5));
        }
    }

    private async Task<BareServer> BareAsync()
    {
        var bare = BareServer.Start(filing.House.Options.ConnectionString);
        using var probe = new HttpClient { BaseAddress = bare.At };
        for (var i = 0; i < 600; i++)
        {
            try
            {
                using var answer = await probe.GetAsync("/dossiers/none");
                return bare;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("The bare server did not start.");
    }

    private Task<Shot> PostAsync(IEnumerable<string> bodies, int connections, int seconds) => Wrk.RunAsync(served.At.AbsoluteUri, connections, seconds, $$"""
        local bodies = { {{string.Join(", ", bodies.Select(Wrk.Quote))}} }
        local head = 'POST /api/v1/dossiers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {{key}}\r\nContent-Type: application/json\r\nIdempotency-Key: {{Guid.CreateVersion7():N}}-'
        local n = 0
        request = function()
          n = n + 1
          local body = bodies[n % #bodies + 1]
          return head .. n .. '\r\nContent-Length: ' .. #body .. '\r\n\r\n' .. body
        end
        """);

    private string Reading(IEnumerable<string> codes, string path) => $$"""
        local codes = { {{string.Join(", ", codes.Select(Wrk.Quote))}} }
        local n = 0
        request = function()
          n = n + 1
          return 'GET {{path}}' .. codes[n % #codes + 1] .. ' HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {{key}}\r\n\r\n'
        end
        """;

    private async Task<string> FileOneAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/dossiers") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"POST /dossiers: {(int)answer.StatusCode} {text}");
        }

        using var told = JsonDocument.Parse(text);
        return told.RootElement.GetProperty("code").GetString()!;
    }

    /// <summary>One body for each of so many centres; its two files were sent ahead.</summary>
    private async Task<IReadOnlyList<string>> BodiesAsync(int centres)
    {
        var (pdf, jpg) = (await SendAsync(SampleFiles.Pdf(), "application/pdf"), await SendAsync(SampleFiles.Jpeg(), "image/jpeg"));
        return [.. (await CentresAsync()).Take(centres).Select(centre => new JsonObject
        {
            ["procedure"] = "2.002385",
            ["receivingAgency"] = centre,
            ["applicant"] = new JsonObject
            {
                ["kind"] = "citizen", ["name"] = "Nguyễn Văn Mẫu", ["idNumber"] = "040085000001", ["address"] = "Phường Trường Vinh, tỉnh Nghệ An", ["phone"] = "0900000001",
            },
            ["answers"] = JsonNode.Parse(Filing.Answers),
            ["attachments"] = new JsonArray(Attachment("to-khai.pdf", pdf), Attachment("anh-chup.jpg", jpg)),
        }.ToJsonString())];

        JsonObject Attachment(string name, (string Hash, long Size) file) => new()
        {
            ["component"] = filing.Component, ["name"] = name, ["size"] = file.Size, ["sha256"] = file.Hash,
        };
    }

    private async Task<(string Hash, long Size)> SendAsync(byte[] file, string type)
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var answer = await client.PostAsync("/api/v1/files", content);
        var told = answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonObject>() : null;
        return told is null
            ? throw new InvalidOperationException($"POST /files: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}")
            : (told["sha256"]!.GetValue<string>(), file.Length);
    }

    private Task<IReadOnlyList<string>> CentresAsync() => ColumnAsync("SELECT code FROM agencies WHERE kind = 'CommuneCentre' ORDER BY code LIMIT 130");

    private async Task<IReadOnlyList<string>> ColumnAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(filing.House.Options.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            found.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return found;
    }
}
