using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SpecLattice.Generators.Model.Planning;

/// <summary>
/// The canonical text of what a type looks like in JSON, one fact a line, and its digest. It does not change with the order
/// of declarations, with C# names or with anything else that JSON does not show.
/// </summary>
internal sealed class SchemaText(LineageSet lineages)
{
    /// <summary>The SHA-256 of a canonical text, in lower-case hexadecimal.</summary>
    public static string Digest(string text)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(hash.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>The canonical text: the type first, then every type it needs, numbered in the order of first use.</summary>
    public string Text(TypeModel type)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var queue = new Queue<TypeModel>();
        var lines = new StringBuilder();
        Number(type);
        while (queue.Count > 0)
        {
            Append(lines, queue.Dequeue(), Name);
        }

        return lines.ToString();

        int Number(TypeModel model)
        {
            if (!numbers.TryGetValue(model.Name.Reference, out var number))
            {
                number = numbers.Count;
                numbers.Add(model.Name.Reference, number);
                queue.Enqueue(model);
            }

            return number;
        }

        string Name(TypeRef reference)
        {
            var name = reference.HasLineage
                ? lineages.Find(reference) is { } model
                    ? $"#{Number(model).ToString(CultureInfo.InvariantCulture)}"
                    : $"{reference.Lineage}@{reference.Version.ToString(CultureInfo.InvariantCulture)}"
                : NameOf(reference, Name);
            return reference.IsNullable ? name + "?" : name;
        }
    }

    /// <summary>The name of a type that has no versions, without a <c>?</c>.</summary>
    /// <param name="type">The type.</param>
    /// <param name="nameOfElement">Names the types inside a collection.</param>
    public static string NameOf(TypeRef type, Func<TypeRef, string> nameOfElement) => type.Kind switch
    {
        TypeRefKind.Boolean => "bool",
        TypeRefKind.Integer => type.IntegerName.ToLowerInvariant(),
        TypeRefKind.Double => "double",
        TypeRefKind.String => "string",
        TypeRefKind.Guid => "uuid",
        TypeRefKind.Scalar => $"scalar({type.ScalarSchema})",
        TypeRefKind.Map => $"map<{nameOfElement(type.Arguments[0])},{nameOfElement(type.Arguments[1])}>",
        TypeRefKind.Set => $"set<{nameOfElement(type.Arguments[0])}>",
        TypeRefKind.List or TypeRefKind.Array => $"list<{nameOfElement(type.Arguments[0])}>",
        _ => "unsupported",
    };

    /// <summary>
    /// A declared value. An enum's member by its JSON name; a static member's name stands for its value, by the part after the last dot, which does not change
    /// with the namespace.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type it is of, where that is known.</param>
    public static string ValueText(DeclaredValue value, TypeModel? type) =>
        value.Kind == DeclaredValueKind.EnumMember && type?.Enum is { } names && names.Members.FirstOrDefault(member => member.Name == value.Text) is { } named
            ? named.JsonName
            : value.Text;

    private void Append(StringBuilder lines, TypeModel type, Func<TypeRef, string> name)
    {
        var unknown = type.IgnoresUnknownMembers ? "ignored" : "refused";
        switch (type.Shape)
        {
            case TypeShape.Record:
                lines.Append($"record unknown={unknown}\n");
                foreach (var member in type.Members.OrderBy(member => member.JsonName, StringComparer.Ordinal))
                {
                    var presence = member.IsRequired ? "required" : $"optional={(member.Default is { } value ? ValueText(value, lineages.Find(member.Type)) : "")}";
                    lines.Append($"  {member.JsonName}: {name(member.Type)} {presence}\n");
                }

                break;
            case TypeShape.Union:
                var union = type.Union!;
                lines.Append($"union {union.Layout} tag={union.Tag} content={union.Content} unknown={unknown}\n");
                foreach (var candidate in union.Cases.OrderBy(candidate => candidate.Tag, StringComparer.Ordinal))
                {
                    lines.Append($"  {candidate.Tag}: {(candidate.Payload is { } payload ? name(payload) : "unit")}\n");
                }

                break;
            default:
                lines.Append("enum\n");
                foreach (var member in type.Enum!.Members.OrderBy(member => member.JsonName, StringComparer.Ordinal))
                {
                    lines.Append($"  {member.JsonName}\n");
                }

                break;
        }
    }
}
