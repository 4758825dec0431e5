using System.Security.Cryptography;
using System.Text;
using SpecLattice.Families.Tests.Families;
using SpecLattice.Negotiation;
using V1 = SpecLattice.Families.Tests.Families.V1;
using V21 = SpecLattice.Families.Tests.Families.V21;
using V3 = SpecLattice.Families.Tests.Families.V3;
using V4 = SpecLattice.Families.Tests.Families.V4;

namespace SpecLattice.Families.Tests;

public class VersionGraphTests
{
    [Fact]
    public void A_match_and_a_switch_call_the_function_of_the_version()
    {
        Assert.Equal("1", Name(new V1.Pump { Speed = 1 }));
        Assert.Equal("3", Name(new V3.Pump { Speed = 1, Pressure = 2 }));
        Assert.Equal("21", Name(new V21.Pump { Speed = 1 }));
        Assert.Equal("unknown", Name(SpecJson.Deserialize<VersionedPump>("""{"version":"V99","spec":{}}""")));

        static string Name(VersionedPump pump)
        {
            var switched = "";
            pump.Switch(_ => switched = "1", _ => switched = "2", _ => switched = "3", _ => switched = "4", _ => switched = "21", _ => switched = "unknown");
            Assert.Equal(switched, pump.Match(v1: _ => "1", v2: _ => "2", v3: _ => "3", v4: _ => "4", v21: _ => "21", unknown: _ => "unknown"));
            return switched;
        }
    }

    [Fact]
    public void A_route_between_branches_runs_through_their_common_ancestor()
    {
        var backport = new V21.Pump { Speed = 7, Name = "north" };

        Assert.Equal(new V4.Pump { Speed = 7, Name = "north", Pressure = 0 }, backport.ToV4().GetValueOrThrow());
        Assert.Equal(backport, new V4.Pump { Speed = 7, Name = "north", Pressure = 0 }.ToV21().GetValueOrThrow());
    }

    [Fact]
    public void What_the_common_ancestor_cannot_say_is_a_loss_although_both_ends_can()
    {
        var backport = new V21.Pump { Speed = 7, Limit = 9 };

        var loss = Assert.Single(backport.ToV4().Losses);

        Assert.Equal("/Limit", loss.Pointer);
        Assert.Equal(new LossStep(21, 2), loss.Step);
    }

    [Fact]
    public void An_edge_of_its_own_closes_the_diamond()
    {
        var backport = new V21.Valve { Width = 3, Limit = 9 };

        // The way up is bare, the way down is checked by converting back up.
        V4.Valve newer = backport.ToV4();

        Assert.Equal(9, newer.Limit);
        Assert.Equal(backport, newer.ToV21().GetValueOrThrow());
    }

    [Fact]
    public void The_newest_version_is_the_main_lines()
    {
        VersionedPump pump = new V1.Pump { Speed = 1 };

        Assert.IsType<V4.Pump>(pump.ToLatest().GetValueOrThrow());
        Assert.Equal([1, 2, 3, 4, 21], VersionedPump.Versions.Select(version => version.Number));
    }

    [Fact]
    public void A_frozen_sum_knows_the_main_line_up_to_its_version()
    {
        var frozen = VersionedPump.AsOf(3);

        Assert.Equal([1, 2, 3], frozen.Versions.Select(version => version.Number));
        Assert.Equal(3, VersionedPump.AsOf(3).Newest);
        Assert.Equal(4, VersionedPump.AsOf(20).Newest);
        Assert.Throws<ArgumentOutOfRangeException>(() => VersionedPump.AsOf(0));
    }

    [Fact]
    public void The_schema_of_a_frozen_sum_is_that_of_its_versions_and_no_others()
    {
        var schema = VersionedPump.AsOf(2).Schema;

        Assert.Equal(
            "version V1\nrecord unknown=refused\n  Speed: int32 required\n"
            + "version V2\nrecord unknown=refused\n  Name: string? optional=null\n  Speed: int32 required\n",
            schema);
        Assert.StartsWith(schema, VersionedPump.AsOf(4).Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_is_the_hash_of_the_schema_text()
    {
        foreach (var version in VersionedPump.Versions)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(VersionedPump.SchemaOf(version.Number)));

            Assert.Equal(version.Digest, Convert.ToHexStringLower(hash));
        }
    }

    [Fact]
    public void A_frozen_sum_reads_and_writes_its_versions_and_refuses_all_others()
    {
        var frozen = VersionedPump.AsOf(2);
        VersionedPump old = new V1.Pump { Speed = 4 };
        VersionedPump newer = new V4.Pump { Speed = 4, Pressure = 1, Limit = 2 };

        Assert.Equal(old, frozen.Deserialize(frozen.SerializeToUtf8Bytes(old)));
        Assert.Throws<ArgumentException>(() => frozen.SerializeToUtf8Bytes(newer));
        Assert.Equal(["/Pressure", "/Limit"], frozen.Show(newer).Losses.Select(loss => loss.Pointer));

        var known = Assert.Throws<SpecJsonException>(() => frozen.Deserialize(SpecJson.SerializeToUtf8Bytes(newer)));
        var unknown = Assert.Throws<SpecJsonException>(() => frozen.Deserialize("{\"spec\":{},\n\"version\":\"V99\"}"u8));
        Assert.Equal("/version", known.Pointer);
        Assert.Contains("expected one of `V1`, `V2`", known.Message, StringComparison.Ordinal);
        Assert.Equal(("/version", 2L), (unknown.Pointer, unknown.Line));
    }

    [Fact]
    public void A_floor_report_names_what_forces_each_version()
    {
        VersionedPump pump = new V4.Pump { Speed = 4, Name = "north", Pressure = 0, Limit = 2 };

        var report = SpecFloorReport.Of(pump);

        Assert.Equal(4, report.Floor);
        Assert.Equal(["needs 2: /Name", "needs 4: /Limit"], report.ToString().Split('\n'));
        Assert.Equal("/Limit", Assert.Single(report.Deciding).Pointer);
        Assert.Equal("needs 1", SpecFloorReport.Of<VersionedPump>(new V3.Pump { Speed = 1, Pressure = 0 }).ToString());
    }
}
