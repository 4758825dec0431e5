namespace SpecLattice.Generators.Names;

/// <summary>The properties of diagnostics that fixes read. Messages are for people.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The C# name of the member that the diagnostic is about.</summary>
    public const string Member = nameof(Member);

    /// <summary>The C# name of the case, or of the enum's member, that the diagnostic is about.</summary>
    public const string Case = nameof(Case);

    /// <summary>The C# name of what a declaration of history means, where it gives another.</summary>
    public const string FormerName = nameof(FormerName);

    /// <summary>The short name of the version that has to declare something: <c>V2.Lamp</c>.</summary>
    public const string NewerType = nameof(NewerType);

    /// <summary>The versions that a version may come after, the likeliest first, with commas between them.</summary>
    public const string Predecessors = nameof(Predecessors);

    /// <summary>The type that is used, as generated code names it.</summary>
    public const string UsedType = nameof(UsedType);

    /// <summary>The type to use instead, as generated code names it.</summary>
    public const string CurrentType = nameof(CurrentType);

    /// <summary>The same type as people write it.</summary>
    public const string CurrentName = nameof(CurrentName);

    /// <summary>The name that a type is to have in a JSON context.</summary>
    public const string ContextName = nameof(ContextName);

    /// <summary>The documentation id of the spec that the diagnostic is about.</summary>
    public const string Spec = nameof(Spec);

    /// <summary>The lines that a lock is missing.</summary>
    public const string Lines = nameof(Lines);
}
