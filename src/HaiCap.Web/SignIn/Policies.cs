using HaiCap.Core.Organizations.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace HaiCap.Web.SignIn;

/// <summary>The coarse doors; Access decides the rest. Whatever names no door is shut to all but officers (rule 8: fail-closed).</summary>
public static class Policies
{
    public const string Anyone = nameof(Anyone);
    public const string Officer = nameof(Officer);
    public const string Citizen = nameof(Citizen);

    /// <summary>A citizen, or an officer who files for somebody; the draft itself is only its writer's.</summary>
    public const string Filer = nameof(Filer);

    /// <summary>Either kind, even one that still owes a second factor or a new password.</summary>
    public const string SignedIn = nameof(SignedIn);

    public static void Add(AuthorizationOptions options)
    {
        var officer = new AuthorizationPolicyBuilder(SessionClaims.Scheme).RequireAuthenticatedUser()
            .RequireAssertion(c => c.User.Is(AccountKind.Officer) && !c.User.HasClaim(claim => claim.Type == SessionClaims.First)).Build();
        options.AddPolicy(Anyone, policy => policy.RequireAssertion(_ => true));
        options.AddPolicy(Officer, officer);
        options.AddPolicy(Citizen, policy => policy.RequireAuthenticatedUser().RequireAssertion(c => c.User.Is(AccountKind.Citizen)));
        options.AddPolicy(Filer, policy => policy.RequireAuthenticatedUser()
            .RequireAssertion(c => c.User.Is(AccountKind.Citizen) || (c.User.Is(AccountKind.Officer) && !c.User.HasClaim(claim => claim.Type == SessionClaims.First))));
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        options.DefaultPolicy = officer;
        options.FallbackPolicy = officer;
    }
}
