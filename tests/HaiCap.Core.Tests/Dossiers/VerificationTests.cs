using HaiCap.Core.Acts;
using HaiCap.Core.Data.Files;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>What <c>haicap verify</c> must name: any one byte of an act, a stored file, a summary column, a whole tail of the log.</summary>
public sealed class VerificationTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_healthy_house_has_no_finding_and_each_damage_is_named(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskForSupplementAsync();
        house.Clock.Set(FakeClock.At(2026, 7, 9));
        await story.SupplementAsync();
        await story.ProposeAsync();
        await story.ApproveAsync();
        await story.SignAsync();
        await story.IssueAsync();
        await house.SealAllAsync();

        (await VerifyAsync(house)).ShouldBeEmpty();

        var dossier = await story.SeeAsync();
        var subject = dossier.Subject;
        foreach (var (damage, row) in new[]
        {
            ("UPDATE dossiers SET state = 'Returned'", $"dossiers 40 {dossier.Code} State"),
            ("UPDATE dossiers SET due_at = original_due_at", $"dossiers 40 {dossier.Code} DueAt"),
            ("UPDATE dossiers SET holder_officer_id = division_id", $"dossiers 40 {dossier.Code} Officer"),
            ("UPDATE dossiers SET answers = replace(answers, 'X100', 'X101')", $"dossiers 40 {dossier.Code} Contents"),
            ("UPDATE dossiers SET applicant_name = 'Nguyễn Văn Mâu'", $"dossiers 40 {dossier.Code} applicant"),
            ("UPDATE dossiers SET assisted = NOT assisted", $"dossiers 40 {dossier.Code} assisted"),
            ("UPDATE dossiers SET timeliness = 'Late'", $"dossiers 40 {dossier.Code} Timeliness"),
            ("DELETE FROM dossier_papers", $"dossier_papers 40 {dossier.Code} tai-lieu-ky-thuat"),
            ("DELETE FROM open_work", $"open_work 40 {dossier.Code}"),
            ("UPDATE open_work SET last_due = bell_at", $"open_work 40 {dossier.Code} last_due"),
            ($"DELETE FROM acts WHERE subject = '{subject}' AND seq > 8", $"act_heads 40 {subject}"),
            ($"DELETE FROM acts WHERE subject = '{subject}'; DELETE FROM act_heads WHERE subject = '{subject}'; DELETE FROM dossiers", $"acts 40 {subject} 11"),
            ("DELETE FROM dossiers", $"dossiers 40 {subject}"),
        })
        {
            await using var work = house.Open();
            await using var transaction = await work.Db.BeginWriteAsync();
            await work.Db.Database.ExecuteSqlRawAsync(damage);
            (await FindingsAsync(work)).ShouldContain(row, damage);
        }
    }

    [Theory, BothProviders]
    public async Task One_byte_changed_in_a_stored_file_is_named(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskForSupplementAsync();
        await story.SupplementAsync();
        await using var work = house.Open();
        var stored = await work.Db.Set<StoredFile>().FirstAsync();
        var path = house.Services.GetService(typeof(FileFolder)) is FileFolder folder ? folder.PathOf(stored.Hash) : "";
        File.SetAttributes(path, FileAttributes.Normal);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^10] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        (await FindingsAsync(work)).ShouldContain($"stored_files 40 {stored.Hash}");

        File.Delete(path);
        (await FindingsAsync(work)).ShouldContain($"stored_files 40 {stored.Hash}");
    }

    [Theory, BothProviders]
    public async Task A_house_at_work_has_no_finding(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        foreach (var check in work.Get<IEnumerable<IVerification>>())
        {
            var story = await Story.FiledAsync(house);
            var steps = new Queue<Func<Task>>([
                () => LimitStories.PublishAsync(house, same => same), () => story.ReceiveAsync(), story.AssignAsync, () => story.AskForSupplementAsync(), () => story.SupplementAsync(),
                story.ProposeAsync, story.ApproveAsync, story.SignAsync, story.IssueAsync, () => Story.FiledAsync(house),
            ]);
            var heard = new Statements(() => steps.TryDequeue(out var step) ? step() : Task.CompletedTask);
            await using var watched = house.Watched(work, heard);

            (await check.CheckAsync(watched, null, CancellationToken.None).ToListAsync()).ShouldBeEmpty();

            heard.Texts.ShouldNotBeEmpty();
            house.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private static async Task<List<string>> VerifyAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return await FindingsAsync(work);
    }

    private static async Task<List<string>> FindingsAsync(Work work)
    {
        var rows = new List<string>();
        foreach (var check in work.Get<IEnumerable<IVerification>>())
        {
            rows.AddRange((await check.CheckAsync(work.Db, null, CancellationToken.None).ToListAsync()).Select(finding => finding.Row));
        }

        return rows;
    }
}
