namespace HaiCap.Core.Acts;

/// <summary>The key of the other system through which an officer acted; stands in the act's data beside what was done.</summary>
/// <param name="Name">As it stood when the act was done.</param>
public sealed record ActVia(Guid Key, string Name);

/// <summary>One request of another system that must count once, however often it is sent.</summary>
/// <param name="KeyHash">SHA-256 of the Idempotency-Key.</param>
/// <param name="Fingerprint">SHA-256 of method, path and body: the same key with other content is refused.</param>
public sealed record OnceOnly(Guid KeyId, byte[] KeyHash, byte[] Fingerprint);

/// <summary>
/// By which way the acts of this unit of work come in (scoped; empty for pages, commands and the system itself). The recorder writes it into
/// every act, so that no use case can forget.
/// </summary>
public sealed class ActOrigin
{
    /// <summary>Set when an officer acts through a system. Access then asks the key's territory too.</summary>
    public ActVia? Via { get; set; }

    /// <summary>Set when the request carries an Idempotency-Key: the first act recorded is remembered under it, in the same transaction.</summary>
    public OnceOnly? Once { get; set; }
}
