using System.Text.Json.Serialization;

namespace HaiCap.Web.Api.Hosting;

/// <summary>Vì sao yêu cầu không được thực hiện (RFC 9457). / Why a request was not done.</summary>
/// <param name="Type">Tên của lỗi. / Names the problem: urn:haicap:problem:DOS-004.</param>
/// <param name="Title">Loại trả lời, tiếng Việt. / What kind of answer it is, in Vietnamese.</param>
/// <param name="Status">Mã trạng thái HTTP. / The HTTP status.</param>
/// <param name="Detail">Câu để hiện cho người dùng, tiếng Việt. / The sentence to show, in Vietnamese.</param>
/// <param name="Code">Mã cố định để phần mềm xử lý theo. / Stable; programs decide by it.</param>
/// <param name="En">Câu đó bằng tiếng Anh. / The same sentence in English.</param>
public sealed record ApiProblem(string Type, string Title, int Status, string Detail, string Code, string En)
{
    /// <summary>Từng lỗi và chỗ của nó. / Each fault with its place, when there are several or one has a place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ApiFault>? Errors { get; init; }

    /// <summary>Đang đến lượt ai, khi thiếu tên cán bộ. / Whose turn it is, when an act lacks its officer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ApiTurn>? Turn { get; init; }

    /// <summary>Mã để hỏi khi cần hỗ trợ. / The code to quote when asking for help: it is in the log too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instance { get; init; }
}

/// <summary>Một lỗi. / One fault.</summary>
/// <param name="Code">Mã cố định. / Stable.</param>
/// <param name="Vi">Câu tiếng Việt. / In Vietnamese.</param>
/// <param name="En">Câu tiếng Anh. / In English.</param>
/// <param name="Pointer">Chỗ trong nội dung gửi lên, JSON pointer (RFC 6901). / The place in the body.</param>
/// <param name="Parameter">Hoặc tham số, tiêu đề. / Or the query parameter or header.</param>
public sealed record ApiFault(
    string Code, string Vi, string En,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter = null);

/// <summary>Người có thể làm bước này. / Somebody who may act now.</summary>
/// <param name="Officer">Tên đăng nhập, dùng làm officer. / The user name, to be given as officer.</param>
/// <param name="Name">Họ tên. / The officer's name.</param>
/// <param name="Unit">Mã đơn vị. / The unit's code.</param>
/// <param name="UnitName">Tên đơn vị. / The unit's name.</param>
public sealed record ApiTurn(string Officer, string Name, string Unit, string UnitName);
