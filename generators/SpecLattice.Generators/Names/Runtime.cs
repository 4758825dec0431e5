namespace SpecLattice.Generators.Names;

/// <summary>The names by which generated code refers to the runtime and the framework.</summary>
internal static class Runtime
{
    /// <summary>
    /// What every generated file of a type or family begins with, so that it need not say the namespaces at full length each time. Before <c>::</c> a name can be nothing but such an
    /// alias, whatever the types and members of the project are called.
    /// </summary>
    public const string Aliases = "using __C = global::System.ComponentModel;\nusing __J = global::System.Text.Json;\nusing __L = global::SpecLattice;\nusing __R = global::SpecLattice.Serialization;\nusing __S = global::SpecLattice.CompilerServices;";

    /// <summary>What users name too.</summary>
    public const string Space = "__L::";

    /// <summary>What scalars that are written by hand name too.</summary>
    public const string Serialization = "__R::";

    /// <summary>What only generated code names.</summary>
    public const string Services = "__S::";

    public const string Schemas = Space + "Schemas.";
    public const string Catalog = Space + "Catalog.";

    /// <summary>What tools look for in an assembly that has a catalog.</summary>
    public const string CatalogAttribute = "global::SpecLattice.Catalog.SpecCatalogAttribute";

    public const string Family = Catalog + "SpecFamily";
    public const string Read = Serialization + "SpecJsonRead";
    public const string Members = Services + "SpecMemberReader";
    public const string Write = Serialization + "SpecJsonWrite";
    public const string Convert = Services + "SpecConvert";
    public const string Conversion = Space + "Conversion";
    public const string Convertible = Space + "ISpecConvertible";
    public const string TotallyConvertible = Space + "ISpecTotallyConvertible";
    public const string Unknown = Services + "SpecUnknown";
    public const string Discarding = Space + "Discarding";
    public const string Losses = Services + "LossCollector";
    public const string LossPlace = Services + "LossPlace";
    public const string LossKind = Space + "LossKind";
    public const string Sharing = Services + "SpecSharing";
    public const string Depth = Services + "SpecDepth";
    public const string Sums = Services + "SpecSums";
    public const string EnvelopeCodec = Services + "SpecEnvelopeCodec";
    public const string Units = Services + "SpecUnits";
    public const string Fast = Services + "SpecFast";
    public const string FastReader = Serialization + "SpecFastReader";
    public const string FastWriter = Serialization + "SpecFastWriter";
    public const string Reader = "__J::Utf8JsonReader";
    public const string Writer = "__J::Utf8JsonWriter";
    public const string Equality = Services + "SpecEquality";
    public const string HideFromEditor = "[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]";

    /// <summary>The generator, as what it writes names it.</summary>
    public const string Generator = "SpecLattice.Generators";

    /// <summary>The generator's type, after which the compiler names the folder of what it writes.</summary>
    public const string GeneratorType = Generator + ".SpecGenerator";

    public static readonly string GeneratedCode =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"{Generator}\", \"{typeof(Runtime).Assembly.GetName().Version.ToString(3)}\")]";

    /// <summary>The contract with the runtime that generated code is written for: <c>SpecContract</c> says when it changes.</summary>
    public const int Contract = 1;

    /// <summary>Marks the conversion to a version, so that other assemblies find it.</summary>
    public static string ConversionTo(int version) => $"[{Services}SpecConversionTo({Identifiers.Number(version)})]";

    public static string JsonConverter(string type) =>
        $"[__J::Serialization.JsonConverter(typeof(__R::SpecJsonConverter<{type}>))]";
}
