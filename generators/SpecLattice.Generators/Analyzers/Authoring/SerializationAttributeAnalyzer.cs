using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>
/// Reports attributes by which other serializers are told what to do, where the generated codec does something else: a member with <c>[JsonIgnore]</c> would be written all the same.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SerializationAttributeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AuthoringDescriptors.AttributeNotFollowed];

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
        if (TypeIdentity.Of(type) is null)
        {
            return;
        }

        var found = Of(type, type).Concat(type.GetMembers().SelectMany(AttributesOf)).ToList();
        if (found.Count > 0)
        {
            ReportAttributes(context, found, new FollowedAttributes(type, TypeParser.Parse(type, context.CancellationToken)!));
        }

        foreach (var callback in type.AllInterfaces.Where(candidate => SerializationAttributes.IsCallback(candidate)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                AuthoringDescriptors.AttributeNotFollowed, type.Locations[0], callback.Name, type.Name, callback.Name is "ISerializable" or "IObjectReference" or "IXmlSerializable"
                    ? "the members are the whole value, so remove the interface"
                    : "the codec calls nobody back, so check values where they are made, in init accessors"));
        }
    }

    private static void ReportAttributes(SymbolAnalysisContext context, List<(ISymbol Target, AttributeData Attribute)> found, FollowedAttributes followed)
    {
        foreach (var (target, attribute) in found)
        {
            if (attribute.ApplicationSyntaxReference is { } reference && followed.Advise(target, attribute) is { } advice)
            {
                var name = attribute.AttributeClass!.Name;
                context.ReportDiagnostic(Diagnostic.Create(
                    AuthoringDescriptors.AttributeNotFollowed,
                    reference.GetSyntax(context.CancellationToken).GetLocation(),
                    name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name,
                    target is IMethodSymbol { MethodKind: MethodKind.Constructor } ? target.ContainingType.Name : target.Name,
                    advice));
            }
        }
    }

    /// <summary>The attributes for serializers on a member, and on the field behind it. Fields and events are reported for what they hold.</summary>
    private static IEnumerable<(ISymbol Target, AttributeData Attribute)> AttributesOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsStatic: true } => [],
        IFieldSymbol { AssociatedSymbol: IPropertySymbol { IsStatic: false } property } => Of(property, member),
        IFieldSymbol { HasConstantValue: true, ContainingType.TypeKind: TypeKind.Enum } or IPropertySymbol or IMethodSymbol => Of(member, member),
        _ => [],
    };

    private static IEnumerable<(ISymbol Target, AttributeData Attribute)> Of(ISymbol target, ISymbol holder) =>
        holder.GetAttributes().Where(SerializationAttributes.IsOne).Select(attribute => (target, attribute));
}
