namespace SpecLattice;

/// <summary>Why a version cannot represent a place in a value.</summary>
public enum LossKind
{
    /// <summary>The version does not have the member, and the member holds more than its absent value.</summary>
    MemberNotRepresentable,

    /// <summary>The version's union does not have the case.</summary>
    CaseNotRepresentable,

    /// <summary>The version's enum does not have the member.</summary>
    EnumMemberNotRepresentable,

    /// <summary>The number does not fit the version's type.</summary>
    OutOfRange,

    /// <summary>The version's member cannot be null.</summary>
    NullNotAllowed,

    /// <summary>The version holds one item where the value has none or several.</summary>
    NotSingle,

    /// <summary>Converting back gives a different value: a hand-written conversion does not keep everything.</summary>
    NotInvertible,

    /// <summary>This build does not know the version.</summary>
    UnknownVersion,

    /// <summary>The version would read the value as something else.</summary>
    MeaningChanged,

    /// <summary>A hand-written conversion says so.</summary>
    Custom,

    /// <summary>A hand-written conversion threw an exception.</summary>
    ConversionFailed,
}
