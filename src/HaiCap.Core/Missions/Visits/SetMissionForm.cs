using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Visits;

/// <summary>The secretariat sets a form of its programme, written as procedures' forms are: YAML that a person edits.</summary>
public sealed class SetMissionForm(HaiCapDb db, ProgrammeAccess access, ProgrammeDesk desk, ActRecorder acts)
{
    /// <param name="Source">YAML or JSON of a <see cref="FormDefinition"/>.</param>
    /// <param name="Expected">The number of the version the page was of; 0: there was none.</param>
    public sealed record Request(Guid Programme, VisitPart Part, string? Source, int? Expected = null);

    /// <param name="Row">The version in force; null while there is none.</param>
    /// <param name="Source">Of it, or of the last such form of another programme, to begin with.</param>
    public sealed record Opened(MissionProgramme Programme, MissionForm? Row, string Source);

    /// <summary>ACC-001, MIS-040, MIS-106.</summary>
    public async Task<Outcome<Opened>> OpenAsync(Actor by, Guid programme, VisitPart part, CancellationToken cancellationToken = default)
    {
        var allowed = await access.RunnerAsync(by, cancellationToken);
        var found = allowed.Ok ? await desk.ProgrammeAsync(programme, cancellationToken) : allowed.As<MissionProgramme>();
        if (!found.Ok || part == VisitPart.Record)
        {
            return found.Ok ? VisitProblems.NoForm : found.As<Opened>();
        }

        var forms = db.Set<MissionForm>().AsNoTracking().Where(row => row.Part == part);
        var row = await forms.Where(one => one.ProgrammeId == programme).OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancellationToken);
        var model = row ?? await forms.OrderByDescending(one => one.SetAt).FirstOrDefaultAsync(cancellationToken);
        return new Opened(found.Value, row, model is null ? "" : RecipeText.Write(JsonNode.Parse(model.Definition)!));
    }

    /// <summary>The number of its version. ACC-001, ACT-001, MIS-040, MIS-106, MIS-108.</summary>
    public async Task<Outcome<int>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await access.RunnerAsync(by, cancellationToken);
        var opened = await OpenAsync(by, request.Programme, request.Part, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<int>();
        }

        var read = Read(request.Source);
        if (!read.Ok)
        {
            return read.As<int>();
        }

        var definition = JsonSerializer.Serialize(read.Value, ProcedureDefinition.Json);
        var number = opened.Value.Row?.Number ?? 0;
        if (opened.Value.Row?.Definition == definition)
        {
            return number;
        }

        if (request.Expected is { } expected && expected != number)
        {
            return ActSaving.SomebodyWasFirst;
        }

        db.Add(new MissionForm
        {
            ProvinceCode = db.ProvinceCode, Id = Ids.New(desk.Now), ProgrammeId = request.Programme, Part = request.Part, Number = number + 1, Definition = definition, SetBy = allowed.Value.Name, SetAt = desk.Now,
        });
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)));
        await acts.RecordAsync(ProgrammeSubjects.OfProgramme(request.Programme), allowed.Value, new MissionFormSet(request.Part, number + 1, digest), at: desk.Now, cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken, taken => taken.Contains("mission_forms", StringComparison.Ordinal));
        return saved.Ok ? number + 1 : saved.As<int>();
    }

    /// <summary>MIS-108.</summary>
    internal static Outcome<FormDefinition> Read(string? source)
    {
        if (source?.Length > RecipeText.MaxLength)
        {
            return VisitProblems.BadForm($"> {RecipeText.MaxLength}");
        }

        try
        {
            var form = RecipeText.Parse(source ?? "").Deserialize<FormDefinition>(ProcedureDefinition.Json) ?? throw new JsonException("It is empty.");
            List<string> faults = [.. FormDefinitionCheck.Faults(form)];
            if (!form.Sections.Any(section => section.Fields.Count > 0))
            {
                faults.Add("it asks nothing");
            }

            if (form.Sections.SelectMany(section => section.Fields).Any(field => field.Kind == FormFieldKind.File))
            {
                faults.Add("files stand with the photographs of the visit");
            }

            return faults.Count == 0 ? form : VisitProblems.BadForm(string.Join("; ", faults.Take(5)));
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException)
        {
            return VisitProblems.BadForm(fault.Message);
        }
    }
}
