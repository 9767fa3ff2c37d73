namespace HaiCap.Core.Data.Files;

/// <summary>What may be wrong with a file somebody attaches.</summary>
public static class FileProblems
{
    private const string AcceptedVi = "Hệ thống nhận tệp PDF, JPEG, PNG, DOCX và XLSX.";
    private const string AcceptedEn = "PDF, JPEG, PNG, DOCX and XLSX files are accepted.";

    public static Problem Empty() => new(
        "FIL-001", "Tệp không có nội dung. Vui lòng chọn lại tệp.", "The file is empty. Please choose the file again.");

    public static Problem TooLarge(long limit) => new(
        "FIL-002",
        $"Tệp lớn hơn {Megabytes(limit)} MB. Vui lòng giảm dung lượng hoặc tách thành nhiều tệp.",
        $"The file is larger than {Megabytes(limit)} MB. Please reduce it or split it into several files.");

    public static Problem KindNotAccepted() => new("FIL-003", $"Không nhận loại tệp này. {AcceptedVi}", $"This kind of file is not accepted. {AcceptedEn}");

    public static Problem OldOffice() => new(
        "FIL-003",
        "Tệp Word hoặc Excel kiểu cũ hoặc có đặt mật khẩu không nhận được. Vui lòng bỏ mật khẩu và lưu lại thành DOCX, XLSX hoặc PDF.",
        "Old or password-protected Word and Excel files are not accepted. Please remove the password and save as DOCX, XLSX or PDF.");

    public static Problem Heic() => new(
        "FIL-003",
        "Ảnh HEIC chưa nhận được. Trên iPhone, chọn Cài đặt > Camera > Định dạng > Tương thích nhất, hoặc lưu ảnh thành JPEG.",
        "HEIC pictures are not accepted. On an iPhone choose Settings > Camera > Formats > Most Compatible, or save the picture as JPEG.");

    public static Problem DossierTooLarge(long limit) => new(
        "FIL-004",
        $"Tổng dung lượng tệp của hồ sơ vượt quá {Megabytes(limit)} MB. Vui lòng bớt hoặc giảm dung lượng tệp.",
        $"The files of this dossier exceed {Megabytes(limit)} MB together. Please remove or reduce some.");

    public static Problem Damaged(FileKind kind) => new(
        "FIL-005",
        $"Tệp {Name(kind)} bị hỏng hoặc tải lên chưa đủ. Vui lòng mở thử tệp trên máy rồi tải lại.",
        $"The {Name(kind)} file is damaged or incomplete. Please check that it opens and upload it again.");

    public static Problem Macros() => new(
        "FIL-006",
        "Tệp có chứa macro nên không nhận được. Vui lòng lưu lại thành DOCX, XLSX không có macro, hoặc PDF.",
        "The file contains macros and is not accepted. Please save it without macros, or as PDF.");

    public static Problem Unsafe() => new(
        "FIL-006",
        "Tệp có cấu trúc bất thường, không an toàn để mở nên không nhận được. Vui lòng lưu lại tệp rồi tải lên.",
        "The file is built in an unusual, unsafe way and is not accepted. Please save it anew and upload it again.");

    public static Problem Missing() => new(
        "FIL-007", "Không tìm thấy nội dung tệp trong kho lưu trữ. Vui lòng báo quản trị hệ thống.", "The file's content is missing from storage. Please tell the administrator.");

    public static Problem Infected() => new(
        "FIL-008",
        "Phần mềm chống vi-rút phát hiện mã độc trong tệp nên không nhận. Vui lòng quét máy tính, lưu lại tệp từ bản gốc rồi tải lên.",
        "The virus scanner found malware in the file, so it is not accepted. Please scan your computer and save the file anew from its original.");

    public static Problem Unchecked() => new(
        "FIL-009",
        "Hiện chưa kiểm tra được vi-rút nên chưa nhận tệp. Nội dung đã nhập vẫn còn; vui lòng thử lại sau vài phút.",
        "Files cannot be checked for viruses just now, so none is accepted. What you typed is kept; please try again in a few minutes.");

    private static long Megabytes(long bytes) => bytes / (1024 * 1024);

    private static string Name(FileKind kind) => kind.ToString().ToUpperInvariant();
}
