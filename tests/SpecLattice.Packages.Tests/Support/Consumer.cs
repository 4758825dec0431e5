namespace SpecLattice.Packages.Tests.Support;

/// <summary>A copy of <c>tests/Consumer</c>.</summary>
internal sealed record Consumer(string Folder, string Packages)
{
    public const string Api = "Shop.Api";

    public const string App = "Shop.App";

    /// <summary>
    /// Builds a project, all of it: options are no reason for an incremental build to compile again. In one process: a second one takes longer to start than it has to do.
    /// </summary>
    public Task<CommandRun> BuildAsync(string project, params string[] options) => RunAsync("dotnet", ["build", project, "--no-incremental", "-m:1", "-v:q", .. options]);

    /// <summary>Asks MSBuild what a project is, after its packages were restored.</summary>
    public async Task<string> AskAsync(string project, params string[] options) => (await RunAsync("dotnet", ["msbuild", project, .. options])).Done().Output;

    public Task<CommandRun> RunAsync(string command, params string[] arguments) => Commands.RunAsync(Folder, Packages, command, arguments);

    public string PathOf(params string[] names) => Path.Combine([Folder, .. names]);

    /// <summary>Changes a text that is in the file once.</summary>
    public void Edit(string file, string before, string after)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Equal(2, text.Split(before).Length);
        File.WriteAllText(PathOf(file), text.Replace(before, after, StringComparison.Ordinal));
    }
}
