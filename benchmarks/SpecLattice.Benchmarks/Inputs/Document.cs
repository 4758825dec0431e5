using SpecLattice.Vmm.Api;

namespace SpecLattice.Benchmarks.Inputs;

/// <summary>An instance spec as two versions write it. The first holds what the oldest version can say of the second.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="V1">As version 1.</param>
/// <param name="V3">As version 3.</param>
internal sealed record Document(string Name, byte[] V1, byte[] V3)
{
    /// <summary>0.8 KB, 5 components.</summary>
    public static Document Small { get; } = Find("small", cpuidEntries: 0, scale: 0);

    /// <summary>22 KB, 29 components.</summary>
    public static Document Typical { get; } = Find("typical", cpuidEntries: 40, scale: 8);

    /// <summary>516 KB, 1000 components.</summary>
    public static Document Large { get; } = Find("large", cpuidEntries: 40, scale: 200);

    public static IReadOnlyList<Document> All { get; } = [Small, Typical, Large];

    public Vmm.Api.V3.InstanceSpec Spec => SpecJson.Deserialize<Vmm.Api.V3.InstanceSpec>(V3);

    public Vmm.Api.V1.InstanceSpec OldSpec => SpecJson.Deserialize<Vmm.Api.V1.InstanceSpec>(V1);

    /// <summary>The document as another implementation wrote it, where such documents are beside the repository; else one of the same make.</summary>
    private static Document Find(string name, int cpuidEntries, int scale)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "bench", name);
            if (File.Exists(file + ".v1.json") && File.Exists(file + ".v3.json"))
            {
                return new Document(name, File.ReadAllBytes(file + ".v1.json"), File.ReadAllBytes(file + ".v3.json"));
            }
        }

        var spec = MadeSpecs.Make(cpuidEntries, scale);
        return new Document(name, SpecJson.SerializeToUtf8Bytes(MadeSpecs.WithoutNews(spec).ToV1().GetValueOrThrow()), SpecJson.SerializeToUtf8Bytes(spec));
    }
}
