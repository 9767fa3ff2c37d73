using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>A dossier to be filed.</summary>
/// <param name="Procedure">Code of the procedure; its version in force today is filed.</param>
/// <param name="ReceivingAgency">Code of the public service centre that takes it.</param>
/// <param name="Applicant">Owner of the case.</param>
/// <param name="Answers">Answers to the procedure's form, by the keys of its fields.</param>
/// <param name="Submitter">Who hands it in; the owner when left out.</param>
/// <param name="Attachments">Papers, each for a component of the procedure; their files were sent to POST /files before.</param>
/// <param name="Channel">online: by the applicant in the other system, or with an officer's help. counter or post: taken by an officer on paper, accepted and sent on in one go.</param>
/// <param name="Commune">Code of the commune that decides, where neither the answers nor the centre say.</param>
/// <param name="FormOnPaper">The law's form was handed in on paper: the answers may stay empty. Not online.</param>
/// <param name="Note">For the office; only at the counter.</param>
/// <param name="Officer">User name of the officer who files for the applicant; left out, the applicant files.</param>
public sealed record DossierFiling(
    [property: MaxLength(40)] string Procedure,
    [property: MaxLength(35)] string ReceivingAgency,
    ApplicantBody Applicant,
    JsonObject? Answers = null,
    [property: MaxLength(200)] string? Submitter = null,
    [property: MaxLength(200)] IReadOnlyList<AttachmentBody>? Attachments = null,
    Channel Channel = Channel.Online,
    [property: MaxLength(5)] string? Commune = null,
    bool FormOnPaper = false,
    [property: MaxLength(4000)] string? Note = null,
    [property: MaxLength(100)] string? Officer = null);

/// <param name="IdNumber">12 digits of the citizen number, 9 of the old card, or the tax number of an enterprise.</param>
public sealed record ApplicantBody(
    PartyKind Kind,
    [property: MaxLength(200)] string Name,
    [property: MaxLength(20)] string IdNumber,
    [property: MaxLength(500)] string? Address = null,
    [property: MaxLength(20)] string? Phone = null,
    [property: MaxLength(200)] string? Email = null);

/// <summary>A paper.</summary>
/// <param name="Component">Key of the component in the procedure.</param>
/// <param name="Name">Name of the file as the applicant knows it.</param>
/// <param name="Size">Bytes; told when it is not so.</param>
/// <param name="Sha256">Of a file this key has sent. Left out for a paper that stays on paper, at the counter.</param>
/// <param name="Form">electronic, or what was handed in on paper.</param>
/// <param name="Sets">How many of it, on paper.</param>
public sealed record AttachmentBody(
    [property: MaxLength(60)] string Component,
    [property: MaxLength(500)] string? Name = null,
    [property: Range(0, long.MaxValue)] long? Size = null,
    [property: MaxLength(64)] string? Sha256 = null,
    PaperForm Form = PaperForm.Electronic,
    [property: Range(1, 99)] int Sets = 1);

/// <summary>A dossier was filed.</summary>
/// <param name="AnswerDueAt">When "accepted" or "fix this" is due.</param>
/// <param name="Seq">Number of its last act; its ETag.</param>
/// <param name="Self">Where it is read.</param>
/// <param name="Acts">Where its acts are read.</param>
public sealed record DossierFiled(string Code, DossierState State, DateTimeOffset SubmittedAt, DateTimeOffset AnswerDueAt, int Seq, string Self, string Acts);

/// <summary>A file that was sent and may be named in dossiers.</summary>
public sealed record FileSent(string Sha256, long Size, string Type);
