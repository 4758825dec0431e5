using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the sum of a family's versions.</summary>
internal static class SumEmitter
{
    public static void Emit(SourceWriter writer, FamilyPlan plan)
    {
        var sum = plan.SumReference;
        writer.Line($"/// <summary>The family <c>{Identifiers.Xml(plan.Family)}</c> in any of its versions: one this build knows, or <see cref=\"{plan.UnknownReference}\"/>.</summary>");
        writer.Line(Runtime.GeneratedCode);
        writer.Line(Runtime.JsonConverter(sum));
        // Where conversions need a context, the sum has no conversions that code which knows no context could call.
        var interfaces = plan.Contexts.Count == 0 ? $"{Runtime.Space}ISpecSum<{sum}>, " : "";
        writer.Open($"{Accessibility(plan)} {(plan.IsClosed ? "closed" : "abstract")} partial record {plan.SumName} : {interfaces}{Runtime.Space}ISpecJson<{sum}>");
        writer.Line("// Only the versions are cases: nothing else can derive from the sum.");
        writer.Line($"private protected {plan.SumName}()");
        writer.Open();
        writer.Close();
        writer.Separate();
        EmitStatics(writer, plan);
        EmitAbstracts(writer, plan);
        writer.Separate();
        EmitMatch(writer, plan);
        writer.Separate();
        EmitSwitch(writer, plan);
        writer.Separate();
        SumCodecEmitter.Emit(writer, plan);
        writer.Separate();
        SumSchemaEmitter.Emit(writer, plan);
        writer.Separate();
        writer.Line("/// <summary>Leaves the text to the versions' own members.</summary>");
        writer.Line("/// <param name=\"builder\">What the text is written to.</param>");
        writer.Line("/// <returns>Whether anything was written.</returns>");
        writer.Line("protected virtual bool PrintMembers(global::System.Text.StringBuilder builder) => false;");
        writer.Close();
    }

    public static string Accessibility(FamilyPlan plan) => plan.IsPublic ? "public" : "internal";

    public static FamilyVersion Latest(FamilyPlan plan) => plan.Versions.First(version => version.Version == plan.Latest);

    private static void EmitStatics(SourceWriter writer, FamilyPlan plan)
    {
        writer.Line("/// <summary>The family's name.</summary>");
        writer.Line($"public static string Family => {Identifiers.Literal(plan.Family)};");
        writer.Separate();
        writer.Line("/// <summary>The versions that this build knows, ascending, each with the digest of its schema.</summary>");
        writer.Line($"public static global::System.Collections.Immutable.ImmutableArray<{Runtime.Space}SpecVersion> Versions {{ get; }} =");
        writer.Line("[");
        writer.Indent();
        foreach (var version in plan.Versions)
        {
            writer.Line($"new({Identifiers.Number(version.Version)}, {Identifiers.Literal(version.WireTag)}, {Identifiers.Literal(version.Digest)}),");
        }

        writer.Unindent();
        writer.Line("];");
        if (plan.Contexts.Count == 0)
        {
            EmitAsOf(writer, plan);
        }
    }

