namespace HaiCap.Core.Missions.Difficulties;

/// <param name="AnswerDays">Working days from the asking to the answer.</param>
/// <param name="Hidden">Offered to nobody any more; what bears it keeps it.</param>
public sealed record KindLine(string Code, string Name, string NameEn, int AnswerDays, bool Hidden = false);

/// <summary>The kinds of difficulties that always are, and how long an answer to each may take; the ministry adds others (<see cref="KindShelf"/>).</summary>
public static class DifficultyKinds
{
    public const int LongestCode = 30;

    /// <summary>As the field reports of August 2025 have them.</summary>
    public static IReadOnlyList<KindLine> Fixed { get; } =
    [
        new("ha-tang", "Hạ tầng", "Infrastructure", 15),
        new("csdl-dung-chung", "Cơ sở dữ liệu dùng chung", "Shared databases", 15),
        new("con-nguoi", "Con người", "People", 15),
        new("to-chuc", "Tổ chức bộ máy", "Organisation", 10),
        new("kinh-phi", "Kinh phí", "Money", 15),
        new("phap-luat", "Pháp luật", "Law", 20),
    ];
}
