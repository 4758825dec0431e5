using System.Globalization;
using System.Text;

namespace SpecLattice.Generators.Locking;

/// <summary>
/// Reads which versions a corpus of fixtures has documents of: the <c>family</c> and <c>version</c> of each entry of a <c>manifest.json</c>. Whether the documents are what the manifest
/// says is for <c>FixtureCorpus</c> to check, when tests run.
/// </summary>
internal sealed class FixtureManifest
{
    /// <summary>What a manifest's file is called.</summary>
    public const string FileName = "manifest.json";

    private readonly string _text;
    private readonly HashSet<(string Family, int Version)> _versions = [];
    private int _at;

    private FixtureManifest(string text) => _text = text;

    /// <summary>The versions that a manifest has documents of which can be read. Of a text that is not JSON, those before the mistake.</summary>
    /// <param name="text">The manifest.</param>
    public static IReadOnlyCollection<(string Family, int Version)> Read(string text)
    {
        var manifest = new FixtureManifest(text);
        manifest.ReadObjects();
        return manifest._versions;
    }

    private void ReadObjects()
    {
        // An entry for each object that is open, so no depth is too deep.
        var open = new Stack<Entry>();
        string? name = null;
        for (; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case '{':
                    open.Push(new Entry());
                    break;
                case '}' when open.Count > 0:
                    open.Pop().AddTo(_versions);
                    break;
                case '"':
                    var text = ReadString();
                    if (FollowedByColon())
                    {
                        name = text;
                    }
                    else if (name == "family" && open.Count > 0)
                    {
                        open.Peek().Family = text;
                    }

                    if (name == "unreadable" && open.Count > 0)
                    {
                        open.Peek().IsUnreadable = true;
                    }

                    break;
                case >= '0' and <= '9' when name == "version" && open.Count > 0:
                    open.Peek().Version = ReadNumber();
                    break;
                case ',':
                    name = null;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The string that begins here; stays at its last quote.</summary>
    private string ReadString()
    {
        var text = new StringBuilder();
        for (_at++; _at < _text.Length && _text[_at] != '"'; _at++)
        {
            if (_text[_at] != '\\' || _at + 1 >= _text.Length)
            {
                text.Append(_text[_at]);
                continue;
            }

            _at++;
            if (_text[_at] == 'u'
                && _at + 4 < _text.Length
                && ushort.TryParse(_text.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                _at += 4;
            }
            else
            {
                text.Append(_text[_at]);
            }
        }

        return text.ToString();
    }

    private bool FollowedByColon()
    {
        var at = _at + 1;
        while (at < _text.Length && char.IsWhiteSpace(_text[at]))
        {
            at++;
        }

        return at < _text.Length && _text[at] == ':';
    }

    /// <summary>The number that begins here; stays at its last digit.</summary>
    private int? ReadNumber()
    {
        var start = _at;
        while (_at + 1 < _text.Length && _text[_at + 1] is >= '0' and <= '9')
        {
            _at++;
        }

        return int.TryParse(_text.Substring(start, _at - start + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private sealed class Entry
    {
        public string? Family { get; set; }

        public int? Version { get; set; }

        public bool IsUnreadable { get; set; }

        public void AddTo(HashSet<(string Family, int Version)> versions)
        {
            if (Family is { } family && Version is { } version && !IsUnreadable)
            {
                versions.Add((family, version));
            }
        }
    }
}
