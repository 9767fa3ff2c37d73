using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Testing;
using HaiCap.Web.Api.Dossiers;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Tests.Api.Dossiers;

/// <summary>Values nobody means well by: each is answered with a problem or done, never with a failure.</summary>
public sealed class NaughtyTests(Provinces provinces) : IClassFixture<Provinces>
{
    private static readonly string[] Texts =
    [
        "", " ", "\\u0000", "a\\u0000b", "\\ud800", "\\udfff\\ud800", "\\uFEFF", "\\u202e\\u0301", "'; DROP TABLE dossiers;--", "%00", "../../etc/passwd", "=1+1", "{{7*7}}",
        new string('x', 5000), string.Concat(Enumerable.Repeat("\\u0344", 199)), "9999999999999999999999", "-1", "NaN", "null", "<script>alert(1)</script>", "\\r\\nSet-Cookie: a=b",
    ];

    [Theory, BothProviders]
    public async Task No_text_in_any_member_makes_an_act_fail(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider, "tiepnhan.tinh", "truongphong.qlkh");
        var code = await system.FiledAsync();
        foreach (var act in DossierActs.All)
        {
            var example = JsonSerializer.SerializeToNode(act.ExampleBody, act.BodyType, ApiJson.Options)!.AsObject();
            foreach (var member in example.Select(pair => pair.Key).ToList())
            {
                foreach (var text in Texts)
                {
                    await NeverFailsAsync(system, $"/{code}/{act.Name}", With(example, member, $"\"{text}\""));
                }

                foreach (var odd in new[] { "null", "1e400", "-0", "[]", "{}", "[null]", "[[[]]]", "true", "99999999999999999999999999" })
                {
                    await NeverFailsAsync(system, $"/{code}/{act.Name}", With(example, member, odd));
                }
            }
        }
    }

    [Theory, BothProviders]
    public async Task No_text_makes_an_act_fail_that_is_done(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        string[] kinds = ["plain", "\\u202e\\u0301", "=1+1", "<script>alert(1)</script>", "\\r\\nSet-Cookie: a=b", new string('x', 4001), string.Concat(Enumerable.Repeat("\\u0344", 2000)), string.Concat(Enumerable.Repeat("e\\u0301", 2000))];
        foreach (var (act, member) in new[]
        {
            ("propose", "subject"), ("propose", "facts"), ("propose", "body"), ("propose", "note"), ("consult", "question"), ("request-payment", "reason"), ("stop", "reason"),
            ("stop", "legalBasis"), ("request-supplement", "note"),
        })
        {
            foreach (var text in kinds)
            {
                var code = await system.FiledAsync();
                await system.DoneAsync(code, "receive", new { officer = DossierStory.Reception });
                await system.DoneAsync(code, "assign", new { officer = DossierStory.Head, to = DossierStory.Specialist });
                var door = DossierActs.All.Single(one => one.Name == act);
                await NeverFailsAsync(system, $"/{code}/{act}", With(JsonSerializer.SerializeToNode(door.ExampleBody, door.BodyType, ApiJson.Options)!.AsObject(), member, $"\"{text}\""));
                await system.SeeAsync(code);
            }
        }
    }

    [Theory, BothProviders]
    public async Task No_text_in_any_member_makes_a_filing_fail(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var filing = await system.FilingAsync();
        filing["attachments"] = new JsonArray(new JsonObject { ["component"] = DossierStory.Component, ["name"] = "a.pdf", ["sha256"] = "00", ["size"] = 1 });
        filing["commune"] = "16690";
        filing["submitter"] = "x";
        foreach (var place in new[] { filing, filing["applicant"]!.AsObject(), filing["answers"]!.AsObject(), filing["answers"]!["thiet-bi"]![0]!.AsObject(), filing["attachments"]![0]!.AsObject() })
        {
            foreach (var member in place.Select(pair => pair.Key).ToList())
            {
                foreach (var value in Texts.Select(text => $"\"{text}\"").Concat(["null", "1e400", "[]", "{}", "[[1]]", "99999999999999999999999999", "true"]))
                {
                    var was = place[member]!.DeepClone();
                    place[member] = "@@";
                    await NeverFailsAsync(system, "", filing.ToJsonString().Replace("\"@@\"", value, StringComparison.Ordinal));
                    place[member] = was;
                }
            }
        }
    }

    [Theory, BothProviders]
    public async Task No_address_or_query_makes_a_reading_fail(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var code = await system.FiledAsync();
        foreach (var text in new[] { "", "%ff%fe", "x'--", "H41.19-260706-99999999", "..%2f..", "%F0%9F%92%A9", new string('1', 300), "9999-12-31", "0001-01-01", "2026-07-06T00:00:00Z", "-1", "1e9" })
        {
            foreach (var url in new[] { $"/{text}", $"?agency={text}", $"?state={text}", $"?due={text}", $"?after={text}", $"?limit={text}", $"/{code}?officer={text}", $"/{code}/acts?after={text}" })
            {
                var answer = await system.Client.GetAsync(Integrator.Dossiers + url);
                answer.Status.ShouldBeLessThan(500, $"{url}: {answer.Text}");
            }
        }

        var bad = new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2d, 0x31 };
        foreach (var (content, type) in new[] { (bad, "application/pdf"), ([], "application/pdf"), (bad, "multipart/form-data"), (bad, "multipart/form-data; boundary=x"), (bad, "text/html") })
        {
            var sent = await system.Client.SendAsync(HttpMethod.Post, "/api/v1/files", new ByteArrayContent(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } });
            sent.Status.ShouldBeInRange(400, 422, $"{type}: {sent.Text}");
        }

        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" }, { new ByteArrayContent(SampleFiles.Pdf("biểu mẫu")), "file", "a.pdf" } };
        (await system.Client.SendAsync(HttpMethod.Post, "/api/v1/files", form)).Status.ShouldBe(201);
    }

    private static string With(JsonObject example, string member, string value)
    {
        var body = example.DeepClone().AsObject();
        body[member] = "@@";
        return body.ToJsonString().Replace("\"@@\"", value, StringComparison.Ordinal);
    }

    private static async Task NeverFailsAsync(Integrator system, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await system.Client.SendAsync(HttpMethod.Post, Integrator.Dossiers + path, content);
        answer.Status.ShouldBeLessThan(500, $"{path} {json[..Math.Min(300, json.Length)]} → {answer.Text}");
        if (answer.Status >= 400)
        {
            answer.ContentType.ShouldBe("application/problem+json");
        }
    }
}
