namespace HaiCap.Core.Letters.Typesetting;

internal static class TypesetterProblems
{
    public static Problem NodeMissing(string node) => new(
        "LET-001",
        $"Máy chủ chưa chạy được Node.js ({node}), nên chưa lập được văn bản. Hãy cài Node.js bản 20 trở lên rồi thử lại.",
        $"Node.js ({node}) cannot be started on this server, so no letter can be typeset. Install Node.js 20 or later and try again.");

    public static Problem PackagesMissing() => new(
        "LET-002",
        "Không tìm thấy các gói của bộ lập văn bản trong thư mục node_modules. Hãy chạy npm ci, hoặc đặt HAICAP_NODE_MODULES.",
        "The typesetter's packages were not found in a node_modules folder. Run npm ci, or set HAICAP_NODE_MODULES.");

    public static Problem Template(string? file, int? line, string message)
    {
        var (vi, en) = line is null ? ("", "") : ($" ở dòng {line}", $" at line {line}");
        var (viFile, enFile) = file is null or "main.typ" ? ("", "") : ($" (tệp {file})", $" (file {file})");
        return new("LET-003", $"Mẫu văn bản có lỗi{vi}{viFile}: {message}", $"The template has an error{en}{enFile}: {message}");
    }

    public static Problem TimeLimit(TimeSpan limit) => new(
        "LET-004",
        $"Lập văn bản quá {limit.TotalSeconds:0} giây nên đã bị dừng. Hãy kiểm tra mẫu văn bản.",
        $"Typesetting took more than {limit.TotalSeconds:0} seconds and was stopped. Check the template.");

    public static Problem MemoryLimit(int mebibytes) => new(
        "LET-005",
        $"Lập văn bản dùng quá {mebibytes} MiB bộ nhớ nên đã bị dừng. Hãy kiểm tra mẫu văn bản.",
        $"Typesetting used more than {mebibytes} MiB of memory and was stopped. Check the template.");

    public static Problem Died(string lastWords) => new(
        "LET-006",
        $"Bộ lập văn bản dừng đột ngột. Dữ liệu vẫn còn nguyên; hãy thử lại. {lastWords}".TrimEnd(),
        $"The typesetter stopped unexpectedly. Nothing was lost; try again. {lastWords}".TrimEnd());
}
