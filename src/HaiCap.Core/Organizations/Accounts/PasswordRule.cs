namespace HaiCap.Core.Organizations.Accounts;

/// <summary>TCVN 14423: eight characters with a second factor; fourteen of four classes without one.</summary>
public static class PasswordRule
{
    public const int WithSecondFactor = 8;
    public const int Alone = 14;
    public const int Longest = 200;

    public static bool StandsAlone(string password) =>
        password.Length >= Alone
        && password.Any(char.IsUpper) && password.Any(char.IsLower) && password.Any(char.IsDigit) && password.Any(c => !char.IsLetterOrDigit(c));

    public static Problem? Check(string password, bool secondFactor, string userName)
    {
        if (password.Length > Longest)
        {
            return new("SGN-011", "Mật khẩu dài quá 200 ký tự.", "The password is longer than 200 characters.", "NewPassword");
        }

        if (userName.Length > 3 && password.Contains(userName, StringComparison.OrdinalIgnoreCase))
        {
            return new("SGN-012", "Mật khẩu không được chứa tên đăng nhập.", "The password must not contain the user name.", "NewPassword");
        }

        return (secondFactor ? password.Length >= WithSecondFactor : StandsAlone(password)) ? null : secondFactor
            ? new("SGN-013", "Mật khẩu cần ít nhất 8 ký tự.", "The password needs at least 8 characters.", "NewPassword")
            : new(
                "SGN-014",
                "Khi chưa bật xác thực hai lớp, mật khẩu cần ít nhất 14 ký tự, có chữ hoa, chữ thường, chữ số và ký hiệu.",
                "Without a second factor the password needs at least 14 characters with upper and lower case, a digit and a symbol.",
                "NewPassword");
    }
}
