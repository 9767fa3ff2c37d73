using HaiCap.Core.Procedures.Everyday;
using HaiCap.Core.Procedures.National;

namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>What a procedure is found by; the weights of a name, of lay words, of the field and of the rest differ.</summary>
/// <param name="Closeness">How near to the citizen it is decided: 0 at a ministry, 1 in the province, 2 in the commune. Weighs little.</param>
public sealed record CatalogueDocument(string Name, string LayWords, string Field, string Rest, int Popularity, int Closeness = 0)
{
    public static CatalogueDocument Of(string code, string name, string field, ProcedureLevel level, ProcedureDefinition d) =>
        new(name, string.Join(" ; ", [.. d.Keywords, d.NameEn ?? "", LayPhrases.Of(code)]), field, $"{d.CompetentAgency.Text} ; {d.Result.Title}", d.Popularity, (int)level);

    /// <summary>Of a procedure told of for information: whose it is stands where agency and result stand of others.</summary>
    public static CatalogueDocument Of(string code, string name, string field, ProcedureLevel level, InformationNotice notice) =>
        new(name, LayPhrases.Of(code), field, $"{notice.Authority} ; {notice.Agency}", 0, (int)level);
}
