namespace HaiCap.Web.SignIn;

/// <summary>Configuration section <c>SignIn</c>. Defaults are those of TCVN 14423 for a level 3 system.</summary>
public sealed class SignInSettings
{
    /// <summary>Officers must give a second factor; null: in Production only.</summary>
    public bool? RequireSecondFactor { get; set; }

    public int IdleMinutes { get; set; } = 15;

    public int AdministratorIdleMinutes { get; set; } = 5;

    public int CitizenIdleMinutes { get; set; } = 30;

    /// <summary>Days without a sign-in after which an account is disabled.</summary>
    public int SleepDays { get; set; } = 45;

    /// <summary>Sign-in requests one client address may make in a minute; a whole office may share one.</summary>
    public int PerMinutePerAddress { get; set; } = 60;
}
