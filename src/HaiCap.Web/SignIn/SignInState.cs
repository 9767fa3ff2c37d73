using HaiCap.Core.Organizations.Accounts;

namespace HaiCap.Web.SignIn;

public enum SessionStanding
{
    None,
    Live,

    /// <summary>An officer's, idle too long: the password opens it again.</summary>
    Locked,

    /// <summary>Ended or run out; still tells whose it was.</summary>
    Over,
}

/// <summary>How the session of this request stands (scoped).</summary>
public sealed class SignInState
{
    public SessionStanding Standing { get; private set; }

    public SignInSession? Session { get; private set; }

    /// <summary>Of a live session: whose it is.</summary>
    public KnownSession? Known { get; private set; }

    /// <summary>The name in the cookie, for a friendly word on the unlock page.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The page that comes before all others, when something is still owed.</summary>
    public string? First { get; internal set; }

    internal void Set(SessionStanding standing, SignInSession? session, KnownSession? known, string name) => (Standing, Session, Known, Name) = (standing, session, known, name);
}
