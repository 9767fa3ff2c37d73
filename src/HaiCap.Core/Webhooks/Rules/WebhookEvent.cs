using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Results;

namespace HaiCap.Core.Webhooks.Rules;

/// <summary>An act as a CloudEvents 1.0 event in structured JSON. The same act gives the same bytes at every try.</summary>
public static class WebhookEvent
{
    public const string ContentType = "application/cloudevents+json";

    /// <summary>
    /// The members of acts that leave the house; a new one stays inside until it is named here (a test asks). Left out on purpose: who the citizen is,
    /// to whom a result was handed, what files are called, reasons in free text, and the digest of what the applicant wrote.
    /// </summary>
    public static readonly FrozenSet<string> Told = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "AgencyId", "Amount", "Assisted", "AtApplicantsRequest", "Before", "BeforeAcceptance", "Cause", "Channel", "Checked", "Citation", "Code", "CompetentAgencyId", "Component", "Components",
        "Consultation", "ConsultationId", "Days", "DecidedOn", "DecisionNumber", "DefinitionSha256", "DivisionId", "DocumentId", "DraftDigest", "DueAt", "Files", "FileHash", "From", "FromOfficer", "FromStep", "Grants", "Hash", "Hours", "How",
        "IsSample", "Kind", "LegalBasis", "Moved", "Name", "Notice", "Number", "OfficerId", "OfficerName", "Parent", "ProcedureCode", "ProcedureVersionId", "Promises", "Purpose", "ReceivingAgencyId", "ReceptionDueAt", "RecountId", "SameDayCutOff",
        "StepBefore", "StepDueAt", "Window", "Clock", "Rung", "Ends", "Late", "LateMinutes", "LateUnit", "NewDueAt", "RequestId", "LastDay", "Outcome",
        "Article", "Articles", "Changes", "InForceFrom", "InstrumentId", "Issuer", "Link", "MayPassOn", "ParentId", "PositionId", "Quote", "Replaces", "Revoked", "SignedOn", "Terms",
        "Begins", "EndsAt", "PlaceCode", "Places", "ProgrammeId", "StartsAt", "StopId", "Venue", "DueOn", "HowMany", "Subject",
        "Addressee", "AnswerId", "DifficultyId", "Field", "KeptOn", "PlannedFor", "Severity",
        "Added", "Changed", "Kept", "Origin", "Rows", "Unchanged", "ValidTo", "Vanished",
        "Title", "ToName", "ToOfficer", "ToStep", "ToUnit", "UnitCode", "UnitId", "UnitName", "ValidFrom", "Version", "VersionId", "Year",
        "After", "State", "Step", "Unit", "Officer", "PlanId", "FromUnit", "Consultations", "Successors", "Codes", "AgencyCode",
        "FromVersionId", "FromNumber", "ToVersionId", "ToNumber", "DueBefore", "StepDueBefore", "MoveId",
        "AcceptedAt", "OriginalDueAt", "Provisional", "Stopped", "DecidedAt", "Timeliness", "ReturnedAt");

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Who the act is, the world over: also the webhook-id, the same at every try.</summary>
    public static string IdOf(string provinceCode, string subject, int seq) => string.Create(CultureInfo.InvariantCulture, $"{provinceCode}/{subject}/{seq}");

    /// <param name="about">The dossier's code; for other subjects the subject itself.</param>
    public static byte[] Of(Act act, string about, PublicAddress source)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, Writing);
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", IdOf(act.ProvinceCode, act.Subject, act.Seq));
        json.WriteString("source", source.Base);
        json.WriteString("type", $"vn.haicap.{act.Name}");
        json.WriteString("subject", about);
        json.WriteString("time", act.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("datacontenttype", "application/json");

        // The sequence extension: within the subject, and a string that sorts as the numbers do.
        json.WriteString("sequence", act.Seq.ToString("D10", CultureInfo.InvariantCulture));
        json.WritePropertyName("data");
        using var data = JsonDocument.Parse(act.Data);
        Write(json, data.RootElement, inFile: false);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, bool inFile)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject().Where(member => Told.Contains(member.Name) && !(inFile && member.NameEquals("name"))))
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value, inFile || member.NameEquals("files"));
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item, inFile);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
