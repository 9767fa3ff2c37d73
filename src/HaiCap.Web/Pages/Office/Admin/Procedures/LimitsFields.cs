using HaiCap.Core.Procedures;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>The boxes about time as a part of a page draws them.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Definition">Its form gives the conditions, its steps their names.</param>
public sealed record LimitsFields(LimitsForm Form, ProcedureDefinition Definition);
