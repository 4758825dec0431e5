using System.Diagnostics;
using System.Net.Sockets;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>A directory with a disk root in it, and things beside it that no VM may touch.</summary>
internal sealed class DiskDirectory : IDisposable
{
    public const int DiskBytes = 64 * 1024;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vmm-disks-");

    public DiskDirectory()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Path.Combine(Root, "directory"));
        File.WriteAllBytes(Disk, new byte[DiskBytes]);
        File.WriteAllBytes(Outside, new byte[DiskBytes]);
    }

    /// <summary>The disk root.</summary>
    public string Root => Path.Combine(_directory.FullName, "root");

    /// <summary>A disk.</summary>
    public string Disk => In("disk");

    /// <summary>A file that could be a disk, beside the root.</summary>
    public string Outside => Path.Combine(_directory.FullName, "outside");

    /// <summary>A path in the root.</summary>
    public string In(string name) => Root + "/" + name;

    public string Link(string name, string target)
    {
        File.CreateSymbolicLink(In(name), target);
        return In(name);
    }

    public string Pipe(string name)
    {
        using var made = Process.Start("mkfifo", [In(name)]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return In(name);
    }

    public string Listener(string name)
    {
        // The path of a socket is short; it stays when the socket is closed.
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(In(name)));
        File.Move(In(name), In(name + "-kept"));
        return In(name + "-kept");
    }

    public static string Spec(string path, bool isReadOnly = false) => Documents.Spec(Documents.Com1 + "," + Virtio("disk", 16, path, isReadOnly));

    public static string Virtio(string name, int device, string path, bool isReadOnly = false) => $$"""
        "{{name}}":{"type":"virtio_disk","component":{"backend_id":"{{name}}-file","pci_path":{"bus":0,"device":{{device}},"function":0} } },
        "{{name}}-file":{"type":"file_storage_backend","component":{"path":"{{path}}","readonly":{{(isReadOnly ? "true" : "false")}},"block_size":512} }
        """;

    public void Dispose() => _directory.Delete(recursive: true);
}
