using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Visits;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Programmes.Sample;

/// <summary>The programme of decision 2083/QĐ-BKHCN with its twelve delegations to the 34 provinces, recorded through the use cases in the nation's tenant.</summary>
internal sealed class SampleProgramme(HaiCapDb db, RecordInstrument record, OpenProgramme open, SetDelegation set, SetStop stop, SetMissionForm forms) : ISampleData
{
    public static readonly Guid ProgrammeId = SampleIds.For("mission/2083");

    private static readonly (TimeOnly From, TimeOnly To) Morning = (new(8, 0), new(11, 30));
    private static readonly (TimeOnly From, TimeOnly To) Afternoon = (new(14, 0), new(16, 30));

    public int Order => 850;

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new(0, "Nạp chương trình công tác mẫu"));
        using var nation = db.Tenant.Open(Tenant.Nation);
        var recipe = ProgrammeRecipe.Read(SampleLoader.Folder);
        var decision = SampleIds.For("instrument/bo/2083");
        if (!await db.Set<LegalInstrument>().AnyAsync(row => row.Id == decision, cancellationToken))
        {
            var facts = new InstrumentFacts(InstrumentKind.Decision, recipe.Decision.Number, recipe.Decision.Issuer, recipe.Decision.Title, Day(recipe.Decision.Signed), Day(recipe.Decision.Signed));
            Told("decision", await record.HandleAsync(Actor.System, facts, decision, cancellationToken));
        }

        if (!await db.Set<MissionProgramme>().AnyAsync(row => row.Id == ProgrammeId, cancellationToken))
        {
            var facts = new ProgrammeFacts(decision, recipe.Title, Day(recipe.Begins), Day(recipe.Ends), recipe.Purpose, recipe.Prepares);
            Told("programme", await open.HandleAsync(Actor.System, new(facts), ProgrammeId, cancellationToken));
        }

        foreach (var (part, file) in new[] { (VisitPart.SiteSurvey, recipe.Survey), (VisitPart.Preparation, recipe.Preparation) })
        {
            var text = await File.ReadAllTextAsync(Path.Combine(SampleLoader.Folder, "missions", file), cancellationToken);
            Told(file, await forms.HandleAsync(Actor.System, new(ProgrammeId, part, text), cancellationToken));
            db.ChangeTracker.Clear();
        }

        var known = await db.Set<MissionDelegation>().CountAsync(row => row.ProgrammeId == ProgrammeId, cancellationToken);
        foreach (var one in recipe.Delegations.Where(one => one.Number > known))
        {
            await AddAsync(recipe, one, cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private async Task AddAsync(ProgrammeRecipe recipe, ProgrammeRecipe.DelegationRecipe one, CancellationToken cancellationToken)
    {
        List<MissionMember> members = [await MemberAsync(MemberPart.Head, one.Head, cancellationToken), await MemberAsync(MemberPart.Deputy, one.Deputy, cancellationToken)];
        foreach (var user in one.Members)
        {
            members.Add(await MemberAsync(MemberPart.Member, user, cancellationToken));
        }

        members.Add(await MemberAsync(MemberPart.Secretary, one.Secretary, cancellationToken));
        var places = one.Places.SelectMany(place => new[] { new PlaceFacts(place.Province, "Văn phòng UBND tỉnh", "0900000100"), new PlaceFacts(place.Commune, "Trung tâm Phục vụ hành chính công", "0900000101") }).ToList();
        Told($"delegation {one.Number}", await set.HandleAsync(Actor.System, new(ProgrammeId, null, $"Đoàn số {one.Number}", members, places), SampleIds.For($"delegation/2083/{one.Number}"), cancellationToken));
        foreach (var place in one.Places)
        {
            var day = Day(place.Day);
            var meeting = new StopFacts(StopKind.Meeting, place.Province, recipe.MeetingVenue, recipe.Meeting, day, Morning.From, Morning.To);
            Told(place.Province, await stop.HandleAsync(Actor.System, new(ProgrammeId, one.Number, meeting), SampleIds.For($"stop/2083/{place.Province}/1"), cancellationToken));
            var visit = new StopFacts(StopKind.SiteVisit, place.Commune, recipe.VisitVenue, recipe.Visit, day, Afternoon.From, Afternoon.To, recipe.VisitPrepares);
            Told(place.Commune, await stop.HandleAsync(Actor.System, new(ProgrammeId, one.Number, visit), SampleIds.For($"stop/2083/{place.Province}/2"), cancellationToken));
        }
    }

    private async Task<MissionMember> MemberAsync(MemberPart part, string user, CancellationToken cancellationToken)
    {
        var id = SampleIds.For($"officer/{user}");
        var post = await db.Set<Position>().AsNoTracking().Include(row => row.Officer).Include(row => row.Agency).FirstAsync(row => row.OfficerId == id, cancellationToken);
        return new MissionMember(part, post.Officer!.Name, post.Title, post.Agency!.ShortName, null, id);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Told<T>(string key, Outcome<T> outcome)
    {
        if (!outcome.Ok)
        {
            throw new InvalidDataException($"samples/missions, {key}: {string.Join(" ", outcome.Problems.Select(problem => $"{problem.Code} {problem.En}"))}");
        }
    }
}

/// <summary>The YAML of samples/missions/programme-2083.yaml as it is read.</summary>
internal sealed class ProgrammeRecipe
{
    public DecisionRecipe Decision { get; set; } = new();

    public string Title { get; set; } = "";

    public string Begins { get; set; } = "";

    public string Ends { get; set; } = "";

    public string Purpose { get; set; } = "";

    public string Prepares { get; set; } = "";

    /// <summary>File of the checklist.</summary>
    public string Survey { get; set; } = "";

    /// <summary>File of what a place reports before.</summary>
    public string Preparation { get; set; } = "";

    public string Meeting { get; set; } = "";

    public string MeetingVenue { get; set; } = "";

    public string Visit { get; set; } = "";

    public string VisitVenue { get; set; } = "";

    public string VisitPrepares { get; set; } = "";

    public List<DelegationRecipe> Delegations { get; set; } = [];

    public static ProgrammeRecipe Read(string samplesFolder) => Recipe.ReadFile<ProgrammeRecipe>(Path.Combine(samplesFolder, "missions", "programme-2083.yaml"));

    internal sealed class DecisionRecipe
    {
        public string Number { get; set; } = "";

        public string Issuer { get; set; } = "";

        public string Signed { get; set; } = "";

        public string Title { get; set; } = "";
    }

    internal sealed class DelegationRecipe
    {
        public int Number { get; set; }

        public string Head { get; set; } = "";

        public string Deputy { get; set; } = "";

        public List<string> Members { get; set; } = [];

        public string Secretary { get; set; } = "";

        public List<PlaceRecipe> Places { get; set; } = [];
    }

    internal sealed class PlaceRecipe
    {
        public string Province { get; set; } = "";

        public string Commune { get; set; } = "";

        public string Day { get; set; } = "";
    }
}
