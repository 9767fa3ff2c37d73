namespace HaiCap.Core.Data.Files;

/// <summary>A file to hand out, its content to be disposed by whoever takes it.</summary>
/// <param name="Hash">SHA-256 of a stored content; null for a sheet made for the moment.</param>
public sealed record HandedFile(Stream Content, string Name, FileKind Kind, string? Hash);
