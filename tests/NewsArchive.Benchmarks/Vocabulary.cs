namespace NewsArchive.Benchmarks;

/// <summary>Words that look French, built of stems and endings, as frequent as Zipf's law says.</summary>
/// <remarks>An index is as big and as slow as its vocabulary makes it: a few words in every article, tens of thousands in hardly any.</remarks>
internal sealed class Vocabulary
{
    private static readonly string[] Small =
        "de la le les des et en un une du dans pour qui sur au par plus avec ce sont pas ont mais aux cette être leur comme après deux ses ces elle entre sans encore sous depuis selon contre".Split(' ');

    private static readonly string[] Beginnings = ",re,dé,pré,sur,in,trans,co,sous,entre,mé,contre".Split(',');

    private static readonly string[] Stems = (
        "port form pass mont tir lev jou parl march chant gard mand posit struct duct fact ject press cept scrit spect vers mut "
        + "nomm compt clam not lanc plac trait tourn charg cour sent met prend vend cond fin grand jeun vill mond terr merc "
        + "guerr gouvern ministr présid élect polit écol univers hôpit médec march économ industr financ banqu impôt budg "
        + "polic justic tribun procès crim prison armé soldat front paix accord traité sommet europ nation région commun "
        + "maison famill enfant femm homm peupl citoyen vot campagn parti syndicat grèv salair travail emplo usin pêch "
        + "forêt fleuv montagn climat énerg pétrol nucléair march spatial scienc recherch théâtr musiqu ciném livr journ").Split(' ');

    private static readonly string[] Endings =
        "e,es,er,é,ée,és,ées,ait,aient,ent,ant,ation,ations,ement,ements,eur,eurs,euse,able,ables,age,ages,ique,iques,isme,iste,istes,if,ive,al,aux,ière,ité".Split(',');

    private static readonly string[] Formulas =
        "conseil municipal;assemblée nationale;premier ministre;semaine dernière;états membres;forces armées;pouvoir d’achat;hausse des prix;chef du gouvernement;fin de l’année;union européenne;droits humains".Split(';');

    private readonly string[] _words;
    private readonly double[] _upTo;

    public Vocabulary()
    {
        _words = [.. (from stem in Stems.Distinct() from beginning in Beginnings from ending in Endings select beginning + stem + ending).Distinct()];
        new Random(1).Shuffle(_words);
        _upTo = new double[_words.Length];
        var sum = 0.0;
        for (var rank = 0; rank < _words.Length; rank++)
            _upTo[rank] = sum += 1 / Math.Pow(rank + 4, 1.02);
    }

    public static string SmallWord(Random random) => Small[(int)(Small.Length * Math.Pow(random.NextDouble(), 2.2))];

    public static string Formula(Random random) => Formulas[(int)(Formulas.Length * Math.Pow(random.NextDouble(), 1.5))];

    public string Word(Random random)
    {
        var at = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
        return _words[Math.Min(at < 0 ? ~at : at, _words.Length - 1)];
    }

    /// <summary>A word that hardly any other article has.</summary>
    public string RareWord(Random random) => _words[random.Next(_words.Length)];
}
