using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Core.Tests.Procedures.Forms;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Procedures;

/// <summary>Each of the 25 sample procedures through the real filing, in the sample province.</summary>
public sealed class EveryProcedureTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Fact]
    public async Task Each_can_be_filed_and_at_each_step_somebody_can_act()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        house.Clock.SetLocal(2026, 7, 6);
        await using var work = house.Open();
        var versions = await work.Db.Set<ProcedureVersion>().AsNoTracking().ToListAsync();
        versions.Count.ShouldBe(25);
        foreach (var version in versions)
        {
            var dossier = await FileAsync(house, version);
            await SomebodyActsAsync(house, version, dossier);
        }
    }

    private static async Task<Dossier> FileAsync(TestDatabase house, ProcedureVersion version)
    {
        var definition = version.Read();
        var answers = FormFiller.Fill(definition.Form);
        await using var work = house.Open();
        var places = work.Get<IPlaceNames>();
        FormValidation.Validate(definition.Form, answers, new FormContext(new DateOnly(2026, 7, 6), places)).ShouldBeEmpty(version.Code);

        var draft = (await work.Get<StartDraft>().HandleAsync(People.Citizen, new(version.Code, Story.Owner))).Value;
        var centre = await People.AgencyOfAsync(work, People.Reception);
        (await work.Get<SaveDraft>().HandleAsync(People.Citizen, new(draft.Id, Answers: answers.ToJson(), ReceivingAgencyId: centre.Id))).Ok.ShouldBeTrue();
        foreach (var component in definition.Components.Where(c => c.MustAttach(answers)))
        {
            using var file = new MemoryStream(SampleFiles.Pdf(component.Key));
            (await work.Get<AddDraftFile>().HandleAsync(People.Citizen, new(draft.Id, component.Key, "giay-to.pdf", file))).Ok.ShouldBeTrue();
        }

        var sent = await work.Get<SubmitDraft>().HandleAsync(People.Citizen, new(draft.Id));
        sent.Problems.ShouldBeEmpty($"{version.Code}: {string.Join(' ', sent.Problems.Select(p => p.En))}");
        return await work.Db.Set<Dossier>().AsNoTracking().SingleAsync(d => d.Id == sent.Value.Id);
    }

    private static async Task SomebodyActsAsync(TestDatabase house, ProcedureVersion version, Dossier dossier)
    {
        await using var work = house.Open();
        foreach (var step in version.Read().Steps)
        {
            var unit = step.Tier switch
            {
                StepTier.ReceivingCentre => dossier.ReceivingAgencyId,
                StepTier.CompetentAgency => dossier.CompetentAgencyId,
                _ => dossier.DivisionId,
            };
            var role = Workflow.RoleOf(step.Performer);
            var there = await work.Db.Set<Position>().AnyAsync(p => p.Role == role && (p.AgencyId == unit || (role == Role.Clerk && p.Agency!.ParentId == unit)));
            var name = await work.Db.Set<Agency>().Where(a => a.Id == unit).Select(a => a.Name).SingleAsync();
            there.ShouldBeTrue($"{version.Code}, {step.Key}: no {role} in {name}");
        }
    }
}
