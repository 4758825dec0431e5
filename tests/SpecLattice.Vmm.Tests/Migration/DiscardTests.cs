using System.Text;
using SpecLattice.Negotiation;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Tests.Migration.Gauges;
using V1 = SpecLattice.Vmm.Tests.Migration.Gauges.V1;
using V2 = SpecLattice.Vmm.Tests.Migration.Gauges.V2;

namespace SpecLattice.Vmm.Tests.Migration
{
    /// <summary>A kind of device state whose versions discard on purpose: it reaches an older peer only where the configuration names the member, and the report says so.</summary>
    public sealed class DiscardTests
    {
        private static readonly StateKind<VersionedGauge, V2.Gauge> Kind = new(sum => sum.ToLatest());

        // As `vmm serve --allow-discard` makes it.
        private static readonly LossPolicy Allowed = LossPolicy.Member("gauge", "Colour", "--allow-discard gauge.Colour").DeclaredOnly();

        public static TheoryData<string, bool> Policies { get; } = new() { { "nothing", false }, { "another member", false }, { "another family", false }, { "the member", true } };

        [Theory]
        [MemberData(nameof(Policies))]
        public void An_older_peer_gets_what_the_configuration_allows_to_discard(string named, bool goes)
        {
            var state = new V2.Gauge { Level = 7, Colour = "red" };
            var choice = Kind.Choose(state, SpecOffer.Of<VersionedGauge>(1), Kind.Newest, PolicyOf(named));

            Assert.Equal(goes ? """{"version":"V1","spec":{"Level":7}}""" : null, choice.Json is null ? null : Encoding.UTF8.GetString(choice.Json));
            Assert.Equal(goes ? ["/Colour: a hint for displays"] : [], choice.Version.Discarded.Select(loss => $"{loss.Pointer}: {loss.Reason}"));
            Assert.Equal(goes ? [] : ["/Colour"], choice.Version.Losses.Select(loss => loss.Pointer));

            // What changed since it was announced goes the same way.
            var written = Kind.Write(state, 1, PolicyOf(named));
            Assert.Equal(goes, written.TryTake(out var json, out var report));
            Assert.Equal(choice.Json, json);
            Assert.Equal(["/Colour"], report.Select(loss => loss.Pointer));
        }

        [Fact]
        public void What_the_author_does_not_discard_is_refused_even_so()
        {
            var choice = Kind.Choose(new V2.Gauge { Level = 7, Colour = "blue" }, SpecOffer.Of<VersionedGauge>(1), Kind.Newest, Allowed);

            Assert.Null(choice.Json);
            Assert.Equal("/Colour", Assert.Single(choice.Version.Losses).Pointer);
        }

        [Fact]
        public void A_peer_with_room_for_it_gets_all()
        {
            var choice = Kind.Choose(new V2.Gauge { Level = 7, Colour = "red" }, SpecOffer.Of<VersionedGauge>(2), Kind.Newest, Allowed);

            Assert.Equal("""{"version":"V2","spec":{"Level":7,"Colour":"red"}}""", Encoding.UTF8.GetString(choice.Json!));
            Assert.Empty(choice.Version.Discarded);
        }

        [Fact]
        public void What_came_is_refused_where_reading_it_would_discard()
        {
            Assert.True(Kind.Read("""{"version":"V1","spec":{"Level":7}}"""u8, out var version).IsSuccess);
            Assert.Equal(1, version);
            var refused = Kind.Read("""{"version":"V1","spec":{"Level":7,"Vendor":"Acme"}}"""u8, out _);
            Assert.Equal(("/Vendor", "no gauge has one"), (Assert.Single(refused.Losses).Pointer, refused.Losses[0].Reason));
        }

        private static LossPolicy PolicyOf(string named) => named switch
        {
            "the member" => Allowed,
            "another member" => LossPolicy.Member("gauge", "Level", "why").DeclaredOnly(),
            "another family" => LossPolicy.Member("gauge-2", "Colour", "why").DeclaredOnly(),
            _ => LossPolicy.Nothing,
        };
    }
}

namespace SpecLattice.Vmm.Tests.Migration.Gauges
{
    [SpecSum("gauge")]
    public abstract partial record VersionedGauge;
}

namespace SpecLattice.Vmm.Tests.Migration.Gauges.V1
{
    [Spec("gauge", 1)]
    public sealed partial record Gauge
    {
        public required int Level { get; init; }

        public string? Vendor { get; init; }
    }
}

namespace SpecLattice.Vmm.Tests.Migration.Gauges.V2
{
    [Spec("gauge", 2)]
    [Removed(nameof(V1.Gauge.Vendor), Discard = "no gauge has one")]
    public sealed partial record Gauge
    {
        public required int Level { get; init; }

        [Added(Discard = "a hint for displays", DiscardOnly = ["red", "green"])]
        public string? Colour { get; init; }
    }
}
