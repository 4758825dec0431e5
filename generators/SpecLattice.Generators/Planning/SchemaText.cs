using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// The canonical text of what a type looks like in JSON, one fact per line, and its digest. It does not change with the order
/// of declarations, with C# names or with anything else that JSON does not show. Names that could be misread are written as JSON strings.
/// The runtime's <c>SpecSchema</c> reads it.
/// </summary>
internal sealed class SchemaText(LineageSet lineages)
{
    private readonly Dictionary<string, TypeRef> _scalars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeRef> _foreign = new(StringComparer.Ordinal);

    /// <summary>The scalars in the texts made so far.</summary>
    public IEnumerable<TypeRef> Scalars => _scalars.Values;

    /// <summary>The parts of other assemblies that the texts made so far name.</summary>
    public IEnumerable<TypeRef> Foreign => _foreign.Values;

    /// <summary>The SHA-256 of a canonical text, in lower-case hexadecimal.</summary>
    public static string Digest(string text)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        return Identifiers.Hexadecimal(hash, hash.Length);
    }

    /// <summary>The SHA-256 of a canonical text and of those of the parts of other assemblies that it names, so that it covers all that a document can look like.</summary>
    public static string Digest(string text, EquatableArray<ForeignPart> parts) => Digest(
        text + string.Concat(parts.Select(part => $"foreign {SchemaNames.Foreign(part.Name)}@{part.Version.ToString(CultureInfo.InvariantCulture)}\n{part.Schema}")));

    /// <summary>The canonical text: the type first, then every type it needs, numbered in the order of first use.</summary>
    public string Text(TypeModel type)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var queue = new Queue<TypeModel>();
        var lines = new StringBuilder();
        Number(type);
        while (queue.Count > 0)
        {
            Append(lines, queue.Dequeue(), Name, DefaultText);
        }

        return lines.ToString();

        int Number(TypeModel model)
        {
            // An ordinary enum may be there in two forms.
            var key = model.Version == 0 ? model.Lineage : model.Name.Reference;
            if (!numbers.TryGetValue(key, out var number))
            {
                number = numbers.Count;
                numbers.Add(key, number);
                queue.Enqueue(model);
            }

            return number;
        }

        string Name(TypeRef reference)
        {
            Note(reference);
            var name = reference.Ordinary is { } ordinary
                ? $"#{Number(ordinary).ToString(CultureInfo.InvariantCulture)}"
                : reference.HasLineage
                ? lineages.Find(reference) is { } model
                    ? $"#{Number(model).ToString(CultureInfo.InvariantCulture)}"
                    : $"{SchemaNames.Foreign(reference.Lineage)}@{reference.Version.ToString(CultureInfo.InvariantCulture)}"
                : NameOf(reference, Name);
            return reference.IsNullable ? name + "?" : name;
        }
    }

    private void Note(TypeRef reference)
    {
        if (reference.Kind == TypeRefKind.Scalar)
        {
            _scalars[reference.Reference] = reference;
        }
        else if (reference.HasLineage && !lineages.Contains(reference))
        {
            _foreign[reference.Reference] = reference;
        }
    }

    /// <summary>The name of a type that has no versions, without a <c>?</c>.</summary>
    /// <param name="type">The type.</param>
    /// <param name="nameOfElement">Names the types inside a collection.</param>
    public static string NameOf(TypeRef type, Func<TypeRef, string> nameOfElement) => type.Kind switch
    {
        TypeRefKind.Primitive => type.PrimitiveName,
        TypeRefKind.Scalar => $"scalar({SchemaNames.Scalar(type.ScalarSchema)})",
        TypeRefKind.Map => $"map<{nameOfElement(type.Arguments[0])},{nameOfElement(type.Arguments[1])}>",
        TypeRefKind.Set => $"set<{nameOfElement(type.Arguments[0])}>",
        TypeRefKind.List or TypeRefKind.Array => $"list<{nameOfElement(type.Arguments[0])}>",
        TypeRefKind.Ordinary => OrdinaryShapes.Label(type),
        TypeRefKind.Unsupported => "unsupported",
        TypeRefKind.Record or TypeRefKind.Union or TypeRefKind.Enum => throw new InvalidOperationException($"{type.Reference} has versions: its name is not that of a type without."),
        _ => throw new InvalidOperationException($"No name is known for a {type.Kind}."),
    };

    /// <summary>What an ordinary type looks like, in one line.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">Names the types of members.</param>
    public string Line(TypeModel type, Func<TypeRef, string> name)
    {
        var lines = new StringBuilder();
        Append(lines, type, name, DefaultText);
        return lines.ToString().TrimEnd('\n').Replace("\n  ", "; ");
    }

    private static void Append(StringBuilder lines, TypeModel type, Func<TypeRef, string> name, Func<MemberModel, string> defaultOf)
    {
        var unknown = type.UnknownPolicy;
        switch (type.Shape)
        {
            case TypeShape.Record:
                lines.Append($"record unknown={unknown}\n");
                foreach (var member in type.Members.OrderBy(member => member.JsonName, StringComparer.Ordinal))
                {
                    var presence = member.IsRequired ? "required" : $"optional={defaultOf(member)}";
                    lines.Append($"  {SchemaNames.Member(member.JsonName)}: {name(member.Type)} {presence}\n");
                }

                break;
            case TypeShape.Union:
                var union = type.Union!;
                var tag = union.Layout.HasTag ? SchemaNames.Member(union.Tag) : "";
                var content = union.Layout.HasContent ? SchemaNames.Member(union.Content) : "";
                lines.Append($"union {union.LayoutName} tag={tag} content={content} unknown={unknown}\n");
                foreach (var candidate in union.Cases.OrderBy(candidate => candidate.Tag, StringComparer.Ordinal))
                {
                    lines.Append($"  {SchemaNames.Member(candidate.Tag)}: {(candidate.Payload is { } payload ? name(payload) : "unit")}\n");
                }

                break;
            default:
                lines.Append(type.Enum!.Number.Length > 0 ? "enum numbers\n" : "enum\n");
                foreach (var member in type.Enum!.Members.OrderBy(member => member.JsonName, StringComparer.Ordinal))
                {
                    lines.Append($"  {SchemaNames.Member(member.JsonName)}\n");
                }

                break;
        }
    }

    private string DefaultText(MemberModel member) => member.Default is { } value ? ValueText(value, member.Type) : "";

    /// <summary>
    /// A declared value as JSON, so that it does not change with C# names. Of a static member only the name is known here: the part after the last dot, which
    /// does not change with the namespace.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type of the member that it is declared for.</param>
    public string ValueText(DeclaredValue value, TypeRef type) => value switch
    {
        { Kind: DeclaredValueKind.String } text => SchemaNames.Quote(text.Text),
        { Kind: DeclaredValueKind.Double or DeclaredValueKind.Decimal } number => number.Text,
        { Kind: DeclaredValueKind.EnumMember } named => EnumText(type, named.Label),
        _ => value.Label,
    };

    private string EnumText(TypeRef type, string name) => (type.Ordinary ?? lineages.Find(type))?.Enum is { } found && found.Members.FirstOrDefault(member => member.Name == name) is { } member
        ? found.Number.Length > 0 ? member.JsonName : SchemaNames.Quote(member.JsonName)
        : name;
}
