using System.Globalization;
using System.Text.Json;
using HaiCap.Core;
using HaiCap.Core.Authority;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Design;
using HaiCap.Web.Design.Forms;

namespace HaiCap.Web.Api;

/// <summary>
/// The ten lists another system needs to read what this one says, as they are today. Each is told from what is kept in memory, item by item as it is asked for,
/// and may be gone through again: what it says stays the same.
/// </summary>
public sealed class SharedLists(HaiCapDb db, UnitDirectory directory, GrantBook agencies, AuthorityBook authority, ProcedureCatalogue procedures, TimeProvider time)
{
    public sealed record SharedList(string Code, string Name, string NameEn);

    public static IReadOnlyList<SharedList> All { get; } =
    [
        new("provinces", "Tỉnh, thành phố", "Provinces and cities"),
        new("communes", "Xã, phường, đặc khu của tỉnh", "Communes, wards and special zones of the province"),
        new("agencies", "Cơ quan, đơn vị của tỉnh", "Agencies of the province"),
        new("positions", "Chức vụ ký văn bản", "Posts that sign"),
        new("fields", "Lĩnh vực thủ tục", "Fields of procedures"),
        new("procedures", "Thủ tục hành chính", "Procedures"),
        new("instruments", "Văn bản quy định thẩm quyền", "Instruments that competence rests on"),
        new("serviceLevels", "Mức độ dịch vụ công trực tuyến", "How far a procedure goes online"),
        new("dossierStates", "Trạng thái hồ sơ", "States of a dossier"),
        new("documentKinds", "Giấy tờ cơ quan phát hành", "Papers the administration issues"),
    ];

    public async Task<IEnumerable<SharedItem>> ItemsAsync(string code, CancellationToken cancellationToken) => code switch
    {
        "provinces" => Units((await directory.GetAsync(cancellationToken)).Provinces(Today)),
        "communes" => Units((await directory.GetAsync(cancellationToken)).Communes(db.ProvinceCode, Today)),
        "agencies" => await AgenciesAsync(cancellationToken),
        "positions" => (await authority.RegisterAsync(db, cancellationToken)).Posts.Where(post => post.InForceOn(Today)).Select(post => post.Title).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(title => new SharedItem(title, title)),
        "fields" => (await procedures.GetAsync(db.ProvinceCode, cancellationToken)).Fields.Select(field => new SharedItem(field, field)),
        "procedures" => (await procedures.GetAsync(db.ProvinceCode, cancellationToken)).All.OrderBy(entry => entry.Code, StringComparer.Ordinal)
            .Select(entry => new SharedItem(entry.Code, entry.Name, entry.NameEn, entry.Field, Sample: entry.CodeIsSample)),
        "instruments" => (await authority.RegisterAsync(db, cancellationToken)).Instruments.Values.Where(one => one.InForceOn(Today)).OrderBy(one => one.Number, StringComparer.Ordinal)
            .Select(one => new SharedItem(one.Number, $"{one.Citation}: {one.Title}")),
        "serviceLevels" => Values<ServiceLevel>(ProcedureWords.Name),
        "dossierStates" => Enum.GetValues<DossierState>().Select(state =>
            new SharedItem(WordOf(state), state.Vietnamese(), state.English(), Symbol: ((int)state).ToString(CultureInfo.InvariantCulture))),
        "documentKinds" => Enum.GetValues<DocumentKind>().Select(PaperOf),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No such list."),
    };

    private DateOnly Today => time.Now().LocalDay();

    /// <summary>By code: the order of a list is no news.</summary>
    private static IEnumerable<SharedItem> Units(IReadOnlyList<UnitView> units) => units.OrderBy(unit => unit.Code, StringComparer.Ordinal)
        .Select(unit => new SharedItem(unit.Code, unit.FullName, $"{unit.Name} {unit.Type.English()}", unit.Level == UnitLevel.Province ? null : unit.ProvinceCode));

    private async Task<IEnumerable<SharedItem>> AgenciesAsync(CancellationToken cancellationToken)
    {
        var shelf = await agencies.AgenciesAsync(db, cancellationToken);
        return shelf.All.Where(agency => agency.InForceOn(Today)).OrderBy(agency => agency.Code.Text, StringComparer.Ordinal)
            .Select(agency => new SharedItem(agency.Code.Text, agency.Name, agency.EnglishName, shelf.Find(agency.ParentId)?.Code.Text, Sample: agency.IsSample));
    }

    private static IEnumerable<SharedItem> Values<T>(Func<T, string> name)
        where T : struct, Enum => Enum.GetValues<T>().Select(value =>
        {
            var (vi, en) = Words.Both(() => name(value));
            return new SharedItem(WordOf(value), vi, en);
        });

    private static SharedItem PaperOf(DocumentKind kind)
    {
        var (vi, en, form) = kind switch
        {
            DocumentKind.Receipt => ("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt with the date of the result", "01"),
            DocumentKind.SupplementRequest => ("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Request to complete the dossier", "02"),
            DocumentKind.Refusal => ("Phiếu từ chối tiếp nhận giải quyết hồ sơ", "Refusal to accept the dossier", "03"),
            DocumentKind.Apology => ("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Apology with a new date", "04"),
            DocumentKind.StopNotice => ("Thông báo dừng giải quyết hồ sơ", "Notice that processing has stopped", "05"),
            DocumentKind.PaymentRequest => ("Yêu cầu thực hiện nghĩa vụ tài chính", "Request to pay a fee", null),
            DocumentKind.DeemedAcceptance => ("Thông báo về việc coi là đồng ý", "Notice that the application is taken as granted", null),
            _ => ("Kết quả giải quyết thủ tục", "Result of the procedure", (string?)null),
        };
        return new(WordOf(kind), vi, en, Symbol: form);
    }

    private static string WordOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
