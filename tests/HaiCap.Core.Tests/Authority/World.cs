using HaiCap.Core.Authority.Covers;
using HaiCap.Core.Authority.Grants;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Tests.Authority;

/// <summary>A small province for the pure rules: a committee, two departments, two communes, and whatever instruments a test writes.</summary>
internal sealed class World
{
    public const string Ministry = "Bộ Khoa học và Công nghệ";
    public const string District = "UBND cấp huyện";
    public const string Radiation = "An toàn bức xạ và hạt nhân";
    public const string Information = "Phát thanh, truyền hình và thông tin điện tử";
    public static readonly DateOnly Before = new(2025, 6, 30);
    public static readonly DateOnly First = new(2025, 7, 1);
    public static readonly DateOnly Later = new(2026, 7, 6);

    private static readonly DateOnly Long = new(2020, 1, 1);

    private readonly List<Agency> agencies = [];
    private readonly List<SigningPost> posts = [];
    private readonly List<LegalInstrument> instruments = [];
    private readonly List<CompetenceGrant> grants = [];
    private readonly List<HeadCover> covers = [];
    private int ids;

    public World()
    {
        Committee = Add("H41", AgencyKind.ProvincialCommittee, "Ủy ban nhân dân tỉnh Nghệ An", "40", null);
        Science = Add("H41.19", AgencyKind.Department, "Sở Khoa học và Công nghệ tỉnh Nghệ An", "40", Committee);
        Health = Add("H41.13", AgencyKind.Department, "Sở Y tế tỉnh Nghệ An", "40", Committee);
        Commune = Add("H41.101", AgencyKind.CommuneCommittee, "Ủy ban nhân dân phường Trường Vinh", "16681", Committee);
        OtherCommune = Add("H41.102", AgencyKind.CommuneCommittee, "Ủy ban nhân dân xã Quỳnh Lưu", "17143", Committee);
        foreach (var agency in agencies)
        {
            Heads[agency.Id] = AddPost(agency, OfficeTitles.HeadOf(agency.Kind), SigningForm.Head);
            Deputies[agency.Id] = AddPost(agency, $"Phó {OfficeTitles.HeadOf(agency.Kind)}", SigningForm.Deputy);
        }
    }

    public Agency Committee { get; }

    public Agency Science { get; }

    public Agency Health { get; }

    public Agency Commune { get; }

    public Agency OtherCommune { get; }

    public Dictionary<Guid, Guid> Heads { get; } = [];

    public Dictionary<Guid, Guid> Deputies { get; } = [];

    public IReadOnlyList<CompetenceGrant> Grants => grants;

    public AgencyShelf Shelf => new(agencies);

    public AuthorityRegister Register => new("40", instruments, grants, covers, posts);

    public static Holder Province { get; } = new(AgencyKind.ProvincialCommittee);

    public static Holder Place { get; } = new(AgencyKind.CommuneCommittee);

    public static Holder Of(string code) => new(AgencyCode: code);

    public static Holder Out(string name) => new(Outside: name);

    public static ProcedureFacts Procedure(string code = "2.002380", string field = Radiation, string? agency = "H41.19", params string[] tags) => new(
        code, "Thủ tục mẫu", field, 1, Long, null, tags,
        agency is null ? new(CompetentKind.CommuneCommittee, "UBND xã") : new(CompetentKind.Department, "Sở", agency));

    public LegalInstrument Write(string number, InstrumentKind kind = InstrumentKind.Decree, DateOnly? from = null, DateOnly? to = null, DateOnly? signed = null)
    {
        var row = new LegalInstrument
        {
            ProvinceCode = "40", Id = NewId(), Kind = kind, Number = number, Issuer = "Chính phủ", Title = "Mẫu", SignedOn = signed ?? from ?? Long, InForceFrom = from ?? Long, EndedOn = to,
            Articles = "[]", Changes = "[]", Folded = "",
        };
        instruments.Add(row);
        return row;
    }

    public CompetenceGrant Grant(
        GrantKind kind, Holder? from, Holder to, LegalInstrument by, string article = "Điều 1", CompetenceGrant? under = null, string? field = null, string[]? codes = null, string[]? tags = null,
        DateOnly? since = null, DateOnly? until = null, string[]? territory = null, FormCondition? when = null, PlaceChoice[]? places = null)
    {
        var row = new CompetenceGrant
        {
            ProvinceCode = "40", Id = NewId(), InstrumentId = by.Id, Article = article, Kind = kind, ParentId = under?.Id, MayPassOn = true, GrantorId = Committee.Id, ValidFrom = since ?? Long, ValidTo = until,
            Terms = new GrantTerms
            {
                Codes = codes ?? [], Fields = codes is null && tags is null ? [field ?? Radiation] : [], Tags = tags ?? [], From = from, To = to, Territory = territory ?? [], When = when, Case = when is null ? null : "mẫu",
                Places = places ?? [],
            }.ToJson(),
        };
        grants.Add(row);
        return row;
    }

    public void Cover(Agency agency, DateOnly from, DateOnly? to = null) => covers.Add(new HeadCover
    {
        ProvinceCode = "40", Id = NewId(), AgencyId = agency.Id, PositionId = Deputies[agency.Id], InstrumentId = Guid.Empty, ValidFrom = from, ValidTo = to,
    });

    /// <summary>The head leaves on a day.</summary>
    public void Leave(Agency agency, DateOnly lastDay)
    {
        var at = posts.FindIndex(post => post.PositionId == Heads[agency.Id]);
        posts[at] = posts[at] with { ValidTo = lastDay };
    }

    public Guid AddPost(Agency agency, string title, SigningForm form)
    {
        var id = NewId();
        posts.Add(new SigningPost(id, NewId(), $"{title} {agency.ShortName}", agency.Id, title, Role.Director, form, Long, null));
        return id;
    }

    public Resolution Resolve(ProcedureFacts procedure, DateOnly day, string? place = null, FormAnswers? answers = null) =>
        Resolver.Resolve(Register, Shelf, procedure, place, day, answers);

    private Agency Add(string code, AgencyKind kind, string name, string unit, Agency? parent)
    {
        var id = NewId();
        var agency = new Agency
        {
            ProvinceCode = "40", Id = id, Code = AgencyCode.Parse(code), Name = name, ShortName = name.Replace("Ủy ban nhân dân", "UBND", StringComparison.Ordinal), Kind = kind, ParentId = parent?.Id,
            UnitCode = unit, Path = Agency.PathOf(parent?.Path, id), ValidFrom = Long,
        };
        agencies.Add(agency);
        return agency;
    }

    private Guid NewId() => new(++ids, 0, 0, new byte[8]);
}
