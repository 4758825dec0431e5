using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Reports casts in conversions, written or in a helper, that turn a value that does not fit into another one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NarrowingAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ConversionDescriptors.UncheckedNarrowing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSpecOperationAction(AnalyzeCast, OperationKind.Conversion);
        context.RegisterSpecOperationAction(AnalyzeCall, OperationKind.Invocation);
        context.RegisterSpecOperationAction(AnalyzeCreation, OperationKind.ObjectCreation);
    }

    private static void AnalyzeCast(OperationAnalysisContext context, SpecTypes types)
    {
        var cast = (IConversionOperation)context.Operation;
        if (cast.OperatorMethod is { } written)
        {
            AnalyzeInside(context, written, cast.Operand, types);
            return;
        }

        if (cast.IsImplicit || cast.ConstantValue.HasValue || cast.Type is not { } target || cast.Operand.Type is not { } source)
        {
            return;
        }

        if (EnumBetween(cast, types) is { } other)
        {
            Report(context, PlaceOf(cast), other, target, "becomes another value");
        }
        else if (Narrowing.Cuts(cast) && IsInConversion(cast, context.ContainingSymbol, types) && !Narrowing.IsGuarded(cast.Operand))
        {
            Report(context, PlaceOf(cast), Operations.WithoutConversions(cast).Type ?? source, target, Narrowing.IsClamped(cast.Operand) ? "is clamped" : "becomes another value");
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context, SpecTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (PunOf(call, types) is var (pun, other))
        {
            Report(context, Places.PlaceIn(call.Syntax), other, pun, "becomes another value");
        }
        else if (Narrowing.MayNarrow(call)
            && IsInConversion(call, context.ContainingSymbol, types)
            && Narrowing.Find(call, types) is var (source, isClamped)
            && !call.Arguments.Any(argument => Narrowing.IsGuarded(argument.Value)))
        {
            Report(context, Places.PlaceIn(call.Syntax), source, call.Type!, isClamped ? "is clamped" : "becomes another value");
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, SpecTypes types)
    {
        if (context.Operation is IObjectCreationOperation { Arguments: [var only], Constructor: { } constructor })
        {
            AnalyzeInside(context, constructor, only.Value, types);
        }
    }

    private static void AnalyzeInside(OperationAnalysisContext context, IMethodSymbol made, IOperation value, SpecTypes types)
    {
        if (Narrowing.FindInside(made, value, types) is var (source, target, isClamped) && IsInConversion(context.Operation, context.ContainingSymbol, types) && !Narrowing.IsGuarded(value))
        {
            Report(context, PlaceOf(context.Operation), source, target, isClamped ? "is clamped" : "becomes another value");
        }
    }

    private static void Report(OperationAnalysisContext context, Location place, ITypeSymbol source, ITypeSymbol target, string what) =>
        context.ReportDiagnostic(Diagnostic.Create(ConversionDescriptors.UncheckedNarrowing, place, Places.NameOf(source), Places.NameOf(target), what));

    private static Location PlaceOf(IOperation operation) => operation.Syntax switch
    {
        CastExpressionSyntax written => written.Type.GetLocation(),
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        var other => other.GetLocation(),
    };

    // What the lattice calls on the way down is converted back and compared.
    private static bool IsInConversion(IOperation cast, ISymbol member, SpecTypes types) =>
        Functions.FindPair(cast, member, types) is { } pair
        && !(pair.IsPartOfLattice && types.IdentityOf(pair.Source.Type)?.Version > types.IdentityOf(pair.Target.Type)?.Version);

    /// <summary>The enum that a call makes of the bits of another version's, such as <c>Unsafe.As</c>; null where it makes none.</summary>
    private static (ITypeSymbol Target, ITypeSymbol Source)? PunOf(IInvocationOperation call, SpecTypes types) => call.TargetMethod switch
    {
        { Name: "As" or "BitCast" or "Cast", ContainingType.Name: "Unsafe" or "MemoryMarshal", TypeArguments: [{ TypeKind: TypeKind.Enum } from, { TypeKind: TypeKind.Enum } to] } =>
            AreCounterparts(from, to, types) ? (to, from) : null,
        _ => null,
    };

    private static bool AreCounterparts(ITypeSymbol source, ITypeSymbol target, SpecTypes types) =>
        types.ShapeOf(source) is { } from && types.ShapeOf(target) is { } to && ConversionPair.Relate(from, to, types) is not null;

    private static ITypeSymbol? EnumAmong(IOperation value, ITypeSymbol target, SpecTypes types) =>
        ValueOrigins.Of(value).Select(inner => inner.Type).FirstOrDefault(type => type is { TypeKind: TypeKind.Enum } && AreCounterparts(type, target, types));

    /// <summary>The other version's enum that is cast to one's, directly or by way of a number; null where none is.</summary>
    private static ITypeSymbol? EnumBetween(IConversionOperation cast, SpecTypes types) =>
        cast.Type is { TypeKind: TypeKind.Enum } target && types.ShapeOf(target) is not null ? EnumAmong(cast.Operand, target, types) : null;
}
