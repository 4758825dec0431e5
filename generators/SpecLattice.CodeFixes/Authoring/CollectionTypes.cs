using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Writes types that no spec can hold as the ones that stand for them: collections that can be changed or compare by reference, bytes, and JSON of any shape.</summary>
internal sealed class CollectionTypes
{
    private const string Bytes = "SpecBytes";
    private const string Json = "SpecJsonValue";
    private const string List = "SpecList";
    private const string Map = "SpecMap";
    private const string Set = "SpecSet";

    private CollectionTypes()
    {
    }

    /// <summary>What the outermost type became that was replaced; null where none was.</summary>
    private string? Replacement { get; set; }

    /// <summary>A type as it should be written.</summary>
    /// <returns>The type, and what the outermost type in it became that was replaced; null where nothing was.</returns>
    public static (string Text, string Replacement)? Rewrite(TypeSyntax type)
    {
        var types = new CollectionTypes();
        var text = types.Write(type, isInside: false);
        return types.Replacement is { } replacement ? (text, replacement) : null;
    }

    private string Write(TypeSyntax type, bool isInside) => type switch
    {
        NullableTypeSyntax nullable => Write(nullable.ElementType, isInside) + "?",
        ArrayTypeSyntax array => WriteArray(array),
        PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ObjectKeyword } => Replace(Json),
        QualifiedNameSyntax { Right: var right } qualified => Find(right, isInside) ?? $"{qualified.Left}.{Write(right, isInside)}",
        AliasQualifiedNameSyntax { Name: var name } alias => Find(name, isInside) ?? $"{alias.Alias}::{Write(name, isInside)}",
        SimpleNameSyntax name => Find(name, isInside) ?? Plain(name),
        _ => type.WithoutTrivia().ToString(),
    };

    private string Plain(SimpleNameSyntax name) => name is GenericNameSyntax generic ? generic.Identifier.Text + Arguments(generic) : name.WithoutTrivia().ToString();

    /// <summary>What stands for a type; null where nothing does.</summary>
    private string? Find(SimpleNameSyntax name, bool isInside)
    {
        if (name is IdentifierNameSyntax { Identifier.Text: "JsonElement" or "JsonDocument" or "JsonNode" or "JsonObject" or "JsonArray" or "JsonValue" or "dynamic" or "ExpandoObject" })
        {
            return Replace(Json);
        }

        if (name is not GenericNameSyntax { Identifier.Text: var text } generic)
        {
            return null;
        }

        if (text is "ReadOnlyMemory" or "Memory" or "ArraySegment" && generic.TypeArgumentList.Arguments is [PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ByteKeyword }])
        {
            return Replace(Bytes);
        }

        var collection = text switch
        {
            "List" or "IList" or "IReadOnlyList" or "IEnumerable" or "ICollection" or "IReadOnlyCollection" or "ImmutableList" or "IImmutableList" or "Collection" or "ReadOnlyCollection"
                or "ObservableCollection" or "BindingList" or "LinkedList" or "Queue" or "ImmutableQueue" or "Stack" or "ImmutableStack" or "ConcurrentBag" or "ConcurrentQueue"
                or "ReadOnlyMemory" or "Memory" or "ArraySegment" or "IAsyncEnumerable" => List,
            // By its items it compares as a member only.
            "ImmutableArray" when isInside => List,
            "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "ImmutableDictionary" or "IImmutableDictionary" or "SortedDictionary" or "ImmutableSortedDictionary" or "FrozenDictionary"
                or "ReadOnlyDictionary" or "ConcurrentDictionary" or "SortedList" or "OrderedDictionary" => Map,
            "HashSet" or "ISet" or "IReadOnlySet" or "ImmutableHashSet" or "IImmutableSet" or "SortedSet" or "ImmutableSortedSet" or "FrozenSet" or "ReadOnlySet" => Set,
            _ => null,
        };
        return collection is null ? null : Replace(collection) + Arguments(generic);
    }

    private string Arguments(GenericNameSyntax generic) => $"<{string.Join(", ", generic.TypeArgumentList.Arguments.Select(argument => Write(argument, isInside: true)))}>";

    // Whatever its dimensions are: lists of lists.
    private string WriteArray(ArrayTypeSyntax array)
    {
        var isOfBytes = array.ElementType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ByteKeyword } && array.RankSpecifiers.Last().Rank == 1;
        var dimensions = array.RankSpecifiers.Sum(rank => rank.Rank) - (isOfBytes ? 1 : 0);
        Replacement ??= dimensions > 0 ? List : Bytes;
        var item = isOfBytes ? Replace(Bytes) : Write(array.ElementType, isInside: true);
        return string.Concat(Enumerable.Repeat($"SpecLattice.{List}<", dimensions)) + item + new string('>', dimensions);
    }

    private string Replace(string replacement)
    {
        Replacement ??= replacement;
        return "SpecLattice." + replacement;
    }
}
