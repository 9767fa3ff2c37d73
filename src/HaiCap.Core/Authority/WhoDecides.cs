using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority;

/// <summary>Who decides a procedure at a place on a day: what the public, other systems and the office's trial form ask.</summary>
public sealed class WhoDecides(HaiCapDb db, AuthorityBook book, TimeProvider time)
{
    public static readonly Problem NoProcedure = new("AUT-040", "Không có thủ tục với mã này.", "No procedure has this code.", "procedure");

    public static readonly Problem OnlyTold = new(
        "AUT-049", "Thủ tục này chỉ công bố để biết; cơ quan thực hiện ghi trên trang của thủ tục.", "This procedure is published for information only; its page says which authority it is of.", "procedure");

    public static readonly Problem NoPlace = new("AUT-041", "Không có xã, phường với mã này trong tỉnh.", "No commune of this code in the province.", "place");

    /// <param name="Place">Code of a commune, or of the province for "anywhere in it"; null is the same.</param>
    /// <param name="On">Null: today.</param>
    public sealed record Request(string Procedure, string? Place = null, DateOnly? On = null, FormAnswers? Answers = null);

    /// <param name="Version">The publication in force that day, or the first one where that day lies before it.</param>
    public sealed record Answer(ProcedureVersion Version, string? Place, DateOnly On, Resolution Found);

    /// <summary>AUT-040, AUT-041.</summary>
    public async Task<Outcome<Answer>> HandleAsync(Request request, CancellationToken cancellationToken = default)
    {
        var day = request.On ?? time.Now().LocalDay();
        var versions = await db.Set<ProcedureVersion>().AsNoTracking().Where(row => row.Code == request.Procedure).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        if (versions.Count == 0)
        {
            return NoProcedure;
        }

        if (versions.RemoveAll(row => row.Kind != PublicationKind.Handled) > 0 && versions.Count == 0)
        {
            return OnlyTold;
        }

        var agencies = await book.AgenciesAsync(db, cancellationToken);
        var place = string.IsNullOrWhiteSpace(request.Place) || request.Place == db.ProvinceCode ? null : request.Place;
        if (place is not null && !agencies.In(place).Any(agency => agency.IsCommunal))
        {
            return NoPlace;
        }

        var version = versions.FindLast(row => row.InForceOn(day)) ?? versions[0];
        return new Answer(version, place, day, Resolver.Resolve(await book.RegisterAsync(db, cancellationToken), agencies, ProcedureFacts.Of(version), place, day, request.Answers));
    }

    /// <summary>Communes of the province by name, to choose a place from.</summary>
    public async Task<IReadOnlyList<Agency>> CommunesAsync(CancellationToken cancellationToken = default)
    {
        var day = time.Now().LocalDay();
        return [.. (await book.AgenciesAsync(db, cancellationToken)).Of(AgencyKind.CommuneCommittee).Where(agency => agency.InForceOn(day))
            .OrderBy(agency => agency.ShortName, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))];
    }
}
