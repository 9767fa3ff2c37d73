using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Letters;

public sealed class LetterStoreTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, BothProviders]
    public async Task Seeding_adds_each_template_once(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Add);
        await using var work = database.Open();

        (await LetterSeed.ApplyAsync(work.Db, new(), Press.Morning)).ShouldBe(LetterKeys.Names.Count);
        (await LetterSeed.ApplyAsync(work.Db, new(), Press.Morning)).ShouldBe(0);

        (await work.Db.Set<LetterTemplate>().CountAsync(template => template.Number == 1)).ShouldBe(LetterKeys.Names.Count);
    }

    [Theory, BothProviders]
    public async Task A_letter_is_set_with_the_version_of_its_day(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Add);
        await using var work = database.Open();
        await LetterSeed.ApplyAsync(work.Db, new(), Press.Morning);
        work.Db.Add(Version(2, Press.Morning.LocalDay().AddDays(1), "Bản hai"));
        work.Db.Add(Version(3, Press.Morning.LocalDay().AddDays(1), "Bản ba"));
        await work.Db.SaveChangesAsync();
        var press = work.Get<LetterPress>();

        (await press.PrintAsync(LetterSamples.For(LetterKeys.Notice), Press.Morning)).Value.TemplateNumber.ShouldBe(1);
        var tomorrow = await press.PrintAsync(LetterSamples.For(LetterKeys.Notice), Press.Morning.AddDays(1));

        tomorrow.Value.TemplateNumber.ShouldBe(3);
        (await Poppler.TextAsync(tomorrow.Value.Pdf)).ShouldContain("Bản ba");
    }

    [Theory, BothProviders]
    public async Task A_province_without_templates_is_told_which_is_missing(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Add);
        await using var work = database.Open("42");

        var failed = await work.Get<LetterPress>().PrintAsync(LetterSamples.For(LetterKeys.Form01), Press.Morning);

        failed.Problems[0].Code.ShouldBe("LET-007");
        failed.Problems[0].Vi.ShouldContain("Giấy tiếp nhận hồ sơ");
    }

    [Theory, BothProviders]
    public async Task Numbers_restart_at_01_each_first_of_january_for_each_agency_and_kind(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Add);
        var numbers = database.Services.GetRequiredService<LetterNumbers>();
        Guid department = Guid.CreateVersion7(Press.Morning), committee = Guid.CreateVersion7(Press.Morning);
        var lastDay = new DateOnly(2026, 12, 31);

        (await numbers.NextAsync("40", department, LetterKinds.Licence, "SKHCN", lastDay)).ShouldBe("01/GP-SKHCN");
        (await numbers.NextAsync("40", department, LetterKinds.Licence, "SKHCN", lastDay)).ShouldBe("02/GP-SKHCN");
        (await numbers.NextAsync("40", department, LetterKinds.Decision, "SKHCN", lastDay)).ShouldBe("01/QĐ-SKHCN");
        (await numbers.NextAsync("40", committee, LetterKinds.Decision, "UBND", lastDay)).ShouldBe("01/QĐ-UBND");
        (await numbers.NextAsync("40", department, LetterKinds.Licence, "SKHCN", lastDay.AddDays(1))).ShouldBe("01/GP-SKHCN");
        (await numbers.NextAsync("42", department, LetterKinds.Licence, "SKHCN", lastDay)).ShouldBe("01/GP-SKHCN");
    }

    [Theory, BothProviders]
    public async Task Sixty_four_at_once_get_sixty_four_numbers(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Add);
        var numbers = database.Services.GetRequiredService<LetterNumbers>();
        var agency = Guid.CreateVersion7(Press.Morning);

        var given = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => numbers.NextAsync("40", agency, LetterKinds.Notice, "SKHCN", new(2026, 7, 20))));

        given.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, 64).Select(i => $"{i:00}/TB-SKHCN"));
    }

    private static void Add(IServiceCollection services) => services.AddLetters(new TypesetterOptions(), new() { Folder = Path.GetTempPath() });

    private static LetterTemplate Version(int number, DateOnly from, string text) => new()
    {
        ProvinceCode = "40",
        Key = LetterKeys.Notice,
        Number = number,
        Source = $"#set document(title: \"Thử\")\n#set text(font: \"Tinos\", lang: \"vi\")\n{text}",
        ValidFrom = from,
        Note = "Thử",
        SavedAt = Press.Morning,
    };
}
