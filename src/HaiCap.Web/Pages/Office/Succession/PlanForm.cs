using HaiCap.Core.Organizations;
using HaiCap.Core.Succession;

namespace HaiCap.Web.Pages.Office.Succession;

/// <summary>What of one unit goes to another, as typed.</summary>
public sealed class HandingRow
{
    public string? From { get; set; }

    public string? To { get; set; }

    public string? Procedures { get; set; }

    public string? Fields { get; set; }

    public string? Communes { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(To);
}

/// <summary>A new unit, or a new name for one that is there.</summary>
public sealed class UnitRow
{
    public Guid? Id { get; set; }

    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? ShortName { get; set; }

    public string? EnglishName { get; set; }

    public string? Notation { get; set; }

    public AgencyKind Kind { get; set; } = AgencyKind.Department;

    public string? Parent { get; set; }

    public string? UnitCode { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Code) && string.IsNullOrWhiteSpace(Name);
}

/// <summary>A post that goes otherwise.</summary>
public sealed class PostRow
{
    public Guid Id { get; set; }

    public string? To { get; set; }

    public bool Ends { get; set; }

    public string? Title { get; set; }

    public Role? Role { get; set; }

    public SigningForm? Form { get; set; }
}

/// <summary>Between the rows of the form and the terms of a plan.</summary>
internal static class PlanForm
{
    public const int MostRows = 300;

    public static PlanTerms Terms(IEnumerable<HandingRow> handings, string? staying, IEnumerable<UnitRow> founded, IEnumerable<UnitRow> named, IEnumerable<PostRow> posts, Func<Guid> newId) => new()
    {
        Handings = [.. handings.Where(row => !row.IsEmpty).Take(MostRows).Select(row => new Handing(
            row.From ?? "", row.To ?? "", new SuccessionScope { Procedures = Split(row.Procedures), Fields = Split(row.Fields, ';', '\n'), Communes = Split(row.Communes) }))],
        Staying = Split(staying),
        New = [.. founded.Where(row => !row.IsEmpty).Take(MostRows).Select(row => new NewUnit(
            row.Id ?? newId(), row.Code ?? "", row.Name ?? "", row.ShortName ?? "", row.EnglishName, row.Notation, row.Kind, row.Parent ?? "", row.UnitCode?.Trim() ?? ""))],
        Names = [.. named.Where(row => !row.IsEmpty).Take(MostRows).Select(row => new Renaming(row.Code ?? "", row.Name ?? "", row.ShortName ?? "", row.EnglishName, row.Notation))],
        Posts = [.. posts.Where(row => row.Ends || !string.IsNullOrWhiteSpace(row.To)).Take(MostRows).Select(row => new PostChange(row.Id, row.Ends ? "" : row.To!, row.Title, row.Role, row.Form))],
    };

    public static List<HandingRow> Rows(PlanTerms terms) => [.. terms.Handings.Select(one => new HandingRow
    {
        From = one.From, To = one.To, Procedures = string.Join(", ", one.Scope.Procedures), Fields = string.Join("; ", one.Scope.Fields), Communes = string.Join(", ", one.Scope.Communes),
    })];

    public static List<UnitRow> Founded(PlanTerms terms) => [.. terms.New.Select(one => new UnitRow
    {
        Id = one.Id, Code = one.Code, Name = one.Name, ShortName = one.ShortName, EnglishName = one.EnglishName, Notation = one.Notation, Kind = one.Kind, Parent = one.Parent, UnitCode = one.UnitCode,
    })];

    public static List<UnitRow> Named(PlanTerms terms) => [.. terms.Names.Select(one => new UnitRow
    {
        Code = one.Code, Name = one.Name, ShortName = one.ShortName, EnglishName = one.EnglishName, Notation = one.Notation,
    })];

    private static IReadOnlyList<string> Split(string? text, params char[] at) =>
        (text ?? "").Split(at.Length > 0 ? at : [',', ';', '\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
