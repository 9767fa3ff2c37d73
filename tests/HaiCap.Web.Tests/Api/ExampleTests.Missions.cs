using HaiCap.Core.Missions.Recommendations;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Api;

public sealed partial class ExampleTests
{
    /// <summary>A recommendation in the state the operation's example needs; null for an operation of another kind.</summary>
    private async Task<Prepared?> PrepareMissionAsync(Operation operation)
    {
        var parts = operation.Path.Split('/');
        if (parts[3] is "difficulties" or "recommendations" && operation.Method == "post" && parts.Length == 4)
        {
            (await province.OfficerAsync("tiepnhan.truongvinh")).Dispose();
            return Prepared.Nothing;
        }

        if (parts[3] == "missions")
        {
            (await province.OfficerAsync(ProgrammeStory.Secretary)).Dispose();
            return operation.Path.Contains("{stop}", StringComparison.Ordinal)
                ? new(new Dictionary<string, string>(StringComparer.Ordinal) { ["stop"] = (await ProgrammeStory.StopAsync(province.Site)).ToString() }) : Prepared.Nothing;
        }

        if (parts[3] is not ("difficulties" or "recommendations" or "answers") || (parts.Length == 4 && operation.Method == "get"))
        {
            return null;
        }

        foreach (var officer in new[] { "tiepnhan.truongvinh", "chuyenvien.atbx", MissionStory.Director })
        {
            (await province.OfficerAsync(officer)).Dispose();
        }

        var story = await MissionStory.AskedAsync(province.Site);
        Guid? answer = null;
        switch (parts is [.., var last] ? last : "")
        {
            case "confirm" or "reopen":
                await story.AnsweredAsync();
                break;
            case "approve" or "return":
                answer = await story.DraftAsync();
                break;
            case "send":
                answer = await story.DraftAsync();
                await story.ApproveAsync();
                break;
            case "keep-plan":
                answer = await story.AnsweredAsync(AnswerKind.Planned);
                break;
            case "{id}":
                answer = await story.AnsweredAsync();
                break;
        }

        return At(parts[3] == "difficulties" ? story.Difficulty : story.Code, answer?.ToString()) with
        {
            Body = body =>
            {
                if (body["recommendation"] is not null)
                {
                    body["recommendation"] = story.Code;
                }

                return body;
            },
        };
    }
}
