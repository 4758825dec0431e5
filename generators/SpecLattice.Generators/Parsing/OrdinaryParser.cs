using System.Globalization;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>
/// Reads enums and records without versions, which specs hold as they are. Their form in JSON is the one of System.Text.Json: an enum is a number, unless it says otherwise.
/// </summary>
internal static class OrdinaryParser
{
    private const string MakePart = "make it a part";

    /// <summary>Reads a type. One that cannot be held comes with the reason; null where it is neither an enum nor a record.</summary>
    /// <param name="symbol">The type.</param>
    /// <param name="plain">What is known of any type.</param>
    /// <param name="own">The assembly whose specs hold it.</param>
    /// <param name="isByName">How an enum is written; null where it says so itself.</param>
    public static TypeRef? Parse(INamedTypeSymbol symbol, TypeRef plain, IAssemblySymbol own, bool? isByName = null)
    {
        if (symbol.TypeKind == TypeKind.Enum)
        {
            return ParseEnum(symbol, plain, own, isByName ?? OrdinaryAttributes.IsByName(symbol) ?? false);
        }

        return !IsRecord(symbol) || symbol.IsGenerated() || SumParser.FamilyOf(symbol) is not null ? null
            : OrdinaryFaults.Find(symbol, own) is { } fault ? plain with { Fault = fault }
            : ParseRecord(symbol, plain, own);
    }

    /// <summary>Whether a type is a record, and no spec or part.</summary>
    public static bool IsRecord(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named && (named.IsRecord || IsCompiledStruct(named)) && TypeIdentity.Of(named) is null && named.FindAttribute(KnownNames.SpecScalar) is null;

    /// <summary>Whether a member was written by the compiler, also where the type is one of another assembly.</summary>
    public static bool IsOfCompiler(ISymbol member) => member.IsImplicitlyDeclared
        || (member.DeclaringSyntaxReferences.Length == 0 && member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute"));

    /// <summary>Whether a struct of another assembly is a record: metadata do not say so, but its operators are the compiler's, which writes them for nothing else.</summary>
    public static bool IsCompiledStruct(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Struct, DeclaringSyntaxReferences.Length: 0 } && type.GetMembers("op_Equality") is { IsEmpty: false } operators && operators.All(IsOfCompiler);

    /// <summary>A map whose keys are the names of an ordinary enum, as System.Text.Json writes them.</summary>
    public static TypeRef WithNamedKeys(TypeRef map, ITypeSymbol key, IAssemblySymbol own) => map.Arguments[0] is { Ordinary.Shape: TypeShape.Enum } or { Fault.Length: > 0 } && key is INamedTypeSymbol { TypeKind: TypeKind.Enum } named
        ? map with { Arguments = new[] { Parse(named, Plain(map.Arguments[0]), own, isByName: true)!, map.Arguments[1] }.ToEquatableArray() }
        : map;

    /// <summary>The type of a member, where an attribute of the member says how its enum is written.</summary>
    public static TypeRef InFormOf(IPropertySymbol property, TypeRef type, IAssemblySymbol own)
    {
        if (type is not ({ Ordinary.Shape: TypeShape.Enum } or { Fault.Length: > 0 }) || OrdinaryAttributes.IsByName(property) is not { } isByName)
        {
            return type;
        }

        var symbol = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : property.Type;
        return symbol is INamedTypeSymbol { TypeKind: TypeKind.Enum } named ? Parse(named, Plain(type), own, isByName)! : type;
    }

    private static TypeRef Plain(TypeRef type) => new() { Kind = TypeRefKind.Unsupported, Reference = type.Reference, IsValueType = type.IsValueType, IsNullable = type.IsNullable };

    private static TypeRef ParseEnum(INamedTypeSymbol symbol, TypeRef plain, IAssemblySymbol own, bool isByName)
    {
        var isNamedBySpec = symbol.FindAttribute(KnownNames.SpecEnum) is not null;
        var fields = symbol.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue && field.CanBeReferencedByName).ToList();
        if (OrdinaryFaults.FindOfEnum(symbol, fields, isByName) is { } fault)
        {
            return plain with { Fault = fault };
        }

        var number = TypeRefParser.PrimitiveOf(symbol.EnumUnderlyingType!)!;
        var model = Start(symbol, own, isByName ? "name" : "number") with
        {
            Enum = new EnumModel
            {
                Number = isByName ? "" : number.Name,
                Members = fields
                    .GroupBy(field => isByName ? field.Name : field.ConstantValue)
                    .Select(group => group.First())
                    .Select(field => new EnumMemberModel
                    {
                        Name = field.Name,
                        JsonName = isByName ? NameOf(field, symbol, isNamedBySpec) : Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture)!,
                        RenamedFrom = null,
                    })
                    .ToEquatableArray(),
            },
        };
        return Held(plain, model);
    }

    private static string NameOf(IFieldSymbol field, INamedTypeSymbol type, bool isNamedBySpec) =>
        field.FindAttribute(KnownNames.JsonStringEnumMemberName)?.Argument<string>(0) ?? (isNamedBySpec ? JsonNaming.Convert(field.Name, type.JsonNaming()) : field.Name);

    private static TypeRef ParseRecord(INamedTypeSymbol symbol, TypeRef plain, IAssemblySymbol own)
    {
        var problems = new ProblemList(symbol);
        var model = RecordParser.Parse(symbol, Start(symbol, own, "record") with { IsOpen = symbol is { TypeKind: TypeKind.Class, IsSealed: false } }, own, problems);
        UseWarnings.Check(symbol, model, problems);
        if (OrdinaryFaults.Find(model, problems) is { } fault)
        {
            return plain with { Fault = fault };
        }

        return Held(plain, model with { Members = model.Members.Select(AlwaysWritten).ToEquatableArray() });
    }

    // What is neither nullable nor a parameter with a default is in every document that System.Text.Json writes.
    private static MemberModel AlwaysWritten(MemberModel member) =>
        member is { IsRequired: false, Type.IsNullable: false, Default: null or { IsNull: true } } ? member with { IsRequired = true, Default = null } : member;

    private static TypeModel Start(INamedTypeSymbol symbol, IAssemblySymbol own, string form) => new()
    {
        Name = TypeParser.ParseName(symbol),
        Shape = symbol.TypeKind == TypeKind.Enum ? TypeShape.Enum : TypeShape.Record,
        Lineage = GeneratedNames.OrdinaryCodec(own.Name, symbol.Reference(), form),
        Version = 0,
        After = 0,
        Family = null,
        WireTag = "",
        IgnoresUnknownMembers = false,
        HasJsonConverter = true,
        UseWarnings = UseWarnings.Of(symbol),
    };

    private static TypeRef Held(TypeRef plain, TypeModel model) => plain with { Kind = TypeRefKind.Ordinary, Ordinary = model, ScalarCodec = model.Lineage };
}
