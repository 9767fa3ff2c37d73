namespace HaiCap.Core.Procedures.Packages;

/// <summary>What is wrong with a package, and where.</summary>
/// <param name="File">Of the package; null for the whole.</param>
/// <param name="Line">From 1, where it is known.</param>
public sealed record PackageFault(string? File, int? Line, Problem Problem);

public static class PackageProblems
{
    public static readonly Problem NoProcedure = new("PRO-060", "Không có thủ tục mang mã này.", "There is no procedure of this code.", "Code");

    public static readonly Problem NotAPackage = new(
        "PRO-061", "Tệp không phải gói thủ tục: cần tệp ZIP có history.yaml và versions/<số>/procedure.yaml.", "It is no package: a ZIP with history.yaml and versions/<number>/procedure.yaml is needed.", "file");

    public static readonly Problem Locked = new("PRO-061", "Tệp trong gói có đặt mật khẩu.", "A file in the package is locked by a password.");

    public static readonly Problem TooLarge = new(
        "PRO-062", $"Gói quá lớn: không quá {PackageReader.MostFiles} tệp, bung ra không quá {PackageReader.MostUnpacked / 1024 / 1024} MB.",
        $"The package is too large: at most {PackageReader.MostFiles} files, {PackageReader.MostUnpacked / 1024 / 1024} MB when unpacked.", "file");

    public static readonly Problem Strange = new(
        "PRO-063", "Gói không được có tệp này. Chỉ nhận README.md, history.yaml, versions/<số>/procedure.yaml hoặc notice.yaml, và samples/<tên tệp>.",
        "A package has no such file. README.md, history.yaml, versions/<number>/procedure.yaml or notice.yaml, and samples/<name> are all it may hold.");

    public static readonly Problem Twice = new("PRO-063", "Hai tệp trong gói trùng tên.", "Two files of the package have one name.");

    public static readonly Problem NotText = new("PRO-064", "Tệp không phải văn bản UTF-8, hoặc quá dài.", "The file is no UTF-8 text, or too long.");

    public static readonly Problem OtherFormat = new("PRO-064", $"Chưa hỗ trợ định dạng này; cần {PackageHistory.Known}.", $"This format is not known; {PackageHistory.Known} is.");

    public static readonly Problem OtherCode = new("PRO-065", "Mã thủ tục khác với mã của gói trong history.yaml.", "The code is not the package's, which history.yaml tells.");

    public static readonly Problem MissingVersion = new("PRO-065", "history.yaml nói có phiên bản này nhưng gói không có tệp của nó.", "history.yaml tells of this version, and the package has no file of it.");

    public static readonly Problem HashNamed = new(
        "PRO-066", "Tệp mẫu phải là một tệp trong samples/ của gói (file: samples/…), không ghi hash.", "A sample is a file of the package (file: samples/…); no hash can name one.");

    public static readonly Problem SampleMissing = new("PRO-066", "Gói không có tệp mẫu này.", "The package does not hold this sample.");

    public static readonly Problem NothingToDraft = new("PRO-067", "Gói không có phiên bản nào để soạn: chỉ có thông tin để biết.", "There is nothing to draft in the package: it only tells of the procedure.", "file");

    public static readonly Problem Gone = new("PRO-068", "Gói xem trước không còn. Tải gói lên lại.", "The previewed package is gone. Upload it again.", "file");

    public static readonly Problem Changed = new("PRO-069", "Phiên bản này đã được sửa sau khi xuất.", "This version was changed since it was exported.");

    public static readonly Problem SampleUnused = new("PRO-069", "Không phiên bản nào dùng tệp mẫu này; không nhập.", "No version uses this sample; it is not imported.");

    public static Problem Unreadable(string why) => new("PRO-064", $"Chưa đọc được: {why}", $"It cannot be read: {why}");

    public static Problem NoAgency(string code) => new("PRO-069", $"Tỉnh này không có cơ quan mang mã {code}: sửa trong bản thảo.", $"This province has no agency of code {code}: change it in the draft.");

    public static Problem Faulty(int count) => new("PRO-061", $"Gói có {count} lỗi; chưa nhập gì.", $"The package has {count} faults; nothing was imported.", "file");
}
