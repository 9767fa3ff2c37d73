using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Steps;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>The steps of a procedure as rows of boxes, in the order a dossier goes through them: the next step is the next row.</summary>
public sealed class StepsForm
{
    private const decimal MostHours = 3650;

    public List<StepBoxes> Steps { get; set; } = [];

    /// <summary>The way most dossiers of a department go, to begin with; what a procedure says is Vietnamese.</summary>
    public static StepsForm Usual() => new()
    {
        Steps =
        [
            Row("Tiếp nhận hồ sơ", StepPerformer.Reception, 4),
            Row("Phân công người thẩm định", StepPerformer.HeadOfOffice, 4),
            Row("Thẩm định hồ sơ, dự thảo kết quả", StepPerformer.Specialist, 16),
            Row("Lãnh đạo phòng xem xét", StepPerformer.HeadReview, 4),
            Row("Lãnh đạo cơ quan ký duyệt", StepPerformer.Director, 4),
            Row("Văn thư vào số, phát hành", StepPerformer.Clerk, 2),
            Row("Trả kết quả", StepPerformer.ReturnCentre, 0),
        ],
    };

    public static StepsForm Of(ProcedureDefinition definition) => new()
    {
        Steps =
        [
            .. definition.Steps.Select(step => new StepBoxes
            {
                Key = step.Key,
                Name = step.Name,
                Performer = step.Performer,
                Drawn = step.Performer,
                Tier = step.Tier,
                Hours = Number(step.Hours),
                Acts = [.. step.Acts],
                Confirmed = step.Confirmed,
            }),
        ],
    };

    /// <summary>A row that is new, or whose performer was changed, begins with what is usual for it.</summary>
    public void Settle()
    {
        foreach (var row in Steps.Where(row => row.Drawn != row.Performer))
        {
            (row.Acts, row.Tier, row.Drawn) = ([.. StepRules.UsualActs(row.Performer)], StepRules.UsualTier(row.Performer), row.Performer);
        }
    }

    public ProcedureDefinition Apply(ProcedureDefinition definition, Action<string, string> fault)
    {
        var steps = new List<ProcessStep>();
        var taken = Steps.Select(row => row.Key).OfType<string>().Where(DraftKeys.IsKey).ToHashSet(StringComparer.Ordinal);
        var kept = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Steps.Count; i++)
        {
            var row = Steps[i];
            var (where, title) = ($"Form.Steps[{i}]", T($"Bước {i + 1}", $"Step {i + 1}"));
            var name = InfoForm.Text(row.Name);
            if (name is null)
            {
                fault($"{where}.Name", $"{title}: {T("ghi tên bước, hoặc bỏ dòng này.", "name the step, or drop the row.")}");
            }

            // Dossiers under way know a step by its key: a row keeps the one it has.
            if (row.Key is null || !DraftKeys.IsKey(row.Key) || !kept.Add(row.Key))
            {
                row.Key = DraftKeys.New(name ?? "", "buoc", taken);
                taken.Add(row.Key);
                kept.Add(row.Key);
            }

            steps.Add(Read(row, name ?? "", definition.Steps.FirstOrDefault(step => step.Key == row.Key), where, title, fault));
        }

        return definition with { Steps = steps };
    }

    private static ProcessStep Read(StepBoxes row, string name, ProcessStep? stored, string where, string title, Action<string, string> fault)
    {
        if (LimitRow.Number(row.Hours) is not ({ } hours and >= 0 and <= MostHours))
        {
            fault($"{where}.Hours", $"{title}: {T("ghi số giờ làm việc, ví dụ 4 hoặc 0,5.", "enter working hours, such as 4 or 0,5.")}");
            hours = 0;
        }

        var typed = row.Acts.Where(Enum.IsDefined).ToHashSet();
        if (typed.Except([.. StepRules.ActsOf(row.Performer), StepRules.AnyStep]).Order().ToList() is { Count: > 0 } foreign)
        {
            var (who, acts) = (VersionLines.Say(row.Performer), string.Join(", ", foreign.Select(VersionLines.Say)));
            fault($"{where}.Acts", $"{title}: {T($"{who} không làm được: {acts}. Bỏ chọn, hoặc bấm Đổi người làm để lấy việc thường có.", $"{who} cannot: {acts}. Untick it, or press Change who to take what is usual.")}");
        }

        // What a step may do by itself everywhere has no box, and stays as it is written.
        var before = stored?.Acts ?? [];
        IEnumerable<StepAct> all = [.. before.Where(act => act == StepRules.AnyStep || typed.Contains(act)), .. typed.Where(act => act != StepRules.AnyStep && !before.Contains(act)).Order()];
        return new ProcessStep(row.Key!, name, row.Performer, row.Tier, hours, [.. all], stored?.DivisionCode, row.Confirmed);
    }

    private static StepBoxes Row(string name, StepPerformer performer, decimal hours) => new()
    {
        Name = name, Performer = performer, Drawn = performer, Tier = StepRules.UsualTier(performer), Hours = Number(hours), Acts = [.. StepRules.UsualActs(performer)],
    };
}

public sealed class StepBoxes
{
    public string? Key { get; set; }

    public string? Name { get; set; }

    public StepPerformer Performer { get; set; } = StepPerformer.Specialist;

    /// <summary>For whom the acts were drawn; null on a row that has just been added.</summary>
    public StepPerformer? Drawn { get; set; }

    public StepTier Tier { get; set; } = StepTier.CompetentDivision;

    public string? Hours { get; set; }

    public List<StepAct> Acts { get; set; } = [];

    public bool Confirmed { get; set; }

    /// <summary>Boxes to draw: what whoever does the step may do, and what is ticked all the same.</summary>
    public IEnumerable<StepAct> Choices => StepRules.ActsOf(Performer).Union(Acts.Where(Enum.IsDefined)).Where(act => act != StepRules.AnyStep);

    /// <summary>As the drawing shows it, whatever is wrong with it.</summary>
    public ProcessStep Shown() => new(Key ?? "", InfoForm.Text(Name) ?? "…", Performer, Tier, LimitRow.Number(Hours) ?? 0, Acts);
}
