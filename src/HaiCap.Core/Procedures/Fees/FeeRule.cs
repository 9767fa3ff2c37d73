namespace HaiCap.Core.Procedures.Fees;

/// <summary>
/// How a fee is reckoned from the answers: exactly one of <see cref="PerUnit"/>, <see cref="Percent"/> and <see cref="ByClass"/>. A fee without a rule is its
/// fixed amount, as definitions published before rules were.
/// </summary>
public sealed record FeeRule
{
    /// <summary>Reckoned for each item of this repeated group of the form and added up; a name in the rule then means the item's own answer first.</summary>
    public string? Each { get; init; }

    public UnitFee? PerUnit { get; init; }

    public PercentFee? Percent { get; init; }

    public ClassFee? ByClass { get; init; }

    /// <summary>Never less than this many đồng (of each item, before <see cref="Times"/>).</summary>
    public long? AtLeast { get; init; }

    /// <summary>Never more than this many đồng (of each item, before <see cref="Times"/>).</summary>
    public long? AtMost { get; init; }

    /// <summary>Number question by which all of it is multiplied ("số bản sao").</summary>
    public string? Times { get; init; }
}

/// <summary>So much for each unit of a number answer ("2.000 đ mỗi trang, từ trang thứ ba 1.000 đ").</summary>
/// <param name="Field">A number question, or a repeated group whose items are counted.</param>
/// <param name="Amount">Whole đồng for one unit.</param>
/// <param name="Unit">What one unit is called ("trang").</param>
/// <param name="After">From the units past this many on, each costs <paramref name="AmountAfter"/>.</param>
public sealed record UnitFee(string Field, long Amount, string? Unit = null, decimal? After = null, long? AmountAfter = null);

/// <summary>A part of the rate of another fee, whether or not that one is due itself ("75 % mức cấp mới").</summary>
/// <param name="Of100">In hundredths: 75 is three quarters.</param>
/// <param name="Fee">The <see cref="Procedures.Fee.Key"/> of the other.</param>
public sealed record PercentFee(decimal Of100, string Fee);

/// <summary>An amount for each choice of a question ("máy chụp: 3.000.000 đ; CT: 8.000.000 đ").</summary>
public sealed record ClassFee(string Field, IReadOnlyList<FeeClass> Classes);

public sealed record FeeClass(string Value, long Amount);
