using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Letters.Competence;

/// <summary>What another decides in one unit from one day to the next, as a paper to hand out there.</summary>
public sealed class PrintCompetenceChanges(HaiCapDb db, CheckCoverage check, GrantBook agencies, UnitDirectory units, LetterPress press, TimeProvider time)
{
    /// <param name="Unit">Code of the commune.</param>
    public sealed record Request(DateOnly From, DateOnly To, string Unit);

    /// <summary>ACC-001, AUT-041, and the typesetter's.</summary>
    public async Task<Outcome<HandedFile>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await check.BetweenAsync(by, request.From, request.To, request.Unit, cancellationToken);
        if (!found.Ok)
        {
            return found.As<HandedFile>();
        }

        var (now, unit) = (time.Now(), found.Value.Units[0]);
        var shelf = await agencies.AgenciesAsync(db, cancellationToken);
        var committee = shelf.Of(AgencyKind.ProvincialCommittee).FirstOrDefault() ?? unit;
        var directory = await units.GetAsync(cancellationToken);
        var printed = await press.PrintAsync(
            new CompetenceChangesData
            {
                Head = LetterHead.Of(null, committee.Name, null, directory.Find(committee.UnitCode, now.LocalDay())?.Name ?? "", now.LocalDay()),
                Unit = unit.Name,
                From = request.From,
                To = request.To,
                Compared = found.Value.Compared,
                Groups =
                [
                    .. found.Value.All.GroupBy(change => change.Procedure.Field, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))
                        .Select(group => new CompetenceChangeGroup(group.Key, [.. group.Select(RowOf)])),
                ],
            },
            now,
            cancellationToken);
        return printed.Ok
            ? new HandedFile(
                new MemoryStream(printed.Value.Pdf, writable: false), FileNames.Clean($"Thay đổi thẩm quyền {unit.ShortName} {request.From:yyyy-MM-dd} {request.To:yyyy-MM-dd}", FileKind.Pdf),
                FileKind.Pdf, Hash: null)
            : printed.As<HandedFile>();
    }

    private static CompetenceChangeRow RowOf(CoverageChange change) => new(
        change.Procedure.Code, change.Procedure.Name, Said(change.Before), Said(change.After), change.After.Basis.Length == 0 ? null : change.After.Basis);

    private static string Said(CoverageCell cell) => cell switch
    {
        { Gap: { } gap } => $"Chưa xác định: {AuthorityProblems.Reason(gap).Vi}",
        { State: CoverageState.Vacant } => $"{cell.Who} (chức vụ đang khuyết)",
        { State: CoverageState.Overlap } => $"Chồng lấn: {cell.Who}",
        _ => cell.Who,
    };
}
