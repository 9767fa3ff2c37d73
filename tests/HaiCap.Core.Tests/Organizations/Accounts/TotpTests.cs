using HaiCap.Core.Organizations.Accounts;

namespace HaiCap.Core.Tests.Organizations.Accounts;

public sealed class TotpTests
{
    // "12345678901234567890" in Base32: the key of RFC 6238, appendix B.
    private const string RfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_rfc(long seconds, string expected) =>
        Totp.CodeAt(RfcSecret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(expected);

    [Fact]
    public void A_code_serves_once_and_a_later_one_serves_after_it()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = Totp.Match(RfcSecret, "005 924", now, lastStep: 0).ShouldNotBeNull();
        Totp.Match(RfcSecret, "005924", now, step).ShouldBeNull();
        Totp.Match(RfcSecret, Totp.CodeAt(RfcSecret, step + 1), now, step).ShouldBe(step + 1);
    }

    [Fact]
    public void Two_steps_of_drift_are_too_many()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        Totp.Match(RfcSecret, Totp.CodeAt(RfcSecret, Totp.StepAt(now) - 2), now, 0).ShouldBeNull();
        Totp.Match(RfcSecret, Totp.CodeAt(RfcSecret, Totp.StepAt(now) - 1), now, 0).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Abcdefg-123456", true)]
    [InlineData("Abcdefg-12345", false)]
    [InlineData("abcdefgh-123456", false)]
    [InlineData("ABCDEFGH-123456", false)]
    [InlineData("Abcdefgh-ijklmn", false)]
    [InlineData("Abcdefgh1234567", false)]
    public void A_password_alone_needs_fourteen_characters_of_four_classes(string password, bool enough)
    {
        (PasswordRule.Check(password, secondFactor: false, "khac") is null).ShouldBe(enough);
        PasswordRule.Check(password, secondFactor: true, "khac").ShouldBeNull();
    }

    [Fact]
    public void With_a_second_factor_eight_are_enough_and_seven_are_not()
    {
        PasswordRule.Check("bayky-t", secondFactor: true, "khac").ShouldNotBeNull().Code.ShouldBe("SGN-013");
        PasswordRule.Check("tamky-tu", secondFactor: true, "khac").ShouldBeNull();
        PasswordRule.Check("nguyen.van.a-1", secondFactor: true, "nguyen.van.a").ShouldNotBeNull().Code.ShouldBe("SGN-012");
    }

    [Fact]
    public void The_fifth_failure_locks_for_a_quarter_of_an_hour()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var account = new Account { ProvinceCode = "40", Id = Guid.CreateVersion7(now), UserName = "a", OfficerId = Guid.CreateVersion7(now), SecurityStamp = "s", CreatedAt = now };
        Enumerable.Range(1, 4).ShouldAllBe(_ => !account.NoteFailure(now));
        account.IsLockedAt(now).ShouldBeFalse();
        account.NoteFailure(now).ShouldBeTrue();
        account.IsLockedAt(now.AddMinutes(14)).ShouldBeTrue();
        account.IsLockedAt(now.AddMinutes(15)).ShouldBeFalse();
    }
}
