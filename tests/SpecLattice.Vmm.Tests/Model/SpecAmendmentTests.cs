using CsCheck;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Model;
using static SpecLattice.Vmm.Tests.Model.Parts;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Tests.Model;

public sealed class SpecAmendmentTests
{
    private static readonly V1.ReplacementComponent Crucible2 =
        new V1.CrucibleStorageBackend { RequestJson = "{\"new\":1}", Readonly = true };


    private static readonly V1.ReplacementComponent Viona2 = new V1.VirtioNetworkBackend { VnicName = "vnic9" };
    private static readonly V1.ReplacementComponent Injector2 = new V1.MigrationFailureInjector { FailExports = 0, FailImports = 7 };

    private static readonly Latest.InstanceSpec Source = Spec(
        ("disk", Virtio("store", 4)),
        ("file", File()),
        ("file-disk", Virtio("file", 5)),
        ("injector", Injector()),
        ("net", Viona()),
        ("nic", Nic("net", 6)),
        ("store", Crucible()));

    [Fact]
    public void Components_are_replaced_and_nothing_else_changes()
    {
        var amended = Amend(("store", Crucible2), ("net", Viona2), ("injector", Injector2));
        Assert.True(amended.TryGetValue(out var spec, out _));
        var expected = Source.Components
            .SetItem("store", new V1.CrucibleStorageBackend { RequestJson = "{\"new\":1}", Readonly = true })
            .SetItem("net", new V1.VirtioNetworkBackend { VnicName = "vnic9" })
            .SetItem("injector", new V1.MigrationFailureInjector { FailExports = 0, FailImports = 7 });
        Assert.Equal(Source with { Components = expected }, spec);
    }

    [Fact]
    public void Without_replacements_the_spec_is_the_same()
    {
        Assert.True(Amend().TryGetValue(out var spec, out _));
        Assert.Equal(Source, spec);
    }

    [Fact]
    public void A_replacement_of_nothing_is_refused() =>
        Assert.Equal(
            new ModelError("/components/a~1b", "instance specs incompatible: replacement component a/b not in source spec"),
            Refused(Amend(("a/b", Crucible2))));

    [Theory]
    [InlineData("crucible", "net", "component net is not a crucible backend in the source spec")]
    [InlineData("crucible", "file", "component file is not a crucible backend in the source spec")]
    [InlineData("viona", "store", "component store is not a viona backend in the source spec")]
    [InlineData("viona", "nic", "component nic is not a viona backend in the source spec")]
    [InlineData("injector", "disk", "component disk is not a migration failure injector in the source spec")]
    public void A_replacement_of_another_kind_is_refused(string kind, string id, string message)
    {
        var replacement = kind switch { "crucible" => Crucible2, "viona" => Viona2, _ => Injector2 };
        Assert.Equal(ModelError.AtComponent(id, message), Refused(Amend((id, replacement))));
    }

    [Theory]
    [InlineData("injector")]
    [InlineData("disk")]
    public void Without_the_feature_an_injector_is_not_replaced(string id) =>
        Assert.Equal(
            ModelError.AtComponent(id, $"replacing migration failure injector {id} is impossible because the feature is compiled out"),
            Refused(Amend(ModelFeatures.None, (id, Injector2))));

    [Fact]
    public void The_first_mistake_by_key_is_reported()
    {
        Assert.Equal("/components/file", Refused(Amend(("zzz", Viona2), ("file", Crucible2))).Pointer);
        Assert.Equal("/components/aaa", Refused(Amend(("file", Crucible2), ("aaa", Viona2))).Pointer);
    }

    [Fact]
    public void A_missing_component_is_reported_before_a_missing_feature() =>
        Assert.Contains(
            "not in source spec",
            Refused(Amend(ModelFeatures.None, ("x", Injector2))).Message,
            StringComparison.Ordinal);

    /// <summary>What is replaced is what the model then has, and a replaced spec is as valid as it was.</summary>
    [Fact]
    public void Replacing_every_backend_that_can_be_replaced_changes_these_only() =>
        SpecGen.Latest.Sample(source =>
        {
            var replacements = SpecMap.From(source.Components
                .Select(pair => KeyValuePair.Create(pair.Key, ReplacementFor(pair.Value)))
                .Where(pair => pair.Value is not null)
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value!.Value)));
            Assert.True(SpecAmendment.Apply(source, replacements, ModelFeatures.All).TryGetValue(out var amended, out _));
            Assert.Equal(source with { Components = amended.Components }, amended);
            Assert.Equal(source.Components.Keys, amended.Components.Keys);
            foreach (var (id, component) in amended.Components)
            {
                var expected = replacements.TryGetValue(id, out var replacement) ? replacement.Value : source.Components[id].Value;
                Assert.Equal(expected, component.Value);
            }

            ModelOf(amended);
        });

    private static V1.ReplacementComponent? ReplacementFor(ApiComponent component) => component.Value switch
    {
        V1.CrucibleStorageBackend => Crucible2,
        V1.VirtioNetworkBackend => Viona2,
        V1.MigrationFailureInjector => Injector2,
#pragma warning disable SPEC3002 // Whatever has no replacement stays as it is, new cases too.
        _ => default(V1.ReplacementComponent?),
#pragma warning restore SPEC3002
    };

    private static Result<Latest.InstanceSpec, ModelError> Amend(params (SpecKey Id, V1.ReplacementComponent Replacement)[] replacements) =>
        Amend(ModelFeatures.All, replacements);

    private static Result<Latest.InstanceSpec, ModelError> Amend(
        ModelFeatures features, params (SpecKey Id, V1.ReplacementComponent Replacement)[] replacements) =>
        SpecAmendment.Apply(
            Source, SpecMap.From(replacements.Select(pair => KeyValuePair.Create(pair.Id, pair.Replacement))), features);
}
