using HaiCap.Core;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>What a procedure is, for whom, who decides and by which law, as typed.</summary>
public sealed class InfoForm
{
    /// <summary>Chosen in place of an agency: the commune committee of a place the form asks for.</summary>
    public const string Commune = "xa";

    public string? Name { get; set; }

    public string? NameEn { get; set; }

    public string? Field { get; set; }

    public ProcedureLevel Level { get; set; } = ProcedureLevel.Province;

    public ServiceLevel ServiceLevel { get; set; }

    public string? Summary { get; set; }

    public string? WhoMayApply { get; set; }

    public string? FileAt { get; set; }

    public bool NonTerritorial { get; set; }

    public Place CompetentAgency { get; set; } = new();

    public Place DecidedBy { get; set; } = new();

    public ResultBoxes Result { get; set; } = new();

    public List<LawRow> LegalBasis { get; set; } = [];

    /// <summary>One on each line, as are tags and codes.</summary>
    public string? Keywords { get; set; }

    public List<LifeEvent> LifeEvents { get; set; } = [];

    public List<Audience> Audiences { get; set; } = [];

    public string? Tags { get; set; }

    public string? OtherCodes { get; set; }

    public bool CodeConfirmed { get; set; }

    /// <summary>An agency of the organisation, and what the law says about it in words.</summary>
    public sealed class Place
    {
        public string? Text { get; set; }

        /// <summary>An agency's code, or <see cref="Commune"/>.</summary>
        public string? AgencyCode { get; set; }

        public string? DivisionCode { get; set; }

        public string? PlaceField { get; set; }

        public string? PlaceRule { get; set; }

        public bool ByAuthorisation { get; set; }

        public bool Confirmed { get; set; }
    }

    public sealed class ResultBoxes
    {
        public string? Symbol { get; set; }

        public string? Title { get; set; }

        public string? ValidMonths { get; set; }

        public string? Validity { get; set; }

        public bool Confirmed { get; set; }
    }

    public sealed class LawRow
    {
        public string? Text { get; set; }

        public bool Confirmed { get; set; }
    }

    public static InfoForm Of(ProcedureRecipe recipe)
    {
        var d = recipe.Definition;
        return new()
        {
            Name = recipe.Name,
            NameEn = d.NameEn,
            Field = recipe.Field,
            Level = recipe.Level,
            ServiceLevel = recipe.ServiceLevel,
            Summary = d.Summary,
            WhoMayApply = d.WhoMayApply,
            FileAt = d.FileAt,
            NonTerritorial = d.NonTerritorial,
            CompetentAgency = new()
            {
                Text = d.CompetentAgency.Text,
                AgencyCode = d.CompetentAgency.Kind == CompetentKind.CommuneCommittee ? Commune : d.CompetentAgency.AgencyCode,
                DivisionCode = d.CompetentAgency.DivisionCode,
                PlaceField = d.CompetentAgency.PlaceField,
                PlaceRule = d.CompetentAgency.PlaceRule,
                Confirmed = d.CompetentAgency.Confirmed,
            },
            DecidedBy = new()
            {
                Text = d.DecidedBy.Text,
                AgencyCode = d.DecidedBy.Kind == CompetentKind.CommuneCommittee ? Commune : d.DecidedBy.AgencyCode,
                ByAuthorisation = d.DecidedBy.ByAuthorisation,
                Confirmed = d.DecidedBy.Confirmed,
            },
            Result = new()
            {
                Symbol = d.Result.Symbol, Title = d.Result.Title, ValidMonths = d.Result.ValidMonths is { } months ? Number(months) : null, Validity = d.Result.Validity, Confirmed = d.Result.Confirmed,
            },
            LegalBasis = [.. d.LegalBasis.Select(law => new LawRow { Text = law.Text, Confirmed = law.Confirmed })],
            Keywords = string.Join('\n', d.Keywords),
            LifeEvents = [.. d.LifeEvents],
            Audiences = [.. d.Audiences],
            Tags = string.Join('\n', d.Tags ?? []),
            OtherCodes = string.Join('\n', d.OtherCodes.Select(code => code.Value)),
            CodeConfirmed = d.CodeConfirmed,
        };
    }

