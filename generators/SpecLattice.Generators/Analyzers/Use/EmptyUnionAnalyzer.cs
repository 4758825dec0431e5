using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Cases;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>Reports unions that are made without a value: <c>default(TUnion)</c>, <c>default</c> and <c>new TUnion()</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyUnionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseDescriptors.EmptyUnion];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CaseSets.Of(start.Compilation) is { } symbols)
            {
                start.RegisterOperationAction(context => Check(context, symbols), OperationKind.DefaultValue, OperationKind.ObjectCreation);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, CaseSets symbols)
    {
        var operation = context.Operation;
        var isEmpty = operation is IDefaultValueOperation or IObjectCreationOperation { Arguments.IsEmpty: true };
        if (isEmpty
            && operation.Type is { TypeKind: TypeKind.Struct } type
            && SumsAndUnions.IsUnion(type)
            && symbols.CasesOf(type) is { Cases.IsEmpty: false }
            && !IsCompared(operation))
        {
            context.ReportDiagnostic(Diagnostic.Create(UseDescriptors.EmptyUnion, operation.Syntax.GetLocation(), type.Name));
        }
    }

    // To ask whether something is empty makes nothing empty.
    private static bool IsCompared(IOperation operation)
    {
        var user = operation.Parent;
        while (user is IConversionOperation)
        {
            user = user.Parent;
        }

        return user is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals };
    }
}
