using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Parsing;
using SpecLattice.Generators.Planning;

namespace SpecLattice.Generators.Analyzers;

/// <summary>The plan of a whole compilation, which several analyzers ask for and which is made once.</summary>
/// <param name="Types">The annotated types.</param>
/// <param name="Plan">What is planned for them.</param>
internal sealed record CompilationPlans(EquatableArray<TypeModel> Types, CompilationPlan Plan)
{
    private static readonly ConditionalWeakTable<Compilation, CompilationPlans> Known = new();

    public static CompilationPlans Of(Compilation compilation, CancellationToken cancellation)
    {
        if (Known.TryGetValue(compilation, out var known))
        {
            return known;
        }

        var types = compilation.Assembly.GlobalNamespace.AllTypes()
            .Select(type => TypeParser.Parse(type, cancellation))
            .OfType<TypeModel>()
            .ToEquatableArray();
        var made = new CompilationPlans(types, CompilationPlan.Guard("", () => CompilationPlanner.Plan(types)));
        return Known.GetValue(compilation, _ => made);
    }
}