    private static void EmitAsOf(SourceWriter writer, FamilyPlan plan)
    {
        writer.Separate();
        writer.Line("/// <summary>The family as it was when a version was the newest: what a published API accepts and shows, and will forever.</summary>");
        writer.Line("/// <param name=\"version\">The version; between two versions of the main line, the lower one counts.</param>");
        writer.Line("/// <returns>The frozen sum.</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">There was no version yet.</exception>");
        writer.Line($"public static {Runtime.Space}SpecFrozenSum<{plan.SumReference}> AsOf(int version) =>");
        writer.Line($"    new(version, [{string.Join(", ", plan.MainLine.Select(Identifiers.Number))}]);");
    }

    private static void EmitAbstracts(SourceWriter writer, FamilyPlan plan)
    {
        writer.Separate();
        writer.Line("/// <summary>The version; 0 for an unknown one whose tag is not a number.</summary>");
        writer.Line("public abstract int Version { get; }");
        writer.Separate();
        writer.Line("/// <summary>The version's tag in the envelope.</summary>");
        writer.Line("public abstract string WireTag { get; }");
        writer.Separate();
        writer.Line("/// <summary>The lowest version that holds this value without loss.</summary>");
        ContextParameters.WriteDocs(writer, plan.Contexts);
        if (plan.Contexts.Count > 0)
        {
            writer.Line("/// <returns>The version.</returns>");
        }

        writer.Line($"public abstract int {FloorHead(plan)}{(plan.Contexts.Count == 0 ? " { get; }" : ";")}");
        writer.Separate();
        writer.Line("/// <summary>Converts to a version chosen at run time.</summary>");
        writer.Line("/// <param name=\"version\">The version.</param>");
        ContextParameters.WriteDocs(writer, plan.Contexts);
        writer.Line("/// <returns>The converted value, or every loss. A version that this build does not know is a loss of everything.</returns>");
        writer.Line($"public abstract {ToVersionHead(plan)};");
        writer.Separate();
        writer.Line($"/// <summary>Converts to the newest version, {Identifiers.Number(plan.Latest)}.</summary>");
        ContextParameters.WriteDocs(writer, plan.Contexts);
        writer.Line("/// <returns>The converted value, or every loss.</returns>");
        writer.Line($"public abstract {ToLatestHead(plan)};");
    }

    public static string FloorHead(FamilyPlan plan) =>
        plan.Contexts.Count == 0 ? "Floor" : $"FloorFor({ContextParameters.Declarations(plan.Contexts, withLosses: false)})";

    public static string ToVersionHead(FamilyPlan plan)
    {
        var contexts = ContextParameters.Declarations(plan.Contexts, withLosses: false);
        return $"{Runtime.Conversion}<{plan.SumReference}> ToVersion(int version{(contexts.Length > 0 ? ", " + contexts : "")})";
    }

    public static string ToLatestHead(FamilyPlan plan) =>
        $"{Runtime.Conversion}<{Latest(plan).Type}> ToLatest({ContextParameters.Declarations(plan.Contexts, withLosses: false)})";

    private static void EmitMatch(SourceWriter writer, FamilyPlan plan)
    {
        writer.Line("/// <summary>Calls the function for the version that this is. A new version stops callers from compiling, so that they decide.</summary>");
        writer.Line("/// <typeparam name=\"TResult\">The functions' result.</typeparam>");
        EmitParameterDocs(writer, plan);
        writer.Line("/// <returns>What the function returned.</returns>");
        writer.Line("public TResult Match<TResult>(");
        writer.Indent();
        var functions = plan.Versions.Select(version => $"global::System.Func<{version.Type}, TResult> {Parameter(version)}");
        writer.Line(string.Join(",\n", functions) + ",");
        writer.Line($"global::System.Func<{plan.UnknownReference}, TResult> unknown) => this switch");
        writer.Unindent();
        writer.Open();
        foreach (var version in plan.Versions)
        {
            writer.Line($"{version.Type} value => {Parameter(version)}(value),");
        }

        writer.Line($"{plan.UnknownReference} value => unknown(value),");
        writer.Line("_ => throw new global::System.Diagnostics.UnreachableException(),");
        writer.Close(";");
    }

    private static void EmitSwitch(SourceWriter writer, FamilyPlan plan)
    {
        writer.Line("/// <summary>Calls the action for the version that this is. A new version stops callers from compiling, so that they decide.</summary>");
        EmitParameterDocs(writer, plan);
        writer.Line("public void Switch(");
        writer.Indent();
        var actions = plan.Versions.Select(version => $"global::System.Action<{version.Type}> {Parameter(version)}");
        writer.Line(string.Join(",\n", actions) + ",");
        writer.Line($"global::System.Action<{plan.UnknownReference}> unknown)");
        writer.Unindent();
        writer.Open();
        writer.Open("switch (this)");
        foreach (var version in plan.Versions)
        {
            writer.Line($"case {version.Type} value:\n    {Parameter(version)}(value);\n    break;");
        }

        writer.Line($"case {plan.UnknownReference} value:\n    unknown(value);\n    break;");
        writer.Close();
        writer.Close();
    }

    private static void EmitParameterDocs(SourceWriter writer, FamilyPlan plan)
    {
        foreach (var version in plan.Versions)
        {
            writer.Line($"/// <param name=\"{Parameter(version)}\">For version {Identifiers.Number(version.Version)}.</param>");
        }

        writer.Line("/// <param name=\"unknown\">For a version that this build does not know.</param>");
    }

    private static string Parameter(FamilyVersion version) => "v" + Identifiers.Number(version.Version);
}
