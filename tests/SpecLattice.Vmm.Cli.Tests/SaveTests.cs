using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Tests.Support;
using SpecLattice.Vmm.Migration;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>A VM in a file: it comes back whole, also on an older server, or, where the file is damaged, not at all.</summary>
public sealed class SaveTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vmm-saved-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_directory.FullName, "vm");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task A_saved_vm_goes_on_where_it_was_on_an_older_server_too()
    {
        var counted = await SaveAsync();
        await using var old = await TestServer.StartAsync("--guest-pages", "64", "--api-max", "1", "--payload-max", "uart-16550=1");
        var restored = await VmmRunner.RunAsync("restore", FilePath, "--to", old.Process.Address.Authority);
        Assert.True(restored.ExitCode == 0, restored.Errors);
        await old.WaitForStateAsync(InstanceState.Running);
        Assert.True(await old.WaitForCountAsync(counted) > counted);
        var check = await old.Client.CheckGuestMemoryAsync(Cancellation);
        Assert.True(check.Problem is null, check.Problem);
        Assert.Equal("test", (await old.Client.GetInstanceAsync(Cancellation)).Properties.Name);

        // It is in one place only.
        Assert.Empty(_directory.GetFiles());
    }

    [Fact]
    public async Task A_file_that_is_cut_off_or_damaged_is_refused_with_the_place_and_creates_nothing()
    {
        await SaveAsync();
        var whole = await File.ReadAllBytesAsync(FilePath, Cancellation);
        SavedVm.Read(FilePath);
        var random = new Random(19);
        for (var time = 0; time < 60; time++)
        {
            var at = time < 20 ? time * 3 : random.Next(whole.Length);
            var changed = whole.ToArray();
            changed[at] ^= (byte)(1 << random.Next(8));
            await RefusesAsync(changed);
            await RefusesAsync(whole[..at]);
        }

        await RefusesAsync([.. whole, 0]);
        await RefusesAsync([.. whole, .. whole]);
        await using var target = await TestServer.StartAsync();
        var run = await VmmRunner.RunAsync("restore", FilePath, "--to", target.Process.Address.Authority);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("at byte ", run.Errors, StringComparison.Ordinal);
        Assert.Equal(424, (await target.GetAsync("/instance")).Status);
        Assert.Single(_directory.GetFiles());
    }

    [Fact]
    public async Task A_server_that_cannot_have_the_vm_leaves_it_in_the_file()
    {
        await SaveAsync(Documents.Spec(Documents.Com1 + "," + Documents.Vsock));
        var before = await File.ReadAllBytesAsync(FilePath, Cancellation);
        await using var old = await TestServer.StartAsync("--api-max", "2");
        var run = await VmmRunner.RunAsync("restore", FilePath, "--to", old.Process.Address.Authority);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("stays in the file: ", run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(FilePath, Cancellation));
        var again = await VmmRunner.RunAsync("restore", FilePath, "--to", old.Process.Address.Authority);
        Assert.Contains("AlreadyInitialized", again.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(FilePath));
    }

    [Fact]
    public async Task What_may_be_all_that_there_is_of_another_vm_is_left_as_it_is()
    {
        await using var source = await TestServer.StartAsync("--guest-pages", "64");
        await source.RunInstanceAsync(Documents.Simple, 6, 10);
        await File.WriteAllTextAsync(FilePath + ".part", "another", Cancellation);
        var refused = await VmmRunner.RunAsync("save", FilePath, "--from", source.Process.Address.Authority);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("may be all that there is of a VM", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("another", await File.ReadAllTextAsync(FilePath + ".part", Cancellation));
        await source.WaitForStateAsync(InstanceState.Running);

        // Where it cannot be written, the VM stays too.
        refused = await VmmRunner.RunAsync("save", Path.Combine(FilePath, "nowhere"), "--from", source.Process.Address.Authority);
        Assert.Equal(1, refused.ExitCode);
        await source.WaitForStateAsync(InstanceState.Running);
        await source.WaitForCountAsync(await source.WaitForCountAsync(0));
    }

    private async Task RefusesAsync(byte[] bytes)
    {
        await File.WriteAllBytesAsync(FilePath, bytes, Cancellation);
        var error = Assert.Throws<InvalidDataException>(() => SavedVm.Read(FilePath));
        Assert.Contains("at byte ", error.Message, StringComparison.Ordinal);
    }

    private async Task<ulong> SaveAsync(string? spec = null)
    {
        await using var source = await TestServer.StartAsync("--guest-pages", "64");
        await source.RunInstanceAsync(spec ?? Documents.Simple, 6, 100);
        var counted = await source.WaitForCountAsync(100);
        var saved = await VmmRunner.RunAsync("save", FilePath, "--from", source.Process.Address.Authority);
        Assert.True(saved.ExitCode == 0, saved.Errors);
        await source.WaitForStateAsync(InstanceState.Destroyed);
        Assert.Equal(2, (await VmmRunner.RunAsync("save", FilePath, "--from", source.Process.Address.Authority)).ExitCode);
        return counted;
    }
}
