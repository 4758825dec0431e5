using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice.Vmm.Api.Tests;

/// <summary>An error names the place also where a union's content stands before its tag, and under keys that a pointer must escape.</summary>
public sealed class WrongDocumentTests
{
    [Theory]
    [InlineData("""{"component":{"num":"com5"},"type":"serial_port"}""", "/component/num")]
    [InlineData("""{"component":{"num":"com1","x":1},"type":"serial_port"}""", "/component/x")]
    [InlineData("""{"component":{},"type":"serial_port"}""", "/component")]
    [InlineData("""{"component":{},"type":"floppy"}""", "/type")]
    [InlineData("""{"component":{},"component":{},"type":"serial_port"}""", "/component")]
    [InlineData("""{"component":{"order":[{"id":"a"},{"id":1}]},"type":"boot_settings"}""", "/component/order/1/id")]
    [InlineData("""{"type":1,"component":{}}""", "/type")]
    [InlineData("""{"type":null,"component":{}}""", "/type")]
    [InlineData("""{"Type":"serial_port","component":{}}""", "/Type")]
    public void A_wrong_component_is_refused_at_its_place(string json, string place) => IsRefused<V6.Component>(json, place);

    [Theory]
    [InlineData("""{"components":{"a/b~c":{"type":"x"}}}""", "/components/a~1b~0c/type")]
    [InlineData("""{"components":{"":{"type":"x"}}}""", "/components//type")]
    [InlineData("""{"components":{"é.'[0]":{"type":"x"}}}""", "/components/é.'[0]/type")]
    [InlineData("""{"components":{"a":1}}""", "/components/a")]
    [InlineData("""{"components":{"a":null}}""", "/components/a")]
    [InlineData("""{"components":[]}""", "/components")]
    [InlineData("""{"components":null}""", "/components")]
    [InlineData("""{"smbios":1}""", "/smbios")]
    [InlineData("""{"board":null}""", "/board")]
    [InlineData("""{"board":{"guest_hv_interface":null}}""", "/board/guest_hv_interface")]
    [InlineData("""{"components":{"0cedae45-3d6e-4d90-b2cb-56f1a1a42a89":{"type":"qemu_pvpanic","component":{"enable_isa":true}},"0CEDAE453D6E4D90B2CB56F1A1A42A89":{"type":"qemu_pvpanic","component":{"enable_isa":true}}}}""", "/components/0CEDAE453D6E4D90B2CB56F1A1A42A89")]
    public void A_wrong_spec_is_refused_at_its_place(string json, string place) => IsRefused<V6.InstanceSpec>(json, place);

    [Theory]
    [InlineData("""{"init":{"value":{"spec":{"board":1}},"method":"Spec"}}""", "/init/value/spec/board")]
    [InlineData("""{"init":{"method":"Spec","value":{"spec":{"x":1}}}}""", "/init/value/spec/x")]
    [InlineData("""{"init":{"value":{"replace_components":{"a":{"spec":{"vnic_name":1},"component":"VirtioNetworkBackend"}}},"method":"MigrationTarget"}}""", "/init/value/replace_components/a/spec/vnic_name")]
    [InlineData("""{"init":{"method":"Copy","value":{}}}""", "/init/method")]
    [InlineData("""{"x":{"y":[1,{}]},"init":{"x":1,"method":"Spec","value":{"x":1}}}""", "/init/value")]
    [InlineData("""{"properties":{"id":"no uuid"}}""", "/properties/id")]
    public void A_wrong_request_is_refused_at_its_place(string json, string place) => IsRefused<V6.InstanceEnsureRequest>(json, place);

    [Theory]
    [InlineData("""{"spec":{"value":{"spec":{"board":1},"version":"V0"},"type":"Present"}}""", "/spec/value/spec/board")]
    [InlineData("""{"spec":{"type":"Present","value":{"version":"V1","spec":{}}}}""", "/spec/value/version")]
    [InlineData("""{"spec":{"type":"WaitingForMigrationSource","value":{}}}""", "/spec/value")]
    [InlineData("""{"spec":{"type":"Present"}}""", "/spec")]
    [InlineData("""{"state":"running"}""", "/state")]
    public void A_wrong_response_is_refused_at_its_place(string json, string place) => IsRefused<V1.InstanceSpecGetResponse>(json, place);

    private static void IsRefused<T>(string json, string place)
        where T : ISpecJson<T>
    {
        var error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<T>(json));
        var serializers = Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<T>(json));
        Assert.Equal(place, error.Pointer);
        Assert.Equal(place, serializers.Pointer);
        Assert.Equal(error.Message, serializers.Message);
    }
}
