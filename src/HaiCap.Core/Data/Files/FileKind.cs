namespace HaiCap.Core.Data.Files;

/// <summary>What a file is by its content, whatever its name says.</summary>
public enum FileKind
{
    Pdf,
    Jpeg,
    Png,
    Docx,
    Xlsx,
}

public static class FileKinds
{
    public static string Extension(this FileKind kind) => kind switch
    {
        FileKind.Pdf => ".pdf",
        FileKind.Jpeg => ".jpg",
        FileKind.Png => ".png",
        FileKind.Docx => ".docx",
        _ => ".xlsx",
    };

    public static string MediaType(this FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary>Kinds a browser shows by itself and that carry no script when the media type is fixed.</summary>
    public static bool Viewable(this FileKind kind) => kind is FileKind.Pdf or FileKind.Jpeg or FileKind.Png;
}
