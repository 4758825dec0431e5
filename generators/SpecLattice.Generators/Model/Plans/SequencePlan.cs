namespace SpecLattice.Generators.Model.Plans;

/// <summary>Several plans, one after the other, where no rewrite makes one of them.</summary>
internal sealed record SequencePlan : ValuePlan
{
    public required EquatableArray<SequenceStep> Steps { get; init; }

    public override bool IsPartial => Steps.Any(step => step.Plan.IsPartial);

    public override bool Refuses => Steps.Any(step => step.Plan.Refuses);

    public override bool Discards => Steps.Any(step => step.Plan.Discards);

    public override bool NamesPlacesInside => Steps.Any(step => step.Plan.NamesPlacesInside || step.Place == StepPlace.OnlyItem);

    public override bool CanThrow => Steps.Any(step => step.Plan.CanThrow);

    public override IEnumerable<ContextParameter> Contexts => Steps.SelectMany(step => step.Plan.Contexts);
}

/// <summary>A step of a sequence.</summary>
/// <param name="Plan">What it does.</param>
/// <param name="Place">Where in the sequence's value its losses are.</param>
internal sealed record SequenceStep(ValuePlan Plan, StepPlace Place);

/// <summary>Where in the value that a sequence was given a step's losses are.</summary>
internal enum StepPlace
{
    /// <summary>Where the step says: it is the first.</summary>
    Own,

    /// <summary>At the value itself: what the step sees inside was made on the way, and the document has no such place.</summary>
    Whole,

    /// <summary>At the only item of the list that the value is, where it has one.</summary>
    OnlyItem,
}
