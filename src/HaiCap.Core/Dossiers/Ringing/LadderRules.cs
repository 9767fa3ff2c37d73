using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Core.Dossiers.Ringing;

/// <summary>What a ladder may say.</summary>
public static class LadderRules
{
    public const int MostRungs = 10;

    public static readonly Problem NoPlace = new("LAD-001", "Không có cơ quan mang mã này.", "There is no agency with this code.", "agency");

    public static readonly Problem WrongDay = new("LAD-002", "Ngày áp dụng từ hôm nay trở đi, trong vòng 5 năm.", "It applies from today on, or from a day within five years.", "from");

    public static IEnumerable<Problem> Check(BellClock clock, IReadOnlyList<Rung> rungs)
    {
        if (rungs.Count > MostRungs)
        {
            yield return new Problem("LAD-003", $"Nhiều nhất {MostRungs} bậc.", $"At most {MostRungs} rungs.", "rungs");
        }

        foreach (var (rung, i) in rungs.Select((rung, i) => (rung, i)))
        {
            var field = $"rungs[{i}]";
            if (rung.At == BellPoint.Percent ? rung.Value is < 1 or > 99 : rung.At != BellPoint.AtDue && rung.Value is < 1 or > Rung.MostDays)
            {
                yield return new Problem("LAD-004", $"Bậc {i + 1}: nhập 1–99 % hoặc 1–{Rung.MostDays} ngày.", $"Rung {i + 1}: give 1–99 % or 1–{Rung.MostDays} days.", field);
            }

            var applicants = clock == BellClock.Applicant;
            if (rung.Tell.Count == 0 || (rung.Tell.Contains(BellTarget.Applicant) && !applicants) || (applicants && rung.IsUrgent))
            {
                yield return new Problem(
                    "LAD-005",
                    applicants ? $"Bậc {i + 1}: chọn người được báo; thời hạn bổ sung chỉ nhắc trước khi hết hạn, hết hạn thì hồ sơ tự kết thúc." : $"Bậc {i + 1}: chọn người được báo.",
                    applicants ? $"Rung {i + 1}: choose who is told; the applicant's time reminds before it ends, for then the case ends by itself." : $"Rung {i + 1}: choose who is told.",
                    field);
            }

            if (rungs.Take(i).Any(other => other.Order == rung.Order))
            {
                yield return new Problem("LAD-006", $"Bậc {i + 1}: trùng với một bậc khác.", $"Rung {i + 1} repeats another.", field);
            }
        }
    }
}
