using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;

namespace HaiCap.Web.SignIn;

/// <summary>A live session with whose it is. Shared by requests: nobody changes it.</summary>
/// <param name="Account">An officer's, enabled.</param>
/// <param name="Citizen">The other kind.</param>
public sealed record KnownSession(SignInSession Session, Account? Account, CitizenAccount? Citizen);

/// <summary>
/// The sessions of those who are here now, so that most requests ask the database nothing about who sends them. A sign-out, a lock or a disabled
/// account is seen at once in this process, and within three seconds where another one did it.
/// </summary>
public sealed class SessionMemory(TimeProvider time)
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(3);
    private readonly Kept<Guid, KnownSession?> sessions = new(time, Trusted, most: 50_000);

    public KnownSession? Find(Guid id) => sessions.TryGet(id, out var known) ? known : null;

    public ValueTask<KnownSession?> GetAsync(Guid id, SessionBook book, Func<Guid, SessionBook, CancellationToken, Task<KnownSession?>> read, CancellationToken cancellationToken) =>
        sessions.GetAsync(id, book, read, cancellationToken);

    public void Forget(Guid sessionId) => sessions.Forget((id, _) => id == sessionId);

    internal void ForgetAccount(Guid accountId) => sessions.Forget((_, known) => known is null || known.Session.AccountId == accountId);
}

/// <summary>Tells <see cref="SessionMemory"/> of sessions and accounts that changed.</summary>
internal sealed class SessionNews(SessionMemory memory) : INewsReader
{
    public bool Concerns(object row) => row is SignInSession or Account or CitizenAccount;

    public void Tell(IReadOnlyList<object> rows)
    {
        foreach (var row in rows)
        {
            switch (row)
            {
                case SignInSession session:
                    memory.Forget(session.Id);
                    break;
                case Account account:
                    memory.ForgetAccount(account.Id);
                    break;
                case CitizenAccount citizen:
                    memory.ForgetAccount(citizen.Id);
                    break;
            }
        }
    }
}
