using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>Decides of the attributes that other serializers have on a type and its members whether the generated codec does what they ask for.</summary>
/// <param name="type">The type.</param>
/// <param name="model">What was read of it.</param>
internal sealed class FollowedAttributes(INamedTypeSymbol type, TypeModel model)
{
    private const string NotInJson = "the codec does not write it, so remove the attribute";
    private const string UseUnion = "declare a [SpecUnion] with a [Case<T>] for each type instead";
    private const string UseScalar = "make a type with [SpecScalar] that reads and writes this form, and let the member have that type";

    // The members of JsonIgnoreCondition that may be followed; all others never are.
    private const int Never = 0;
    private const int WhenWritingDefault = 2;
    private const int WhenWritingNull = 3;

    /// <summary>What to write instead of an attribute; null where the codec does what it asks for.</summary>
    public string? Advise(ISymbol target, AttributeData attribute) => target switch
    {
        INamedTypeSymbol => AdviseType(attribute),
        IMethodSymbol method => AdviseMethod(method, attribute),
        IFieldSymbol field => AdviseEnumMember(model.Enum?.Members.FirstOrDefault(member => member.Name == field.Name), attribute),
        _ => model.Members.FirstOrDefault(member => member.Name == target.Name) is { } member
            ? AdviseMember(member, attribute)
            : AdviseComputed(attribute),
    };

    private string? AdviseType(AttributeData attribute)
    {
        switch (NameOf(attribute))
        {
            case "JsonConverterAttribute":
                return IsOwnConverter(attribute, model.Name.Reference, model.Shape == TypeShape.Enum) ? null : "the codec of a spec is generated; a leaf with a JSON form of its own is a [SpecScalar]";
            case "TypeConverterAttribute":
                return "the codec does not use it: a leaf with a text of its own is a [SpecScalar]";
            case "JsonNumberHandlingAttribute":
                return attribute.Argument<int>(0) == 0 ? null : UseScalar;
            case "JsonObjectCreationHandlingAttribute":
                return attribute.Argument<int>(0) == 0 ? null : "values are immutable and always made anew, so remove the attribute";
            case "JsonUnmappedMemberHandlingAttribute":
                return attribute.Argument<int>(0) == 0 == model.IgnoresUnknownMembers ? null : "say with UnknownMembers of the SpecLattice attribute what happens to unknown members";
            case "JsonPolymorphicAttribute" or "JsonDerivedTypeAttribute" or "KnownTypeAttribute":
                return UseUnion;
            case "DataContractAttribute":
                return "all members are part of the shape, whether they have [DataMember] or not, so remove the attribute";
            default:
                return "remove the attribute: what the JSON of a spec looks like is said by its members and by the attributes of SpecLattice";
        }
    }

    private static string? AdviseMethod(IMethodSymbol method, AttributeData attribute) => NameOf(attribute) switch
    {
        "JsonConstructorAttribute" when method.Parameters.Length == 0 => null,
        "JsonConstructorAttribute" => "the codec calls the constructor without parameters and sets the members, so remove the attribute",
        _ => "the codec calls nobody back, so check values where they are made, in init accessors",
    };

    private static string? AdviseEnumMember(EnumMemberModel? member, AttributeData attribute)
    {
        switch (NameOf(attribute))
        {
            case "JsonStringEnumMemberNameAttribute":
                return null;
            case "EnumMemberAttribute" when (attribute.NamedArgument<string>("Value") ?? member?.Name) == member?.JsonName:
                return null;
            case "DefaultValueAttribute":
                return null;
            case "EnumMemberAttribute" or "JsonPropertyNameAttribute" or "JsonPropertyAttribute":
                return "write [JsonStringEnumMemberName(...)], which names the member in JSON";
            default:
                return "all members of the enum can be written, each by its name, so remove the attribute";
        }
    }

    private static string? AdviseComputed(AttributeData attribute) => NameOf(attribute) switch
    {
        _ when attribute.AttributeClass!.IsOfNullState() => null,
        "JsonIgnoreAttribute" when !SerializationAttributes.IsNewtonsoft(attribute.AttributeClass!) => ConditionOf(attribute) == 1 ? null : NotInJson,
        "JsonIgnoreAttribute" or "DefaultValueAttribute" or "TypeConverterAttribute" => null,
        var name when name.Contains("Ignore") => null,
        "JsonPropertyNameAttribute" or "JsonIncludeAttribute" or "JsonRequiredAttribute" or "DataMemberAttribute" or "JsonPropertyAttribute" =>
            "it is computed, so the codec does not write it: declare a property with get and init, or remove the attribute",
        _ => NotInJson,
    };

