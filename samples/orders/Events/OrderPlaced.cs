using SpecLattice;

namespace Orders.Events;

/// <summary>
/// An order was placed, in any version. The event's type says which: the column `type` of the store, and a header on the wire. The event itself is the document alone.
/// </summary>
[SpecSum("order-placed", Envelope = SpecEnvelopeForm.Outside, TagPattern = "order-placed-v{version}")]
public abstract partial record AnyOrderPlaced;
