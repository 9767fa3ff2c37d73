using HaiCap.Core.Authority;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Dossiers.Results;

/// <summary>Where people reach this site from outside; printed in QR codes.</summary>
public sealed record PublicAddress(string Base)
{
    public string CheckPage(string checkCode) => $"{Base.TrimEnd('/')}/kiem-tra/{checkCode}";

    public string TrackPage(string dossierCode) => $"{Base.TrimEnd('/')}/tra-cuu?ma={dossierCode}";
}

/// <summary>An agency as its papers name it.</summary>
public sealed record ResultIssuer(Agency Agency, string? ParentName, string Place, string? HeadTitle)
{
    /// <summary>Its name under a letterhead: «Sở Khoa học và Công nghệ».</summary>
    public string OwnName => LetterHead.Of(ParentName, Agency.Name, null, Place, default).Issuer;
}

/// <summary>Who signs what in whose name, read from the organisation of today.</summary>
/// <param name="Own">The signer's agency.</param>
public sealed record ResultSigner(Post Position, string OfficerName, ResultIssuer Own)
{
    /// <summary>Whose letterhead, number and seal the paper bears: the signer's agency, or the one that authorises.</summary>
    public ResultIssuer Issuer { get; init; } = Own;

    public bool IsForAnother => Issuer.Agency.Id != Own.Agency.Id;

    /// <summary>On another agency's paper the title says of which agency: «Giám đốc Sở Khoa học và Công nghệ».</summary>
    public string Title => IsForAnother ? $"{Position.Title} {Own.OwnName}" : Position.Title;
}

/// <summary>Makes the paper of a result from its draft, in the format of decree 30/2020.</summary>
public sealed class ResultPaper(HaiCapDb db, GrantBook book, UnitDirectory units, PublicAddress address)
{
    public async Task<ResultSigner?> SignerAsync(Guid officerId, Guid positionId, Guid agencyId, DateOnly day, CancellationToken cancellationToken)
    {
        return await book.OfficerAsync(db, officerId, cancellationToken) is { } officer
            && officer.Posts.FirstOrDefault(row => row.PositionId == positionId) is { } post
            && (await book.AgenciesAsync(db, cancellationToken)).Find(agencyId) is { } agency
            ? new ResultSigner(post, officer.Name, await IssuerAsync(agency, day, cancellationToken))
            : null;
    }

    /// <summary>The signer by the authority found: what is signed by authorisation is a paper of the agency that authorises.</summary>
    public async Task<ResultSigner> WithAsync(ResultSigner signer, SigningRight right, DateOnly day, CancellationToken cancellationToken) =>
        right.Issuer.Id == signer.Own.Agency.Id ? signer : signer with { Issuer = await IssuerAsync(right.Issuer, day, cancellationToken) };

    public async Task<ResultIssuer> IssuerAsync(Agency agency, DateOnly day, CancellationToken cancellationToken)
    {
        var parent = agency.Kind is AgencyKind.CommuneCommittee or AgencyKind.ProvincialCommittee ? null
            : (await book.AgenciesAsync(db, cancellationToken)).Find(agency.ParentId)?.Name;
        var place = (await units.GetAsync(cancellationToken)).Find(agency.UnitCode, day)?.Name ?? "";
        return new ResultIssuer(agency, parent, place, await book.HeadTitleAsync(db, agency.Id, cancellationToken));
    }

    public static Outcome<SigningBlock> Block(ResultSigner signer, DateOnly day)
    {
        var form = signer.Position.SigningForm ?? SigningForm.Head;

        // Procedures are in the chairman's own competence: TM. stands only over a post that signs for the collective.
        var committee = form == SigningForm.OnBehalf ? "Ủy ban nhân dân" : null;
        return SigningBlock.Compose(
            new Signer(signer.OfficerName, signer.Position.Title, form, form == SigningForm.Deputy ? signer.Own.HeadTitle : null, committee, signer.Own.HeadTitle),
            day);
    }

    /// <summary>By the authority found: who signs for whom is said by it, not by the post.</summary>
    public static Outcome<SigningBlock> Block(ResultSigner signer, SigningRight right, DateOnly day)
    {
        var how = right.As;
        var committee = how.Form == SigningForm.OnBehalf || how.Collective ? "Ủy ban nhân dân" : null;

        // Under the letterhead of whoever authorises, their title alone says who: «TUQ. CHỦ TỊCH».
        var principal = signer.IsForAnother ? signer.Issuer.HeadTitle ?? how.Principal : how.Principal ?? signer.Own.HeadTitle;
        return SigningBlock.Compose(
            new Signer(signer.OfficerName, signer.Title, how.Form, how.ForHead ? signer.Own.HeadTitle : null, committee, principal, how.From, how.To), day);
    }

