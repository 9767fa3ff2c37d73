using AngleSharp.Html.Dom;
using HaiCap.Core.Acts;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Support;

/// <summary>Drafts of procedures as the province's administrator writes them, and what stands on their pages.</summary>
internal static class OpenDrafts
{
    public static Actor Admin { get; } = new(ActorKind.Officer, SampleIds.For("officer/quantri.tinh"), "quantri.tinh");

    /// <summary>The administrator, with a draft open: one that is open already stays as it is.</summary>
    public static async Task<Visitor> WithDraftAsync(this ProvinceSite province, OpenDraft.Request request)
    {
        (await province.Site.DoAsync(async (services, db) =>
            await db.Set<ProcedureDraft>().AnyAsync(draft => draft.Code == request.Code) || (await services.GetRequiredService<OpenDraft>().HandleAsync(Admin, request)).Ok)).ShouldBeTrue(request.Code);
        return await province.OfficerAsync("quantri.tinh");
    }

    /// <summary>The same, with a page of the draft open.</summary>
    public static async Task<Visitor> WithDraftAsync(this ProvinceSite province, string code, string? url = null)
    {
        var admin = await province.WithDraftAsync(new OpenDraft.Request(code));
        return url is null ? admin : await admin.GetAsync(url);
    }

    public static Task<ProcedureDraft> DraftAsync(this ProvinceSite province, string code) =>
        province.Site.DoAsync((_, db) => db.Set<ProcedureDraft>().AsNoTracking().SingleAsync(draft => draft.Code == code));

    /// <summary>Where the sentences of the error summary lead.</summary>
    public static List<string> ErrorLinks(this Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")!)];

    /// <summary>What stands in a box.</summary>
    public static string ValueOf(this Visitor visitor, string name) => visitor.Page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => throw new InvalidOperationException($"No box {name} on {visitor.Path}: {visitor.Text}"),
    };
}
