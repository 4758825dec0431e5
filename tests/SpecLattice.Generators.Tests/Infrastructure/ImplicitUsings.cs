namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>What the SDK adds to each project of this repository.</summary>
internal static class ImplicitUsings
{
    public const string Text = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
}
