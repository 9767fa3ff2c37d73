using System.Text.Json.Nodes;
using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Topics;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>One question with those who ask it; the secretary parts, moves and renames.</summary>
public sealed class TopicModel(ListTopics list, GroupRecommendations group, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    [BindProperty]
    public List<string> Codes { get; set; } = [];

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public bool Out { get; set; }

    [BindProperty]
    public string? NewName { get; set; }

    public TopicView View { get; private set; } = null!;

    public IReadOnlyList<TopicLine> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) => await OpenAsync(code, cancellationToken) ?? Page();

    public Task<IActionResult> OnPostMoveAsync(string code, CancellationToken cancellationToken)
    {
        var target = string.IsNullOrWhiteSpace(Target) ? null : Target;
        return ActAsync(code, () => group.HandleAsync(caller.Actor, new([.. Codes.OfType<string>()], target, Title, Why, Out), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostRenameAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(code, () => group.RenameAsync(caller.Actor, code, NewName, cancellationToken), cancellationToken);

    /// <summary>What came or went by an act of its story.</summary>
    public static string CodesOf(Act act) => act.Name is "topic.grouped" or "topic.split"
        && JsonNode.Parse(act.Data)?["recommendations"] is JsonArray codes ? ": " + string.Join(", ", codes.Select(code => (string?)code)) : "";

    public string UrlOf(Guid? after) => $"/lam-viec/kien-nghi/chu-de/{View.Topic.Row.Code}{(after is { } last ? $"?sau={last:N}" : "")}";

    private async Task<IActionResult> ActAsync<T>(string code, Func<Task<Outcome<T>>> act, CancellationToken cancellationToken)
    {
        if (await OpenAsync(code, cancellationToken) is { } refused)
        {
            return refused;
        }

        // A topic that was parted off is where one goes on.
        return !ModelState.IsValid ? Page()
            : this.After(await act(), done => $"/lam-viec/kien-nghi/chu-de/{(done is string { Length: > 0 } other && Target is null ? other : View.Topic.Row.Code)}?xong=ghi");
    }

    private async Task<IActionResult?> OpenAsync(string code, CancellationToken cancellationToken)
    {
        var shown = await list.ShowAsync(caller.Actor, code, Guid.TryParseExact(After, "N", out var last) ? last : null, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        View = shown.Value;
        if (View.MayGroup)
        {
            var topics = await list.HandleAsync(caller.Actor, cancellationToken);
            Others = [.. topics.Value.Lines.Where(line => line.Row.ProvinceCode == View.Topic.Row.ProvinceCode && line.Row.Id != View.Topic.Row.Id)];
        }

        return null;
    }
}
