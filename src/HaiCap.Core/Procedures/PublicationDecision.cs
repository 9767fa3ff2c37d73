using HaiCap.Core.Procedures.Drafts;

namespace HaiCap.Core.Procedures;

/// <summary>The decision that publishes, amends or abolishes a procedure.</summary>
public sealed record PublicationDecision(string Number, DateOnly DecidedOn)
{
    /// <summary>As it is cited.</summary>
    public string Text() => $"Quyết định {Number} ngày {DecidedOn:dd/MM/yyyy}";

    /// <summary>PRO-005: it has no number; PRO-006: no day, or one to come; PRO-007: no first day, or one gone by, or one before it was decided.</summary>
    public static Outcome<PublicationDecision> Read(string? number, DateOnly? decidedOn, DateOnly? from, DateOnly today)
    {
        var problems = new List<Problem>();
        var decision = Read(number, decidedOn, today, problems);
        if (from is not { } first || first < today || first < decidedOn || first.Year > today.Year + 10)
        {
            problems.Add(new("PRO-007", "Chọn ngày áp dụng từ hôm nay trở đi, không trước ngày ký quyết định.", "Choose a first day from today on, not before the decision.", "ValidFrom"));
        }

        return problems.Count > 0 ? problems : decision!;
    }

    /// <summary>The decision alone, whatever it decides; null with PRO-005 or PRO-006 among the problems.</summary>
    internal static PublicationDecision? Read(string? number, DateOnly? decidedOn, DateOnly today, List<Problem> problems)
    {
        var (cited, before) = (VietnameseText.Nfc(number ?? ""), problems.Count);
        if (cited.Length is 0 or > ProcedureDraft.LongestNumber)
        {
            problems.Add(new("PRO-005", "Ghi số quyết định, ví dụ 1234/QĐ-UBND.", "Enter the decision's number, for example 1234/QĐ-UBND.", "DecisionNumber"));
        }

        if (decidedOn is not { } day || day > today || day.Year < 2000)
        {
            problems.Add(new("PRO-006", "Chọn ngày ký quyết định, không sau hôm nay.", "Choose the day it was signed, not after today.", "DecidedOn"));
        }

        return problems.Count > before ? null : new PublicationDecision(cited, decidedOn!.Value);
    }
}
