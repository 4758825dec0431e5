namespace SpecLattice.Catalog;

/// <summary>Leads tools to an assembly's generated catalog: a static class with <c>Families</c> and <c>Lock</c>.</summary>
/// <param name="catalog">The catalog.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SpecCatalogAttribute(Type catalog) : Attribute
{
    /// <summary>The catalog.</summary>
    public Type Catalog { get; } = catalog;
}
