using static HaiCap.Core.Procedures.National.NationalColumns;

namespace HaiCap.Core.Procedures.National;

/// <summary>Reads rows of the national catalogue and says, row by row and column by column, what is wrong with them. Pure.</summary>
public static class NationalRowCheck
{
    private const int MostInList = 60;

    // A name is written into a column and an act; the longest of the real catalogue has 1,094 letters.
    private static readonly (string Key, int Most, bool Needed)[] Texts =
    [
        (Name, ProcedureVersion.MaxName, true), (Field, 200, true), (Decision, 300, true), (Level, 200, true), (Agency, 2000, true), (Applicants, 1000, false), (NationalColumns.Authority, 1000, false), (NationalColumns.Type, 200, false),
    ];

    private static readonly (string Said, Audience Audience)[] Applying =
    [
        ("cong dan viet nam", Audience.Citizen), ("can bo", Audience.Citizen), ("dang vien", Audience.Citizen), ("nguoi viet nam dinh cu", Audience.Citizen),
        ("doanh nghiep", Audience.Business), ("hop tac xa", Audience.Business),
        ("to chuc", Audience.Organization), ("co quan", Audience.Organization),
        ("nuoc ngoai", Audience.Foreigner),
    ];

    /// <summary>PRO-041 … PRO-046 for each column at fault; a code that stands in two rows is a fault of the later one.</summary>
    public static (IReadOnlyList<NationalRow> Rows, IReadOnlyList<NationalFault> Faults) Read(IEnumerable<RawRow> raw)
    {
        List<NationalRow> rows = [];
        List<NationalFault> faults = [];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in raw)
        {
            var before = faults.Count;
            var text = One(one, Code);
            if (!ProcedureCode.TryParse(text, out var code))
            {
                faults.Add(new(one.Row, text, Code, text is null ? NationalProblems.Missing(Code) : NationalProblems.NoCode(text)));
            }
            else if (!seen.TryAdd(code.Value, one.Row))
            {
                faults.Add(new(one.Row, code.Value, Code, NationalProblems.Twice(seen[code.Value])));
            }

            faults.AddRange(Faults(one).Select(fault => new NationalFault(one.Row, text, fault.Key, fault.Problem)));
            if (faults.Count == before)
            {
                rows.Add(new(one.Row, code!, One(one, Name)!, One(one, Field)!, LevelOf(One(one, Level)!), NoticeOf(one)));
            }
        }

        return (rows, faults);
    }

    private static IEnumerable<(string Key, Problem Problem)> Faults(RawRow row)
    {
        foreach (var key in row.Strange)
        {
            yield return (key, NationalProblems.Strange);
        }

        foreach (var (key, most, needed) in Texts)
        {
            var text = One(row, key);
            if (text is null && needed && !row.Strange.Contains(key))
            {
                yield return (key, NationalProblems.Missing(key));
            }
            else if (text?.Length > most)
            {
                yield return (key, NationalProblems.TooLong(most));
            }
        }

        foreach (var key in Lists)
        {
            var list = Many(row, key);
            if (list.Count > MostInList || list.Any(item => item.Length > 300))
            {
                yield return (key, NationalProblems.TooLong(300));
            }
        }

        if (One(row, Level) is { } level && !LevelIsKnown(level))
        {
            yield return (Level, NationalProblems.NoLevel);
        }
    }

    /// <summary>The level nearest to the citizen, of those it is done at.</summary>
    private static ProcedureLevel LevelOf(string text) => VietnameseText.Fold(text) is var level && level.Contains("xa", StringComparison.Ordinal) ? ProcedureLevel.Commune
        : level.Contains("tinh", StringComparison.Ordinal) ? ProcedureLevel.Province : ProcedureLevel.Ministry;

    private static bool LevelIsKnown(string text) => text.Split(',').All(part => VietnameseText.Fold(part).Trim() is "cap bo" or "cap tinh" or "cap xa" or "co quan khac" or "cap trung uong");

    private static InformationNotice NoticeOf(RawRow row)
    {
        var applicants = One(row, Applicants) ?? "";
        var folded = VietnameseText.Fold(applicants);
        return new()
        {
            Decision = One(row, Decision)!,
            Levels = One(row, Level)!,
            Type = One(row, NationalColumns.Type),
            WhoMayApply = applicants,
            Authority = One(row, NationalColumns.Authority),
            Agency = One(row, Agency)!,
            Channels = Many(row, Channels),
            TimeLimits = Many(row, TimeLimits),
            ResultCodes = Many(row, ResultCodes),
            Audiences = [.. Applying.Where(said => folded.Contains(said.Said, StringComparison.Ordinal)).Select(said => said.Audience).Distinct().Order()],
        };
    }

    private static string? One(RawRow row, string key) => row.Cells.TryGetValue(key, out var values) && VietnameseText.Nfc(string.Join(", ", values)) is { Length: > 0 } text ? text : null;

    private static IReadOnlyList<string> Many(RawRow row, string key) =>
        row.Cells.TryGetValue(key, out var values) ? [.. values.Select(VietnameseText.Nfc).Where(text => text.Length > 0)] : [];
}
