using System.Net;
using AngleSharp.Dom;
using HaiCap.Core.Procedures;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Portal;

/// <summary>Whatever a definition asks is drawn so that everybody can answer it.</summary>
public sealed class EveryFormTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task Every_section_of_every_procedure_is_drawn_with_a_label_for_each_box()
    {
        using var citizen = await province.CitizenAsync();
        var versions = await province.Site.DoAsync((_, db) => db.Set<ProcedureVersion>().AsNoTracking().ToListAsync());
        foreach (var version in versions)
        {
            await citizen.GetAsync($"/nop-ho-so/moi?thu-tuc={version.Code}");
            await citizen.SubmitAsync();
            var root = string.Join('/', citizen.Path.Split('/').Take(3));
            foreach (var section in version.Read().Form.Sections.Where(s => s.VisibleWhen is null))
            {
                await citizen.GetAsync($"{root}/muc/{section.Key}");
                var where = $"{version.Code} {section.Key}";
                citizen.Status.ShouldBe(HttpStatusCode.OK, where);
                var boxes = citizen.Page.QuerySelectorAll("[data-fields] input:not([type=hidden]), [data-fields] select, [data-fields] textarea").ToList();
                boxes.ShouldNotBeEmpty(where);
                boxes.Select(b => b.Id).ShouldBeUnique(where);
                boxes.ShouldAllBe(b => citizen.Page.QuerySelector($"label[for='{b.Id}']") != null, where);
                DescribedByNothing(citizen.Page, boxes).ShouldBeEmpty(where);
            }
        }
    }

    private static IEnumerable<string> DescribedByNothing(IDocument page, IEnumerable<IElement> boxes) => boxes
        .SelectMany(b => (b.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(id => page.GetElementById(id) is null);
}
