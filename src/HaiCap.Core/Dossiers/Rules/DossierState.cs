namespace HaiCap.Core.Dossiers.Rules;

/// <summary>States as the national portal numbers them.</summary>
public enum DossierState
{
    Submitted = 1,
    Received = 2,
    NotAccepted = 3,
    InProcess = 4,
    SupplementRequested = 5,
    PaymentRequested = 6,
    WithdrawalRequested = 7,
    Stopped = 8,
    Finished = 9,
    Returned = 10,
}

public static class DossierStates
{
    public static bool HasEnded(this DossierState state) =>
        state is DossierState.NotAccepted or DossierState.Stopped or DossierState.Returned;

    /// <summary>The legal clock has ended, though the applicant may not have the result in hand.</summary>
    public static bool IsDecided(this DossierState state) => state.HasEnded() || state == DossierState.Finished;

    public static string Vietnamese(this DossierState state) => state switch
    {
        DossierState.Submitted => "Mới đăng ký",
        DossierState.Received => "Được tiếp nhận",
        DossierState.NotAccepted => "Không được tiếp nhận",
        DossierState.InProcess => "Đang xử lý",
        DossierState.SupplementRequested => "Yêu cầu bổ sung giấy tờ",
        DossierState.PaymentRequested => "Yêu cầu thực hiện nghĩa vụ tài chính",
        DossierState.WithdrawalRequested => "Công dân yêu cầu rút hồ sơ",
        DossierState.Stopped => "Dừng xử lý",
        DossierState.Finished => "Đã xử lý xong",
        _ => "Đã trả kết quả",
    };

    public static string English(this DossierState state) => state switch
    {
        DossierState.Submitted => "Newly registered",
        DossierState.Received => "Received",
        DossierState.NotAccepted => "Not accepted",
        DossierState.InProcess => "In process",
        DossierState.SupplementRequested => "Supplement requested",
        DossierState.PaymentRequested => "Payment requested",
        DossierState.WithdrawalRequested => "Withdrawal requested",
        DossierState.Stopped => "Stopped",
        DossierState.Finished => "Finished",
        _ => "Result returned",
    };
}

public enum Channel
{
    /// <summary>Trực tuyến.</summary>
    Online,

    /// <summary>Trực tiếp.</summary>
    Counter,

    /// <summary>Bưu chính công ích.</summary>
    Post,
}
