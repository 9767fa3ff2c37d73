using System.Text.Json;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Letters;

/// <summary>A form as the template wants it, and whose certificate goes on it.</summary>
public sealed record IssuedForm(LetterData Data, FormMaker Maker, string Officer);

/// <summary>Forms 01 to 05 of circular 03/2025/TT-VPCP from what was kept when they were issued.</summary>
public sealed class IssuedForms(HaiCapDb db, GrantBook book, FormDesk desk, PublishedProcedures procedures)
{
    /// <summary>Null for a kind of document that has no form.</summary>
    public async Task<IssuedForm?> MakeAsync(Dossier dossier, DossierDocument document, CancellationToken cancellationToken) => document.Kind switch
    {
        DocumentKind.Receipt => await ReceiptAsync(dossier, document, Read<ReceiptFacts>(document), cancellationToken),
        DocumentKind.SupplementRequest => await SupplementAsync(dossier, document, Read<SupplementFacts>(document), cancellationToken),
        DocumentKind.Refusal => await RefusalAsync(dossier, document, Read<RefusalFacts>(document), cancellationToken),
        DocumentKind.StopNotice => await StopAsync(dossier, document, Read<StopFacts>(document), cancellationToken),
        DocumentKind.Apology => await ApologyAsync(dossier, document, Read<ApologyFacts>(document), cancellationToken),
        DocumentKind.DeemedAcceptance => await DeemedAsync(dossier, document, Read<DeemedFacts>(document), cancellationToken),
        _ => null,
    };

    internal static T Read<T>(DossierDocument document) => JsonSerializer.Deserialize<T>(document.Data, OpenedDossier.ClockJson)!;

