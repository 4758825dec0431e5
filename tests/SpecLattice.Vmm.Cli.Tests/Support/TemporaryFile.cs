namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>A file that is deleted with the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string content) => File.WriteAllText(Path, content);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ".json");

    public void Dispose() => File.Delete(Path);
}
