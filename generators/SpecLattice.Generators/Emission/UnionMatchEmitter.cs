using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the functions that take one function for each case, so that a new case stops callers from compiling.</summary>
internal static class UnionMatchEmitter
{
    public static void Emit(SourceWriter writer, TypeModel type)
    {
        var names = new LocalNames("state", "value");
        var parameters = type.Union!.Cases.Select(candidate => (Case: candidate, Name: names.Take(candidate.Name))).ToList();
        var actions = parameters.Select(parameter => parameter.Case.Payload is { } payload
            ? $"global::System.Action<{payload.Reference}> {parameter.Name}"
            : $"global::System.Action {parameter.Name}");
        writer.Line($$"""
            /// <summary>Calls the function for the case that this is.</summary>
            public TResult Match<TResult>(
                {{Functions(parameters, "")}}) => Value switch
                {
                    {{Calls(parameters, "")}}
                    _ => throw new global::System.Diagnostics.UnreachableException(),
                };

            /// <summary>Calls the function for the case that this is, with a state that it then need not capture.</summary>
            public TResult Match<TState, TResult>(
                TState state,
                {{Functions(parameters, "TState")}}) => Value switch
                {
                    {{Calls(parameters, "state")}}
                    _ => throw new global::System.Diagnostics.UnreachableException(),
                };

            /// <summary>Calls the action for the case that this is.</summary>
            public void Switch(
                {{Separated(actions)}})
            {
                switch (Value)
                {
                    {{parameters.Select(parameter => parameter.Case.Payload is { } payload
                        ? $"case {payload.Reference} value: {parameter.Name}(value); break;"
                        : $"case {parameter.Case.Reference}: {parameter.Name}(); break;")}}
                }
            }
            """);
    }

    private static string Functions(List<(CaseModel Case, string Name)> parameters, string state) => Separated(parameters.Select(parameter =>
    {
        var types = new[] { state, parameter.Case.Payload?.Reference ?? "", "TResult" }.Where(type => type.Length > 0);
        return $"global::System.Func<{string.Join(", ", types)}> {parameter.Name}";
    }));

    private static IEnumerable<string> Calls(List<(CaseModel Case, string Name)> parameters, string state) => parameters.Select(parameter => parameter.Case.Payload is { } payload
        ? $"{payload.Reference} value => {parameter.Name}({(state.Length > 0 ? state + ", " : "")}value),"
        : $"{parameter.Case.Reference} => {parameter.Name}({state}),");

    private static string Separated(IEnumerable<string> items) => string.Join(",\n", items);
}