    private async Task<IssuedForm> ReceiptAsync(Dossier dossier, DossierDocument document, ReceiptFacts facts, CancellationToken cancellationToken)
    {
        var maker = await MakerAsync(dossier, document, facts, cancellationToken);
        var procedure = (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read();
        var papers = await db.Set<DossierPaper>().AsNoTracking()
            .Where(paper => paper.DossierId == dossier.Id && paper.AddedAt <= facts.ReceivedAt).OrderBy(paper => paper.Id).ToListAsync(cancellationToken);
        return new(
            new Form01Data
            {
                Head = maker.Head,
                Unit = maker.Unit.Name,
                Dossier = FormDesk.SheetOf(dossier),
                Check = desk.CheckOf(document),
                Papers = PaperLines.Of(procedure, papers),
                Sets = facts.Sets,
                LegalTime = facts.LegalTime,
                ReceivedAt = facts.ReceivedAt,
                DueAt = facts.DueAt,
                DueIsProvisional = facts.Provisional,
                ResultPlace = facts.ResultPlace,
                Fee = facts.Fee,
                FeePayment = facts.Fee > 0 ? "nộp khi có thông báo" : null,
                FiledOnlineAt = dossier is { Channel: Channel.Online, Assisted: false } ? dossier.SubmittedAt : null,
                ReceivingOfficer = facts.Officer,
            },
            maker,
            facts.Officer);
    }

    private async Task<IssuedForm> SupplementAsync(Dossier dossier, DossierDocument document, SupplementFacts facts, CancellationToken cancellationToken)
    {
        var maker = await MakerAsync(dossier, document, facts, cancellationToken);
        var after = (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read().AfterSupplement;
        return new(
            new Form02Data
            {
                Head = maker.Head,
                Unit = maker.Unit.Name,
                Dossier = FormDesk.SheetOf(dossier),
                Check = desk.CheckOf(document),
                Missing = [.. facts.Defects.Select(defect => new MissingPaper(defect.Name, defect.Reason))],
                Reason = facts.Reason.Length > 0 ? facts.Reason : null,
                AnswerBy = facts.AnswerBy,
                ClockRule = facts.BeforeAcceptance ? "Thời hạn giải quyết được tính từ khi hồ sơ đầy đủ, hợp lệ và được tiếp nhận."
                    : after.Clock == SupplementClock.Continue ? $"Khi hồ sơ đầy đủ, thời hạn giải quyết được tính tiếp ({after.Citation})."
                    : "Khi hồ sơ đầy đủ, thời hạn giải quyết được tính lại từ đầu.",
                GuidingOfficer = facts.Officer,
                GuidingPhone = maker.Unit.Phone ?? maker.Parent?.Phone,
            },
            maker,
            facts.Officer);
    }

    private async Task<IssuedForm> RefusalAsync(Dossier dossier, DossierDocument document, RefusalFacts facts, CancellationToken cancellationToken)
    {
        var maker = await MakerAsync(dossier, document, facts, cancellationToken);
        return new(
            new Form03Data
            {
                Head = maker.Head,
                Unit = maker.Unit.Name,
                Dossier = FormDesk.SheetOf(dossier),
                Check = desk.CheckOf(document),
                Reason = facts.Reason,
                LegalBasis = facts.LegalBasis,
                ReceivingOfficer = facts.Officer,
            },
            maker,
            facts.Officer);
    }

    private async Task<IssuedForm> StopAsync(Dossier dossier, DossierDocument document, StopFacts facts, CancellationToken cancellationToken)
    {
        var maker = await MakerAsync(dossier, document, facts, cancellationToken);
        return new(
            new Form05Data
            {
                Head = maker.Head,
                Unit = maker.Unit.Name,
                Announcer = maker.Answerable.Name,
                Dossier = FormDesk.SheetOf(dossier),
                Check = desk.CheckOf(document),
                ReceivedAt = facts.ReceivedAt,
                StoppedAt = facts.StoppedAt,
                Reason = facts.Reason,
                LegalBasis = facts.LegalBasis,
                Recipients = await RecipientsAsync(dossier, cancellationToken),
                Signing = await BlockAsync(maker, facts, facts.Title, document.IssuedAt.LocalDay(), cancellationToken),
            },
            maker,
            facts.Officer);
    }

    private async Task<IssuedForm> ApologyAsync(Dossier dossier, DossierDocument document, ApologyFacts facts, CancellationToken cancellationToken)
    {
        var maker = await MakerAsync(dossier, document, facts, cancellationToken);
        return new(
            new Form04Data
            {
                Head = maker.Head,
                Unit = maker.Unit.Name,
                Announcer = maker.Answerable.Name,
                Dossier = FormDesk.SheetOf(dossier),
                Check = desk.CheckOf(document),
                ReceivedAt = facts.ReceivedAt,
                DueAt = facts.DueAt,
                NewDueAt = facts.NewDueAt,
                LateUnit = facts.LateUnit,
                Reason = facts.Reason,
                Recipients = await RecipientsAsync(dossier, cancellationToken),
                Signing = await BlockAsync(maker, facts, facts.Title, document.IssuedAt.LocalDay(), cancellationToken),
            },
            maker,
            facts.Officer);
    }

    private async Task<IssuedForm> DeemedAsync(Dossier dossier, DossierDocument document, DeemedFacts facts, CancellationToken cancellationToken)
    {
        var maker = await MakerAsync(dossier, document, facts, cancellationToken);
        return new(
            new DeemedData
            {
                Head = maker.Head,
                Unit = maker.Unit.Name,
                Announcer = maker.Answerable.Name,
                Dossier = FormDesk.SheetOf(dossier),
                Check = desk.CheckOf(document),
                ReceivedAt = facts.ReceivedAt,
                DueAt = facts.DueAt,
                LegalBasis = facts.LegalBasis,
                Recipients = await RecipientsAsync(dossier, cancellationToken),
                Signing = await BlockAsync(maker, facts, "", document.IssuedAt.LocalDay(), cancellationToken),
            },
            maker,
            facts.Officer);
    }

    private async Task<IReadOnlyList<string>> RecipientsAsync(Dossier dossier, CancellationToken cancellationToken) =>
        ["Như trên", await db.Set<Agency>().Where(agency => agency.Id == dossier.ReceivingAgencyId).Select(agency => agency.Name).FirstAsync(cancellationToken), "Lưu: hồ sơ"];

    /// <summary>What the system says by itself it says for the agency whose time ran: the competent one, before acceptance the centre.</summary>
    private Task<FormMaker> MakerAsync(Dossier dossier, DossierDocument document, DocumentFacts facts, CancellationToken cancellationToken) =>
        desk.MakerAsync(facts.PositionId, AgencyOf(dossier), document.IssuedAt.LocalDay(), cancellationToken);

    internal static Guid AgencyOf(Dossier dossier) => dossier.AcceptedAt is null ? dossier.ReceivingAgencyId : dossier.CompetentAgencyId;

    /// <summary>One who signs documents does so in the form of the post; a specialist under the bare title.</summary>
    private async Task<SigningBlock> BlockAsync(FormMaker maker, DocumentFacts facts, string title, DateOnly day, CancellationToken cancellationToken)
    {
        // Nobody's post: the agency itself, whose signature goes on it.
        var bare = new SigningBlock([(title.Length > 0 ? title : maker.Answerable.Name).ToUpper(VietnameseText.Culture)], facts.Officer);
        if (maker.Position is not { SigningForm: not null } position)
        {
            return bare;
        }

        var head = await book.HeadTitleAsync(db, maker.Unit.Id, cancellationToken);
        var block = ResultPaper.Block(new ResultSigner(Post.Of(position), facts.Officer, maker.Unit, maker.Parent?.Name, maker.Head.Place, head), day);
        return block.Ok ? block.Value : bare;
    }
}
