using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>A document that is read as a version.</summary>
/// <param name="Call">The call, or the method that is named as a delegate.</param>
/// <param name="Type">The version.</param>
/// <param name="Identity">Which one that is.</param>
internal sealed record Reading(IOperation Call, INamedTypeSymbol Type, TypeIdentity Identity);

/// <summary>Finds what is read where another reading did not succeed: after <c>catch</c>, <c>??</c>, <c>||</c>, <c>if (!TryRead(...))</c>, <c>when TryRead(...)</c>, and in lists of readers.</summary>
internal static class Trial
{
    // Most bodies read nothing, and are looked through once.
    private static readonly ConditionalWeakTable<IOperation, StrongBox<bool>> s_reads = new();

    /// <summary>What is tried first, and what is read then; null where nothing is tried.</summary>
    public static (List<Reading> Tried, IEnumerable<Reading> Afterwards)? Of(IOperation operation, MethodBodies bodies)
    {
        if (!s_reads.GetValue(BodyVariables.RootOf(operation), body => ReadsSeveral(body, bodies)).Value)
        {
            return null;
        }

        var (attempt, then) = operation switch
        {
            ITryOperation { Catches.IsEmpty: false } guarded => ((IOperation)guarded.Body, guarded.Catches.Select(clause => (IOperation)clause.Handler).Concat(After(guarded))),
            ICoalesceOperation either => (either.Value, [either.WhenNull]),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.ConditionalAnd } either => (either.LeftOperand, [either.RightOperand]),
            ICoalesceAssignmentOperation either => (either.Target, [either.Value]),
            IConditionalOperation choice => (choice.Condition, After(choice)),
            ISwitchExpressionOperation chosen => AmongArms([.. chosen.Arms.Select(arm => (arm.Guard, (IOperation)arm))], bodies),
            ISwitchOperation chosen => AmongArms([.. chosen.Cases.SelectMany(section => section.Clauses.Select(clause => ((clause as IPatternCaseClauseOperation)?.Guard, (IOperation)section)))], bodies),
            _ => ((IOperation?)null, (IEnumerable<IOperation>)[]),
        };
        if (attempt is null)
        {
            var readers = ReadersIn(operation, bodies).ToList();
            return readers.Count > 1 ? ([readers[0]], readers.Skip(1)) : null;
        }

        // What a condition depends on may have been read before.
        var origins = operation is ITryOperation ? attempt.DescendantsAndSelf() : ValueOrigins.Of(attempt);
        var tried = origins.Select(inner => ReadingOf(inner, bodies)).OfType<Reading>().Where(first => operation is ITryOperation || !IsGuardedBefore(first.Call, operation)).ToList();
        if (tried.Count == 0)
        {
            return null;
        }

