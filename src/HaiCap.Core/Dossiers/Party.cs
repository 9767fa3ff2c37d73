using System.Globalization;

namespace HaiCap.Core.Dossiers;

public enum PartyKind
{
    Citizen,
    Enterprise,
    Agency,
    Other,
}

/// <summary>Owner or submitter of a dossier, as they stand on its papers.</summary>
/// <param name="IdNumber">12 digits of the citizen number, 9 of the old card, or the tax number of an enterprise.</param>
public sealed record Party(PartyKind Kind, string Name, string IdNumber, string? Address = null, string? Phone = null, string? Email = null)
{
    public string IdLastFour => IdNumber.Length <= 4 ? IdNumber : IdNumber[^4..];

    /// <summary>For those who need not see it all: "•••••••• 6789".</summary>
    public string IdMasked => new string('•', Math.Max(0, IdNumber.Length - 4)) + IdLastFour;

    /// <summary>A person's name for those who need not read it: "N. V. M.".</summary>
    public static string Initials(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => StringInfo.GetNextTextElement(word) + "."));
}
