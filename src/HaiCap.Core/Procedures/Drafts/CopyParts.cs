using HaiCap.Core.Procedures.Recipes;

namespace HaiCap.Core.Procedures.Drafts;

/// <summary>Takes whole parts of another procedure into one that is written. Pure.</summary>
public static class CopyParts
{
    /// <summary>The recipe with these parts as the other has them. Its own code, names and what belongs to the code alone stay.</summary>
    public static ProcedureRecipe Of(ProcedureRecipe recipe, ProcedureRecipe other, IReadOnlySet<ProcedurePart> parts)
    {
        var (own, from) = (recipe.Definition, other.Definition);
        if (parts.Contains(ProcedurePart.Info))
        {
            recipe = recipe with { Field = other.Field, Level = other.Level, ServiceLevel = other.ServiceLevel };
            own = own with
            {
                Summary = from.Summary, WhoMayApply = from.WhoMayApply, FileAt = from.FileAt, NonTerritorial = from.NonTerritorial, CompetentAgency = from.CompetentAgency, DecidedBy = from.DecidedBy,
                Result = from.Result, LegalBasis = from.LegalBasis, Keywords = from.Keywords, LifeEvents = from.LifeEvents, Audiences = from.Audiences, Tags = from.Tags,
            };
        }

        if (parts.Contains(ProcedurePart.Form))
        {
            own = own with { Form = from.Form };
        }

        if (parts.Contains(ProcedurePart.Components))
        {
            own = own with { Components = from.Components };
        }

        if (parts.Contains(ProcedurePart.Fees))
        {
            own = own with { Fees = from.Fees };
        }

        if (parts.Contains(ProcedurePart.Limits))
        {
            own = own with
            {
                TimeLimits = from.TimeLimits, InternalLimits = from.InternalLimits, SameDayCutOff = from.SameDayCutOff, AfterSupplement = from.AfterSupplement,
                SupplementEnd = from.SupplementEnd, Deemed = from.Deemed, ConsultationStops = from.ConsultationStops,
            };
        }

        return recipe with { Definition = parts.Contains(ProcedurePart.Steps) ? own with { Steps = from.Steps } : own };
    }
}
