using SpecLattice;

namespace Editor.Model;

/// <summary>The settings of the editor, in any version. The file says which in its member `format`; the first release wrote none.</summary>
[SpecSum("settings", Envelope = SpecEnvelopeForm.Inside, Mark = "format", MarkKind = SpecMarkKind.Integer, Unmarked = 1)]
public abstract partial record AnySettings;
