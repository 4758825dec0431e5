using Microsoft.Win32.SafeHandles;

namespace SpecLattice.Vmm.Machine.Files;

/// <summary>
/// A file that holds a disk's contents, open. Locks on two of its bytes keep servers from using it against each other: who runs a VM with the disk has the
/// <em>owner</em> byte, who fetches one by migration the <em>heir</em> byte, until it runs the VM and has the other one. The locks are advisory, shared among VMs that
/// only read, and end with the process at the latest.
/// </summary>
public sealed class DiskFile : IDisposable
{
    private const long OwnerByte = 0;
    private const long HeirByte = 1;

    internal DiskFile(SafeFileHandle handle, bool isReadOnly)
    {
        Handle = handle;
        IsReadOnly = isReadOnly;
        Bytes = (ulong)RandomAccess.GetLength(handle);
    }

    /// <summary>The size when it was opened.</summary>
    public ulong Bytes { get; }

    /// <summary>Whether it can only be read.</summary>
    public bool IsReadOnly { get; }

    internal SafeFileHandle Handle { get; }

    /// <summary>Claims the file for a VM that is made here: nobody else may be using it, or be about to.</summary>
    /// <exception cref="DiskFileException">Somebody does.</exception>
    public void ClaimAsOwner()
    {
        ClaimAsHeir();
        Lock(OwnerByte);
        Unlock(HeirByte);
    }

    /// <summary>Claims the file for a VM that is on its way here: another server may be using it, but nobody else may be about to.</summary>
    /// <exception cref="DiskFileException">Somebody is.</exception>
    public void ClaimAsHeir() => Lock(HeirByte);

    /// <summary>Makes the owner of the heir: the VM is about to run here.</summary>
    /// <exception cref="DiskFileException">The file has another owner.</exception>
    public void Inherit()
    {
        Lock(OwnerByte);
        Unlock(HeirByte);
    }

    /// <summary>Leaves the file to the heir: the VM may run elsewhere from now on.</summary>
    public void Bequeath() => Unlock(OwnerByte);

    /// <summary>Takes back what was left to an heir that does not run the VM.</summary>
    /// <exception cref="DiskFileException">The file has another owner.</exception>
    public void TakeBack() => Lock(OwnerByte);

    /// <summary>Closes the file, which ends the claim.</summary>
    public void Dispose() => Handle.Dispose();

    private void Lock(long position) => NativeFile.Lock(Handle, position, IsReadOnly);

    private void Unlock(long position) => NativeFile.Unlock(Handle, position);
}
