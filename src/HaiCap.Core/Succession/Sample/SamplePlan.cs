using HaiCap.Core.Acts;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Succession.Sample;

/// <summary>One plan that waits for its review and never takes effect by itself: two divisions become one next year.</summary>
internal sealed class SamplePlan(HaiCapDb db, DrawUpPlan draw, TimeProvider time) : ISampleData
{
    public int Order => 560;

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var id = SampleIds.For("succession/tccl-qldl");
        if (await db.Set<SuccessionPlan>().AnyAsync(row => row.Id == id, cancellationToken)
            || await db.Set<LegalInstrument>().AsNoTracking().Where(row => row.Kind == InstrumentKind.Decision && row.EndedOn == null).OrderBy(row => row.Number).FirstOrDefaultAsync(cancellationToken) is not { } decision)
        {
            return;
        }

        progress?.Report(new(0, "Nạp phương án sắp xếp mẫu"));
        var day = new DateOnly(time.Now().LocalDay().Year + 1, 7, 1);
        var drawn = await draw.HandleAsync(
            Actor.System,
            new(null, PlanKind.Merge, "Nhập Phòng Quản lý Tiêu chuẩn Chất lượng vào Phòng Quản lý Đo lường (dữ liệu mẫu)", decision.Id, day,
                new PlanTerms { Handings = [new("H41.19.10.02", "H41.19.10.01", new SuccessionScope())] }),
            id, cancellationToken);
        if (!drawn.Ok)
        {
            throw new InvalidDataException($"The sample's plan: {string.Join(" ", drawn.Problems.Select(problem => $"{problem.Code} {problem.En}"))}");
        }
    }
}
