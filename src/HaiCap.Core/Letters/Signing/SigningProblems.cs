namespace HaiCap.Core.Letters.Signing;

internal static class SigningProblems
{
    public static Problem NoCertificate(string whose) => new(
        "LET-010",
        $"Chưa có chứng thư chữ ký số của {whose}. Quản trị viên cần khai báo tệp PKCS#12 trong cấu hình Signing.",
        $"There is no signing certificate for {whose}. An administrator names its PKCS#12 file in the Signing configuration.");

    public static Problem Unreadable(string file) => new(
        "LET-011",
        $"Không mở được tệp chứng thư {file}: sai mật khẩu, hỏng, hoặc thiếu khóa riêng.",
        $"The certificate file {file} cannot be opened: wrong password, damaged, or without a private key.");

    public static Problem OutOfTime(string name) => new(
        "LET-012",
        $"Chứng thư chữ ký số «{name}» chưa có hiệu lực hoặc đã hết hạn.",
        $"The signing certificate '{name}' is not valid yet or has expired.");
}
