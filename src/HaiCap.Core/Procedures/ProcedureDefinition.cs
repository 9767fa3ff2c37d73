using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Procedures;

/// <summary>
/// What one publication of a procedure fixes. Law is data: kept as JSON in <see cref="ProcedureVersion.Definition"/>.
/// Values that carry <c>Confirmed = false</c> are known practice, shown as sample until the province publishes its own.
/// </summary>
public sealed record ProcedureDefinition
{
    public required string Summary { get; init; }

    /// <summary>The short name citizens know it by, in English.</summary>
    public string? NameEn { get; init; }

    public required string WhoMayApply { get; init; }

    public IReadOnlyList<DossierComponent> Components { get; init; } = [];

    public IReadOnlyList<Fee> Fees { get; init; } = [];

    /// <summary>Stages in turn, in the order the clock meets them, with their alternatives; most procedures have one row.</summary>
    public IReadOnlyList<TimeLimit> TimeLimits { get; init; } = [];

    /// <summary>The shorter limit the province sets itself beside the legal one, told in the same way; null where it sets none.</summary>
    public IReadOnlyList<TimeLimit>? InternalLimits { get; init; }

    /// <summary>Same-day work taken later is due the next working day; null: as the agency's calendar says.</summary>
    public TimeOnly? SameDayCutOff { get; init; }

    public AfterSupplement AfterSupplement { get; init; } = new(SupplementClock.Restart, Citation: null);

    /// <summary>Null: the case is closed, as decree 118/2025, article 19.5 has it.</summary>
    public SupplementEnd? SupplementEnd { get; init; }

    /// <summary>Null: silence grants nothing.</summary>
    public Deemed? Deemed { get; init; }

    /// <summary>Null: the clock runs on while another unit is asked.</summary>
    public ConsultationStops? ConsultationStops { get; init; }

    public IReadOnlyList<ProcessStep> Steps { get; init; } = [];

    public required CompetentAgencyRule CompetentAgency { get; init; }

    public required Decider DecidedBy { get; init; }

    public required ResultDocument Result { get; init; }

    public IReadOnlyList<LegalReference> LegalBasis { get; init; } = [];

    /// <summary>Where to file, as a sentence for the citizen.</summary>
    public required string FileAt { get; init; }

    /// <summary>Phi địa giới: where the applicant lives does not matter.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NonTerritorial { get; init; }

    public required FormDefinition Form { get; init; }

    /// <summary>Lay words people search by ("chụp phim", "máy soi").</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<LifeEvent> LifeEvents { get; init; } = [];

    /// <summary>For whom it is, as people choose; <see cref="WhoMayApply"/> says who exactly.</summary>
    public IReadOnlyList<Audience> Audiences { get; init; } = [];

    /// <summary>Groups an instrument may name when it moves competence; null: none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Other codes the same filing is published under; each finds this procedure.</summary>
    public IReadOnlyList<ProcedureCode> OtherCodes { get; init; } = [];

    /// <summary>The code was seen in a published source; otherwise it is shown as to be confirmed.</summary>
    public bool CodeConfirmed { get; init; }

    /// <summary>Order among the most used ones until statistics can say; 0 is never shown there.</summary>
    public int Popularity { get; init; }

    /// <summary>The components this applicant must hand in, given the answers.</summary>
    public IEnumerable<DossierComponent> RequiredComponents(FormAnswers answers) =>
        Components.Where(c => c.IsRequired(answers));

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static ProcedureDefinition FromJson(string json) =>
        JsonSerializer.Deserialize<ProcedureDefinition>(json, Json) ?? throw new JsonException("An empty procedure definition.");

    /// <summary>One shape for the column and the YAML files; an unknown key is a spelling fault and is refused.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
    };
}

public enum Audience
{
    /// <summary>Công dân, hộ gia đình.</summary>
    Citizen,

    /// <summary>Doanh nghiệp, hộ kinh doanh, hợp tác xã.</summary>
    Business,

    /// <summary>Cơ quan, tổ chức khác.</summary>
    Organization,

    /// <summary>Người và tổ chức nước ngoài.</summary>
    Foreigner,
}

public enum LifeEvent
{
    HavingAChild,
    Marrying,
    StartingABusiness,
    RunningAClinic,
    GoingToSea,
    ImportingGoods,
    ProtectingAnIdea,
    DoingResearch,
    CertifyingPapers,
}
