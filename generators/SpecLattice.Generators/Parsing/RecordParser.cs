using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads a record's members and what it says of their history.</summary>
internal static class RecordParser
{
    public static TypeModel Parse(INamedTypeSymbol symbol, TypeModel model, ProblemList problems) => Parse(symbol, model, symbol.ContainingAssembly, problems);

    /// <summary>Reads a record.</summary>
    /// <param name="symbol">The record.</param>
    /// <param name="model">What is known of it already.</param>
    /// <param name="own">The assembly in whose specs it is.</param>
    /// <param name="problems">Where mistakes go.</param>
    public static TypeModel Parse(INamedTypeSymbol symbol, TypeModel model, IAssemblySymbol own, ProblemList problems)
    {
        if (!symbol.IsRecord || !symbol.IsSealed)
        {
            problems.Add(RuleIds.NotSealedRecord, symbol.Name);
        }

        if (symbol.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType), TypeKind: not TypeKind.Error } other && !other.IsGenerated() && SumParser.FamilyOf(other) is null)
        {
            problems.Add(RuleIds.UnsupportedTypeShape, symbol.Name, "it has a base class, which the generated base replaces");
        }

        if (symbol.TypeKind == TypeKind.Class && PrimaryConstructor.Of(symbol) is null && !HasPlainConstructor(symbol))
        {
            problems.Add(RuleIds.UnsupportedTypeShape, symbol.Name, "it has no constructor without parameters, and is not a positional record");
        }

        foreach (var copy in symbol.InstanceConstructors.Where(made => made is { IsImplicitlyDeclared: false, DeclaringSyntaxReferences.Length: > 0, Parameters: [{ Type: var copied }] } && SymbolEqualityComparer.Default.Equals(copied, symbol)))
        {
            problems.AddAt(copy, RuleIds.UnsupportedTypeShape, symbol.Name, "it has a copy constructor of its own, and `with` loses whatever that leaves out");
        }

        var naming = own.JsonNamingInside();
        var members = symbol.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(property => IsMember(property) && !UnknownMemberParser.IsKeeper(property))
            .Select(property => ParseMember(symbol, property, own, naming, problems))
            .ToEquatableArray();
        foreach (var field in symbol.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsRequired))
        {
            // Nothing could make a value without it.
            problems.AddAt(field, RuleIds.MutableMember, field.Name);
        }

        PrimaryConstructor.Check(symbol, problems);
        CheckNames(symbol, model, members, problems);
        return model with
        {
            Members = WithoutDoubles(members),
            Unknown = UnknownMemberParser.Parse(symbol, model.KeepsUnknownMembers, problems),
            Scattered = symbol.FindAttributes(KnownNames.Scattered).Select(attribute => MoveParser.ParseScattered(attribute, problems)).ToEquatableArray(),
            RemovedMembers = symbol.FindAttributes(KnownNames.Removed).Select(attribute => ParseRemoved(attribute, problems)).ToEquatableArray(),
        };
    }

    private static bool IsRequired(IPropertySymbol property) => property.IsRequired || PrimaryConstructor.ParameterOf(property) is { HasExplicitDefaultValue: false };

    private static bool HasPlainConstructor(INamedTypeSymbol record) =>
        record.InstanceConstructors.Any(made => made.Parameters.Length == 0 && made.IsAccessibleWithin(record.ContainingAssembly));

    // Two members of one name do not compile, but exist while someone types.
    private static EquatableArray<MemberModel> WithoutDoubles(EquatableArray<MemberModel> members) =>
        members.GroupBy(member => member.Name, StringComparer.Ordinal).Select(group => group.First()).ToEquatableArray();

    /// <summary>Whether a property is one of the shape's members, or is meant to be one.</summary>
    public static bool IsMember(IPropertySymbol property) =>
        !property.IsStatic && !property.IsImplicitlyDeclared && property.CanBeReferencedByName && (IsStored(property) || HasHistory(property));

    /// <summary>Whether what a property holds is carried by JSON, equality and conversions, or reported because it cannot be.</summary>
    public static bool IsCarried(IPropertySymbol property) =>
        property.ContainingType is { TypeKind: TypeKind.Class } record && TypeIdentity.Of(record) is not null && IsMember(property);

    /// <summary>Whether the property holds state. A computed one is not part of the shape.</summary>
    private static bool IsStored(IPropertySymbol property) =>
        property.SetMethod is not null
        || property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool HasHistory(IPropertySymbol property) =>
        property.FindAttribute(KnownNames.Added) is not null || property.FindAttribute(KnownNames.Renamed) is not null || property.FindAttribute(KnownNames.Gathered) is not null;

    private static MemberModel ParseMember(INamedTypeSymbol record, IPropertySymbol property, IAssemblySymbol own, int naming, ProblemList problems)
    {
        if (property.SetMethod is not { IsInitOnly: true } setter
            || property.GetMethod is not { } getter
            || !setter.IsAccessibleWithin(record.ContainingAssembly)
            || !getter.IsAccessibleWithin(record.ContainingAssembly))
        {
            problems.AddAt(property, RuleIds.MutableMember, property.Name);
        }
        else if (MemberAccessors.FindForgetful(property) is { } forgetful)
        {
            problems.AddAt(property, RuleIds.UnsupportedTypeShape, record.Name, $"the {forgetful} accessor of '{property.Name}' does not use what the property holds, so the value of a document or a conversion is lost");
        }

        var type = OrdinaryParser.InFormOf(property, TypeRefParser.Parse(property.Type, own), own);
        CheckType(property, type, problems);
        var added = property.FindAttribute(KnownNames.Added);
        var missing = ParseDefault(record, property, type, problems);
        var absent = added is null ? null : ParseAbsent(record, property, type, missing, added, problems);
        return new MemberModel
        {
            Name = property.Name,
            JsonName = property.FindAttribute(KnownNames.JsonPropertyName)?.Argument<string>(0) ?? JsonNaming.Convert(property.Name, naming),
            Type = type,
            IsRequired = IsRequired(property),
            IsPositional = PrimaryConstructor.ParameterOf(property) is not null,
            Default = missing,
            IsAdded = added is not null,
            Absent = absent,
            Discard = added is null ? null : DiscardParser.ParseAdded(added, property, type, absent, problems),
            RenamedFrom = property.FindAttribute(KnownNames.Renamed)?.Argument<string>(0),
            Gathered = property.FindAttribute(KnownNames.Gathered) is { } gathered ? MoveParser.ParseMoved(gathered, gathered.Texts(0), property, property.Name, problems) : default,
            IsSensitive = property.FindAttribute(KnownNames.Sensitive) is not null,
            IsInternal = property.DeclaredAccessibility != Accessibility.Public,
            StaticMembersOfType = StaticsOf(property),
            SemanticChange = property.FindAttribute(KnownNames.SemanticChange)?.Argument<string>(0),
        };
    }

    private static void CheckType(IPropertySymbol property, TypeRef type, ProblemList problems)
    {
        if (MemberTypes.FindFaulty(type) is { } faulty)
        {
            problems.AddAt(property, RuleIds.OrdinaryTypeNotHeld, property.Name, faulty.Reference.Replace("global::", ""), faulty.Fault);
        }
        else if (MemberTypes.FindUnsupported(type) is { } unsupported)
        {
            problems.AddAt(property, RuleIds.UnsupportedMemberType, property.Name, unsupported.Replace("global::", ""), MemberTypes.WhyUnsupported(type));
        }
    }

    private static DeclaredValue? ParseDefault(INamedTypeSymbol record, IPropertySymbol property, TypeRef type, ProblemList problems)
    {
        var attribute = property.FindAttribute(KnownNames.SpecDefault);
        if (IsRequired(property))
        {
            if (attribute is not null)
            {
                problems.AddAtAttribute(property, KnownNames.SpecDefault, RuleIds.DefaultOfRequiredMember, property.Name);
            }

            return null;
        }

        if (attribute is null && PrimaryConstructor.ParameterOf(property) is { ExplicitDefaultValue: not null } parameter)
        {
            return ParseParameterDefault(property, parameter, type, problems);
        }

        if (attribute is null)
        {
            // A parameter that can be left out must say what it is then, in C# and in documents.
            if (!type.IsNullable)
            {
                problems.AddAt(property, RuleIds.OptionalWithoutDefault, property.Name);
            }

            return DeclaredValue.Null;
        }

        var value = DeclaredValueParser.Parse(attribute.FirstArgument(), attribute.NamedArgument<string>("Member"), attribute);
        return Resolve(record, property, type, KnownNames.SpecDefault, value, problems);
    }

    // The value that the parameter has where it is left out is also the one that the member has where a document leaves it out.
    private static DeclaredValue? ParseParameterDefault(IPropertySymbol property, IParameterSymbol parameter, TypeRef type, ProblemList problems)
    {
        var declared = DeclaredValueParser.ParseDefaultOf(parameter).For(type);
        if (declared is null)
        {
            problems.AddAt(property, RuleIds.OptionalWithoutDefault, property.Name);
        }

        return declared;
    }

    private static DeclaredValue? ParseAbsent(
        INamedTypeSymbol record, IPropertySymbol property, TypeRef type, DeclaredValue? missing, AttributeData added, ProblemList problems)
    {
        var value = DeclaredValueParser.Parse(added.FirstArgument(), added.NamedArgument<string>("Member"), added);
        if (value is null)
        {
            // Null cannot be guessed where a document's own silence is declared to mean something else.
            if (type.IsNullable && missing is null or { IsNull: true })
            {
                return DeclaredValue.Null;
            }

            problems.AddAtAttribute(property, KnownNames.Added, RuleIds.AddedWithoutAbsentValue, property.Name, "[Added(value)] or [Added(Member = ...)]");
            return null;
        }

        return Resolve(record, property, type, KnownNames.Added, value, problems);
    }

    /// <summary>Checks a declared value against its member's type and finds the static member it names.</summary>
    private static DeclaredValue? Resolve(
        INamedTypeSymbol record, IPropertySymbol property, TypeRef type, string attribute, DeclaredValue? value, ProblemList problems)
    {
        if (value is { Kind: DeclaredValueKind.StaticMember })
        {
            return ResolveStaticMember(record, property, type, attribute, value, problems);
        }

        var declared = value?.For(type);
        problems.CheckText(declared?.Text, property, attribute, property.Name, "declared value");
        if (declared is null)
        {
            problems.AddAtAttribute(property, attribute, RuleIds.DeclaredValueDoesNotFit, property.Name, DeclaredValue.Wanted(type, property.Type.ToDisplayString()));
        }

        return declared;
    }

    /// <summary>Finds a static member of the record, or else of the member's type.</summary>
    private static DeclaredValue? ResolveStaticMember(
        INamedTypeSymbol record, IPropertySymbol property, TypeRef type, string attribute, DeclaredValue value, ProblemList problems)
    {
        var ownMembers = StaticMemberParser.Parse(record, record.ContainingAssembly);
        var (found, isOfOtherType) = StaticMember.Find(value, type, (record.Reference(), ownMembers), (type.Reference, StaticsOf(property)));
        if (isOfOtherType)
        {
            problems.AddAtAttribute(property, attribute, RuleIds.DeclaredValueDoesNotFit, property.Name, property.Type.ToDisplayString());
        }
        else if (found is null)
        {
            problems.AddAtAttribute(property, attribute, RuleIds.DeclaredValueNotFound, value.Code, record.Name, type.Reference);
        }

        return found;
    }

    private static EquatableArray<StaticMember> StaticsOf(IPropertySymbol property)
    {
        var type = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : property.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        return StaticMemberParser.Parse(type, property.ContainingAssembly);
    }

    private static RemovedMember ParseRemoved(AttributeData attribute, ProblemList problems)
    {
        var name = attribute.Argument<string>(0) ?? "";
        var absent = DeclaredValueParser.Parse(attribute.NamedArgument("When"), attribute.NamedArgument<string>("WhenMember"), attribute);
        problems.CheckText(absent?.Text, null, KnownNames.Removed, name, "declared value", name);
        return new RemovedMember(name, absent, DiscardParser.ParseRemoved(attribute, name, problems));
    }

    private static void CheckNames(INamedTypeSymbol symbol, TypeModel model, EquatableArray<MemberModel> members, ProblemList problems)
    {
        var properties = symbol.GetMembers().OfType<IPropertySymbol>().ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var property = properties.First(candidate => candidate.Name == member.Name);
            problems.CheckText(member.JsonName, property, KnownNames.JsonPropertyName, member.Name, "JSON name");
            if (!seen.Add(member.JsonName))
            {
                problems.AddAt(property, RuleIds.DuplicateJsonName, member.JsonName);
            }

            if (ReservedNames.IsTaken(member.Name, model.IsSpec ? ReservedNames.OfSpecs : ReservedNames.OfParts))
            {
                problems.AddAt(property, RuleIds.ReservedMemberName, member.Name);
            }
        }
    }
}
