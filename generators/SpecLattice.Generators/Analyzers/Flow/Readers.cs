using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Flow;

/// <summary>Knows who reads a value and makes nothing of it: logs, consoles, assertions and guards.</summary>
internal static class Readers
{
    private static readonly string[] Filling = ["Add", "AddRange", "TryAdd", "Insert", "Enqueue", "Push", "Append", "AddLast", "AddFirst"];

    private static readonly string[] Types = ["Console", "Debug", "Trace", "Activity", "Assert", "ArgumentNullException", "ArgumentException", "ArgumentOutOfRangeException", "GC"];

    /// <summary>Whether a call makes nothing of its arguments.</summary>
    /// <param name="call">A call whose result nobody uses.</param>
    /// <param name="receiver">What it is called on, if anything.</param>
    public static bool MakesNothing(IInvocationOperation call, IOperation? receiver)
    {
        var type = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).ContainingType;
        return Array.IndexOf(Types, type.Name) >= 0
            || IsLog(type)
            || (receiver is not ILocalReferenceOperation && receiver?.Type is { } received && (IsLog(received) || IsWriter(received)))
            || (receiver is ILocalReferenceOperation { Type: { } local } && IsLog(local))
            || HasCondition(call.TargetMethod);
    }

    /// <summary>Whether a call is left out of some builds: <c>Debug.Assert</c> and what else is <c>[Conditional]</c>.</summary>
    public static bool HasCondition(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" });

    /// <summary>Whether a call only puts something into its receiver: whoever calls it reads nothing of what was there.</summary>
    public static bool Fills(IInvocationOperation call) => IsFilling(call.TargetMethod.Name);

    public static bool IsFilling(string method) => Array.IndexOf(Filling, method) >= 0;

    private static bool IsLog(ITypeSymbol type) =>
        type.Name.EndsWith("Logger", StringComparison.Ordinal)
        || type.Name.EndsWith("LoggerExtensions", StringComparison.Ordinal)
        || type.Name is "Log"
        || type.AllInterfaces.Any(implemented => implemented is { Name: "ILogger", ContainingNamespace.Name: "Logging" });

    private static bool IsWriter(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "TextWriter", ContainingNamespace.Name: "IO" })
            {
                return true;
            }
        }

        return false;
    }
}
