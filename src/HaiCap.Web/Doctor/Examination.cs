using HaiCap.Core.Data;

namespace HaiCap.Web.Doctor;

public enum Verdict
{
    Fine,

    /// <summary>It works, and somebody should know.</summary>
    Attention,

    /// <summary>It does not work, or must not stay so.</summary>
    Wrong,
}

/// <summary>One thing looked at: what was found and what to do about it.</summary>
/// <param name="Code">Stable, such as <c>DR-DB-01</c>: docs/operating.md says more.</param>
public sealed record DoctorLine(Verdict Verdict, string Code, string Vi, string En);

/// <summary>Looks at one part of an installation; changes nothing.</summary>
public abstract class Examination
{
    private readonly List<DoctorLine> lines = [];

    /// <summary>Whether it asks the database, and is left out when that does not answer.</summary>
    public virtual bool NeedsDatabase => true;

    public async Task<IReadOnlyList<DoctorLine>> ExamineAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        return lines;
    }

    protected abstract Task LookAsync(CancellationToken cancellationToken);

    protected void Fine(string code, string vi, string en) => lines.Add(new(Verdict.Fine, code, vi, en));

    protected void Attention(string code, string vi, string en) => lines.Add(new(Verdict.Attention, code, vi, en));

    protected void Wrong(string code, string vi, string en) => lines.Add(new(Verdict.Wrong, code, vi, en));
}

/// <summary>The whole examination, in the order an operator mends things.</summary>
public static class HouseDoctor
{
    private static readonly Type[] All =
        [typeof(DatabaseExamination), typeof(FolderExamination), typeof(SiteExamination), typeof(LetterExamination), typeof(ProvinceExamination)];

    public static async Task<IReadOnlyList<DoctorLine>> ExamineAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var lines = new List<DoctorLine>();
        foreach (var type in All)
        {
            var examination = (Examination)ActivatorUtilities.CreateInstance(services, type);
            if (examination.NeedsDatabase && lines.Exists(line => line is { Verdict: Verdict.Wrong, Code: DatabaseExamination.Unreachable or DatabaseExamination.Pending }))
            {
                continue;
            }

            try
            {
                lines.AddRange(await examination.ExamineAsync(cancellationToken));
            }
            catch (Exception failure) when (Outage.Of(failure) is not null)
            {
                lines.Add(new(Verdict.Wrong, DatabaseExamination.Unreachable, $"Cơ sở dữ liệu không trả lời: {failure.GetBaseException().Message}", $"The database does not answer: {failure.GetBaseException().Message}"));
            }
        }

        return lines;
    }
}
