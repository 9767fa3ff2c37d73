using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Difficulties;

namespace HaiCap.Core.Missions.Help;

public static class HelpSubjects
{
    public static string Of(Guid id) => $"help/{id:N}";
}

/// <summary>A place said what help it needs.</summary>
[ActName("help.recorded")]
public sealed record HelpRecorded(string Code, HelpKind Kind, string Subject, int HowMany, string UnitCode, Addressee Addressee, Guid? StopId) : ActData;

/// <summary>A unit is to see to it by a day.</summary>
[ActName("help.assigned")]
public sealed record HelpAssigned(Guid UnitId, string UnitName, DateOnly DueOn) : ActData;

/// <summary>It was done.</summary>
[ActName("help.done")]
public sealed record HelpDone : ActData;

/// <summary>It cannot be done.</summary>
[ActName("help.refused")]
public sealed record HelpRefused : ActData;

/// <summary>Who asked no longer does.</summary>
[ActName("help.withdrawn")]
public sealed record HelpWithdrawn : ActData;

public static class HelpProblems
{
    public static readonly Problem NoHelp = new("MIS-060", "Không tìm thấy yêu cầu hỗ trợ này.", "No such request for help.");
    public static readonly Problem NoSubject = new("MIS-061", "Ghi nội dung cần hỗ trợ.", "Say what is wanted.", "Subject");
    public static readonly Problem NoForWhom = new("MIS-062", "Ghi hỗ trợ cho ai.", "Say for whom.", "ForWhom");
    public static readonly Problem NoNumber = new("MIS-063", "Ghi số lượng từ 1 đến 1.000.000.", "Give a number from 1 to 1,000,000.", "HowMany");
    public static readonly Problem PastDay = new("MIS-064", "Chọn ngày từ hôm nay trở đi.", "Choose today or a later day.", "WantedBy");
    public static readonly Problem NoDueDay = new("MIS-065", "Chọn ngày phải xong, từ hôm nay trở đi.", "Choose the day it is to be done by, today or later.", "DueOn");
    public static readonly Problem NoOutcome = new("MIS-066", "Ghi đã làm gì, hoặc lý do không làm được.", "Say what was done, or why it cannot be.", "Outcome");
    public static readonly Problem Closed = new("MIS-067", "Yêu cầu này đã khép.", "This request is closed.");
}