    private string? AdviseMember(MemberModel member, AttributeData attribute)
    {
        var isNewtonsoft = SerializationAttributes.IsNewtonsoft(attribute.AttributeClass!);
        switch (NameOf(attribute))
        {
            case var _ when attribute.AttributeClass!.IsOfNullState():
                return "codec and conversions go by the type alone, so say there whether the member can be null";
            case "JsonPropertyNameAttribute" or "JsonIncludeAttribute" when !isNewtonsoft:
                return null;
            case "JsonIgnoreAttribute" when !isNewtonsoft:
                return IsOmittedAs(member, ConditionOf(attribute)) ? null : AdviseIgnored(member, ConditionOf(attribute));
            case "JsonIgnoreAttribute" or "IgnoreDataMemberAttribute" or "NonSerializedAttribute" or "XmlIgnoreAttribute" or "IgnoreMemberAttribute" or "ProtoIgnoreAttribute" or "MemoryPackIgnoreAttribute" or "YamlIgnoreAttribute" or "BsonIgnoreAttribute":
                return AdviseIgnored(member, 1);
            case "TypeConverterAttribute":
                return UseScalar;
            case "JsonRequiredAttribute":
                return member.IsRequired && !isNewtonsoft ? null : "write the keyword required, which says that the member must be present";
            case "JsonNumberHandlingAttribute":
                return attribute.Argument<int>(0) == 0 ? null : UseScalar;
            case "JsonConverterAttribute" when member.Type.Ordinary is { Shape: TypeShape.Enum } && OrdinaryAttributes.IsByName(attribute) is not null:
                return null;
            case "JsonConverterAttribute":
                return (member.Type.HasLineage || member.Type.Kind == TypeRefKind.Scalar) && IsOwnConverter(attribute, member.Type.Reference, member.Type.Kind == TypeRefKind.Enum)
                    ? null
                    : UseScalar;
            case "JsonObjectCreationHandlingAttribute":
                return attribute.Argument<int>(0) == 0 ? null : "values are immutable and always made anew, so remove the attribute";
            case "JsonPropertyOrderAttribute":
                return IsInOrder() ? null : "members are written in the order of their declarations, so move the declaration";
            case "JsonExtensionDataAttribute":
                return "only a member of the type SpecUnknownMembers keeps members that are not declared: declare one, and write UnknownMembers = UnknownMembers.Keep in the attribute of the record";
            case "DataMemberAttribute":
                return IsFollowed(member, attribute) ? null : "name the member with [JsonPropertyName], say with required that it must be present, and declare the members in their order";
            case "JsonPropertyAttribute" when attribute.NamedArguments.Length == 0 && attribute.Argument<string>(0) == member.JsonName:
                return null;
            case "JsonPropertyAttribute":
                return "write [JsonPropertyName(...)], and required where the member must be present";
            case "DefaultValueAttribute":
                return IsDefault(member, attribute) ? null : "write [SpecDefault(...)], which says what a missing member means";
            default:
                return "remove the attribute: what the JSON of a spec looks like is said by its members and by the attributes of SpecLattice";
        }
    }

    private static string AdviseIgnored(MemberModel member, int condition) => (condition, member.IsRequired) switch
    {
        (1, _) => "the member is written and read all the same: compute it, or keep it outside of the spec",
        (Never, _) => "a member that is not required is omitted at its default: make it required",
        (_, true) => "a required member is always written, null included: remove required where it may be missing, or remove the attribute",
        _ => "an optional member is omitted when it has its default, which is null unless [SpecDefault] says otherwise: remove the attribute",
    };

    /// <summary>Whether a member is omitted exactly where a condition says so.</summary>
    private static bool IsOmittedAs(MemberModel member, int condition) => condition switch
    {
        Never => member.IsRequired,
        WhenWritingNull => member.IsRequired ? !member.Type.IsNullable : member.Default is { IsNull: true },
        WhenWritingDefault => !member.IsRequired && member.Default is { IsNull: true } or { Kind: DeclaredValueKind.Integer, Code: "0" } or { Kind: DeclaredValueKind.Boolean, Code: "false" },
        _ => false,
    };

    private static int ConditionOf(AttributeData attribute) =>
        attribute.NamedArgument("Condition") is { Kind: TypedConstantKind.Enum, Value: int condition } ? condition : 1;

    private static bool IsFollowed(MemberModel member, AttributeData attribute) =>
        (attribute.NamedArgument<string>("Name") ?? member.Name) == member.JsonName
        && attribute.NamedArgument("Order") is null
        && (member.IsRequired || !attribute.NamedArgument<bool>("IsRequired"))
        && (attribute.NamedArgument("EmitDefaultValue") is not { Value: false } || IsOmittedAs(member, WhenWritingDefault));

    private static bool IsDefault(MemberModel member, AttributeData attribute) =>
        !member.IsRequired
        && attribute.ConstructorArguments.Length == 1
        && DeclaredValueParser.Parse(attribute.ConstructorArguments[0], null, attribute)?.For(member.Type)?.Code == member.Default?.Code;

    private bool IsInOrder()
    {
        var orders = model.Members.Select(member => type.GetMembers(member.Name)[0].FindAttribute(KnownNames.JsonPropertyOrder)?.Argument<int>(0) ?? 0).ToList();
        return orders.SequenceEqual(orders.OrderBy(order => order));
    }

    /// <summary>Whether an attribute names the converter that the type has in any case, or another one that is reported for taking its place.</summary>
    private static bool IsOwnConverter(AttributeData attribute, string reference, bool isEnum)
    {
        if (!attribute.AttributeClass!.IsNamed(KnownNames.JsonConverter) || attribute.ConstructorArguments is not [{ Value: INamedTypeSymbol converter }])
        {
            return false;
        }

        return isEnum
            ? converter.Reference() == Identifiers.Append(reference, "JsonConverter")
            : !converter.IsNamed(KnownNames.SpecJsonConverter) || converter.TypeArguments[0].Reference() == reference;
    }

    private static string NameOf(AttributeData attribute)
    {
        // A derived attribute does what the one does that it is derived from.
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.Name == "JsonConverterAttribute")
            {
                return type.Name;
            }
        }

        return attribute.AttributeClass!.Name;
    }
}
