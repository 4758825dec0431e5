namespace SpecLattice;

/// <summary>How names in C# become names in JSON.</summary>
public enum SpecNaming
{
    /// <summary>As written in C#.</summary>
    AsWritten,

    /// <summary><c>PciPath</c> becomes <c>pci_path</c>.</summary>
    SnakeCase,

    /// <summary><c>PciPath</c> becomes <c>pciPath</c>.</summary>
    CamelCase,

    /// <summary><c>PciPath</c> becomes <c>pci-path</c>.</summary>
    KebabCase,
}
