using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>
/// Reports secrets that a record's text shows: in a record that is not a spec, for which the compiler writes <c>ToString</c>, and in a
/// hand-written <c>ToString</c> or <c>PrintMembers</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretTextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AuthoringDescriptors.SecretShown];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Sensitive) is not { } sensitive)
            {
                return;
            }

            start.RegisterSymbolAction(context => CheckProperty(context, sensitive), SymbolKind.Property);
            start.RegisterOperationAction(context => CheckUse(context, sensitive), OperationKind.PropertyReference);
        });
    }

    /// <summary>The compiler writes all public properties and fields of a record that does not write them itself.</summary>
    private static void CheckProperty(SymbolAnalysisContext context, INamedTypeSymbol sensitive)
    {
        var property = (IPropertySymbol)context.Symbol;
        if (property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, ContainingType: { IsRecord: true } record }
            && IsSensitive(property, sensitive)
            && TypeIdentity.Of(record) is null
            && !WritesItself(record))
        {
            Report(context.ReportDiagnostic, property, property.Locations[0]);
        }
    }

    private static void CheckUse(OperationAnalysisContext context, INamedTypeSymbol sensitive)
    {
        var property = ((IPropertyReferenceOperation)context.Operation).Property;
        if (context.ContainingSymbol is IMethodSymbol { Name: "ToString" or "PrintMembers" } method
            && SymbolEqualityComparer.Default.Equals(method.ContainingType, property.ContainingType)
            && IsSensitive(property, sensitive)
            && !IsOnlyNamed(context.Operation))
        {
            Report(context.ReportDiagnostic, property, context.Operation.Syntax.GetLocation());
        }
    }

    // nameof(Secret) and `Secret is null` show nothing of it.
    private static bool IsOnlyNamed(IOperation operation) =>
        operation.Parent is INameOfOperation or IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation }
        or IPropertyReferenceOperation { Property.Name: "Length" or "Count" };

    private static bool IsSensitive(IPropertySymbol property, INamedTypeSymbol sensitive) =>
        property.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, sensitive));

    private static bool WritesItself(INamedTypeSymbol record) => record.GetMembers()
        .OfType<IMethodSymbol>()
        .Any(method => !method.IsImplicitlyDeclared && method.Name is "ToString" or "PrintMembers");

    private static void Report(Action<Diagnostic> report, IPropertySymbol property, Location location) => report(Diagnostic.Create(
        AuthoringDescriptors.SecretShown, location, property.Name, property.ContainingType.Name));
}
