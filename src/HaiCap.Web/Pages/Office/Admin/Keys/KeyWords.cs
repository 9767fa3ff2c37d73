using HaiCap.Core.Organizations.Keys;
using HaiCap.Web.Design.Tags;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Keys;

internal static class KeyWords
{
    public static string Of(KeyScopes scopes) => string.Join(", ", new[]
    {
        scopes.HasFlag(KeyScopes.Read) ? T("đọc", "read") : null,
        scopes.HasFlag(KeyScopes.Write) ? T("ghi", "write") : null,
    }.OfType<string>());

    public static (string Text, Tone Tone, string Icon) Of(KeyStanding standing) => standing switch
    {
        KeyStanding.InForce => (T("Đang dùng", "In force"), Tone.Good, "check-circle"),
        KeyStanding.NotYet => (T("Chưa đến ngày", "Not yet"), Tone.Info, "clock"),
        KeyStanding.Expired => (T("Hết hạn", "Expired"), Tone.Off, "pause-circle"),
        _ => (T("Đã thu hồi", "Revoked"), Tone.Bad, "x-circle"),
    };
}
