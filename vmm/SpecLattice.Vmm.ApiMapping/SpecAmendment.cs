using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Model;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.ApiMapping;

/// <summary>
/// Replaces components of a spec that arrived by migration: those that belong to a host, and that the caller of the receiving server
/// knows. Everything else stays as the sending server has it.
/// </summary>
/// <remarks>
/// A replacement has the kind of what it replaces and a place in the spec already, so it can neither add a component nor remove one.
/// The messages are the original server's.
/// </remarks>
public static class SpecAmendment
{
    /// <summary>Replaces components, in the order of their keys.</summary>
    /// <param name="source">The spec that arrived.</param>
    /// <param name="replacements">The replacements, by key.</param>
    /// <param name="features">The features that this server has.</param>
    /// <returns>The spec with the replacements, or why the first that does not fit is refused.</returns>
    public static Result<Latest.InstanceSpec, ModelError> Apply(
        Latest.InstanceSpec source, SpecMap<SpecKey, V1.ReplacementComponent> replacements, ModelFeatures features)
    {
        if (replacements.Count == 0)
        {
            return source;
        }

        var components = source.Components.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var (id, replacement) in replacements)
        {
            if (!components.TryGetValue(id, out var present))
            {
                return ModelError.AtComponent(id, $"instance specs incompatible: replacement component {id} not in source spec");
            }

            if (FindProblem(id, present, replacement, features) is { } problem)
            {
                return problem;
            }

            components[id] = replacement.Match<ApiComponent>(
                migrationFailureInjector: injector => injector,
                crucibleStorageBackend: crucible => crucible,
                virtioNetworkBackend: viona => viona);
        }

        return source with { Components = SpecMap.From(components) };
    }

    private static ModelError? FindProblem(
        SpecKey id, ApiComponent present, V1.ReplacementComponent replacement, ModelFeatures features) => replacement.Match(
        migrationFailureInjector: _ => !features.FailureInjection
            ? ModelError.AtComponent(
                id, $"replacing migration failure injector {id} is impossible because the feature is compiled out")
            : Require<V1.MigrationFailureInjector>(id, present, "migration failure injector"),
        crucibleStorageBackend: _ => Require<V1.CrucibleStorageBackend>(id, present, "crucible backend"),
        virtioNetworkBackend: _ => Require<V1.VirtioNetworkBackend>(id, present, "viona backend"));

    private static ModelError? Require<TCase>(SpecKey id, ApiComponent present, string kind) =>
        present.Value is TCase ? null : ModelError.AtComponent(id, $"component {id} is not a {kind} in the source spec");
}