        // A variable that is given what is read then, by `??=`, was not read from that before.
        var afterwards = then.SelectMany(next => next.DescendantsAndSelf()).Select(inner => ReadingOf(inner, bodies)).OfType<Reading>().ToList();
        return (tried.FindAll(first => !afterwards.Exists(second => second.Call == first.Call)), afterwards);
    }

    /// <summary>The first guard that reads, and the arms after it.</summary>
    private static (IOperation?, IEnumerable<IOperation>) AmongArms(List<(IOperation? Guard, IOperation Arm)> arms, MethodBodies bodies)
    {
        var first = arms.FindIndex(arm => arm.Guard?.DescendantsAndSelf().Any(inner => ReadingOf(inner, bodies) is not null) == true);
        return first < 0 ? (null, []) : (arms[first].Guard, arms.Skip(first + 1).Select(arm => arm.Arm));
    }

    private static StrongBox<bool> ReadsSeveral(IOperation body, MethodBodies bodies) => new(body.Descendants().Select(inner => ReadingOf(inner, bodies)).OfType<Reading>().Take(2).Count() > 1);

    // What a `try` before this reads is that one's first attempt already.
    private static bool IsGuardedBefore(IOperation reading, IOperation question)
    {
        for (var around = reading.Parent; around is not null && !around.Descendants().Contains(question); around = around.Parent)
        {
            if (around is ITryOperation { Catches.IsEmpty: false })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The statements after a <c>try</c> that are come to when it failed.</summary>
    private static IEnumerable<IOperation> After(ITryOperation attempt) =>
        attempt.Catches.Any(clause => clause.Handler.Operations.LastOrDefault() is not (IThrowOperation or IReturnOperation or IBranchOperation)) ? Following(attempt) : [];

    private static IEnumerable<IOperation> After(IConditionalOperation choice)
    {
        yield return choice.WhenTrue;
        if (choice.WhenFalse is not null)
        {
            yield return choice.WhenFalse;
        }
        else if (CaseArms.Leaves(choice.WhenTrue))
        {
            foreach (var next in Following(choice))
            {
                yield return next;
            }
        }
    }

    private static IEnumerable<IOperation> Following(IOperation statement) =>
        statement.Parent is IBlockOperation block ? block.Operations.SkipWhile(operation => operation != statement).Skip(1) : [];

    /// <summary>The readers in a list without keys: whoever goes through it takes the first that succeeds.</summary>
    private static IEnumerable<Reading> ReadersIn(IOperation list, MethodBodies bodies)
    {
        var elements = list switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            IObjectCreationOperation { Initializer: { } initializer } => [.. initializer.Initializers
                .Select(added => added is IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var only }] } ? only : null).OfType<IOperation>()],
            IInvocationOperation call when call.Arguments.Count(argument => Operations.LambdaOf(argument.Value) is not null) > 1 && Catches(bodies.Of(call.TargetMethod)) => [.. call.Arguments.Select(argument => argument.Value)],
            _ => ImmutableArray<IOperation>.Empty,
        };
        foreach (var element in elements)
        {
            var reader = Operations.LambdaOf(element) is { } lambda ? Operations.Unwrap(lambda) : Operations.MethodGroupOf(element) is null ? null : MethodIn(element);
            if (reader is not null && reader.DescendantsAndSelf().Select(inner => ReadingOf(inner, bodies)).OfType<Reading>().FirstOrDefault() is { } reading)
            {
                yield return reading;
            }
        }
    }

    // `OrElse(() => ..., () => ...)`
    private static bool Catches(IOperation? helper) => helper?.Descendants().Any(inner => inner is ICatchClauseOperation) == true;

    private static IOperation? MethodIn(IOperation element) => element.DescendantsAndSelf().FirstOrDefault(inner => inner is IMethodReferenceOperation);

    /// <summary>A call that makes a version of a document: of <c>SpecJson.Deserialize</c>, or of a helper that is given text or bytes and no version.</summary>
    private static Reading? ReadingOf(IOperation operation, MethodBodies bodies)
    {
        var method = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        if (method is null)
        {
            return null;
        }

        var made = IsReader(method)
            ? method.TypeArguments[0]
            : IsOfDocument(method) ? ResultsOf(method).Select(VersionIn).FirstOrDefault(type => type is not null) ?? OnlyReadBy(method, bodies) : null;
        return made is INamedTypeSymbol type && TypeIdentity.Of(type) is { } identity ? new Reading(operation, type, identity) : null;
    }

    private static IEnumerable<ITypeSymbol> ResultsOf(IMethodSymbol method) =>
        method.Parameters.Where(parameter => parameter.RefKind == RefKind.Out).Select(parameter => parameter.Type).Prepend(method.ReturnType);

    /// <summary>The one version that a helper reads whose signature says only that it is one of the family.</summary>
    private static ITypeSymbol? OnlyReadBy(IMethodSymbol method, MethodBodies bodies)
    {
        if (!ResultsOf(method).Any(type => type is INamedTypeSymbol named && SumsAndUnions.IsSum(named)) || bodies.Of(method) is not { } body)
        {
            return null;
        }

        var read = body.Descendants().OfType<IInvocationOperation>().Where(call => IsReader(call.TargetMethod)).Select(call => call.TargetMethod.TypeArguments[0]).ToList();
        return read is [var only] ? only : null;
    }

    private static bool IsReader(IMethodSymbol method) => method.TypeArguments.Length == 1
        && method.ContainingType.Name is "SpecJson" or "JsonSerializer"
        && (method.Name.StartsWith("Deserialize", StringComparison.Ordinal) || method.Name.StartsWith("TryDeserialize", StringComparison.Ordinal));

    private static bool IsOfDocument(IMethodSymbol method) => method.Parameters.Length > 0
        && method.Parameters.Any(parameter => parameter.RefKind != RefKind.Out && IsDocument(parameter.Type))
        && !method.Parameters.Any(parameter => parameter.RefKind != RefKind.Out && VersionIn(parameter.Type) is not null);

    private static bool IsDocument(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol array => array.ElementType.SpecialType == SpecialType.System_Byte,
        INamedTypeSymbol { Name: "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "Memory" or "ReadOnlySequence", TypeArguments: [var element] } => element.SpecialType is SpecialType.System_Byte or SpecialType.System_Char,
        _ => type.Name is "Stream" or "FileStream" or "MemoryStream" or "TextReader" or "StreamReader" or "JsonElement" or "JsonDocument" or "JsonNode" or "JsonObject" or "Utf8JsonReader" or "PipeReader" or "HttpContent" or "FileInfo" or "BinaryData",
    };

    private static ITypeSymbol? VersionIn(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { Name: "Task" or "ValueTask" or "Nullable", TypeArguments: [var inner] } => VersionIn(inner),
        INamedTypeSymbol { IsGenericType: false } named => TypeIdentity.Of((INamedTypeSymbol)named.WithNullableAnnotation(NullableAnnotation.None)) is { Family: not null } ? named : null,
        _ => null,
    };
}
