using System.Text.Json.Serialization;

namespace HaiCap.Core.Notifications;

/// <summary>What an officer is told besides bells: something came, or an answer is there. It goes with the morning's digest.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeNews>))]
public enum NoticeNews
{
    /// <summary>A recommendation came to the unit.</summary>
    Received,

    /// <summary>The asker says the answer does not help.</summary>
    Reopened,

    /// <summary>What was asked has an answer.</summary>
    Answered,

    /// <summary>The unit's opinion is asked.</summary>
    Consulted,

    /// <summary>An opinion that was asked for has come.</summary>
    Opinion,

    /// <summary>An instrument an answer to go by rests on was amended or ended.</summary>
    Review,
}
