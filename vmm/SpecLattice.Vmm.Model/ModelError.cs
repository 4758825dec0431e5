using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Model;

/// <summary>Why a spec is refused.</summary>
/// <param name="Pointer">Where in the API spec the offending part is, as a JSON pointer, such as <c>/components/disk0</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Source">What is behind it, where that says more; otherwise null.</param>
#pragma warning disable CA1720 // A JSON pointer has this name.
public sealed record ModelError(string Pointer, string Message, string? Source = null)
#pragma warning restore CA1720
{
    /// <summary>An error of a component.</summary>
    /// <param name="id">The component's key.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <returns>The error.</returns>
    public static ModelError AtComponent(SpecKey id, string message) => new(PointerTo(id), message);

    /// <summary>The place of a component in an API spec.</summary>
    /// <param name="id">The component's key.</param>
    /// <returns>The JSON pointer.</returns>
    public static string PointerTo(SpecKey id)
    {
        var segment = id.ToString().Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return $"/components/{segment}";
    }

    /// <summary>What is wrong and, after a colon, what is behind it. The place is not said: the text is the original server's.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Source is null ? Message : $"{Message}: {Source}";
}
