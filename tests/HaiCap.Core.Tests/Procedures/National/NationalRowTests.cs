using System.Text;
using HaiCap.Core.Calendar;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.National;

namespace HaiCap.Core.Tests.Procedures.National;

public sealed class NationalRowTests
{
    private const string Good = """{"code":"1.000001","name":"Cấp thẻ","decision":"1/QĐ","level":"Cấp tỉnh, Cấp xã","field":"Thẻ","applicants":"Công dân Việt Nam, Hợp tác xã","agency":"Sở Mẫu","channels":["Trực tiếp"],"time_limits":["5 Ngày làm việc"]}""";

    [Theory]
    [InlineData("""{"name":"x"}""", "code PRO-041, decision PRO-041, level PRO-041, field PRO-041, agency PRO-041, name ok")]
    [InlineData("""{"code":"không","name":"A","decision":"1","level":"Cấp bộ","field":"F","agency":"B"}""", "code PRO-042")]
    [InlineData("""{"code":"1.000002","name":7,"decision":"1","level":"Cấp bộ","field":"F","agency":"B"}""", "name PRO-043")]
    [InlineData("""{"code":"1.000002","name":["A",null],"decision":"1","level":"Cấp bộ","field":"F","agency":"B"}""", "name PRO-043")]
    [InlineData("""{"code":"1.000002","name":"A","decision":"1","level":"Cấp huyện","field":"F","agency":"B"}""", "level PRO-045")]
    [InlineData("""{"code":"1.000001","name":"A","decision":"1","level":"Cấp bộ","field":"F","agency":"B"}""", "code PRO-046")]
    [InlineData("\"1.000002\"", "code PRO-041, name PRO-041, decision PRO-041, level PRO-041, field PRO-041, agency PRO-041")]
    [InlineData("""{"code":"1.000002","name":"A","decision":"1","level":"Cơ quan khác","field":"F","agency":"B","unknown":{"a":1}}""", "")]
    public void What_is_wrong_is_told_by_row_and_column(string second, string expected)
    {
        var (rows, faults) = Read($"[{Good},{second}]");
        var wanted = expected.Split(", ", StringSplitOptions.RemoveEmptyEntries).Where(part => !part.EndsWith("ok", StringComparison.Ordinal)).ToList();
        faults.Select(fault => $"{fault.Key} {fault.Problem.Code}").ShouldBe(wanted, ignoreOrder: true);
        faults.ShouldAllBe(fault => fault.Row == 2);
        rows.Count.ShouldBe(wanted.Count == 0 ? 2 : 1);
    }

    [Fact]
    public void A_row_without_fault_is_a_notice_of_the_level_nearest_to_the_citizen()
    {
        var row = Read($"[{Good}]").Rows.ShouldHaveSingleItem();
        (row.Code.Value, row.Level).ShouldBe(("1.000001", ProcedureLevel.Commune));
        row.Notice.Audiences.ShouldBe([Audience.Citizen, Audience.Business]);
        row.Notice.OneLimit().ShouldBe(new TimeLimit(5, TimeUnit.WorkingDay, Confirmed: true));
        InformationNotice.FromJson(row.Notice.ToJson()).ToJson().ShouldBe(row.Notice.ToJson());
    }

    [Theory]
    [InlineData("60 Ngày", TimeUnit.CalendarDay, 60)]
    [InlineData("1.5 Ngày làm việc", TimeUnit.WorkingDay, 1.5)]
    [InlineData("8 Giờ", TimeUnit.WorkingHour, 8)]
    [InlineData("2 Tháng", TimeUnit.Month, 2)]
    [InlineData("Trong ngày", null, 0)]
    [InlineData("5 đến 7 ngày", null, 0)]
    public void A_single_limit_is_read_where_it_says_one_thing(string text, TimeUnit? unit, double value) =>
        new InformationNotice { Decision = "", Levels = "", WhoMayApply = "", Agency = "", TimeLimits = [text] }.OneLimit()
            .ShouldBe(unit is { } known ? new TimeLimit((decimal)value, known, Confirmed: true) : null);

    [Theory]
    [InlineData("", "PRO-040")]
    [InlineData("{}", "PRO-040")]
    [InlineData("[", "PRO-040")]
    [InlineData("[]", "PRO-047")]
    [InlineData("PK\u0003\u0004 không phải zip", "PRO-040")]
    [InlineData("[[[[[[[[[[[[]]]]]]]]]]]]", "PRO-040")]
    public void What_is_no_catalogue_is_refused_in_a_sentence(string content, string code) =>
        NationalFile.Read(Encoding.UTF8.GetBytes(content)).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);

    internal static (IReadOnlyList<NationalRow> Rows, IReadOnlyList<NationalFault> Faults) Read(string json) =>
        NationalRowCheck.Read(NationalFile.Read(Encoding.UTF8.GetBytes(json)).Value);
}
