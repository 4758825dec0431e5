using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;
using SpecLattice.Primitives;

namespace SpecLattice.CodeFixes.Locking;

/// <summary>Finds the types and values of the code that a lock names. What it names in words that fit nothing, or more than one thing, is not found.</summary>
internal sealed class ShippedNames
{
    private readonly Compilation _compilation;
    private readonly Dictionary<string, ITypeSymbol?> _named = new(StringComparer.Ordinal);

    public ShippedNames(Compilation compilation)
    {
        _compilation = compilation;
        foreach (var primitive in PrimitiveKinds.All)
        {
            Add(primitive.Name, compilation.GetTypeByMetadataName(primitive.TypeName));
        }

        var assemblies = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "SpecLattice")))
            .Prepend(compilation.Assembly);
        foreach (var type in assemblies.SelectMany(assembly => assembly.GlobalNamespace.AllTypes()))
        {
            if (TypeIdentity.Of(type) is { } identity)
            {
                Add(LockSubject.Of(identity.Lineage, identity.Version).Label, type);
            }
            else if (type.FindAttribute(KnownNames.SpecScalar) is { } scalar)
            {
                Add($"scalar({SchemaNames.Scalar(scalar.Argument<string>(0) ?? "")})", type);
            }
        }
    }

    /// <summary>The type that a lock's text says.</summary>
    public ITypeSymbol? FindType(string text)
    {
        var at = 0;
        var type = Read(text, ref at);
        return at == text.Length ? type : null;
    }

    /// <summary>A declared value as code: the arguments of an attribute, and an expression.</summary>
    /// <param name="text">The value as a lock has it.</param>
    /// <param name="type">The type of the member that it is declared for.</param>
    /// <param name="holder">The record with the member.</param>
    /// <param name="typeName">The type's name where the value is to stand.</param>
    /// <returns>The constant, or the name of the static member, and the expression; null where it is not found.</returns>
    public static (string? Constant, string? Member, string Expression)? FindValue(string text, ITypeSymbol type, INamedTypeSymbol holder, string typeName)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;
        var name = typeName.TrimEnd('?');
        if (Unquote(text) is { } quoted)
        {
            var code = plain.TypeKind == TypeKind.Enum
                ? EnumMember((INamedTypeSymbol)plain, quoted) is { } member ? $"{name}.{Identifiers.Escape(member)}" : null
                : plain.SpecialType == SpecialType.System_String ? SymbolDisplay.FormatLiteral(quoted, quote: true) : null;
            return code is null ? null : (code, null, code);
        }

        if ((text is "true" or "false" || !SyntaxFacts.IsValidIdentifier(text)) && TypeRefParser.PrimitiveOf(plain) is { } primitive)
        {
            return FindConstant(text, primitive.Literal) is var (constant, code) ? (constant, null, code) : null;
        }

        if (!SyntaxFacts.IsValidIdentifier(text))
        {
            return null;
        }

        var isOwn = holder.GetMembers(text).Any(member => member.IsStatic);
        return (null, text, isOwn ? Identifiers.Escape(text) : $"{name}.{Identifiers.Escape(text)}");
    }

    /// <summary>A number or a truth value, as an attribute and as code can say it; null where the kind has no constants.</summary>
    private static (string Constant, string Code)? FindConstant(string text, PrimitiveLiteral literal) => literal switch
    {
        PrimitiveLiteral.Boolean or PrimitiveLiteral.Integer => (text, text),
        PrimitiveLiteral.Double when text.All(char.IsDigit) => (text + ".0", text + ".0"),
        PrimitiveLiteral.Double => (text, text),
        PrimitiveLiteral.Single => (text + "f", text + "f"),
        PrimitiveLiteral.Decimal => (SymbolDisplay.FormatLiteral(text, quote: true), text + "m"),
        PrimitiveLiteral.None or PrimitiveLiteral.String => null,
        _ => throw new InvalidOperationException($"No constant is known for {literal}."),
    };

    /// <summary>The text of a JSON string; null for other values.</summary>
    public static string? Unquote(string text) =>
        text.Length > 0 && text[0] == '"' ? LockFactReader.Read($"part Any@1 {LockKeywords.Dead} {text}", out _)?.Key : null;

    /// <summary>A name as C# has them that becomes a JSON name by a naming; where there is none, one that is near.</summary>
    public static string? NameFor(string jsonName)
    {
        var words = jsonName.Split('_', '-', '.', ' ').Where(word => word.Length > 0);
        var name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return SyntaxFacts.IsValidIdentifier(name) ? name : null;
    }

    private static string? EnumMember(INamedTypeSymbol type, string jsonName) =>
        TypeParser.Parse(type, CancellationToken.None)?.Enum?.Members.FirstOrDefault(member => member.JsonName == jsonName)?.Name;

    // Two types of one name in the lock cannot be distinguished.
    private void Add(string name, ITypeSymbol? type) => _named[name] = _named.ContainsKey(name) ? null : type;

    private ITypeSymbol? Read(string text, ref int at)
    {
        var type = ReadPlain(text, ref at);
        if (at >= text.Length || text[at] != '?')
        {
            return type;
        }

        at++;
        return type is { IsValueType: true }
            ? _compilation.GetSpecialType(SpecialType.System_Nullable_T).Construct(type)
            : type?.WithNullableAnnotation(NullableAnnotation.Annotated);
    }

    private ITypeSymbol? ReadPlain(string text, ref int at)
    {
        foreach (var (start, definition) in new[] { ("map<", KnownNames.SpecMap), ("set<", KnownNames.SpecSet), ("list<", KnownNames.SpecList) })
        {
            if (string.CompareOrdinal(text, at, start, 0, start.Length) == 0)
            {
                at += start.Length;
                return ReadCollection(text, ref at, _compilation.GetTypeByMetadataName(definition));
            }
        }

        if (at < text.Length && text[at] == '#')
        {
            return ReadOrdinary(text, ref at);
        }

        var rest = text.Substring(at);
        var name = _named.Keys.Where(candidate => rest.StartsWith(candidate, StringComparison.Ordinal)).OrderByDescending(candidate => candidate.Length).FirstOrDefault();
        at += name?.Length ?? 0;
        return name is null ? null : _named[name];
    }

    /// <summary>An enum or record without versions, by its C# name.</summary>
    private INamedTypeSymbol? ReadOrdinary(string text, ref int at)
    {
        const string AsNumber = "/number";
        var start = at + 1;
        at = text.IndexOfAny([',', '>', '?', ' '], start) is var end and >= 0 ? end : text.Length;
        var name = text.Substring(start, at - start);
        name = name.EndsWith(AsNumber, StringComparison.Ordinal) ? name.Substring(0, name.Length - AsNumber.Length) : name;

        // What stands before the last dots may be types around it, not namespaces.
        for (var dot = name.Length; dot >= 0; dot = name.LastIndexOf('.'))
        {
            name = dot < name.Length ? name.Substring(0, dot) + "+" + name.Substring(dot + 1) : name;
            if (_compilation.GetTypeByMetadataName(name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private ITypeSymbol? ReadCollection(string text, ref int at, INamedTypeSymbol? definition)
    {
        var arguments = new List<ITypeSymbol>();
        while (Read(text, ref at) is { } argument && at < text.Length)
        {
            arguments.Add(argument.WithNullableAnnotation(argument.NullableAnnotation == NullableAnnotation.None ? NullableAnnotation.NotAnnotated : argument.NullableAnnotation));
            if (text[at++] == '>')
            {
                return definition?.Arity == arguments.Count ? definition.Construct([.. arguments]) : null;
            }
        }

        return null;
    }
}
