using System.Text;
using NewsArchive.Text;

namespace NewsArchive.Proposals.Names;

/// <summary>Gives every name of an article the fullest form that the article has for the same person, organisation or place.</summary>
/// <remarks>
/// A person's short form is a word or several at the end or the beginning of the full one (« Macron », « de Gaulle », « Lim » of « Lim Soo-suk »). Where two full names fit,
/// a « M. » or « Mme » before it decides by the given name, then whom the article spoke of more often up to there, then last.
/// An organisation's short form is its acronym (« FDS » of « Forces démocratiques syriennes ») or its first word.
/// </remarks>
internal sealed class NameChains
{
    // A text that has more full names for one word is no article; the first ones are enough.
    private const int MostCandidates = 16;
    private const int LongestForm = 12;

    private static readonly HashSet<uint> Mister = [.. ((string[])["m", "m.", "monsieur", "mr"]).Select(word => WordHash.Of(word))];
    private static readonly HashSet<uint> Madam = [.. ((string[])["mme", "madame", "mlle", "mademoiselle", "mrs", "lady"]).Select(word => WordHash.Of(word))];

    private readonly NameDocument _document;
    private readonly List<TaggedName> _names;
    private readonly Dictionary<(ProposedKind, string), Form> _forms = [];
    private readonly Dictionary<(ProposedKind, string), List<Form>> _byShort = [];
    private readonly Form[] _formOf;

    private NameChains(NameDocument document, List<TaggedName> names)
    {
        (_document, _names, _formOf) = (document, names, new Form[names.Count]);
        for (var i = 0; i < names.Count; i++)
            _formOf[i] = FormOf(i);
        foreach (var form in _forms.Values)
            AddShortForms(form);
    }

    private sealed class Form(string name, string[] words, ProposedKind kind, int first)
    {
        public string Name => name;

        public string[] Words => words;

        public ProposedKind Kind => kind;

        /// <summary>The number of the first name that has the form.</summary>
        public int First => first;

        /// <summary>The names that have the form.</summary>
        public List<int> Places { get; } = [];

        /// <summary>How many names were given the form so far.</summary>
        public int Mentions { get; set; }

        public int LastMention { get; set; } = -1;
    }

    /// <summary>The fullest form of each name, in their order.</summary>
    public static string[] FullestOf(NameDocument document, List<TaggedName> names)
    {
        var chains = new NameChains(document, names);
        var fullest = new string[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            var form = chains._formOf[i];
            var fuller = chains.FullerThan(form, i) ?? form;
            fuller.Mentions++;
            fuller.LastMention = i;
            fullest[i] = fuller.Name;
        }

        return fullest;
    }

    private Form FormOf(int number)
    {
        var tagged = _names[number];
        var tokens = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_document.Tokens)[tagged.First..tagged.End];
        var words = new string[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
            words[i] = Folding.Fold(_document.Text.Substring(tokens[i].Start, tokens[i].Length));
        var key = string.Join(' ', words);
        if (!_forms.TryGetValue((tagged.Kind, key), out var form))
            _forms[(tagged.Kind, key)] = form = new Form(Written(tokens), words, tagged.Kind, number);
        form.Places.Add(number);
        return form;
    }

    // As the text has it, but for the blanks that stand around links and at the ends of lines.
    private string Written(ReadOnlySpan<NameToken> tokens)
    {
        var name = new StringBuilder();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i > 0 && tokens[i].Is(TokenPlace.AfterBlank) && name[^1] is not ('\'' or '’'))
                name.Append(' ');
            name.Append(_document.Text, tokens[i].Start, tokens[i].Length);
        }

        return name.ToString();
    }

    private void AddShortForms(Form form)
    {
        var words = form.Words;
        if (words.Length is < 2 or > LongestForm || form.Kind == ProposedKind.Place)
            return;
        if (form.Kind == ProposedKind.Person)
        {
            for (var i = 1; i < words.Length; i++)
            {
                Add(form, string.Join(' ', words[i..]));
                Add(form, string.Join(' ', words[..i]));
            }

            if (words[0].Length > 1)
                Add(form, $"{words[0][0]}. {string.Join(' ', words[1..])}");

            return;
        }

        Add(form, words[0]);
        var tokens = _document.Tokens.GetRange(_names[form.First].First, words.Length);
        var every = string.Concat(words.Where((word, i) => tokens[i].IsWord && word.Length > 0 && !word.EndsWith('\'') && !word.EndsWith('’')).Select(word => word[0]));
        var weighty = string.Concat(words.Where((word, i) => tokens[i].IsWord && word.Length > 3).Select(word => word[0]));
        if (weighty.Length > 1)
            Add(form, weighty);
        if (every != weighty && every.Length > 1)
            Add(form, every);
        // « Cour pénale internationale (CPI) », whatever its letters are.
        foreach (var place in form.Places.Take(MostCandidates))
        {
            if (place + 1 < _names.Count && _names[place + 1] is { Kind: ProposedKind.Organisation } next && next.End - next.First == 1 && next.First == _names[place].End + 1
                && _document.Tokens[next.First].Is(TokenPlace.InParentheses) && _document.Tokens[next.First].Shape is TokenShape.Capitals)
                Add(form, _formOf[place + 1].Words[0]);
        }
    }

    private void Add(Form form, string shortForm)
    {
        var list = _byShort.TryGetValue((form.Kind, shortForm), out var known) ? known : _byShort[(form.Kind, shortForm)] = [];
        if (list.Count < MostCandidates && !list.Contains(form))
            list.Add(form);
    }

    private Form? FullerThan(Form form, int number)
    {
        if (!_byShort.TryGetValue((form.Kind, string.Join(' ', form.Words)), out var candidates))
            return null;
        if (form.Kind == ProposedKind.Person && candidates.Count > 1 && SexBefore(number) is { } isFemale)
        {
            var fitting = candidates.FindAll(candidate => SexOf(candidate) is { } sex && sex == isFemale);
            if (fitting.Count > 0)
                candidates = fitting;
        }

        // An organisation's first word may be that of several: then it is none of them for certain.
        if (form.Kind == ProposedKind.Organisation)
            return candidates.Count == 1 ? candidates[0] : null;
        return candidates.MaxBy(candidate => (candidate.Mentions, candidate.LastMention, candidate.Words.Length, -candidate.First));
    }

    private bool? SexBefore(int number)
    {
        var first = _names[number].First;
        return first == 0 ? null : Madam.Contains(_document.Tokens[first - 1].Lower) ? true : Mister.Contains(_document.Tokens[first - 1].Lower) ? false : null;
    }

    private bool? SexOf(Form form)
    {
        var known = _document.Classes[_names[form.First].First];
        return (known & WordClass.FemaleGivenName) != 0 ? true : (known & WordClass.MaleGivenName) != 0 ? false : null;
    }
}
