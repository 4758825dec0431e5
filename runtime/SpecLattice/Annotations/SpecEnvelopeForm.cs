namespace SpecLattice;

/// <summary>Where a document of a family says which version it is of.</summary>
public enum SpecEnvelopeForm
{
    /// <summary>In an object around the document: <c>{"version": "V3", "spec": {...}}</c>.</summary>
    Around,

    /// <summary>In a member of the document itself, which may stand anywhere among the others: <c>{"schemaVersion": 3, ...}</c>.</summary>
    Inside,

    /// <summary>Not in the document: in an event's type, a header or a column beside it.</summary>
    Outside,
}

/// <summary>What a mark, which says the version of a document, is in JSON.</summary>
public enum SpecMarkKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A number without fraction and sign.</summary>
    Integer,
}
