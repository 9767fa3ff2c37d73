using HaiCap.Core.Dossiers.Late;

namespace HaiCap.Web.Pages.Office.Late;

/// <param name="Chosen">One line is filtered by; <paramref name="Without"/> leads back to all.</param>
public sealed record TallyTable(string Title, IReadOnlyList<LateTally> Lines, bool Chosen, LateFilter Without)
{
    /// <summary>Shown at once; the rest unfolds.</summary>
    public const int First = 8;
}
