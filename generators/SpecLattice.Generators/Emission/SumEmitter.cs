using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the sum of a family's versions.</summary>
internal static class SumEmitter
{
    public static void Emit(SourceWriter writer, FamilyPlan plan, bool isComposed)
    {
        var sum = plan.SumReference;
        // Where conversions need a context, the sum has no conversions that code which knows no context could call.
        var interfaces = plan.Contexts.Count == 0 ? $"{Runtime.Space}ISpecSum<{sum}>, " : "";
        var targets = isComposed ? string.Concat(plan.Versions.Select(version => ", " + CompositionEmitter.TargetInterface(version))) : "";
        var converter = plan.HasJsonConverter ? "" : Runtime.JsonConverter(sum) + "\n";
        writer.Open($$"""
            /// <summary>The family <c>{{Identifiers.Xml(plan.Family)}}</c> in any of its versions: one this build knows, or <see cref="{{plan.UnknownReference}}"/>.</summary>
            {{Runtime.GeneratedCode}}
            {{converter}}{{Modifiers(plan)}}partial record {{plan.SumName}} : {{interfaces}}{{Runtime.Serialization}}ISpecJson<{{sum}}>{{SumCodecEmitter.Interfaces(plan)}}{{targets}}
            """);
        writer.Line($$"""
            // Only the versions are cases: nothing else can derive from the sum.
            private protected {{plan.SumName}}()
            {
            }
            """);
        writer.Separate();
        EmitStatics(writer, plan);
        writer.Separate();
        EmitMembers(writer, plan);
        writer.Separate();
        EmitMatch(writer, plan);
        writer.Separate();
        if (isComposed)
        {
            CompositionEmitter.EmitTargets(writer, plan);
            writer.Separate();
        }

        SumCodecEmitter.Emit(writer, plan);
        writer.Separate();
        SumSchemaEmitter.Emit(writer, plan);
        writer.Separate();
        writer.Line("""
            /// <summary>Leaves the text to the versions' own members.</summary>
            protected virtual bool PrintMembers(global::System.Text.StringBuilder builder) => false;
            """);
        writer.Close();
    }

    // An author's declaration has them.
    private static string Modifiers(FamilyPlan plan) => plan.IsDeclared ? "" : $"{Accessibility(plan)} {(plan.IsClosed ? "closed" : "abstract")} ";

    public static string Accessibility(FamilyPlan plan) => plan.IsPublic ? "public" : "internal";

    public static FamilyVersion Latest(FamilyPlan plan) => plan.Versions.First(version => version.Version == plan.Latest);

    private static void EmitStatics(SourceWriter writer, FamilyPlan plan)
    {
        var versions = plan.Versions.Select(version => $"new({Identifiers.Number(version.Version)}, {Identifiers.Literal(version.WireTag)}, {Identifiers.Literal(version.Digest)}),");
        writer.Line($$"""
            /// <summary>The family's name.</summary>
            public static string Family => {{Identifiers.Literal(plan.Family)}};

            /// <summary>The versions that this build knows, ascending, each with the digest of its schema.</summary>
            public static global::System.Collections.Immutable.ImmutableArray<{{Runtime.Space}}SpecVersion> Versions { get; } =
            [
                {{versions}}
            ];
            """);
        if (plan.Contexts.Count == 0)
        {
            writer.Separate();
            writer.Line($$"""
                /// <summary>The family as it was when a version was the newest: what a published API accepts and shows, and will forever. Between two versions of the main line, the lower one counts.</summary>
                /// <exception cref="global::System.ArgumentOutOfRangeException">There was no version yet.</exception>
                public static {{Runtime.Space}}SpecSumAsOf<{{plan.SumReference}}> AsOf(int version) => new(version, [{{string.Join(", ", plan.MainLine.Select(Identifiers.Number))}}]);
                """);
        }
    }

    // A version may have members of these names, which hide the sum's. So what it gives the sum has other names, and the sum's own members are never overridden.
    private static void EmitMembers(SourceWriter writer, FamilyPlan plan)
    {
        var arguments = ContextParameters.Arguments(plan.Contexts, withLosses: false);
        var floor = plan.Contexts.Count == 0 ? "FloorCore" : $"FloorCore({arguments})";
        writer.Line($$"""
            /// <summary>The version; 0 for an unknown one whose tag is not a number.</summary>
            public int Version => VersionCore;

            /// <summary>The version's tag in the envelope.</summary>
            public string WireTag => WireTagCore;

            /// <summary>Finds the lowest version that holds this value without loss; of an unknown version, that version: what it needs cannot be told.</summary>
            public int GetFloor({{Contexts(plan)}}) => {{floor}};

            /// <summary>Converts to a version chosen at run time. One that this build does not know is a loss of everything.</summary>
            public {{ToVersionHead(plan, "ToVersion")}} => ToVersionCore(version{{(arguments.Length > 0 ? ", " + arguments : "")}});

            /// <summary>Converts to the newest version, {{plan.Latest}}.</summary>
            public {{ToLatestHead(plan, "ToLatest")}} => ToLatestCore({{arguments}});

            private protected abstract int VersionCore { get; }

            private protected abstract string WireTagCore { get; }

            private protected abstract int {{FloorHead(plan)}}{{(plan.Contexts.Count == 0 ? " { get; }" : ";")}}

            private protected abstract {{ToVersionHead(plan)}};

            private protected abstract {{ToLatestHead(plan)}};
            """);
    }

    public static string FloorHead(FamilyPlan plan) => plan.Contexts.Count == 0 ? "FloorCore" : $"FloorCore({Contexts(plan)})";

    public static string ToVersionHead(FamilyPlan plan, string name = "ToVersionCore") =>
        $"{Runtime.Conversion}<{plan.SumReference}> {name}(int version{(plan.Contexts.Count > 0 ? ", " + Contexts(plan) : "")})";

    public static string ToLatestHead(FamilyPlan plan, string name = "ToLatestCore") => $"{Runtime.Conversion}<{Latest(plan).Type}> {name}({Contexts(plan)})";

    private static string Contexts(FamilyPlan plan) => ContextParameters.Declarations(plan.Contexts, withLosses: false);

    private static void EmitMatch(SourceWriter writer, FamilyPlan plan) => writer.Line($$"""
        /// <summary>Calls the function for the version that this is. A new version stops callers from compiling, so that they decide.</summary>
        public TResult Match<TResult>(
            {{plan.Versions.Select(version => $"global::System.Func<{version.Type}, TResult> {Parameter(version)},")}}
            global::System.Func<{{plan.UnknownReference}}, TResult> unknown) => this switch
            {
                {{plan.Versions.Select(version => $"{version.Type} value => {Parameter(version)}(value),")}}
                {{plan.UnknownReference}} value => unknown(value),
                _ => throw new global::System.Diagnostics.UnreachableException(),
            };

        /// <summary>Calls the action for the version that this is. A new version stops callers from compiling, so that they decide.</summary>
        public void Switch(
            {{plan.Versions.Select(version => $"global::System.Action<{version.Type}> {Parameter(version)},")}}
            global::System.Action<{{plan.UnknownReference}}> unknown)
        {
            switch (this)
            {
                {{plan.Versions.Select(version => $"case {version.Type} value: {Parameter(version)}(value); break;")}}
                case {{plan.UnknownReference}} value: unknown(value); break;
            }
        }
        """);

    private static string Parameter(FamilyVersion version) => "v" + Identifiers.Number(version.Version);
}
