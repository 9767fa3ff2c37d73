using System.Reflection;
using System.Reflection.Emit;

namespace HaiCap.Core.Tests.Architecture;

/// <summary>Every type a type of ours names in the compiled code: bases, members, attributes, and the instructions of its methods.</summary>
internal static class CompiledUses
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static HashSet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        Add(found, type.GetInterfaces());
        Add(found, [.. type.CustomAttributes.Select(a => a.AttributeType)]);
        foreach (var member in type.GetMembers(All))
        {
            Add(found, [.. member.CustomAttributes.Select(a => a.AttributeType)]);
            AddMember(found, member);
            if (member is MethodBase method)
                AddBody(found, method);
        }
        return found;
    }

    private static void AddMember(HashSet<Type> found, MemberInfo? member)
    {
        Add(found, member as Type ?? member?.DeclaringType);
        switch (member)
        {
            case FieldInfo field:
                Add(found, field.FieldType);
                break;
            case MethodBase method:
                Add(found, (method as MethodInfo)?.ReturnType);
                Add(found, [.. method.GetParameters().Select(p => p.ParameterType)]);
                if (method.IsGenericMethod)
                    Add(found, method.GetGenericArguments());
                break;
        }
    }

    private static void AddBody(HashSet<Type> found, MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            return;
        Add(found, [.. body.LocalVariables.Select(local => local.LocalType)]);
        var code = body.GetILAsByteArray()!;
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var operation = Codes[value];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                AddMember(found, method.Module.ResolveMember(BitConverter.ToInt32(code, at), typeArguments, methodArguments));
            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static void Add(HashSet<Type> found, params Type?[] types)
    {
        foreach (var type in types)
        {
            if (type is null || type.IsGenericParameter || !found.Add(type))
                continue;
            if (type.HasElementType)
                Add(found, type.GetElementType());
            if (type.IsGenericType)
                Add(found, type.GetGenericArguments());
        }
    }
}
