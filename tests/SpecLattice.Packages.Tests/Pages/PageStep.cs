namespace SpecLattice.Packages.Tests.Pages;

/// <summary>One thing that a page tells its reader to do.</summary>
internal abstract record PageStep
{
    private PageStep()
    {
    }

    /// <summary>Write a file.</summary>
    internal sealed record WriteFile(string Name, string Text) : PageStep;

    /// <summary>Replace a text in a file.</summary>
    internal sealed record Edit(string Name, string Before, string After) : PageStep;

    /// <summary>Run commands, the last of which may have to fail.</summary>
    internal sealed record Run(IReadOnlyList<string> Commands, bool Fails) : PageStep;

    /// <summary>Look at what the last command printed.</summary>
    internal sealed record Read(string Text) : PageStep;
}
