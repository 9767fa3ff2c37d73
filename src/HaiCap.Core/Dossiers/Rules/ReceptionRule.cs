namespace HaiCap.Core.Dossiers.Rules;

/// <summary>Reception of an online dossier (decree 118/2025, article 17.2).</summary>
public static class ReceptionRule
{
    /// <summary>Working hours from arrival to "accepted" or "fix this".</summary>
    public const decimal Hours = 8;
}
