using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Administration;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Core;

namespace HaiCap.Core.Organizations.Import;

/// <summary>An agency of the province is known from now on.</summary>
[ActName("agency.added")]
public sealed record AgencyAdded(Guid AgencyId, string Code, string Name, AgencyKind Kind, string? Parent, string UnitCode) : ActData;

/// <summary>
/// Adds the agencies of a YAML list to the open province: <c>agencies: [{ code, parent, kind, unit, name, short, english, notation, address, phone, email }]</c>,
/// a parent before or after its children. Those that are there stay as they are.
/// </summary>
/// <param name="From">Full path of the list.</param>
public sealed record ImportAgencies(string From, Actor? By = null);

public sealed record AgenciesImported(int Added, int There);

public sealed class ImportAgenciesHandler(HaiCapDb db, ActRecorder acts, UnitDirectory units, TimeProvider time)
{
    /// <summary>ORG-020: the file cannot be read; ORG-021: a line does not fit, and then nothing is added.</summary>
    public async Task<Outcome<AgenciesImported>> HandleAsync(ImportAgencies request, CancellationToken cancellationToken = default)
    {
        List<Line> lines;
        try
        {
            lines = Recipe.ReadFile<Book>(request.From).Agencies;
        }
        catch (Exception unreadable) when (unreadable is YamlException or IOException or UnauthorizedAccessException)
        {
            return new Problem("ORG-020", $"Không đọc được {request.From}: {unreadable.Message}", $"{request.From} cannot be read: {unreadable.Message}");
        }

        var there = await db.Set<Agency>().ToDictionaryAsync(agency => agency.Code.Text, StringComparer.Ordinal, cancellationToken);
        if (await FaultsAsync(lines, there, cancellationToken) is { Count: > 0 } faults)
        {
            return faults;
        }

        var (before, open) = (there.Count, lines.Where(line => !there.ContainsKey(line.Code)).ToList());
        while (open.Count > 0)
        {
            // Parents first; a line whose parent never comes, or comes in a circle, stays over.
            var ready = open.Where(line => line.Parent is null || there.ContainsKey(line.Parent)).ToList();
            if (ready.Count == 0)
            {
                return open.ConvertAll(line => Fault(line, $"không có cơ quan cấp trên {line.Parent}", $"there is no parent {line.Parent}"));
            }

            foreach (var line in ready)
            {
                there[line.Code] = Add(line, line.Parent is null ? null : there[line.Parent], request.By ?? Actor.System);
                open.Remove(line);
            }
        }

        var saved = await db.SaveActsAsync(cancellationToken);
        return saved.Ok ? new AgenciesImported(there.Count - before, before) : saved.As<AgenciesImported>();
    }

    private async Task<List<Problem>> FaultsAsync(List<Line> lines, Dictionary<string, Agency> there, CancellationToken cancellationToken)
    {
        var snapshot = await units.GetAsync(cancellationToken);
        var faults = new List<Problem>();
        foreach (var line in lines)
        {
            if (!AgencyCode.TryParse(line.Code, out _))
            {
                faults.Add(Fault(line, "mã định danh không đúng dạng", "the code is not one"));
            }
            else if (string.IsNullOrWhiteSpace(line.Name) || string.IsNullOrWhiteSpace(line.Short))
            {
                faults.Add(Fault(line, "thiếu name hoặc short", "name or short is missing"));
            }
            else if (snapshot.Find(line.Unit, time.Now().LocalDay()) is not { } unit || unit.ProvinceCode != db.ProvinceCode)
            {
                faults.Add(Fault(line, $"đơn vị hành chính {line.Unit} không thuộc tỉnh này", $"unit {line.Unit} is not of this province"));
            }

            faults.AddRange(OrganizationProblems.TooLong(("name", line.Name, 200), ("short", line.Short, 100), ("english", line.English, 200), ("notation", line.Notation, 30)));
        }

        faults.AddRange(lines.GroupBy(line => line.Code, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => Fault(same.First(), "có hai lần", "stands twice")));
        return there.Count == 0 && lines.Count == 0 ? [new Problem("ORG-020", "Danh sách trống.", "The list is empty.")] : faults;
    }

    private static Problem Fault(Line line, string vi, string en) => new("ORG-021", $"{line.Code}: {vi}.", $"{line.Code}: {en}.");

    private Agency Add(Line line, Agency? parent, Actor by)
    {
        var now = time.Now();
        var id = Ids.New(now);
        var agency = db.Add(new Agency
        {
            ProvinceCode = db.ProvinceCode,
            Id = id,
            Code = AgencyCode.Parse(line.Code),
            Name = VietnameseText.Nfc(line.Name),
            ShortName = VietnameseText.Nfc(line.Short),
            EnglishName = line.English,
            NotationSuffix = line.Notation,
            Kind = line.Kind,
            ParentId = parent?.Id,
            UnitCode = line.Unit,
            Path = Agency.PathOf(parent?.Path, id),
            Address = line.Address,
            Phone = line.Phone,
            Email = line.Email,
            ValidFrom = now.LocalDay(),
        }).Entity;
        acts.RecordFirst(OrganizationSubjects.OfAgency(id), by, new AgencyAdded(id, line.Code, agency.Name, line.Kind, line.Parent, line.Unit));
        return agency;
    }

    internal sealed class Book
    {
        public List<Line> Agencies { get; set; } = [];
    }

    internal sealed class Line
    {
        public string Code { get; set; } = "";
        public string? Parent { get; set; }
        public AgencyKind Kind { get; set; }
        public string Unit { get; set; } = "";
        public string Name { get; set; } = "";
        public string Short { get; set; } = "";
        public string? English { get; set; }
        public string? Notation { get; set; }
        public string? Address { get; set; }
        public string? Phone { get; set; }
        public string? Email { get; set; }
    }
}
