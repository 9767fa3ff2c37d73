namespace HaiCap.Core.Missions.Difficulties;

/// <param name="AnswerDays">Working days from the asking to the answer.</param>
public sealed record KindLine(string Code, string Name, string NameEn, int AnswerDays);

/// <summary>The kinds of difficulties the ministry uses, and how long an answer to each may take.</summary>
public static class DifficultyKinds
{
    public const int LongestCode = 30;

    /// <summary>As the field reports of August 2025 have them.</summary>
    public static IReadOnlyList<KindLine> All { get; } =
    [
        new("ha-tang", "Hạ tầng", "Infrastructure", 15),
        new("csdl-dung-chung", "Cơ sở dữ liệu dùng chung", "Shared databases", 15),
        new("con-nguoi", "Con người", "People", 15),
        new("to-chuc", "Tổ chức bộ máy", "Organisation", 10),
        new("kinh-phi", "Kinh phí", "Money", 15),
        new("phap-luat", "Pháp luật", "Law", 20),
    ];

    public static KindLine? Find(string? code) => All.FirstOrDefault(line => line.Code == code);
}
