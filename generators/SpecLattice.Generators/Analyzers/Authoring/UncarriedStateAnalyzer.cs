using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>
/// Reports whatever a spec, a part or a sum holds besides its members: nothing of it would be written, compared or converted, and a conversion that leaves it behind would look total.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncarriedStateAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AuthoringDescriptors.UncarriedState];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Spec) is not null)
            {
                start.RegisterSymbolAction(Check, SymbolKind.NamedType);
            }
        });
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind == TypeKind.Enum || (TypeIdentity.Of(type) is null && !type.IsGenerated()))
        {
            return;
        }

        foreach (var holder in type.GetMembers().Select(member => member.IsStatic ? Table(member, type) : Holder(member)).OfType<ISymbol>().Where(SymbolExtensions.IsHandWritten))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                AuthoringDescriptors.UncarriedState, holder.Locations[0], NameOf(holder), type.Name, Advice(type, holder)));
        }
    }

    /// <summary>The declaration by which a member makes the type hold something; null where it holds nothing, or what is carried.</summary>
    private static ISymbol? Holder(ISymbol member) => member switch
    {
        IFieldSymbol { AssociatedSymbol: IPropertySymbol property } => RecordParser.IsCarried(property) ? null : property,
        IFieldSymbol { AssociatedSymbol: null, IsRequired: false } => member,
        IEventSymbol { AddMethod.IsImplicitlyDeclared: true } => member,
        _ => null,
    };

    /// <summary>The declaration of a table by which code attaches something to instances; null where a static member is another.</summary>
    private static ISymbol? Table(ISymbol member, INamedTypeSymbol type) =>
        member is IFieldSymbol { Type: INamedTypeSymbol { Name: "ConditionalWeakTable", ContainingNamespace.Name: "CompilerServices", TypeArguments: [var key, _] } } field
        && (SymbolEqualityComparer.Default.Equals(key.Plain(), type.Plain()) || SymbolEqualityComparer.Default.Equals(key.Plain(), type.BaseType?.Plain()) || key.SpecialType == SpecialType.System_Object)
            ? field.AssociatedSymbol ?? field
            : null;

    private static string NameOf(ISymbol holder) => holder.Name.Substring(holder.Name.LastIndexOf('.') + 1);

    private static string Advice(INamedTypeSymbol type, ISymbol holder) => (type, holder) switch
    {
        (_, { IsStatic: true }) => "what is attached to an instance is gone after reading, copying or converting, so declare it as a property with get and init",
        (_, IEventSymbol) => "a value has no subscribers, so let the event be one of the code that holds the value",
        (var sum, _) when sum.IsGenerated() => "put it into the versions of the family, each as a property with get and init",
        ({ TypeKind: TypeKind.Struct }, _) => "a union holds its case and nothing else, so put it into the types of the cases",
        (_, IPropertySymbol { ExplicitInterfaceImplementations.Length: > 0 }) =>
            $"declare a public property with get and init, and let the explicit '{NameOf(holder)}' return that",
        _ => "declare it as a property with get and init; where it belongs to no value, make it static or compute it",
    };
}
