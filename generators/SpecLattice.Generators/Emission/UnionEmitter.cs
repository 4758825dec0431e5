using System.Globalization;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

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
        writer.Separate();
        UnionMatchEmitter.Emit(writer, type);
        writer.Separate();
        EmitEquality(writer, type);
        writer.Separate();
        EmitElementAccess(writer, plan);
    }

    private static void EmitState(SourceWriter writer, TypeModel type)
    {
        var name = Identifiers.Escape(type.Name.Name);
        writer.Line($$"""
            private readonly object? _value;

            private {{name}}(object value) => _value = value;

            /// <summary>The case's value. For a case without one, the type of its name in this union.</summary>
            /// <exception cref="global::System.InvalidOperationException">This is <c>default</c>, which is not a case.</exception>
            public object Value => _value ?? throw new global::System.InvalidOperationException({{Identifiers.Literal($"This {type.Name.ShortName} holds no case: it was never assigned.")}});
            """);
    }

    private static void EmitConstruction(SourceWriter writer, TypeModel type, CaseModel candidate)
    {
        var self = type.Name.Reference;
        var see = $"<c>{Identifiers.Xml(candidate.Tag)}</c>";
        if (candidate.Payload is not { } payload)
        {
            writer.Line($$"""
                /// <summary>The case {{see}}, which holds no value.</summary>
                public readonly record struct {{Identifiers.TypeName(candidate.Name)}};

                /// <summary>Makes the case {{see}}.</summary>
                public {{Identifiers.Escape(type.Name.Name)}}({{candidate.Reference}} value) => _value = {{Runtime.Units}}.Of(value);

                /// <summary>Makes the case {{see}}.</summary>
                public static implicit operator {{self}}({{candidate.Reference}} value) => new(value);
                """);
            return;
        }

        var value = payload.IsValueType || payload.Reference == "object" ? "value" : "value ?? throw new global::System.ArgumentNullException(\"value\")";
        writer.Line($$"""
            /// <summary>Makes the case {{see}}.</summary>
            public {{Identifiers.Escape(type.Name.Name)}}({{payload.Reference}} value) => _value = {{value}};

            /// <summary>Makes the case {{see}}.</summary>
            public static implicit operator {{self}}({{payload.Reference}} value) => new(value);
            """);
    }

    private static void EmitAccess(SourceWriter writer, TypeModel type)
    {
        writer.Line($$"""
            /// <summary>The case's tag in JSON.</summary>
            public string Tag => Value switch
            {
                {{type.Union!.Cases.Select(candidate => $"{candidate.Reference} => {Identifiers.Literal(candidate.Tag)},")}}
                _ => throw new global::System.Diagnostics.UnreachableException(),
            };
            """);
        foreach (var candidate in type.Union.Cases.Where(candidate => candidate.Payload is not null))
        {
            var payload = candidate.Payload!;
            var (value, isCase) = payload.IsValueType
                ? ($"_value is {payload.Reference} held ? held : default", $"_value is {payload.Reference}")
                : ($"_value as {payload.Reference}", "value is not null");
            writer.Separate();
            writer.Line($$"""
                /// <summary>Gets the value of the case <c>{{Identifiers.Xml(candidate.Tag)}}</c>, if this is that case.</summary>
                public bool TryGetValue([global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {{payload.Reference}}{{(payload.IsValueType ? "" : "?")}} value)
                {
                    value = {{value}};
                    return {{isCase}};
                }
                """);
        }
    }

    private static void EmitEquality(SourceWriter writer, TypeModel type)
    {
        var self = type.Name.Reference;
        var areEqual = type.Union!.Cases.Any(candidate => candidate.Payload is { } payload && OrdinaryEmitter.IsExact(payload))
            ? $"_value is not null && other._value is not null && {Runtime.Equality}.OfPayloads(_value, other._value)"
            : "_value is not null && _value.Equals(other._value)";
        writer.Line($$"""
            /// <summary>Whether the two are the same case with equal values.</summary>
            public static bool operator ==({{self}} left, {{self}} right) => left.Equals(right);

            /// <summary>Whether the two are different cases, or the same with different values.</summary>
            public static bool operator !=({{self}} left, {{self}} right) => !left.Equals(right);

            /// <inheritdoc/>
            public bool Equals({{self}} other) => ReferenceEquals(_value, other._value) || ({{areEqual}});

            /// <inheritdoc/>
            public override bool Equals(object? obj) => obj is {{self}} other && Equals(other);

            /// <inheritdoc/>
            public override int GetHashCode() => _value?.GetHashCode() ?? 0;

            /// <inheritdoc/>
            public override string ToString() => _value?.ToString() ?? "";
            """);
    }

    /// <summary>What collections need to keep the bare case values and share them between versions.</summary>
    private static void EmitElementAccess(SourceWriter writer, TypePlan plan)
    {
        var self = plan.Type.Name.Reference;
        var union = $"{Runtime.Services}ISpecUnion<{self}>";
        writer.Line($$"""
            object {{Runtime.Services}}ISpecUnionElement.Access => {{Runtime.Services}}SpecUnionAccess<{{self}}>.Instance;

            object {{union}}.Payload => Value;

            // Of a case's bare value, which must be of one of the cases' types.
            internal static {{self}} FromPayload(object payload) => new(payload);

            static {{self}} {{union}}.FromPayload(object payload) => new(payload);

            static ulong {{union}}.CaseBit(object payload) => payload switch
            {
                {{plan.Type.Union!.Cases.Select((candidate, i) => $"{candidate.Reference} => {Mask(plan.CaseBits[i])},")}}
                _ => 0,
            };
            """);
    }

    public static string Mask(ulong bits) => "0x" + bits.ToString("X", CultureInfo.InvariantCulture) + "UL";
}
