using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Letters;

/// <summary>The filled form of a dossier as a paper, as it stands after the last correction.</summary>
public sealed class PrintAnswers(HaiCapDb db, DossierDoor door, PublishedProcedures procedures, LetterPress press, UnitDirectory units, IPlaceNames places)
{
    public async Task<Outcome<HandedFile>> HandleAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        var opened = await door.OpenAsync(by, code, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<HandedFile>();
        }

        var dossier = opened.Value;
        var day = dossier.SubmittedAt.LocalDay();
        var form = (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read().Form;
        var agency = await db.Set<Agency>().AsNoTracking().FirstAsync(row => row.Id == dossier.CompetentAgencyId, cancellationToken);
        var printed = await press.PrintAsync(
            new FormAnswersData
            {
                Title = form.Title ?? dossier.ProcedureName,
                Addressee = agency.Name,
                Place = (await units.GetAsync(cancellationToken)).Find(agency.UnitCode, day)?.Name ?? "",
                Day = day,
                DossierCode = dossier.Code,
                SubmittedAt = dossier.SubmittedAt,
                FiledHow = dossier.Channel switch { Channel.Counter => "Nộp trực tiếp", Channel.Post => "Nộp qua bưu chính công ích", _ => null },
                Sections = SectionsOf(form, FormAnswers.FromJson(dossier.Answers), places),
                DeclaredBy = dossier.SubmitterName,
            },
            dossier.SubmittedAt,
            cancellationToken);
        return printed.Ok
            ? new HandedFile(new MemoryStream(printed.Value.Pdf, writable: false), FileNames.Clean($"Tờ khai {dossier.Code}", FileKind.Pdf), FileKind.Pdf, Hash: null)
            : printed.As<HandedFile>();
    }

    /// <summary>A group is told entry by entry, each as a section of its own.</summary>
    internal static IReadOnlyList<AnswerSection> SectionsOf(FormDefinition form, FormAnswers answers, IPlaceNames? places) =>
        [.. FormPrint.Rows(form, answers, places, withEmpty: true).SelectMany(section => SectionOf(section.Title, section.Rows))];

    private static IEnumerable<AnswerSection> SectionOf(string title, IReadOnlyList<PrintedRow> rows)
    {
        var plain = rows.Where(row => row.Items.Count == 0).Select(row => new AnswerRow(row.Label, row.Value.Length > 0 ? row.Value : null)).ToList();
        return (plain.Count > 0 ? [new AnswerSection(title, plain)] : Enumerable.Empty<AnswerSection>())
            .Concat(rows.SelectMany(row => row.Items).SelectMany(item => SectionOf(item.Title, item.Rows)));
    }
}
