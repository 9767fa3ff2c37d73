using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>Kinds of difficulties for pages, in the language of the page.</summary>
public sealed class KindNames(KindBook book, HaiCapDb db)
{
    public ValueTask<KindShelf> AllAsync() => book.GetAsync(db);

    /// <summary>The kind's name, of a hidden one too; the code where there is no such kind.</summary>
    public async Task<string> OfAsync(string code) => (await book.GetAsync(db)).Find(code) is { } kind ? T(kind.Name, kind.NameEn) : code;
}
