using CsCheck;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Model;
using static SpecLattice.Vmm.Tests.Model.Parts;
using V1 = SpecLattice.Vmm.Api.V1;
using V3 = SpecLattice.Vmm.Api.V3;

namespace SpecLattice.Vmm.Tests.Model;

public sealed class ModelRoundTripTests
{
    private const int Iterations = 500;

    [Fact]
    public void A_spec_comes_back_from_the_model_as_it_was() =>
        SpecGen.Latest.Sample(
            spec => ThroughModel(spec) == spec with { Board = Sorted(spec.Board) },
            print: Json,
            iter: Iterations);

    [Fact]
    public void A_model_comes_back_from_its_spec_as_it_was() =>
        SpecGen.Latest.Select(ModelOf).Sample(model => ModelOf(ModelToApi.Convert(model).GetValueOrThrow()) == model, iter: Iterations);

    [Fact]
    public void A_spec_of_version_1_survives_the_way_up_the_model_and_the_way_down() =>
        SpecGen.First.Sample(
            spec => ThroughModel(Up(spec)).ToV1().GetValueOrThrow() == spec with { Board = Sorted(spec.Board) },
            print: Json,
            iter: Iterations);

    [Fact]
    public void A_spec_of_version_3_survives_the_way_up_the_model_and_the_way_down() =>
        SpecGen.Third.Sample(
            spec => ThroughModel(Up(spec)).ToV3().GetValueOrThrow() == spec with { Board = Sorted(spec.Board) },
            print: Json,
            iter: Iterations);

    [Fact]
    public void The_model_changes_nothing_about_which_versions_can_hold_a_spec() =>
        SpecGen.Latest.Sample(
            spec =>
            {
                var through = ThroughModel(spec);
                return through.ToV3().Losses.Equals(spec.ToV3().Losses) && through.ToV1().Losses.Equals(spec.ToV1().Losses);
            },
            print: Json,
            iter: Iterations);

    [Fact]
    public void A_model_with_one_key_for_two_components_is_refused()
    {
        var model = ModelOf(Spec(("bridge", Bridge(4)), ("disk", Virtio("store", 5)), ("store", Blob())));
        var broken = model with
        {
            Pvpanic = new Pvpanic("store", true),
            Vsock = new Vsock("a/b", Path(9), 16),
            BootSettings = new BootSettings("a/b", []),
        };
        var losses = ModelToApi.Convert(broken).Losses;
        Assert.Equal(["/components/a~1b", "/components/store"], losses.Select(loss => loss.Pointer));
        Assert.Equal("several components have the key store", losses[1].Message);
    }

    [Fact]
    public void A_model_does_not_show_what_is_sensitive()
    {
        ApiComponent blob = new V1.BlobStorageBackend { Base64 = "c2VjcmV0", Readonly = true };
        var model = ModelOf(Spec(("a", Virtio("b", 4)), ("b", Crucible("s3cret")), ("c", Virtio("d", 5)), ("d", blob)));
        Assert.DoesNotContain("s3cret", model.Disks["a"].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", model.Disks["c"].ToString(), StringComparison.Ordinal);
    }

    private static string Json<T>(T spec)
        where T : ISpecJson<T> => SpecJson.Serialize(spec);

    private static Latest.InstanceSpec Up(AnyInstanceSpec spec) => spec.ToLatest().GetValueOrThrow();

    private static Latest.InstanceSpec ThroughModel(Latest.InstanceSpec spec) => ModelToApi.Convert(ModelOf(spec)).GetValueOrThrow();

    /// <summary>The one thing that the model does not keep is the order of CPUID entries.</summary>
    private static V1.Board Sorted(V1.Board board) => board.Cpuid is not { } cpuid ? board : board with
    {
        Cpuid = cpuid with { Entries = SpecList.From(cpuid.Entries.OrderBy(entry => entry.Leaf).ThenBy(entry => entry.Subleaf ?? -1L)) },
    };
}
