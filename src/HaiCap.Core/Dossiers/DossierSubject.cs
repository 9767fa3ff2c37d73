using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace HaiCap.Core.Dossiers;

public static class DossierSubject
{
    private const string Prefix = "dossier/";
    private static readonly StringTypeMapping Text = new("text", System.Data.DbType.String);
    private static readonly bool[] OneArgument = [true];
    private static readonly bool[] ThreeArguments = [true, true, true];

    /// <summary>The subject of a dossier's acts.</summary>
    public static string Of(Guid id) => $"{Prefix}{id:N}";

    public static Guid? IdOf(string subject) =>
        subject.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(subject[Prefix.Length..], "N", out var id) ? id : null;

    /// <summary>Teaches queries <see cref="Of"/>, so that a dossier and the end of its chain are one read.</summary>
    internal static void TeachSql(IMutableModel model)
    {
        var of = model.AddDbFunction(typeof(DossierSubject).GetMethod(nameof(Of))!);
        of.Translation = arguments =>
        {
            var id = arguments[0];
            SqlExpression digits = id.TypeMapping?.ClrType == typeof(byte[]) || id.TypeMapping?.StoreType == "BLOB"
                ? Function("lower", OneArgument, Function("hex", OneArgument, id))
                : Function("replace", ThreeArguments, new SqlUnaryExpression(ExpressionType.Convert, id, typeof(string), Text), Constant("-"), Constant(""));
            return new SqlBinaryExpression(ExpressionType.Add, Constant(Prefix), digits, typeof(string), Text);
        };
    }

    private static SqlConstantExpression Constant(string text) => new(text, Text);

    private static SqlFunctionExpression Function(string name, bool[] nullability, params SqlExpression[] arguments) =>
        new(name, arguments, nullable: true, nullability, typeof(string), Text);
}
