using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the functions that take one function for each case, so that a new case stops callers from compiling.</summary>
internal static class UnionMatchEmitter
{
    public static void Emit(SourceWriter writer, TypeModel type)
    {
        var parameters = Parameters(type.Union!);
        writer.Separate();
        EmitMatch(writer, parameters, withState: false);
        writer.Separate();
        EmitMatch(writer, parameters, withState: true);
        writer.Separate();
        EmitSwitch(writer, parameters);
    }

    private static List<(CaseModel Case, string Name)> Parameters(UnionModel union)
    {
        var names = new LocalNames("state", "value");
        return union.Cases.Select(candidate => (candidate, names.Take(candidate.Name))).ToList();
    }

    private static void EmitMatch(SourceWriter writer, List<(CaseModel Case, string Name)> parameters, bool withState)
    {
        writer.Line("/// <summary>Calls the function for the case that this is.</summary>");
        if (withState)
        {
            writer.Line("/// <typeparam name=\"TState\">The type of what is passed to the functions, which then need not capture it.</typeparam>");
        }

        writer.Line("/// <typeparam name=\"TResult\">The functions' result.</typeparam>");
        if (withState)
        {
            writer.Line("/// <param name=\"state\">What is passed to the functions.</param>");
        }

        EmitParameterDocs(writer, parameters);
        writer.Line("/// <returns>What the function returned.</returns>");
        var states = withState ? "TState, " : "";
        var functions = parameters.Select(parameter => parameter.Case.Payload is { } payload
            ? $"global::System.Func<{states}{payload.Reference}, TResult> {parameter.Name}"
            : $"global::System.Func<{states}TResult> {parameter.Name}");
        writer.Line($"public TResult Match<{states}TResult>(");
        writer.Indent();
        writer.Line((withState ? "TState state,\n" : "") + string.Join(",\n", functions) + ") => Value switch");
        writer.Unindent();
        writer.Open();
        foreach (var (candidate, name) in parameters)
        {
            var state = withState ? "state" : "";
            var separator = withState ? ", " : "";
            writer.Line(candidate.Payload is { } payload
                ? $"{payload.Reference} value => {name}({state}{separator}value),"
                : $"{UnionEmitter.Pattern(candidate)} => {name}({state}),");
        }

        writer.Line("_ => throw new global::System.Diagnostics.UnreachableException(),");
        writer.Close(";");
    }

    private static void EmitSwitch(SourceWriter writer, List<(CaseModel Case, string Name)> parameters)
    {
        writer.Line("/// <summary>Calls the action for the case that this is.</summary>");
        EmitParameterDocs(writer, parameters);
        var actions = parameters.Select(parameter => parameter.Case.Payload is { } payload
            ? $"global::System.Action<{payload.Reference}> {parameter.Name}"
            : $"global::System.Action {parameter.Name}");
        writer.Line("public void Switch(");
        writer.Indent();
        writer.Line(string.Join(",\n", actions) + ")");
        writer.Unindent();
        writer.Open();
        writer.Open("switch (Value)");
        foreach (var (candidate, name) in parameters)
        {
            writer.Line(candidate.Payload is { } payload ? $"case {payload.Reference} value:" : $"case {UnionEmitter.Pattern(candidate)}:");
            writer.Indent();
            writer.Line(candidate.Payload is null ? $"{name}();" : $"{name}(value);");
            writer.Line("break;");
            writer.Unindent();
        }

        writer.Close();
        writer.Close();
    }

    private static void EmitParameterDocs(SourceWriter writer, List<(CaseModel Case, string Name)> parameters)
    {
        foreach (var (candidate, name) in parameters)
        {
            writer.Line($"/// <param name=\"{name.TrimStart('@')}\">For the case <c>{Identifiers.Xml(candidate.Tag)}</c>.</param>");
        }
    }
}
