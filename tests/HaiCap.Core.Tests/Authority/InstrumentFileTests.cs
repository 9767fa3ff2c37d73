using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Authority;

public sealed class InstrumentFileTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Actor Legal = People.Officer("quantri.tinh");
    private static readonly Guid Instrument = SampleIds.For("instrument/phu-trach");

    [Theory, BothProviders]
    public async Task A_file_is_put_in_the_place_of_another_and_withdrawn_and_the_log_names_both(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (first, second) = (SampleFiles.Pdf("1"), SampleFiles.Docx());
        (await KeepAsync(house, Legal, first)).Problems.ShouldBeEmpty();
        (await KeepAsync(house, Legal, second)).Problems[0].Code.ShouldBe("AUT-010");
        (await KeepAsync(house, Legal, second, new string('x', 501))).Problems[0].Code.ShouldBe("AUT-017");
        (await HandAsync(house)).ShouldBe(first);
        (await KeepAsync(house, Legal, second, "Bản đúng")).Problems.ShouldBeEmpty();
        (await HandAsync(house)).ShouldBe(second);

        await using var work = house.Open();
        var file = work.Get<InstrumentFile>();
        (await file.WithdrawAsync(Legal, Instrument, " ")).Problems[0].Code.ShouldBe("AUT-010");
        (await file.WithdrawAsync(Legal, Instrument, "Nhầm")).Problems.ShouldBeEmpty();
        (await file.WithdrawAsync(Legal, Instrument, "Nhầm")).Problems[0].Code.ShouldBe("AUT-039");
        (await file.HandAsync(Legal, Instrument)).Problems[0].Code.ShouldBe("AUT-039");
        var subject = AuthoritySubjects.OfInstrument(Instrument);
        var told = await work.Db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject && act.Name.StartsWith("instrument.file")).OrderBy(act => act.Seq).ToListAsync();
        told.Select(act => act.Name).ShouldBe(["instrument.file-kept", "instrument.file-kept", "instrument.file-withdrawn"]);
        var (before, after) = (told[0].DataAs<InstrumentFileKept>(), told[1].DataAs<InstrumentFileKept>());
        (before.Before, after.Before, after.FileKind, after.Size).ShouldBe((null, before.FileHash, FileKind.Docx, second.Length));
        told[2].DataAs<InstrumentFileWithdrawn>().FileHash.ShouldBe(after.FileHash);
    }

    [Theory]
    [InlineData("kiemtra.tinh")]
    [InlineData("chutich.tinh")]
    [InlineData("tiepnhan.truongvinh")]
    public async Task Nobody_but_the_provinces_legal_unit_touches_it_and_nothing_is_stored(string who)
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        (await KeepAsync(house, People.Officer(who), SampleFiles.Pdf(who))).Problems[0].Code.ShouldBe("ACC-001");
        await using var work = house.Open();
        (await work.Get<InstrumentFile>().WithdrawAsync(People.Officer(who), Instrument, "x")).Problems[0].Code.ShouldBe("ACC-001");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(SampleFiles.Pdf(who)));
        (await work.Db.Set<StoredFile>().AnyAsync(row => row.Hash == hash)).ShouldBeFalse();
    }

    private static async Task<Outcome<Done>> KeepAsync(TestDatabase house, Actor by, byte[] content, string? why = null)
    {
        await using var work = house.Open();
        return await work.Get<InstrumentFile>().KeepAsync(by, new(Instrument, new MemoryStream(content), why));
    }

    private static async Task<byte[]> HandAsync(TestDatabase house)
    {
        await using var work = house.Open();
        var handed = (await work.Get<InstrumentFile>().HandAsync(Legal, Instrument)).Value;
        await using var content = handed.Content;
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory);
        return memory.ToArray();
    }
}
