using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Reads tables without keys, which an enum's number is the index of: <c>Levels[(int)level]</c>.</summary>
internal static class IndexedCases
{
    /// <summary>The enum, and its members with the entry of each; null where an operation is something else.</summary>
    public static (SpecShape Source, IEnumerable<(List<string> Cases, IOperation Value)> Entries)? Of(IOperation operation, SpecTypes types)
    {
        var (table, index) = operation switch
        {
            IArrayElementReferenceOperation { Indices: [var at] } element => (element.ArrayReference, at),
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list, Arguments: [var at] } => (list, at.Value),
            IInvocationOperation { TargetMethod.Name: "ElementAt" or "GetValue", Arguments: [.., var at] } call when Operations.ReceiverOf(call) is { } list => (list, at.Value),
            _ => ((IOperation?)null, (IOperation?)null),
        };

        // An index that is no enum already is the usual one.
        return table is not null
            && index is not null
            && EnumIn(index) is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            && types.ShapeOf(type) is { IsCollection: false, CanRefuse: false } source
            && EntriesOf(table, types) is { } entries
                ? (source, entries.Select((entry, number) => (MembersWith(type, number), entry)))
                : null;
    }

    private static ITypeSymbol? EnumIn(IOperation index) => Operations.WithoutConversions(index) switch
    {
        { Type: { TypeKind: TypeKind.Enum } type } => type,
        ILocalReferenceOperation local => BodyVariables.Around(local).GivenTo(local.Local) is [var given] && given is not ILocalReferenceOperation ? EnumIn(given) : null,
        _ => null,
    };

    private static List<string> MembersWith(INamedTypeSymbol type, int number) =>
        [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue && System.Convert.ToDecimal(field.ConstantValue) == number).Select(field => field.Name)];

    private static IReadOnlyList<IOperation>? EntriesOf(IOperation table, SpecTypes types) => Operations.WithoutConversions(table) switch
    {
        IArrayCreationOperation { Initializer.ElementValues: var values } => values,
        ICollectionExpressionOperation { Elements: var values } => values,
        ILocalReferenceOperation local => BodyVariables.Around(local).GivenTo(local.Local) is [var given] && given is not ILocalReferenceOperation ? EntriesOf(given, types) : null,
        IFieldReferenceOperation field => types.Bodies.InitializerOf(field.Field) is { } given and not IFieldReferenceOperation ? EntriesOf(given, types) : null,
        IPropertyReferenceOperation { Property.IsIndexer: false } property => types.Bodies.InitializerOf(property.Property) is { } given and not IPropertyReferenceOperation ? EntriesOf(given, types) : null,
        _ => null,
    };
}
