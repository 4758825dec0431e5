using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>A lock as the compiler hands it to analyzers.</summary>
internal sealed class LockAdditionalText(string text, string path = "/project/specs.lock") : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
