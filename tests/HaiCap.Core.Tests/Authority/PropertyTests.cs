using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Procedures.Forms;
using static HaiCap.Core.Tests.Authority.World;

namespace HaiCap.Core.Tests.Authority;

/// <summary>What holds for any instruments: random grants of every kind, under each other and loose, by field, code, tag, territory, answers and days.</summary>
public sealed class PropertyTests
{
    private const int Worlds = 400;

    private static readonly Holder[] Holders = [Province, Place, Of("H41.19"), Of("H41.13"), Out(Ministry), Province with { Office = Office.Collective }];

    internal static readonly ProcedureFacts[] Procedures = [Procedure(), Procedure("2.002381", tags: "a"), Procedure("1.013792", Information, null), Procedure("1.000449", Information, "H41.13", "a", "b")];

    [Fact]
    public void Never_two_answers_and_the_same_question_has_the_same_chain()
    {
        var (one, none, several) = (0, 0, 0);
        ForEachCase((world, asked) =>
        {
            var found = asked.Of(world);
            switch (found.Found)
            {
                case Found.One:
                    one++;
                    found.All.Count.ShouldBe(1);
                    found.One!.Chain.ShouldNotBeEmpty();
                    found.One.Chain.Skip(1).Select(link => link.From).ShouldBe(found.One.Chain.SkipLast(1).Select(link => link.To), "each took it from the one before");
                    found.One.Chain.ShouldAllBe(link => link.ValidFrom <= asked.Day && (link.ValidTo == null || asked.Day <= link.ValidTo) || link.GrantId == null);
                    break;
                case Found.None:
                    none++;
                    found.All.ShouldBeEmpty();
                    found.Gap.ShouldNotBeNull();
                    break;
                default:
                    several++;
                    found.One.ShouldBeNull();
                    found.All.Count.ShouldBeGreaterThan(1);
                    break;
            }

            Told(asked.Of(world)).ShouldBe(Told(found));
        });
        new[] { one, none, several }.ShouldAllBe(count => count > 200, "the worlds are no use unless all three happen");
    }

    [Fact]
    public void Ending_a_grant_changes_nothing_where_it_did_not_stand_and_names_nobody_new_elsewhere()
    {
        var touched = 0;
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = Make(new Random(seed));
            var asked = Cases(new Random(seed + 1_000_000)).ToList();
            var before = asked.ConvertAll(one => one.Of(world));
            var ended = world.Grants[seed % world.Grants.Count];
            var standing = world.Register.Find(ended.Id)!;
            ended.ValidTo = ended.ValidFrom.AddDays(-1);
            foreach (var (question, was) in asked.Zip(before))
            {
                var now = question.Of(world);
                var stood = was.All.Any(one => one.Chain.Any(link => link.GrantId == ended.Id));
                if (!standing.InForceOn(question.Day))
                {
                    Told(now).ShouldBe(Told(was));
                    continue;
                }

                // Whoever decides now by a grant decided or passed it on before: nobody's competence grew.
                var known = was.All.Select(one => one.Chain).Concat(was.Besides ?? []).SelectMany(chain => chain).Select(link => link.To).ToHashSet(StringComparer.Ordinal);
                foreach (var one in now.All.Where(one => one.Chain[0].GrantId is not null))
                {
                    known.ShouldContain(one.Chain[^1].To);
                }

                touched += stood ? 1 : 0;
            }
        }

        touched.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void No_child_stands_on_a_day_its_parent_does_not()
    {
        for (var seed = 0; seed < Worlds; seed++)
        {
            var register = Make(new Random(seed)).Register;
            foreach (var child in register.Grants.Where(grant => grant.ParentId is not null))
            {
                var parent = register.Find(child.ParentId!.Value)!;
                for (var day = new DateOnly(2025, 1, 1); day.Year < 2028; day = day.AddDays(17))
                {
                    (child.InForceOn(day) && !parent.InForceOn(day)).ShouldBeFalse();
                }
            }
        }
    }

    private static void ForEachCase(Action<World, Question> check)
    {
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = Make(new Random(seed));
            foreach (var question in Cases(new Random(seed + 1_000_000)))
            {
                check(world, question);
            }
        }
    }

    private static string Told(Resolution found) =>
        $"{found.Found} {found.Gap} {string.Join(" | ", found.All.Select(one => $"{one.AgencyName} {one.Office} {one.Form} {one.Position}: {string.Join(" > ", one.Chain.Select(link => link.GrantId))}"))}";

    internal static World Make(Random random)
    {
        var world = new World();
        var instruments = Enumerable.Range(1, 3).Select(n => world.Write($"{n}/2025/NĐ-CP", from: Day(random, 0, 400), to: random.Next(3) == 0 ? Day(random, 500, 1000) : null)).ToList();
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var under = random.Next(2) == 0 && world.Grants.Count > 0 ? world.Grants[random.Next(world.Grants.Count)] : null;
            var kind = under is null && random.Next(3) > 0 ? GrantKind.Original : (GrantKind)random.Next(1, 6);
            world.Grant(
                kind, kind == GrantKind.Original ? null : under?.Read().To ?? Holders[random.Next(Holders.Length)], Holders[random.Next(Holders.Length)], instruments[random.Next(3)], under: under,
                field: random.Next(2) == 0 ? Radiation : Information, codes: random.Next(4) == 0 ? [Procedures[random.Next(4)].Code] : null, tags: random.Next(5) == 0 ? ["a"] : null,
                since: Day(random, 0, 500), until: random.Next(2) == 0 ? Day(random, 500, 1000) : null, territory: random.Next(4) == 0 ? ["16681"] : null,
                when: random.Next(5) == 0 ? new FormCondition { Field = "so", AtLeast = 50 } : null);
        }

        return world;
    }

    private static IEnumerable<Question> Cases(Random random) => Enumerable.Range(0, 20).Select(_ => new Question(
        Procedures[random.Next(Procedures.Length)], Day(random, 200, 1100), random.Next(4) == 0 ? null : random.Next(2) == 0 ? "16681" : "17143",
        random.Next(3) == 0 ? null : FormAnswers.FromJson($$"""{ "so": {{random.Next(100)}} }""")));

    private static DateOnly Day(Random random, int from, int to) => new DateOnly(2025, 1, 1).AddDays(random.Next(from, to));

    private sealed record Question(ProcedureFacts Procedure, DateOnly Day, string? Place, FormAnswers? Answers)
    {
        public Resolution Of(World world) => world.Resolve(Procedure, Day, Place, Answers);
    }
}
