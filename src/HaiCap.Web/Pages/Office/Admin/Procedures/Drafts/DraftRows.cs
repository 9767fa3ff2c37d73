using System.Collections;
using System.Globalization;
using System.Reflection;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>
/// Rows of a posted form, changed by its buttons without script: "add LegalBasis", "up Components 2", "drop Fees[1].Classes 0". The list is found in the form's
/// own model by the path its boxes are named by.
/// </summary>
public static class DraftRows
{
    /// <summary>More rows than any procedure has; what was typed is not lost, only no further row comes.</summary>
    public const int Most = 200;

    public static void Change(object form, string? todo)
    {
        if (todo?.Split(' ') is not [var act, var path, .. var rest]
            || !int.TryParse(rest.FirstOrDefault("0"), NumberStyles.None, CultureInfo.InvariantCulture, out var at) || Find(form, path) is not { } rows)
        {
            return;
        }

        if (act == "add" && rows.Count < Most)
        {
            rows.Add(Activator.CreateInstance(rows.GetType().GetGenericArguments()[0]));
        }

        var to = act switch { "up" => at - 1, "down" => at + 1, "drop" => at, _ => -1 };
        if (at >= rows.Count || to < 0 || to >= rows.Count)
        {
            return;
        }

        var row = rows[at];
        rows.RemoveAt(at);
        if (act != "drop")
        {
            rows.Insert(to, row);
        }
    }

    private static IList? Find(object form, string path)
    {
        object? at = form;
        foreach (var step in path.Split('.'))
        {
            var name = step.Split('[', 2);
            at = at?.GetType().GetProperty(name[0], BindingFlags.Public | BindingFlags.Instance)?.GetValue(at);
            if (name is [_, var index])
            {
                at = at is IList list && int.TryParse(index.TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < list.Count ? list[i] : null;
            }
        }

        // Only lists of rows, which a row may be added to; never an array or a list of words.
        return at is IList { IsFixedSize: false } rows && rows.GetType() is { IsGenericType: true } type && type.GetGenericArguments()[0] is { IsClass: true } row && row != typeof(string) ? rows : null;
    }
}
