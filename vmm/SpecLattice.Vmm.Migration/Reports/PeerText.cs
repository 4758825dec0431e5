using System.Text;

namespace SpecLattice.Vmm.Migration.Reports;

/// <summary>Makes text from a peer fit for messages and logs.</summary>
internal static class PeerText
{
    /// <summary>The most characters of a name in a message.</summary>
    public const int MaxName = 64;

    /// <summary>Cuts a text and replaces the characters that could disturb a log or a terminal.</summary>
    public static string Show(string text, int maxCharacters)
    {
        var shown = new StringBuilder(Math.Min(text.Length, maxCharacters));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > maxCharacters)
            {
                break;
            }

            // Line breaks stay: several losses are several lines.
            shown.Append(Rune.IsControl(rune) && rune.Value != '\n' ? "\uFFFD" : rune.ToString());
        }

        return shown.ToString();
    }
}