    /// <param name="right">What the signer's authority rests on: cited over the decision.</param>
    public ResultData Data(OpenedDossier opened, DossierDocument document, ResultDraft draft, ResultSigner signer, SigningBlock block, string? number, DateOnly day, SigningRight? right = null)
    {
        var dossier = opened.Dossier;
        var result = opened.Procedure.Result;
        var issuer = signer.Issuer;
        var kind = draft.Grants ? KindOf(result.Symbol) : ResultKind.Notice;
        var decision = kind == ResultKind.Decision;
        var facts = kind == ResultKind.Notice ? [] : ResultDraft.Lines(draft.Facts).Select((line, i) => Fact(line, i == 0)).ToList();
        if (draft.ValidTo is { } until && !decision)
        {
            facts.Add(new LetterFact("Có giá trị đến hết ngày", $"{until:dd/MM/yyyy}"));
        }

        return new ResultData
        {
            Kind = kind,
            Head = LetterHead.Of(issuer.ParentName, issuer.Agency.Name, number, issuer.Place, day),
            TypeName = draft.Grants ? result.Title : "Thông báo",
            Subject = draft.Subject,
            Authority = decision || kind == ResultKind.Licence ? $"{issuer.HeadTitle ?? signer.Position.Title} {issuer.Agency.Name}" : null,
            Addressee = kind == ResultKind.Notice ? dossier.ApplicantName : null,
            Bases = decision || kind == ResultKind.Licence ? [.. Grounds(opened.Procedure, right), $"Xét hồ sơ số {dossier.Code} của {dossier.ApplicantName}"] : [],
            ProposedBy = decision ? "đơn vị thẩm định hồ sơ" : null,
            Granted = kind switch { ResultKind.Licence => "Cấp phép cho", ResultKind.Confirmation => $"{issuer.Agency.Name} xác nhận", ResultKind.Certificate => $"{issuer.Agency.Name} chứng nhận", _ => null },
            Facts = decision ? [] : facts,
            Paragraphs = ResultDraft.Lines(draft.Body),
            Recipients = [decision ? "Như điều khoản thi hành" : dossier.ApplicantName, "Nơi tiếp nhận hồ sơ", "Lưu: VT"],
            Signing = block,
            DossierCode = dossier.Code,
            Check = QrPicture.For(address.CheckPage(document.CheckCode)),
        };
    }

    /// <summary>What the number and the template follow from the letters of the published result type.</summary>
    public static ResultKind KindOf(string symbol) => symbol switch
    {
        "GP" => ResultKind.Licence,
        "GXN" or "XN" => ResultKind.Confirmation,
        "GCN" or "CC" or "CN" => ResultKind.Certificate,
        "QĐ" => ResultKind.Decision,
        _ => ResultKind.Notice,
    };

    /// <summary>What the specialist starts from: the applicant and the answers that identify the thing.</summary>
    public static ResultDraft Suggest(Dossier dossier, ProcedureDefinition procedure, IEnumerable<PrintedSection> answers, DateOnly today)
    {
        var rows = answers.SelectMany(section => section.Rows).ToList();
        var single = rows.Where(row => row.Items.Count == 0).Select(row => (row.Label, row.Value));
        var facts = new[] { ("Tên tổ chức, cá nhân", dossier.ApplicantName), ("Địa chỉ", dossier.ApplicantAddress ?? "") }
            .Concat(single).Where(fact => fact.Item2.Length > 0).DistinctBy(fact => fact.Item2, StringComparer.OrdinalIgnoreCase).Take(12)
            // What is confirmed or licensed is often the items of a group: each machine on a line of its own.
            .Concat(rows.SelectMany(row => row.Items).Select(item => (item.Title, string.Join("; ", item.Rows.Select(row => $"{row.Label}: {row.Value}")))));
        return new ResultDraft(
            Grants: true,
            dossier.ProcedureName,
            string.Join('\n', facts.Select(fact => $"{fact.Item1}: {fact.Item2.ReplaceLineEndings(" ")}")),
            "",
            procedure.Result.ValidMonths is { } months ? today.AddMonths(months).AddDays(-1) : null);
    }

    private static LetterFact Fact(string line, bool strong)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? new LetterFact(line[..colon].Trim(), line[(colon + 1)..].Trim(), strong) : new LetterFact("", line, strong);
    }

    /// <summary>The procedure's law, then the instruments by which the signer decides, each once.</summary>
    private static IEnumerable<string> Grounds(ProcedureDefinition procedure, SigningRight? right)
    {
        var law = procedure.LegalBasis.Select(basis => Grounds(basis.Text)).ToList();
        var named = (right?.Authority.Chain ?? []).Where(link => link.GrantId is not null)
            .Where(link => !law.Exists(text => link.Article is null && text.Contains(link.Number, StringComparison.OrdinalIgnoreCase)));
        return law.Concat(named.Select(link => Grounds(link.Cited)).Distinct(StringComparer.Ordinal));
    }

    private static string Grounds(string text) => text.StartsWith("Căn cứ", StringComparison.OrdinalIgnoreCase) ? text : $"Căn cứ {text}";
}
