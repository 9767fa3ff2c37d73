using System.Net;
using System.Reflection;
using HaiCap.Core.Acts;
using HaiCap.Core.Webhooks.Rules;

namespace HaiCap.Core.Tests.Webhooks;

public sealed class RulesTests
{
    /// <summary>Members of acts that stay inside, each with a reason.</summary>
    private static readonly HashSet<string> Inside = new(StringComparer.Ordinal)
    {
        "CitizenId",  // who the citizen is
        "HandedTo",   // a name
        "Contents",   // digest of what the applicant wrote
        "Via",        // which key an officer's software used
        "Address", "Phone", "Email", "IssuedBy",
        "Members", "Part", "Key",             // who travels with a delegation
        "InternalDueAt",                      // the office's own limit
        "Told", "As", "HeldBy", "Minutes",    // which officers were told, and who held it how long: the office's own affair
    };

    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.8.9.1"), InlineData("10.1.2.3"), InlineData("172.16.0.1"), InlineData("172.31.255.255"), InlineData("192.168.1.1")]
    [InlineData("169.254.169.254"), InlineData("100.100.100.200"), InlineData("168.63.129.16"), InlineData("192.0.0.192"), InlineData("0.0.0.0"), InlineData("255.255.255.255")]
    [InlineData("224.0.0.1"), InlineData("198.18.0.1"), InlineData("::1"), InlineData("::"), InlineData("fe80::1"), InlineData("fd00:ec2::254"), InlineData("fc00::1")]
    [InlineData("ff02::1"), InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1"), InlineData("::127.0.0.1"), InlineData("64:ff9b::7f00:1"), InlineData("2002:7f00:1::")]
    [InlineData("2001:0:7f00:1::"), InlineData("2001:db8::1"), InlineData("fec0::1")]
    public void Inner_addresses_are_known(string address) => InnerNetworks.Contain(IPAddress.Parse(address), []).ShouldBeTrue();

    [Theory]
    [InlineData("8.8.8.8"), InlineData("172.32.0.1"), InlineData("100.128.0.1"), InlineData("::ffff:8.8.8.8"), InlineData("2606:4700::1111"), InlineData("203.162.0.1"), InlineData("168.63.129.15")]
    public void Public_addresses_are_known(string address) => InnerNetworks.Contain(IPAddress.Parse(address), []).ShouldBeFalse();

    [Fact]
    public void A_network_that_is_allowed_is_no_inner_one() =>
        InnerNetworks.Contain(IPAddress.Parse("::ffff:10.20.1.1"), [IPNetwork.Parse("10.20.0.0/16")]).ShouldBeFalse();

    // The example of the Standard Webhooks specification.
    [Fact]
    public void The_signature_is_that_of_the_published_example() =>
        WebhookSignature.Sign(["whsec_plJ3nmyCDGBKInavdOK15jsl"], "msg_loFOjxBNrRLzqYUf", DateTimeOffset.FromUnixTimeSeconds(1731705121), """{"event_type":"ping","data":{"success":true}}"""u8)
            .ShouldBe("v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");

    [Theory]
    [InlineData("dossier.*  dossier.received", "dossier.* dossier.received")]
    [InlineData(" procedure.published ", "procedure.published")]
    public void Acts_are_kept_in_one_form(string typed, string kept) => ActChoice.Parse(typed).Value.ShouldBe(kept);

    [Theory]
    [InlineData(""), InlineData("*"), InlineData("account.*"), InlineData("key.issued"), InlineData("dossier.nothing"), InlineData("webhook.*"), InlineData("dossier.r*")]
    public void Acts_that_are_none_or_stay_inside_cannot_be_chosen(string typed) => ActChoice.Parse(typed).Problems[0].Code.ShouldBe("WHK-006");

    [Fact]
    public void Each_member_of_an_act_that_may_be_told_was_decided_on()
    {
        var members = ActNames.All.Where(act => ActChoice.Names.Contains(act.Value, StringComparer.Ordinal)).SelectMany(act => Members(act.Key)).ToHashSet(StringComparer.Ordinal);
        members.Count.ShouldBeGreaterThan(40);
        members.Where(member => !WebhookEvent.Told.Contains(member) && !Inside.Contains(member)).ShouldBeEmpty("say in WebhookEvent.Told, or here under Inside, where it goes");
        WebhookEvent.Told.Intersect(Inside, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, 3.75, 6.25), InlineData(2, 7.5, 12.5), InlineData(9, 960, 1600), InlineData(10, 1350, 2250), InlineData(1000, 1350, 2250)]
    public void Each_wait_is_twice_the_one_before_up_to_half_an_hour(int failures, double least, double most)
    {
        RetryPlan.Wait(failures, 0).TotalSeconds.ShouldBe(least);
        RetryPlan.Wait(failures, 1).TotalSeconds.ShouldBe(most);
    }

    [Theory]
    [InlineData(600, 600), InlineData(1, 3.75), InlineData(999_999, 3600)]
    public void A_subscriber_may_ask_for_more_time_but_not_for_ever(int asked, double wait) =>
        RetryPlan.Wait(1, 0, TimeSpan.FromSeconds(asked)).TotalSeconds.ShouldBe(wait);

    private static IEnumerable<string> Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name != "EqualityContract")
        .SelectMany(property => Inner(property.PropertyType) is { } inner ? Members(inner).Prepend(property.Name) : [property.Name]);

    private static Type? Inner(Type type)
    {
        var one = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        return one.Namespace?.StartsWith("HaiCap", StringComparison.Ordinal) == true && !one.IsEnum ? one : null;
    }
}
