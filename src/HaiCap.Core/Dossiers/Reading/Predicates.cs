using System.Linq.Expressions;

namespace HaiCap.Core.Dossiers.Reading;

internal static class Predicates
{
    /// <summary>True when any of them is; false when there is none.</summary>
    public static Expression<Func<T, bool>> AnyOf<T>(IEnumerable<Expression<Func<T, bool>>> conditions)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var any = conditions.Select(one => new Swap(one.Parameters[0], row).Visit(one.Body)).ToList();
        return Expression.Lambda<Func<T, bool>>(any.Count == 0 ? Expression.Constant(false) : any.Aggregate(Expression.OrElse), row);
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
