namespace SpecLattice.Generators.Names;

/// <summary>The metadata names of the types that parsing and analysis look for.</summary>
internal static class KnownNames
{
    public const string Spec = "SpecLattice.SpecAttribute";
    public const string SpecPart = "SpecLattice.SpecPartAttribute";
    public const string SameAs = "SpecLattice.SameAsAttribute";
    public const string SpecTakenOver = "SpecLattice.CompilerServices.SpecTakenOverAttribute";
    public const string SpecSum = "SpecLattice.SpecSumAttribute";
    public const string SpecUnion = "SpecLattice.SpecUnionAttribute";
    public const string SpecEnum = "SpecLattice.SpecEnumAttribute";
    public const string SpecScalar = "SpecLattice.SpecScalarAttribute";
    public const string SpecScalarFor = "SpecLattice.SpecScalarForAttribute";
    public const string SpecScalarCodec = "SpecLattice.Serialization.ISpecScalarCodec`1";
    public const string Case = "SpecLattice.CaseAttribute`1";
    public const string UnitCase = "SpecLattice.UnitCaseAttribute";
    public const string Added = "SpecLattice.AddedAttribute";
    public const string Removed = "SpecLattice.RemovedAttribute";
    public const string Renamed = "SpecLattice.RenamedAttribute";
    public const string Gathered = "SpecLattice.GatheredAttribute";
    public const string Scattered = "SpecLattice.ScatteredAttribute";
    public const string SpecDefault = "SpecLattice.SpecDefaultAttribute";
    public const string SpecConversion = "SpecLattice.SpecConversionAttribute";
    public const string SpecConversionTo = "SpecLattice.CompilerServices.SpecConversionToAttribute";
    public const string SemanticChange = "SpecLattice.SemanticChangeAttribute";
    public const string Conversion = "SpecLattice.Conversion`1";
    public const string Conversions = "SpecLattice.Conversion";
    public const string Loss = "SpecLattice.Loss";
    public const string LossDetails = "SpecLattice.LossDetails";
    public const string UnknownMembers = "SpecLattice.SpecUnknownMembers";
    public const string Discarding = "SpecLattice.Discarding`1";
    public const string SpecConversionException = "SpecLattice.SpecConversionException";
    public const string SpecModel = "SpecLattice.SpecModelAttribute";
    public const string NotProjected = "SpecLattice.NotProjectedAttribute";
    public const string Flags = "System.FlagsAttribute";
    public const string Sensitive = "SpecLattice.SensitiveAttribute";
    public const string SpecJsonNaming = "SpecLattice.SpecJsonNamingAttribute";
    public const string JsonInclude = "System.Text.Json.Serialization.JsonIncludeAttribute";
    public const string JsonConverter = "System.Text.Json.Serialization.JsonConverterAttribute";
    public const string SpecJsonConverter = "SpecLattice.Serialization.SpecJsonConverter`1";
    public const string Obsolete = "System.ObsoleteAttribute";
    public const string SpecMapKey = "SpecLattice.Serialization.ISpecMapKey`1";
    public const string SpecJson = "SpecLattice.Serialization.ISpecJson`1";
    public const string NonSerialized = "System.NonSerializedAttribute";
    public const string TypeConverter = "System.ComponentModel.TypeConverterAttribute";
    public const string DefaultValue = "System.ComponentModel.DefaultValueAttribute";
    public const string JsonPropertyOrder = "System.Text.Json.Serialization.JsonPropertyOrderAttribute";
    public const string JsonPropertyName = "System.Text.Json.Serialization.JsonPropertyNameAttribute";
    public const string JsonStringEnumMemberName = "System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute";
    public const string SpecMap = "SpecLattice.SpecMap`2";
    public const string SpecList = "SpecLattice.SpecList`1";
    public const string SpecSet = "SpecLattice.SpecSet`1";
    public const string ImmutableArray = "System.Collections.Immutable.ImmutableArray`1";
    public const string GeneratedCode = "System.CodeDom.Compiler.GeneratedCodeAttribute";

    /// <summary>Whether an attribute of this name, written without namespace, can be the one that says which version a type is, or that it is a sum of versions.</summary>
    public static bool IsIdentity(string attribute) => attribute is "Spec" or "SpecAttribute" or "SpecPart" or "SpecPartAttribute" or "SpecSum" or "SpecSumAttribute";
}
