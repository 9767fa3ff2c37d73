using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Organizations;
using static HaiCap.Core.Tests.Authority.World;

namespace HaiCap.Core.Tests.Authority;

/// <summary>Who signs, in which form, and who is refused with the name of who may.</summary>
public sealed class SignerRulesTests
{
    private readonly World world = new();

    [Fact]
    public void The_head_signs_directly_and_a_deputy_for_the_head()
    {
        May(world.Science, world.Heads).Value.ShouldBe(new SigningAs(SigningForm.Head));
        May(world.Science, world.Deputies).Value.ShouldBe(new SigningAs(SigningForm.Deputy, ForHead: true));
    }

    [Fact]
    public void Another_agencys_decision_is_refused_with_the_name_of_who_may()
    {
        var refused = May(world.Health, world.Heads).Problems[0];
        refused.Code.ShouldBe("AUT-020");
        refused.Vi.ShouldContain("Giám đốc Sở Khoa học và Công nghệ tỉnh Nghệ An (Giám đốc Sở Khoa học và Công nghệ tỉnh Nghệ An)");
    }

    [Fact]
    public void An_authorised_director_signs_TUQ_and_no_deputy_does()
    {
        Authorise(new DateOnly(2026, 12, 31));
        var may = May(world.Science, world.Heads).Value;
        may.ShouldBe(new SigningAs(SigningForm.Authorised, Principal: "Chủ tịch UBND tỉnh Nghệ An", From: First, To: new DateOnly(2026, 12, 31)));
        May(world.Science, world.Deputies).Problems[0].Code.ShouldBe("AUT-021");
        world.Cover(world.Science, First);
        May(world.Science, world.Deputies).Problems[0].Code.ShouldBe("AUT-021", "charged with the agency, not with the authorisation");
        May(world.Science, world.Heads).Ok.ShouldBeTrue();
    }

    [Fact]
    public void After_the_authorisation_the_director_is_refused_and_told_that_the_chairman_decides()
    {
        Authorise(new DateOnly(2026, 6, 30));
        var refused = May(world.Science, world.Heads).Problems[0];
        refused.Code.ShouldBe("AUT-020");
        refused.Vi.ShouldContain("Chủ tịch Ủy ban nhân dân tỉnh Nghệ An");
        refused.Vi.ShouldContain("133/2025/NĐ-CP");
        May(world.Committee, world.Heads).Value.Form.ShouldBe(SigningForm.Head);
        May(world.Committee, world.Deputies).Value.Form.ShouldBe(SigningForm.Deputy);
    }

    [Fact]
    public void While_the_post_is_vacant_only_who_was_charged_with_it_signs()
    {
        world.Leave(world.Science, new DateOnly(2026, 6, 30));
        var vacant = May(world.Science, world.Deputies).Problems[0];
        (vacant.Code, vacant.Vi.Contains("đang khuyết", StringComparison.Ordinal)).ShouldBe(("AUT-022", true));
        world.Resolve(Procedure(), Later).One!.Signer.ShouldBeNull();
        var second = world.AddPost(world.Science, "Phó Giám đốc", SigningForm.Deputy);
        world.Cover(world.Science, new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 31));
        May(world.Science, world.Deputies).Value.Form.ShouldBe(SigningForm.Deputy);
        SignerRules.May(world.Register, world.Resolve(Procedure(), Later), world.Science.Id, second, Later).Problems[0].Code.ShouldBe("AUT-020");
        var signer = world.Resolve(Procedure(), Later).One!.Signer!;
        (signer.Post.PositionId, signer.Form, signer.Covers).ShouldBe((world.Deputies[world.Science.Id], SigningForm.Deputy, true));
        May(world.Science, world.Deputies, new DateOnly(2026, 8, 1)).Problems[0].Code.ShouldBe("AUT-022");
    }

    [Fact]
    public void An_acting_head_signs_Q()
    {
        world.Leave(world.Science, new DateOnly(2026, 6, 30));
        var acting = world.AddPost(world.Science, "Giám đốc", SigningForm.Acting);
        world.Resolve(Procedure(), Later).One!.Form.ShouldBe(SigningForm.Acting);
        SignerRules.May(world.Register, world.Resolve(Procedure(), Later), world.Science.Id, acting, Later).Value.Form.ShouldBe(SigningForm.Acting);
        Authorise(new DateOnly(2026, 12, 31));
        SignerRules.May(world.Register, world.Resolve(Procedure(), Later), world.Science.Id, acting, Later).Value.Form.ShouldBe(SigningForm.Authorised, "the office was authorised, and the acting head holds it");
    }

    [Fact]
    public void On_leave_the_charged_deputy_is_named_and_the_head_may_still_sign()
    {
        world.Cover(world.Science, new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 31));
        world.Resolve(Procedure(), Later).One!.Position.ShouldBe("Phó Giám đốc");
        May(world.Science, world.Heads).Value.Form.ShouldBe(SigningForm.Head);
    }

    [Fact]
    public void By_order_the_head_of_the_unit_signs_TL_and_may_let_a_deputy()
    {
        var chairman = world.Grant(GrantKind.Original, null, Province, world.Write("133/2025/NĐ-CP"));
        world.Grant(GrantKind.ByOrder, Province, Of("H41.13"), world.Write("10/QĐ-UBND", InstrumentKind.Decision), under: chairman);
        May(world.Health, world.Heads).Value.ShouldBe(new SigningAs(SigningForm.ByOrder, Principal: "Chủ tịch UBND tỉnh Nghệ An"));
        world.Cover(world.Health, First);
        May(world.Health, world.Deputies).Value.Form.ShouldBe(SigningForm.ByOrder);
    }

    [Fact]
    public void An_overlap_is_signed_by_nobody()
    {
        var law = world.Write("1/2025/QH15", InstrumentKind.Law);
        world.Grant(GrantKind.Original, null, Of("H41.19"), law);
        world.Grant(GrantKind.Original, null, Of("H41.13"), law);
        May(world.Science, world.Heads).Problems[0].Code.ShouldBe("AUT-023");
    }

    private Outcome<SigningAs> May(Agency agency, Dictionary<Guid, Guid> posts, DateOnly? day = null) =>
        SignerRules.May(world.Register, world.Resolve(Procedure(), day ?? Later), agency.Id, posts[agency.Id], day ?? Later);

    private void Authorise(DateOnly until)
    {
        var devolved = world.Grant(GrantKind.Original, null, Province, world.Write("133/2025/NĐ-CP", from: First), "Điều 7", since: First);
        world.Grant(GrantKind.Authorisation, Province, Of("H41.19"), world.Write("2100/QĐ-UBND", InstrumentKind.Decision), under: devolved, since: First, until: until);
    }
}
