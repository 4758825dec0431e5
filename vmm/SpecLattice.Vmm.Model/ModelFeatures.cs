using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Model;

/// <summary>The kinds of components that a server only takes where it was set up to: those for tests and for emulated switches.</summary>
/// <param name="FailureInjection">Whether migration failure injectors are taken. The feature's name is <c>failure-injection</c>.</param>
/// <param name="Falcon">Whether SoftNPU parts and 9P file systems are taken. The feature's name is <c>falcon</c>.</param>
public sealed record ModelFeatures(bool FailureInjection, bool Falcon)
{
    /// <summary>Neither feature, as in production.</summary>
    public static ModelFeatures None { get; } = new(FailureInjection: false, Falcon: false);

    /// <summary>Every feature.</summary>
    public static ModelFeatures All { get; } = new(FailureInjection: true, Falcon: true);

    /// <summary>Refuses a component that needs failure injection where that is missing.</summary>
    /// <param name="id">The component's key.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? RequireFailureInjection(SpecKey id) => FailureInjection ? null : CompiledOut(id, "failure-injection");

    /// <summary>Refuses a component that needs an emulated switch where that is missing.</summary>
    /// <param name="id">The component's key.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? RequireFalcon(SpecKey id) => Falcon ? null : CompiledOut(id, "falcon");

    private static ModelError CompiledOut(SpecKey id, string feature) =>
        ModelError.AtComponent(id, $"support for component {id} compiled out via {feature}");
}
