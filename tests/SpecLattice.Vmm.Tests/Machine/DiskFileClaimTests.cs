using SpecLattice.Vmm.Machine.Files;

namespace SpecLattice.Vmm.Tests.Machine;

/// <summary>Who may use a disk's file while a VM moves from one server to another.</summary>
public sealed class DiskFileClaimTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("disk-claims-");
    private readonly DiskRoots _roots;
    private readonly List<DiskFile> _opened = [];

    public DiskFileClaimTests()
    {
        File.WriteAllBytes(Disk, new byte[4096]);
        _roots = DiskRoots.Open([_directory.FullName]);
    }

    private string Disk => Path.Combine(_directory.FullName, "disk");

    [Fact]
    public void While_a_vm_moves_nobody_else_gets_its_disk()
    {
        var (source, target) = (Open(), Open());
        source.ClaimAsOwner();
        AssertTaken(file => file.ClaimAsOwner());
        target.ClaimAsHeir();
        AssertTaken(file => file.ClaimAsOwner());
        AssertTaken(file => file.ClaimAsHeir());

        // The target does not get it before the source says so.
        Assert.Throws<DiskFileException>(target.Inherit);
        source.Bequeath();
        AssertTaken(file => file.ClaimAsOwner());
        target.Inherit();
        Assert.Throws<DiskFileException>(source.TakeBack);
        source.Dispose();
        AssertTaken(file => file.ClaimAsOwner());
        target.Dispose();
        Open().ClaimAsOwner();
    }

    [Fact]
    public void A_source_takes_back_what_the_target_never_had()
    {
        var (source, target) = (Open(), Open());
        source.ClaimAsOwner();
        target.ClaimAsHeir();
        source.Bequeath();
        source.TakeBack();
        Assert.Throws<DiskFileException>(target.Inherit);
        target.Dispose();
        AssertTaken(file => file.ClaimAsOwner());
        Open().ClaimAsHeir();
    }

    [Fact]
    public void Those_who_only_read_share_a_disk_and_keep_writers_away()
    {
        Open(isReadOnly: true).ClaimAsOwner();
        Open(isReadOnly: true).ClaimAsOwner();
        Open(isReadOnly: true).ClaimAsHeir();
        AssertTaken(file => file.ClaimAsOwner());
        foreach (var file in _opened)
        {
            file.Dispose();
        }

        Open().ClaimAsOwner();
        AssertTaken(file => file.ClaimAsOwner(), isReadOnly: true);
    }

    public void Dispose()
    {
        _opened.ForEach(file => file.Dispose());
        _roots.Dispose();
        _directory.Delete(recursive: true);
    }

    private DiskFile Open(bool isReadOnly = false)
    {
        var file = _roots.OpenFile(Disk, isReadOnly);
        _opened.Add(file);
        return file;
    }

    private void AssertTaken(Action<DiskFile> claim, bool isReadOnly = false)
    {
        using var file = _roots.OpenFile(Disk, isReadOnly);
        Assert.Contains("in use by another", Assert.Throws<DiskFileException>(() => claim(file)).Message, StringComparison.Ordinal);
    }
}
