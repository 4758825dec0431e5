using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Specs;

/// <summary>The kinds of components that a server only takes where it was set up to: those for tests and for emulated switches.</summary>
/// <param name="FailureInjection">Whether migration failure injectors are taken. The feature's name is <c>failure-injection</c>.</param>
/// <param name="Falcon">Whether SoftNPU parts and 9P file systems are taken. The feature's name is <c>falcon</c>.</param>
public sealed record SpecFeatures(bool FailureInjection, bool Falcon)
{
    /// <summary>Neither feature, as in production.</summary>
    public static SpecFeatures None { get; } = new(FailureInjection: false, Falcon: false);

    /// <summary>Every feature.</summary>
    public static SpecFeatures All { get; } = new(FailureInjection: true, Falcon: true);

    internal SpecError? RequireFailureInjection(SpecKey id) => FailureInjection ? null : CompiledOut(id, "failure-injection");

    internal SpecError? RequireFalcon(SpecKey id) => Falcon ? null : CompiledOut(id, "falcon");

    private static SpecError CompiledOut(SpecKey id, string feature) =>
        SpecError.AtComponent(id, $"support for component {id} compiled out via {feature}");
}
