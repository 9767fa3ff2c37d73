using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Core.Procedures.Steps;

namespace HaiCap.Core.Authority.Rules;

/// <summary>
/// Of a procedure that is to be published: in which communes nobody or several would decide it, and which steps nobody there could do. Pure.
/// A step needs somebody with its role in the unit it is done in; that the head's post is vacant somewhere is told and keeps nothing from being published, since
/// whoever is charged with it may sign the same day. Where nobody at all could sign, it blocks.
/// </summary>
public static class Performers
{
    /// <param name="roles">Who has which role in which agency on the day; several times is as good as once.</param>
    public static IReadOnlyList<ProcedureProblem> Problems(
        AuthorityRegister register, AgencyShelf agencies, ProcedureRecipe recipe, IEnumerable<(Guid Agency, Role Role)> roles, DateOnly day)
    {
        var definition = recipe.Definition;
        var facts = new ProcedureFacts(recipe.Code.Value, recipe.Name, recipe.Field, 0, DateOnly.MinValue, null, definition.Tags ?? [], definition.CompetentAgency);
        List<ProcedureProblem> found = [.. Conditions(register, facts, definition, day)];

        // Which agency is meant is asked for by the definition's own check.
        if (definition.CompetentAgency is { Kind: not CompetentKind.CommuneCommittee, AgencyCode: null })
        {
            return found;
        }

        var known = register.OriginalsOf(facts);
        List<At> places =
        [
            .. agencies.Of(AgencyKind.CommuneCommittee).Where(agency => agency.InForceOn(day))
                .OrderBy(agency => agency.ShortName, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))
                .Select(agency => new At(agency, Resolver.Resolve(register, agencies, facts, known, agency.UnitCode, day, answers: null))),
        ];
        found.AddRange(Competence(places));
        found.AddRange(new Staff(agencies, facts, definition, roles.ToHashSet(), day).Problems(places));
        return found;
    }

    private sealed record At(Agency Commune, Resolution Who);

    private static IEnumerable<ProcedureProblem> Competence(List<At> places)
    {
        if (places.FindAll(at => at.Who.Found == Found.None) is { Count: > 0 } gaps)
        {
            yield return Of(
                "CHK-201", ProcedurePart.Info, "CompetentAgency", gaps, places,
                "không có cơ quan nào có thẩm quyền giải quyết: sửa cơ quan giải quyết hoặc ghi thẩm quyền.", "nobody is competent: mend the agency, or record the competence.");
        }

        if (places.FindAll(at => at.Who.Found == Found.Several) is { Count: > 0 } overlaps)
        {
            yield return Of(
                "CHK-202", ProcedurePart.Info, "CompetentAgency", overlaps, places,
                "có nhiều cơ quan cùng có thẩm quyền giải quyết: chấm dứt một trong các căn cứ ở sổ thẩm quyền.", "several are competent: end one of the grants in the register.");
        }

        if (places.FindAll(at => at.Who.One is { Agency: null }) is { Count: > 0 } outside)
        {
            var who = outside[0].Who.One!.AgencyName;
            yield return Of(
                "CHK-203", ProcedurePart.Info, "CompetentAgency", outside, places,
                $"thẩm quyền là của {who}, không phải cơ quan của tỉnh: chỉ công bố để biết được.", $"{who} decides, which is no agency of the province: it can only be published for information.");
        }
    }

    /// <summary>Questions the register's grants ask of the answers, and which the form does not have: such a condition never holds.</summary>
    private static IEnumerable<ProcedureProblem> Conditions(AuthorityRegister register, ProcedureFacts facts, ProcedureDefinition definition, DateOnly day)
    {
        foreach (var grant in register.Grants.Where(grant => (grant.To is null || grant.To >= day) && grant.Terms.Covers(facts)))
        {
            // A grant for a whole field names questions that only some of its procedures ask.
            var own = grant.Terms.Codes.Contains(facts.Code, StringComparer.Ordinal);
            IEnumerable<string> asked = [.. grant.Terms.When?.References() ?? [], .. own ? grant.Terms.Places.SelectMany(Asked) : []];
            foreach (var field in asked.Distinct(StringComparer.Ordinal).Where(field => definition.Form.Field(field) is null))
            {
                yield return new(
                    "CHK-204", ProcedurePart.Form, "",
                    $"Thẩm quyền theo {grant.Instrument.Citation} có điều kiện dùng câu hỏi “{field}”, tờ khai không có câu hỏi đó.",
                    $"Competence by {grant.Instrument.Citation} depends on the question '{field}', which the form does not have.") { Blocks = own, IsOfAuthority = true };
            }
        }
    }

    private static IEnumerable<string> Asked(PlaceChoice choice) => (choice.When?.References() ?? []).Prepend(choice.Field);

    /// <summary>«12 xã, phường …», or the sentence alone where it is so in all of them.</summary>
    private static ProcedureProblem Of(string code, ProcedurePart part, string where, List<At> some, List<At> all, string vi, string en, string stepVi = "", string stepEn = "") => new(
        code, part, where,
        some.Count == all.Count ? $"{stepVi}Cả tỉnh {vi}" : $"{stepVi}{some.Count} xã, phường {vi}",
        some.Count == all.Count ? $"{stepEn}In the whole province {en}" : $"{stepEn}In {some.Count} communes {en}")
    {
        Units = some.Count == all.Count ? [] : [.. some.Select(at => at.Commune.ShortName)],
        IsOfAuthority = true,
    };

    private sealed class Staff(AgencyShelf agencies, ProcedureFacts facts, ProcedureDefinition definition, HashSet<(Guid Agency, Role Role)> roles, DateOnly day)
    {
        public IEnumerable<ProcedureProblem> Problems(List<At> places)
        {
            var decided = places.FindAll(at => at.Who.Agency is not null);
            if (decided.Count == 0)
            {
                yield break;
            }

            for (var i = 0; i < definition.Steps.Count; i++)
            {
                var (step, where) = (definition.Steps[i], $"Steps[{i}].Performer");
                var (vi, en) = ($"Bước {i + 1} ({step.Name}): ", $"Step {i + 1} ({step.Name}): ");
                var without = decided.FindAll(at => !CanDo(step, at));
                if (without.Count > 0 && decided.Select(at => at.Who.Agency!.Id).Distinct().Skip(1).Any())
                {
                    yield return Of("CHK-210", ProcedurePart.Steps, where, without, decided, "không có ai thực hiện được.", "nobody can perform it.", vi, en);
                }
                else if (without.Count > 0)
                {
                    var unit = UnitsOf(step, decided[0]).FirstOrDefault()?.ShortName;
                    yield return step.Tier == StepTier.CompetentDivision && facts.Rule.DivisionCode is null && !decided[0].Who.Agency!.IsCommunal
                        ? new(
                            "CHK-210", ProcedurePart.Info, "CompetentAgency.DivisionCode", $"{vi}{unit} không có ai thực hiện được, chưa chọn phòng thẩm định.",
                            $"{en}nobody of {unit} can perform it, no division that appraises is chosen.")
                        : new("CHK-210", ProcedurePart.Steps, where, $"{vi}{unit ?? "nơi làm bước này"} không có ai thực hiện được.", $"{en}nobody of {unit ?? "the unit"} can perform it.") { IsOfAuthority = true };
                }

                if (step.Acts.Contains(StepAct.Sign) && without.Count == 0 && decided.FindAll(at => at.Who.One!.Signer is null) is { Count: > 0 } vacant)
                {
                    yield return Of(
                        "CHK-211", ProcedurePart.Steps, where, vacant, decided, "chức vụ ký đang trống, chưa giao ai phụ trách.", "the post that signs is vacant and nobody is charged with it.", vi, en)
                        with { Blocks = vacant.Count == decided.Count };
                }
            }
        }

        private bool CanDo(ProcessStep step, At at)
        {
            var role = StepRules.RoleOf(step.Performer);
            return UnitsOf(step, at).Any(unit => roles.Contains((unit.Id, role)) || (role == Role.Clerk && ClerksOf(unit).Any(office => roles.Contains((office.Id, role)))));
        }

        /// <summary>Where it is done; one of them is enough.</summary>
        private IEnumerable<Agency> UnitsOf(ProcessStep step, At at) => step.Tier switch
        {
            // Any centre takes any dossier (decree 118/2025, article 40.4); what a commune decides must be taken there as well.
            StepTier.ReceivingCentre => agencies.All.Where(agency => agency.IsCentre && agency.InForceOn(day) && (!at.Who.Agency!.IsCommunal || agency.UnitCode == at.Commune.UnitCode)),
            StepTier.CompetentAgency => [step.Performer == StepPerformer.Clerk ? at.Who.One!.Issuer! : at.Who.Agency!],
            _ => agencies.Find(Divisions.Of(agencies, at.Who.Agency!, facts, at.Commune.UnitCode, day)) is { } division ? [division] : [],
        };

        /// <summary>A clerk's office seals for the agency above it; a committee's own clerk for the committee alone.</summary>
        private IEnumerable<Agency> ClerksOf(Agency unit) =>
            agencies.All.Where(office => office.ParentId == unit.Id && office.InForceOn(day) && office.Kind is not (AgencyKind.CommuneCommittee or AgencyKind.ProvincialCommittee));
    }
}