    /// <summary>The recipe with what was typed; what cannot be read is told by <paramref name="fault"/> with its box.</summary>
    public ProcedureRecipe Apply(ProcedureRecipe recipe, DraftAgencies agencies, Action<string, string> fault)
    {
        var d = recipe.Definition;
        if (Text(Name) is not { Length: <= 500 } name)
        {
            fault("Form.Name", T("Nhập tên thủ tục, không quá 500 ký tự.", "Enter the name, at most 500 characters."));
            name = recipe.Name;
        }

        if (Text(Field) is not { Length: <= 200 } field)
        {
            fault("Form.Field", T("Nhập lĩnh vực, không quá 200 ký tự.", "Enter the field, at most 200 characters."));
            field = recipe.Field;
        }

        var agency = Agency(CompetentAgency.AgencyCode, "Form.CompetentAgency.AgencyCode", agencies, fault);
        var division = Text(CompetentAgency.DivisionCode);
        if (division is not null && !agencies.IsDivisionOf(division, agency.Code))
        {
            fault("Form.CompetentAgency.DivisionCode", T("Phòng được chọn không thuộc cơ quan giải quyết.", "The division is not one of the competent agency's."));
        }

        if (Text(CompetentAgency.PlaceField) is { } place && d.Form.Field(place)?.Kind != FormFieldKind.Place)
        {
            fault("Form.CompetentAgency.PlaceField", T("Chọn một ô địa chỉ của tờ khai.", "Choose an address question of the form."));
        }

        var decider = Agency(DecidedBy.AgencyCode, "Form.DecidedBy.AgencyCode", agencies, fault);
        int? months = null;
        if (Text(Result.ValidMonths) is { } typed)
        {
            months = LimitRow.Number(typed) is { } number and >= 1 and <= 1200 && number == decimal.Truncate(number) ? (int)number : null;
            if (months is null)
            {
                fault("Form.Result.ValidMonths", T("Ghi số tháng, từ 1 đến 1.200.", "Enter a number of months, from 1 to 1.200."));
            }
        }

        var codes = new List<ProcedureCode>();
        foreach (var line in Lines(OtherCodes))
        {
            if (ProcedureCode.TryParse(line, out var code))
            {
                codes.Add(code);
            }
            else
            {
                fault("Form.OtherCodes", T($"“{line}” không phải là mã thủ tục.", $"“{line}” is not a procedure code."));
            }
        }

        var tags = Lines(Tags);
        return recipe with
        {
            Name = name,
            Field = field,
            Level = Level,
            ServiceLevel = ServiceLevel,
            Definition = d with
            {
                NameEn = Text(NameEn),
                Summary = Text(Summary) ?? "",
                WhoMayApply = Text(WhoMayApply) ?? "",
                FileAt = Text(FileAt) ?? "",
                NonTerritorial = NonTerritorial,
                CompetentAgency = new(agency.Kind, Text(CompetentAgency.Text) ?? "", agency.Code, division, Text(CompetentAgency.PlaceField), Text(CompetentAgency.PlaceRule), CompetentAgency.Confirmed),
                DecidedBy = new(Text(DecidedBy.Text) ?? "", decider.Kind, decider.Code, DecidedBy.ByAuthorisation, DecidedBy.Confirmed),
                Result = new(Text(Result.Symbol) ?? "", Text(Result.Title) ?? "", months, Text(Result.Validity), Result.Confirmed),
                LegalBasis = [.. LegalBasis.Where(law => Text(law.Text) is not null).Select(law => new LegalReference(Text(law.Text)!, law.Confirmed))],
                Keywords = Lines(Keywords),
                LifeEvents = [.. LifeEvents.Where(Enum.IsDefined).Distinct()],
                Audiences = [.. Audiences.Where(Enum.IsDefined).Distinct()],
                Tags = tags.Count == 0 ? null : tags,
                OtherCodes = codes,
                CodeConfirmed = CodeConfirmed,
            },
        };
    }

    /// <summary>Nothing chosen is kept as a department yet to be named: the checks ask for it before publication.</summary>
    private static (CompetentKind Kind, string? Code) Agency(string? chosen, string where, DraftAgencies agencies, Action<string, string> fault)
    {
        if (Text(chosen) is not { } code)
        {
            return (CompetentKind.Department, null);
        }

        if (code == Commune)
        {
            return (CompetentKind.CommuneCommittee, null);
        }

        if (agencies.KindOf(code) is { } kind)
        {
            return (kind, code);
        }

        fault(where, T("Chọn lại cơ quan trong danh sách.", "Choose the agency again."));
        return (CompetentKind.Department, null);
    }

    internal static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : VietnameseText.Nfc(typed.Trim());

    private static List<string> Lines(string? typed) => [.. (typed ?? "").Split('\n', '\r').Select(Text).OfType<string>().Distinct(StringComparer.Ordinal).Take(200)];
}
