namespace HaiCap.Core.Missions.Similar;

/// <summary>
/// What a question is compared by: folded syllables and pairs of syllables side by side (most Vietnamese words have two), with abbreviations and the
/// field's common ways to say one thing brought to one word. Pure.
/// </summary>
internal static class SimilarText
{
    /// <summary>A pair says as much as a word, its syllables each less.</summary>
    private const float PairShare = 0.8f;

    // What stands in every request says nothing of it; a negation stands in most difficulties.
    private static readonly HashSet<string> Empty = new(
        ("va cua cho cac duoc la co de nghi kien o tai trong ngoai khi thi ma nay do voi nhung mot so theo ve den tu den can rat dang se da con bi phai hay hoac vi nen cung nhu gi nao "
        + "chua khong ra vao len xuong lai qua nua chi moi hien nhieu it bo tinh so ubnd uy ban nhan dan xem xet som viec lam").Split(' '), StringComparer.Ordinal);

    // Ways to say one thing in what communes write. The longest at a place counts.
    private static readonly Dictionary<string, (string[] Words, string Meaning)[]> Sayings = Lines(
        """
        csdl, co so du lieu, kho du lieu, du lieu dung chung
        cntt, cong nghe thong tin, tin hoc
        tthc, thu tuc hanh chinh, thu tuc
        dvc, dvctt, dich vu cong, dich vu cong truc tuyen, cong dich vu cong
        khcn, kh cn, khoa hoc va cong nghe, khoa hoc cong nghe
        shtt, so huu tri tue, so huu cong nghiep, nhan hieu
        tcvn, tieu chuan quoc gia, tieu chuan viet nam, tieu chuan
        qcvn, quy chuan, quy chuan ky thuat
        tdc, tieu chuan do luong chat luong
        xphc, xu phat, xu phat hanh chinh, xu phat vi pham hanh chinh, muc phat, phat tien, khung phat
        kinh phi, ngan sach, tien, nguon kinh phi, du toan, chi tieu
        duong truyen, mang, internet, mang internet, duong mang, cap quang, bang thong
        song, phu song, vung lom, vung lom song, lom song, mat song, song di dong, tram phat song, tram bts, diem trang song, song dien thoai
        qua tai, cham, treo, nghen, do, dung hinh, nghen mang, bi loi, loi, truc trac
        tap huan, dao tao, boi duong, lop hoc, huong dan nghiep vu, lop tap huan
        can bo, cong chuc, nhan su, nguoi lam, bien che, nhan luc, vien chuc
        kiem nhiem, mot nguoi lam nhieu viec, lam nhieu viec, om nhieu viec, nhieu mang viec
        may tinh, thiet bi, trang thiet bi, may scan, may moc
        phan mem, he thong, he thong mot cua, phan mem mot cua, he thong giai quyet thu tuc hanh chinh, mot cua dien tu
        phong van hoa xa hoi, phong vh xh, van hoa xa hoi, phong van hoa
        tau ca, ngu dan, tau thuyen, ba con di bien
        tan so, tan so vo tuyen dien, tan so vo tuyen, vo tuyen dien, may phat vo tuyen, dai lien lac
        x quang, thiet bi x quang, buc xa, an toan buc xa
        can doi chung, phuong tien do, do luong, can, kiem dinh
        thoi han, ngay lam viec, thoi gian giai quyet, han giai quyet
        cap xa, xa, phuong, dac khu, chinh quyen co so, trung tam, trung tam phuc vu hanh chinh cong, trung tam hanh chinh cong
        vneid, dinh danh dien tu, dinh danh
        chu ky so, ky so, chung thu so
        truy xuat nguon goc, truy xuat, ma qr, nguon goc san pham
        to cong nghe so cong dong, to cong nghe so, to cong dong
        bao cao, bieu mau bao cao, so lieu bao cao, nhap bao cao
        """);

    /// <summary>Each feature with how much of it stands in the text.</summary>
    public static Dictionary<string, float> Features(string text)
    {
        var words = Said(Syllables(text));
        var found = new Dictionary<string, float>(StringComparer.Ordinal);
        string? before = null;
        foreach (var word in words)
        {
            if (Empty.Contains(word))
            {
                before = null;
                continue;
            }

            found[word] = found.GetValueOrDefault(word) + 1;
            if (before is not null && word[0] != '=' && before[0] != '=')
            {
                var pair = before + ' ' + word;
                found[pair] = found.GetValueOrDefault(pair) + PairShare;
            }

            before = word;
        }

        return found;
    }

    /// <summary>Folded syllables; anything but letters and digits parts them.</summary>
    private static List<string> Syllables(string text)
    {
        var folded = VietnameseText.Fold(text);
        var found = new List<string>();
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i < folded.Length && char.IsLetterOrDigit(folded[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                found.Add(folded[start..i]);
                start = -1;
            }
        }

        return found;
    }

    /// <summary>With each saying as one word, «=csdl».</summary>
    private static List<string> Said(List<string> syllables)
    {
        var found = new List<string>(syllables.Count);
        for (var i = 0; i < syllables.Count; i++)
        {
            if (Sayings.TryGetValue(syllables[i], out var list) && Array.Find(list, one => Stands(one.Words, syllables, i)) is { Words: not null } saying)
            {
                found.Add(saying.Meaning);
                i += saying.Words.Length - 1;
                continue;
            }

            found.Add(syllables[i]);
        }

        return found;
    }

    private static bool Stands(string[] words, List<string> syllables, int at)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (at + i >= syllables.Count || syllables[at + i] != words[i])
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, (string[] Words, string Meaning)[]> Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(", "))
            .SelectMany(ways => ways.Select(way => (Words: way.Split(' '), Meaning: "=" + ways[0].Replace(' ', '-'))))
            .GroupBy(one => one.Words[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(one => one.Words.Length).ToArray(), StringComparer.Ordinal);
}
