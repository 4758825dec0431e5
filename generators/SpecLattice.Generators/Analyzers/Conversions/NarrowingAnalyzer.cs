using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Reports casts in conversions that turn a value that does not fit into another one.</summary>
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
        context.RegisterSpecOperationAction(Analyze, OperationKind.Conversion);
    }

    private static void Analyze(OperationAnalysisContext context, SpecTypes types)
    {
        var cast = (IConversionOperation)context.Operation;
        if (cast.IsImplicit || cast.ConstantValue.HasValue || cast.Type is not { } target || cast.Operand.Type is not { } source)
        {
            return;
        }

        var cuts = IsBetweenEnums(cast, types)
            || (Narrows(source, target) && !cast.IsChecked && IsInConversion(cast, context.ContainingSymbol, types));
        if (cuts)
        {
            var place = cast.Syntax is CastExpressionSyntax written ? written.Type.GetLocation() : cast.Syntax.GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(
                ConversionDescriptors.UncheckedNarrowing, place, Places.NameOf(Original(cast).Type ?? source), Places.NameOf(target)));
        }
    }

    // What the lattice calls on the way down is converted back and compared.
    private static bool IsInConversion(IOperation cast, ISymbol member, SpecTypes types) =>
        Functions.FindPair(cast, member, types) is { } pair
        && !(pair.IsPartOfLattice && types.IdentityOf(pair.Source.Type)?.Version > types.IdentityOf(pair.Target.Type)?.Version);

    /// <summary>Whether one version's enum is cast to another's, directly or by way of a number.</summary>
    private static bool IsBetweenEnums(IConversionOperation cast, SpecTypes types) =>
        cast.Type is { TypeKind: TypeKind.Enum } target
        && Original(cast).Type is { TypeKind: TypeKind.Enum } source
        && types.ShapeOf(source) is { } from
        && types.ShapeOf(target) is { } to
        && ConversionPair.Relate(from, to, types) is not null;

    /// <summary>What is cast, before all casts.</summary>
    private static IOperation Original(IConversionOperation cast)
    {
        IOperation current = cast;
        while (current is IConversionOperation { Operand: var operand })
        {
            current = operand;
        }

        return current;
    }

    private static bool Narrows(ITypeSymbol source, ITypeSymbol target) =>
        RangeOf(source) is var (sourceLow, sourceHigh)
        && RangeOf(target) is var (targetLow, targetHigh)
        && (sourceLow < targetLow || sourceHigh > targetHigh);

    /// <summary>The powers of two between which a number's values are; more, for fractions.</summary>
    private static (int Low, int High)? RangeOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Byte => (0, 8),
        SpecialType.System_SByte => (-7, 7),
        SpecialType.System_UInt16 or SpecialType.System_Char => (0, 16),
        SpecialType.System_Int16 => (-15, 15),
        SpecialType.System_UInt32 => (0, 32),
        SpecialType.System_Int32 => (-31, 31),
        SpecialType.System_UInt64 or SpecialType.System_UIntPtr => (0, 64),
        SpecialType.System_Int64 or SpecialType.System_IntPtr => (-63, 63),
        SpecialType.System_Single => (-1000, 1000),
        SpecialType.System_Decimal => (-96, 96),
        SpecialType.System_Double => (-1001, 1001),
        _ => null,
    };
}
