namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>
/// What turns a procedure into a special one of its kind: given again, prolonged, ended, with a foreigner. Whoever does not say so means the plain one.
/// </summary>
internal static class CatalogueTurns
{
    private static readonly string[][] Turns =
    [
        .. new[]
        {
            "cấp lại", "cấp đổi", "gia hạn", "điều chỉnh", "thu hồi", "xóa", "chấm dứt", "tạm ngừng", "sửa đổi", "hủy", "khôi phục", "đăng ký lại", "giải thể", "miễn nhiệm",
            "trả lại", "thay đổi", "chuyển đổi", "nước ngoài", "lưu động", "biên giới", "đính chính", "tạm thời", "chuyển nhượng", "nhập khẩu", "xuất khẩu", "trung ương", "bổ sung", "trình báo", "đình chỉ", "công bố lại",
        }.Select(turn => CatalogueText.Words(turn).Select(word => word.Folded).ToArray()),
    ];

    public static uint Of(IReadOnlyList<CatalogueWord> words)
    {
        var found = 0u;
        for (var i = 0; i < words.Count; i++)
        {
            for (var t = 0; t < Turns.Length; t++)
            {
                var turn = Turns[t];
                if (words[i].Folded == turn[0] && turn.Length <= words.Count - i && turn.Index().All(word => words[i + word.Index].Folded == word.Item))
                {
                    found |= 1u << t;
                }
            }
        }

        return found;
    }
}
