using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Api.V2;
using SpecLattice.Vmm.Cli.Tests.Support;
using Older = SpecLattice.Vmm.Server.Bodies.V2.SmbiosTable;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>What the guest's SMBIOS table says where the spec leaves it to the server depends on the instance: the conversions take that as well as the spec.</summary>
public sealed class SmbiosTests
{
    private static readonly SmbiosType1Input Input = new() { Manufacturer = "A", ProductName = "B", SerialNumber = "C", Version = 7 };

    [Fact]
    public async Task A_server_fills_in_what_the_spec_leaves_to_it()
    {
        await using (var server = await LocalServer.StartAsync())
        {
            await server.EnsureAsync(Documents.Simple, 1);
            Assert.Equal(
                """{"manufacturer":"Oxide","product_name":"OxVM","serial_number":"11111111-2222-4333-8444-555555555555","is_filled_in":true}""",
                (await server.SendAsync("GET", "/debug/smbios")).Body);
        }

        await using var told = await LocalServer.StartAsync();
        await told.EnsureAsync(Documents.Spec(Documents.Com1, Documents.Smbios), 2);
        Assert.Equal("""{"manufacturer":"A","product_name":"B","serial_number":"C","system_version":"7","is_filled_in":false}""", (await told.SendAsync("GET", "/debug/smbios")).Body);
    }

    [Fact]
    public void What_is_filled_in_is_left_out_again_for_the_same_instance_and_for_no_other()
    {
        var (one, other) = (Properties(Guid.NewGuid()), Properties(Guid.NewGuid()));
        foreach (var older in new[] { new Older(), new Older { Input = Input } })
        {
            var table = older.ToV3(one).GetValueOrThrow();
            Assert.Equal(older, table.ToV2(one).GetValueOrThrow());
        }

        var filled = new Older().ToV3(one).GetValueOrThrow();
        Assert.NotEqual(filled, new Older().ToV3(other).GetValueOrThrow());
        var loss = Assert.Single(filled.ToV2(other).Losses);
        Assert.Equal("/serial_number", loss.Pointer);

        // The same words from somebody else are not the server's.
        var said = (filled with { IsFilledIn = false, SystemVersion = "1" }).ToV2(one).GetValueOrThrow();
        Assert.Equal("Oxide", said.Input!.Manufacturer);
        foreach (var version in new[] { null, "", "01", "+1", "1.0", "18446744073709551616" })
        {
            Assert.False((filled with { IsFilledIn = false, SystemVersion = version }).ToV2(one).IsSuccess, version);
        }

        Assert.Equal(2, filled.GetFloor(one));
        Assert.Equal(3, filled.GetFloor(other));
    }

    private static InstanceProperties Properties(Guid id) => new()
    {
        Id = id,
        Name = "a",
        Description = "",
        Metadata = new() { SiloId = id, ProjectId = id, SledId = id, SledSerial = "", SledRevision = 1, SledModel = "" },
    };
}
