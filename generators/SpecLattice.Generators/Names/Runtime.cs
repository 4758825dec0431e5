namespace SpecLattice.Generators.Names;

/// <summary>The names by which generated code refers to the runtime and the framework.</summary>
internal static class Runtime
{
    public const string Space = "global::SpecLattice.";
    public const string Read = Space + "SpecJsonRead";
    public const string Members = Space + "SpecMemberReader";
    public const string Write = Space + "SpecJsonWrite";
    public const string Convert = Space + "SpecConvert";
    public const string Conversion = Space + "Conversion";
    public const string Losses = Space + "LossCollector";
    public const string LossKind = Space + "LossKind";
    public const string UnitCase = Space + "SpecUnitCase";
    public const string Reader = "global::System.Text.Json.Utf8JsonReader";
    public const string Writer = "global::System.Text.Json.Utf8JsonWriter";
    public const string Comparer = "global::System.Collections.Generic.EqualityComparer";
    public const string HideFromEditor =
        "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    /// <summary>The generator, as what it writes names it.</summary>
    public const string Generator = "SpecLattice.Generators";

    /// <summary>The generator's type, after which the compiler names the folder of what it writes.</summary>
    public const string GeneratorType = Generator + ".SpecGenerator";

    public static readonly string GeneratedCode =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"{Generator}\", \"{typeof(Runtime).Assembly.GetName().Version.ToString(3)}\")]";

    public static string JsonConverter(string type) =>
        $"[global::System.Text.Json.Serialization.JsonConverter(typeof(global::SpecLattice.SpecJsonConverter<{type}>))]";
}
