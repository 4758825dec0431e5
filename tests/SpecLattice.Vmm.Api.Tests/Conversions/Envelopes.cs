namespace SpecLattice.Vmm.Api.Tests.Conversions;

/// <summary>Puts specs into the requests and responses that carry them.</summary>
internal static class Envelopes
{
    /// <summary>Where the spec is in an ensure request.</summary>
    public const string InEnsure = "/init/value/spec";

    /// <summary>Where the spec is in a response that shows one, from version 2 on. Version 1 has one more envelope around it.</summary>
    public const string InResponse = "/spec/value";

    private const string Properties = """
        {"id":"8fd5ed4e-6f04-4bc9-a8d5-2f1c6c0a4d11","name":"vm0","description":"","metadata":{
        "silo_id":"001de000-5110-4000-8000-000000000000","project_id":"3a2b4f6c-60bd-4e6c-9ad7-6f1a3a0f3a55",
        "sled_id":"71b7e7f0-1b0c-4bd4-8a1a-5e4a1b7d9a31","sled_serial":"BRM27230037","sled_revision":13,"sled_model":"913-0000019"}}
        """;

    /// <summary>An ensure request with a spec.</summary>
    public static string Ensure(string spec) =>
        $$$"""{"properties":{{{Properties}}}, "init":{"method":"Spec","value":{"spec":{{{spec}}} } } }""";

    /// <summary>A response that shows a spec.</summary>
    public static string Response(int version, string spec) =>
        ResponseWith($$"""{"type":"Present","value":{{(version == 1 ? $$"""{"version":"V0","spec":{{spec}}}""" : spec)}}}""");

    /// <summary>A response with a spec's status.</summary>
    public static string ResponseWith(string status) =>
        $$"""{"properties":{{Properties}},"state":"Running","spec":{{status}}}""";
}
