namespace HaiCap.Core.Procedures.Forms;

/// <summary>The sentences a person reads under a field: what to do, not what is wrong with them.</summary>
internal static class FormProblems
{
    public static Problem Missing(FormField field, string name) => field.Kind switch
    {
        FormFieldKind.Choice or FormFieldKind.Choices => new("FRM-001", $"Chọn {Low(field)}.", $"Choose: {En(field)}.", name),
        FormFieldKind.File => new("FRM-001", $"Đính kèm {Low(field)}.", $"Attach: {En(field)}.", name),
        _ => new("FRM-001", $"Nhập {Low(field)}.", $"Enter: {En(field)}.", name),
    };

    public static Problem NotAChoice(FormField field, string name) =>
        new("FRM-002", $"Chọn {Low(field)} trong danh sách.", $"Choose from the list: {En(field)}.", name);

    public static Problem NotANumber(FormField field, string name) =>
        new("FRM-003", $"{field.Label}: chỉ nhập chữ số, ví dụ 1.500 hoặc 36,5.", $"{En(field)}: digits only, for example 1.500 or 36,5.", name);

    public static Problem TooManyDecimals(FormField field, string name)
    {
        var decimals = field.Kind == FormFieldKind.Money ? 0 : field.Decimals;
        return decimals == 0
            ? new("FRM-004", $"{field.Label} là số nguyên, không có phần thập phân.", $"{En(field)} is a whole number.", name)
            : new("FRM-004", $"{field.Label} có nhiều nhất {decimals} chữ số thập phân.", $"{En(field)} has at most {decimals} decimals.", name);
    }

    public static Problem OutOfRange(FormField field, string name)
    {
        var least = field.Min ?? (field.Kind == FormFieldKind.Money ? 0 : null);
        return (least, field.Max) switch
        {
            ({ } min, { } max) => new(
                "FRM-005", $"{field.Label} phải từ {Show(min)} đến {Show(max)}.", $"{En(field)} must be from {Show(min)} to {Show(max)}.", name),
            ({ } min, null) => new("FRM-005", $"{field.Label} phải từ {Show(min)} trở lên.", $"{En(field)} must be {Show(min)} or more.", name),
            (_, { } max) => new("FRM-005", $"{field.Label} không quá {Show(max)}.", $"{En(field)} must be {Show(max)} or less.", name),
            _ => new("FRM-005", $"{field.Label} ngoài khoảng cho phép.", $"{En(field)} is out of range.", name),
        };

        string Show(decimal number) => field.Kind == FormFieldKind.Money
            ? FormValues.ShowMoney(number)
            : FormValues.Show(number) + (field.Unit is null ? "" : " " + field.Unit);
    }

    public static Problem NotADay(FormField field, string name) =>
        new("FRM-006", $"{field.Label}: nhập ngày theo dạng ngày/tháng/năm, ví dụ 22/11/2026.", $"{En(field)}: a date as day/month/year, for example 22/11/2026.", name);

    public static Problem TooEarly(FormField field, string name, DateOnly first) =>
        new("FRM-007", $"{field.Label} phải từ ngày {FormValues.Show(first)} trở đi.", $"{En(field)} must be {FormValues.Show(first)} or later.", name);

    public static Problem TooLate(FormField field, string name, DateOnly last) =>
        new("FRM-008", $"{field.Label} không được sau ngày {FormValues.Show(last)}.", $"{En(field)} must not be after {FormValues.Show(last)}.", name);

    public static Problem TooLong(FormField field, string name, int longest) =>
        new("FRM-009", $"{field.Label} dài nhất {FormValues.Show(longest)} ký tự.", $"{En(field)} is at most {longest} characters long.", name);

    public static Problem WrongShape(FormField field, string name) => field.Kind switch
    {
        FormFieldKind.Citizen => new(
            "FRM-010", $"{field.Label} gồm 12 chữ số như trên thẻ căn cước (hoặc 9 chữ số của CMND cũ). Kiểm tra lại từng số.",
            $"{En(field)} has the 12 digits of the citizen card (or 9 of an old identity card). Check each digit.", name),
        FormFieldKind.Enterprise => new(
            "FRM-011", $"{field.Label} gồm 10 chữ số, hoặc 13 chữ số với đơn vị trực thuộc. Kiểm tra lại từng số.",
            $"{En(field)} has 10 digits, or 13 for a branch. Check each digit.", name),
        FormFieldKind.Phone => new(
            "FRM-012", $"{field.Label}: nhập số điện thoại 10 chữ số, ví dụ 0912 345 678.", $"{En(field)}: a 10-digit telephone number, for example 0912 345 678.", name),
        _ => new("FRM-013", $"{field.Label}: nhập địa chỉ thư điện tử, ví dụ ten@example.vn.", $"{En(field)}: an e-mail address, for example ten@example.vn.", name),
    };

    public static Problem NotThePattern(FormField field, string name) =>
        new("FRM-014", $"{field.Label}: {field.PatternHint ?? "chưa đúng dạng"}.", $"{En(field)}: {field.PatternHint ?? "not in the right form"}.", name);

    public static Problem NoProvince(FormField field, string name) =>
        new("FRM-015", $"{field.Label}: chọn tỉnh, thành phố.", $"{En(field)}: choose the province.", name);

    public static Problem NoCommune(FormField field, string name) =>
        new("FRM-016", $"{field.Label}: chọn xã, phường, đặc khu.", $"{En(field)}: choose the commune.", name);

    public static Problem NoStreet(FormField field, string name) =>
        new("FRM-017", $"{field.Label}: nhập số nhà, đường, thôn, xóm.", $"{En(field)}: enter house number and street or hamlet.", name);

    public static Problem TooFew(FormField group, string name, int least) =>
        new("FRM-018", $"Khai ít nhất {least} {Item(group)}.", $"Give at least {least}: {group.LabelEn ?? group.ItemLabel ?? group.Label}.", name);

    public static Problem TooMany(FormField group, string name) =>
        new("FRM-019", $"Khai nhiều nhất {group.MaxItems} {Item(group)}.", $"Give at most {group.MaxItems}: {group.LabelEn ?? group.ItemLabel ?? group.Label}.", name);

    private static string Item(FormField group) => Low(group.ItemLabel ?? group.Label);

    private static string Low(FormField field) => Low(field.Label);

    private static string En(FormField field) => field.LabelEn ?? field.Label;

    // "Họ và tên" → "họ và tên", but "CMND" and "X-quang" stay.
    private static string Low(string label) =>
        label.Length > 1 && char.IsUpper(label[0]) && char.IsLower(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
}
