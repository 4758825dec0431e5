using System.Text.Json.Serialization;

namespace SpecLattice.Vmm.Api.V1;

/// <summary>A serial port.</summary>
[SpecPart(1)]
public sealed partial record SerialPort
{
    /// <summary>Which port it is.</summary>
    public required SerialPortNumber Num { get; init; }
}

/// <summary>A serial port's number, which determines its I/O ports.</summary>
[SpecPart(1)]
[JsonConverter(typeof(SerialPortNumberJsonConverter))]
public enum SerialPortNumber
{
    /// <summary>The first port.</summary>
    [JsonStringEnumMemberName("com1")]
    Com1,

    /// <summary>The second port.</summary>
    [JsonStringEnumMemberName("com2")]
    Com2,

    /// <summary>The third port.</summary>
    [JsonStringEnumMemberName("com3")]
    Com3,

    /// <summary>The fourth port.</summary>
    [JsonStringEnumMemberName("com4")]
    Com4,
}
