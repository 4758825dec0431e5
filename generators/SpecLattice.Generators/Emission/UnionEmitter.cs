using System.Globalization;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;
using SpecLattice.Primitives;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits a union's members: construction, access to the case, matching and equality.</summary>
internal static class UnionEmitter
{
    public static void Emit(SourceWriter writer, TypePlan plan)
    {
        var type = plan.Type;
        EmitState(writer, type);
        foreach (var candidate in type.Union!.Cases)
        {
            writer.Separate();
            EmitConstruction(writer, type, candidate);
        }

        writer.Separate();
        EmitAccess(writer, type);
        UnionMatchEmitter.Emit(writer, type);
        writer.Separate();
        EmitEquality(writer, type);
        writer.Separate();
        EmitElementAccess(writer, plan);
    }

    /// <summary>The pattern that recognises a case, without a name for the value.</summary>
    public static string Pattern(CaseModel candidate) => candidate.Payload is { } payload
        ? payload.Reference
        : $"{Runtime.UnitCase} {{ Tag: {Identifiers.Literal(candidate.Tag)} }}";

    private static void EmitState(SourceWriter writer, TypeModel type)
    {
        writer.Line("private readonly object? _value;");
        writer.Separate();
        writer.Line($"private {Identifiers.Escape(type.Name.Name)}(object value) => _value = value;");
        writer.Separate();
        writer.Line("/// <summary>The case's value. For a case without one, its tag.</summary>");
        writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">This is <c>default</c>, which is not a case.</exception>");
        writer.Line($"public object Value => _value ?? throw new global::System.InvalidOperationException({Identifiers.Literal($"This {type.Name.ShortName} holds no case: it was never assigned.")});");
    }

    private static void EmitConstruction(SourceWriter writer, TypeModel type, CaseModel candidate)
    {
        var self = type.Name.Reference;
        var see = $"<c>{Identifiers.Xml(candidate.Tag)}</c>";
        if (candidate.Payload is not { } payload)
        {
            writer.Line($"/// <summary>The case {see}.</summary>");
            writer.Line($"public static {self} {Identifiers.Escape(candidate.Name)} {{ get; }} = new((object)new {Runtime.UnitCase}({Identifiers.Literal(candidate.Tag)}));");
            return;
        }

        var isInterface = payload.Reference == "object";
        writer.Line($"/// <summary>Makes the case {see}.</summary>");
        writer.Line("/// <param name=\"value\">The case's value.</param>");
        writer.Line($"public {Identifiers.Escape(type.Name.Name)}({payload.Reference} value) => _value = {(payload.IsValueType || isInterface ? "value" : "value ?? throw new global::System.ArgumentNullException(nameof(value))")};");
        writer.Separate();
        writer.Line($"/// <summary>Makes the case {see}.</summary>");
        writer.Line("/// <param name=\"value\">The case's value.</param>");
        writer.Line($"public static implicit operator {self}({payload.Reference} value) => new(value);");
    }

    private static void EmitAccess(SourceWriter writer, TypeModel type)
    {
        writer.Line("/// <summary>The case's tag in JSON.</summary>");
        writer.Open("public string Tag => Value switch");
        foreach (var candidate in type.Union!.Cases)
        {
            writer.Line($"{Pattern(candidate)} => {Identifiers.Literal(candidate.Tag)},");
        }

        writer.Line("_ => throw new global::System.Diagnostics.UnreachableException(),");
        writer.Close(";");
        foreach (var candidate in type.Union.Cases.Where(candidate => candidate.Payload is not null))
        {
            var payload = candidate.Payload!;
            writer.Separate();
            writer.Line($"/// <summary>Gets the value of the case <c>{Identifiers.Xml(candidate.Tag)}</c>, if this is that case.</summary>");
            writer.Line("/// <param name=\"value\">The value.</param>");
            writer.Line("/// <returns>Whether this is that case.</returns>");
            writer.Open($"public bool TryGetValue([global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {payload.Reference}{(payload.IsValueType ? "" : "?")} value)");
            if (payload.IsValueType)
            {
                writer.Line($"value = _value is {payload.Reference} held ? held : default;");
                writer.Line($"return _value is {payload.Reference};");
            }
            else
            {
                writer.Line($"value = _value as {payload.Reference};");
                writer.Line("return value is not null;");
            }

            writer.Close();
        }
    }

    private static void EmitEquality(SourceWriter writer, TypeModel type)
    {
        var self = type.Name.Reference;
        writer.Line("/// <summary>Whether the two are the same case with equal values.</summary>");
        writer.Line("/// <param name=\"left\">One.</param>");
        writer.Line("/// <param name=\"right\">The other.</param>");
        writer.Line($"public static bool operator ==({self} left, {self} right) => left.Equals(right);");
        writer.Separate();
        writer.Line("/// <summary>Whether the two are different cases, or the same with different values.</summary>");
        writer.Line("/// <param name=\"left\">One.</param>");
        writer.Line("/// <param name=\"right\">The other.</param>");
        writer.Line($"public static bool operator !=({self} left, {self} right) => !left.Equals(right);");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        var areEqual = type.Union!.Cases.Any(candidate => candidate.Payload?.Primitive?.Equality == PrimitiveEquality.Exact)
            ? $"_value is not null && other._value is not null && {Runtime.Space}SpecEquality.OfPayloads(_value, other._value)"
            : "_value is not null && _value.Equals(other._value)";
        writer.Line($"public bool Equals({self} other) => ReferenceEquals(_value, other._value) || ({areEqual});");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override bool Equals(object? obj) => obj is {self} other && Equals(other);");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override int GetHashCode() => _value?.GetHashCode() ?? 0;");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override string ToString() => _value?.ToString() ?? \"\";");
    }

    /// <summary>What collections need to keep the bare case values and share them between versions.</summary>
    private static void EmitElementAccess(SourceWriter writer, TypePlan plan)
    {
        var self = plan.Type.Name.Reference;
        writer.Line("/// <inheritdoc/>");
        writer.Line($"object {Runtime.Space}ISpecUnionElement.Access => {Runtime.Space}SpecUnionAccess<{self}>.Instance;");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"object {Runtime.Space}ISpecUnion<{self}>.Payload => Value;");
        writer.Separate();
        writer.Line("/// <summary>Makes a union of a case's bare value, which must be of one of the cases' types.</summary>");
        writer.Line($"internal static {self} FromPayload(object payload) => new(payload);");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"static {self} {Runtime.Space}ISpecUnion<{self}>.FromPayload(object payload) => new(payload);");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Open($"static ulong {Runtime.Space}ISpecUnion<{self}>.CaseBit(object payload) => payload switch");
        for (var i = 0; i < plan.Type.Union!.Cases.Count; i++)
        {
            writer.Line($"{Pattern(plan.Type.Union.Cases[i])} => {Mask(plan.CaseBits[i])},");
        }

        writer.Line("_ => 0,");
        writer.Close(";");
    }

    public static string Mask(ulong bits) => "0x" + bits.ToString("X", CultureInfo.InvariantCulture) + "UL";
}
