using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Tests.RandomFamilies.Checking;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies.Emitting;

/// <summary>How declared values are written in annotations and in expressions.</summary>
internal static class DeclaredCode
{
    /// <summary>The value as an expression.</summary>
    public static string Expression(Value value, TypeShape type, string record, string member) => (value, type.NotNull) switch
    {
        (NullValue, _) => $"default({type.Code})",
        (AtomValue atom, PartShape part) => $"{part.Code}.{JsonSerializer.Deserialize<string>(atom.Json)}",
        (AtomValue atom, LeafShape { Keyword: "string" }) => SymbolDisplay.FormatLiteral(JsonSerializer.Deserialize<string>(atom.Json)!, quote: true),
        (AtomValue, LeafShape { Keyword: "global::System.Guid" }) => "global::System.Guid.Empty",
        (AtomValue atom, LeafShape { Keyword: "double" }) => atom.Json + "D",
        (AtomValue atom, _) => atom.Json,
        (CaseValue held, PartShape { Version: UnionVersion union } part) =>
            $"new {part.Code}(new {part.Code}.{union.Cases.Single(candidate => candidate.Tag == held.Tag).Name}())",
        (ItemsValue { Items.Count: 0 }, _) => $"{type.NotNull.Code}.Empty",
        _ => $"{record}.{PairName(member)}",
    };

    /// <summary>The arguments of an attribute that declares the value, after a separator; empty where null goes without saying.</summary>
    public static string Argument(Value value, TypeShape type, string record, string member, string constant, string named) => value switch
    {
        NullValue => "",
        CaseValue or ItemsValue => $"{named} = \"{LastName(Expression(value, type, record, member))}\"",
        AtomValue when type.NotNull is LeafShape { Keyword: "global::System.Guid" } => $"{named} = \"Empty\"",
        _ => constant + Expression(value, type, record, member),
    };

    /// <summary>The static member that holds the one declared collection that is not empty.</summary>
    public static string PairName(string member) => "Pair" + member;

    private static string LastName(string expression) => expression[(expression.LastIndexOf('.') + 1)..].TrimEnd('(', ')');
}
