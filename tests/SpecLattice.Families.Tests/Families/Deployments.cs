// Documents as Kubernetes has them: the version is a text of its own choice in each, somewhere in the document. It is also in its namespace, and says what it was made from by its number.
using System.Text.Json.Serialization;
using SpecLattice;

namespace SpecLattice.Families.Tests.Families
{
    [SpecSum("deployment", Envelope = SpecEnvelopeForm.Inside, Mark = "apiVersion", TagPattern = "apps.example.com/v{version}")]
    public abstract partial record VersionedDeployment;

    [SpecPart(1)]
    public sealed partial record Metadata
    {
        [JsonPropertyName("name")]
        public required string Name { get; init; }

        [JsonPropertyName("labels")]
        public SpecMap<string, string>? Labels { get; init; }
    }

    [SpecPart(1)]
    public enum DeploymentKind
    {
        Deployment,
    }
}

namespace SpecLattice.Families.Tests.Families.V1
{
    [Spec("deployment", 1, WireTag = "apps.example.com/v1beta1")]
    public sealed partial record Deployment
    {
        [JsonPropertyName("kind")]
        public required DeploymentKind Kind { get; init; }

        [JsonPropertyName("metadata")]
        public required Metadata Metadata { get; init; }

        [JsonPropertyName("replicas")]
        public required int Replicas { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [Spec("deployment", 2, WireTag = "apps.example.com/v1", UnknownMembers = UnknownMembers.Ignore)]
    public sealed partial record Deployment
    {
        [JsonPropertyName("kind")]
        public required DeploymentKind Kind { get; init; }

        [JsonPropertyName("metadata")]
        public required Metadata Metadata { get; init; }

        [JsonPropertyName("replicas")]
        public required int Replicas { get; init; }

        [JsonPropertyName("paused"), Added(false)]
        public required bool Paused { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V3
{
    [Spec("deployment", 3)]
    public sealed partial record Deployment
    {
        [JsonPropertyName("kind")]
        public required DeploymentKind Kind { get; init; }

        [JsonPropertyName("metadata")]
        public required Metadata Metadata { get; init; }

        [JsonPropertyName("replicas")]
        public required int Replicas { get; init; }

        [JsonPropertyName("paused")]
        public required bool Paused { get; init; }

        [JsonPropertyName("strategy"), Added]
        public string? Strategy { get; init; }
    }
}
