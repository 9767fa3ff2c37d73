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
    public Task<IssuedForm?> MakeAsync(Dossier dossier, DossierDocument document, CancellationToken cancellationToken)
    {
        return document.Kind switch
        {
            DocumentKind.Receipt => FormAsync<ReceiptFacts>((facts, _, head) => ReceiptAsync(dossier, facts, head, cancellationToken)),
            DocumentKind.SupplementRequest => FormAsync<SupplementFacts>((facts, maker, head) => SupplementAsync(dossier, facts, maker, head, cancellationToken)),
            DocumentKind.Refusal => FormAsync<RefusalFacts>((facts, _, head) => Task.FromResult<DossierForm>(
                new Form03Data(head) { Reason = facts.Reason, LegalBasis = facts.LegalBasis, ReceivingOfficer = facts.Officer })),
            DocumentKind.StopNotice => SignedAsync<StopFacts>(facts => facts.Title, (facts, head, end) => new Form05Data(head, end)
            {
                ReceivedAt = facts.ReceivedAt,
                StoppedAt = facts.StoppedAt,
                Reason = facts.Reason,
                LegalBasis = facts.LegalBasis,
            }),
            DocumentKind.Apology => SignedAsync<ApologyFacts>(facts => facts.Title, (facts, head, end) => new Form04Data(head, end)
            {
                ReceivedAt = facts.ReceivedAt,
                DueAt = facts.DueAt,
                NewDueAt = facts.NewDueAt,
                LateUnit = facts.LateUnit,
                Reason = facts.Reason,
            }),
            DocumentKind.DeemedAcceptance => SignedAsync<DeemedFacts>(_ => "", (facts, head, end) => new DeemedData(head, end)
            {
                ReceivedAt = facts.ReceivedAt,
                DueAt = facts.DueAt,
                LegalBasis = facts.LegalBasis,
            }),
            _ => Task.FromResult<IssuedForm?>(null),
        };

        // What the system says by itself it says for the agency whose time ran: the competent one, before acceptance the centre.
        async Task<IssuedForm?> FormAsync<T>(Func<T, FormMaker, FormHead, Task<DossierForm>> fill)
            where T : DocumentFacts
        {
            var facts = Read<T>(document);
            var maker = await desk.MakerAsync(facts.PositionId, AgencyOf(dossier), document.IssuedAt.LocalDay(), cancellationToken);
            return new IssuedForm(await fill(facts, maker, FormDesk.HeadOf(maker, dossier, desk.CheckOf(document))), maker, facts.Officer);
        }

        Task<IssuedForm?> SignedAsync<T>(Func<T, string> title, Func<T, FormHead, FormEnd, DossierForm> fill)
            where T : DocumentFacts =>
            FormAsync<T>(async (facts, maker, head) => fill(facts, head, new FormEnd(
                maker.Answerable.Name, await RecipientsAsync(dossier, document.IssuedAt.LocalDay(), cancellationToken),
                await BlockAsync(maker, facts, title(facts), document.IssuedAt.LocalDay(), cancellationToken))));
    }

    internal static T Read<T>(DossierDocument document) => JsonSerializer.Deserialize<T>(document.Data, OpenedDossier.ClockJson)!;

    private async Task<DossierForm> ReceiptAsync(Dossier dossier, ReceiptFacts facts, FormHead head, CancellationToken cancellationToken)
    {
        var procedure = (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read();
        var papers = await db.Set<DossierPaper>().AsNoTracking()
            .Where(paper => paper.DossierId == dossier.Id && paper.AddedAt <= facts.ReceivedAt).OrderBy(paper => paper.Id).ToListAsync(cancellationToken);
        return new Form01Data(head)
        {
            Papers = PaperLines.Of(procedure, papers),
            Sets = facts.Sets,
            LegalTime = facts.LegalTime,
            ReceivedAt = facts.ReceivedAt,
            DueAt = facts.DueAt,
            DueIsProvisional = facts.Provisional,
            Basis = facts.Basis,
            ResultPlace = facts.ResultPlace,
            Fee = facts.Fee,
            FeePayment = facts.Fee > 0 ? "nộp khi có thông báo" : null,
            FiledOnlineAt = dossier is { Channel: Channel.Online, Assisted: false } ? dossier.SubmittedAt : null,
            ReceivingOfficer = facts.Officer,
        };
    }

    private async Task<DossierForm> SupplementAsync(Dossier dossier, SupplementFacts facts, FormMaker maker, FormHead head, CancellationToken cancellationToken)
    {
        var after = (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read().AfterSupplement;
        return new Form02Data(head)
        {
            Missing = [.. facts.Defects.Select(defect => new MissingPaper(defect.Name, defect.Reason))],
            Reason = facts.Reason.Length > 0 ? facts.Reason : null,
            AnswerBy = facts.OnPaper ?? facts.AnswerBy,
            ClockRule = facts.BeforeAcceptance ? "Thời hạn giải quyết được tính từ khi hồ sơ đầy đủ, hợp lệ và được tiếp nhận."
                : after.Clock == SupplementClock.Continue ? $"Khi hồ sơ đầy đủ, thời hạn giải quyết được tính tiếp ({after.Citation})."
                : "Khi hồ sơ đầy đủ, thời hạn giải quyết được tính lại từ đầu.",
            GuidingOfficer = facts.Officer,
            GuidingPhone = maker.Unit.Phone ?? maker.Parent?.Phone,
        };
    }

    private async Task<IReadOnlyList<string>> RecipientsAsync(Dossier dossier, DateOnly day, CancellationToken cancellationToken) =>
        ["Như trên", (await book.AgenciesAsync(db, cancellationToken)).On(dossier.ReceivingAgencyId, day)!.Name, "Lưu: hồ sơ"];

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
        var block = ResultPaper.Block(new ResultSigner(Post.Of(position), facts.Officer, new ResultIssuer(maker.Unit, maker.Parent?.Name, maker.Head.Place, head)), day);
        return block.Ok ? block.Value : bare;
    }
}
