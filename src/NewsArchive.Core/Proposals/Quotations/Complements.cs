using System.Collections.Frozen;
using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Finds what stands behind a verb of speech: <c>que</c>, a question, a colon, marks, an infinitive.</summary>
internal sealed class Complements(TextReading reading)
{
    private const int Farthest = 32;

    // Verbs whose que-clause says what somebody wants, decides or proves, not what somebody says.
    private static readonly FrozenSet<string> NotWithThat = new[]
    {
        "vouloir", "exiger", "demander", "souhaiter", "réclamer", "ordonner", "enjoindre", "décider", "prévoir", "prier", "lire", "sourire", "traduire", "emporter", "poser", "trancher",
        "conseiller", "approuver", "engager", "requérir", "trouver", "parler", "faire", "laisser", "mettre", "continuer", "publier", "menacer", "convenir", "imaginer", "présenter", "qualifier", "flatter",
    }.ToFrozenSet();

    // Verbs that take a bare infinitive for what is said (Grevisse, Le bon usage, « l'infinitif complément »).
    private static readonly FrozenSet<string> WithInfinitive = new[]
    {
        "dire", "affirmer", "déclarer", "assurer", "reconnaître", "admettre", "penser", "croire", "estimer", "expliquer", "prétendre", "jurer", "confirmer", "révéler", "raconter", "avouer", "annoncer",
        "indiquer", "préciser", "nier", "démentir", "regretter", "certifier", "confesser", "maintenir", "soutenir", "concéder", "répéter", "rappeler", "considérer", "confier", "justifier", "réaffirmer",
        "ajouter", "clamer", "proclamer", "garantir", "attester", "alléguer", "arguer", "prétexter",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> WithQuestion =
        new[] { "demander", "dire", "préciser", "indiquer", "expliquer", "informer", "interroger", "raconter", "révéler", "décrire", "questionner" }.ToFrozenSet();

    // Verbs whose que-clause stands behind the person who is told (Grevisse, Le bon usage, « l'objet direct et la proposition »).
    private static readonly FrozenSet<string> WithAddressee = new[] { "informer", "avertir", "prévenir", "aviser", "assurer", "alerter", "rassurer", "persuader" }.ToFrozenSet();

    // Adverbs that make a conjunction with que elsewhere, but not right behind the verb: « il précise aussi que ».
    private static readonly FrozenSet<string> Focusing = new[] { "aussi", "même", "ainsi", "bien" }.ToFrozenSet();

    /// <summary>Words that make another conjunction of the que behind them.</summary>
    public static readonly FrozenSet<string> Compounding = new[]
    {
        "plus", "moins", "tel", "telle", "tels", "telles", "ainsi", "alors", "avant", "après", "afin", "pour", "dès", "tandis", "sans", "parce", "bien", "lors", "autant", "depuis", "pendant", "même",
        "aussi", "tant", "si", "outre", "pourvu", "jusqu'à", "autre", "selon",
    }.ToFrozenSet();

    private TokenList Tokens => reading.Tokens;

    /// <summary>The complement of a verb, none when something else is told before one comes.</summary>
    public Complement After(VerbGroup group, int end)
    {
        end = Math.Min(end, group.End + Farthest);
        var isFree = true;
        for (var i = group.End; i < end; i++)
        {
            var token = Tokens[i];
            if (token.Is("que") || token.Is("qu'"))
                return That(group, i, end, isFree);
            switch (token.Kind)
            {
                case TokenKind.Colon:
                    return i + 1 < end ? new Complement(ComplementKind.Colon, i + 1) : default;
                case TokenKind.Open when reading.IsQuoted(i):
                    return new Complement(ComplementKind.Quoted, i);
                case TokenKind.Comma when i + 1 < end && (Tokens[i + 1].Is("que") || Tokens[i + 1].Is("qu'")):
                    continue;
                case TokenKind.Comma:
                    i = BehindParenthesis(i, end);
                    if (i < 0)
                        return default;
                    continue;
                case TokenKind.Number:
                    continue;
                // « sur BFMTV - RMC que »
                case TokenKind.Dash when Tokens[i - 1].IsCapital && i + 1 < end && Tokens[i + 1].IsCapital:
                    continue;
                case TokenKind.ParenthesisOpen:
                    i = Closing(i, end);
                    continue;
                case TokenKind.Word:
                    break;
                default:
                    return default;
            }

            if (token.Lexeme.Form is "combien" or "comment" or "pourquoi" && (WithQuestion.Contains(group.Lemma) || group.Lemma is "rappeler" or "souligner" or "montrer" or "noter")
                || WithQuestion.Contains(group.Lemma) && token.Lexeme.Form is "si" or "s'")
                return new Complement(ComplementKind.Question, i);
            if (group is { Lemma: "demander", IsReflexive: true } && i - group.End < 2 && AsksAt(i, end))
                return new Complement(ComplementKind.Question, i);
            if (WithInfinitive.Contains(group.Lemma) && InfinitiveAt(i, end) && !Tokens[i - 1].Is(WordKinds.Preposition) && (isFree && OnlyAdverbs(group.End, i) || BehindCircumstance(group.End, i)))
                return new Complement(ComplementKind.Infinitive, i);
            if (token.Is(WordKinds.Relative) || token.Is(WordKinds.Conjunction) && !token.Is("et") || reading.IsFiniteVerb(i) && !token.Is(WordKinds.Adverb))
                return default;
            if ((token.Is(WordKinds.Gerund) || token.Lexeme.Verb?.Tenses == Tenses.Gerund) && !token.IsCapital)
                return default;
            // « sur les diamants remis par Bokassa … qu'il évalue »: an agent belongs to a noun, and so does the clause behind it.
            isFree &= (IsCircumstance(i, group.End) || WithAddressee.Contains(group.Lemma)) && !(token.Is("par") && i + 1 < end && Tokens[i + 1].IsCapital);
        }

        return default;
    }

    /// <summary>The content behind a verb of speech; null when none stands there.</summary>
    public static (int First, int End)? Content(SentenceContext context, VerbGroup group, bool isQuotedNear)
    {
        var complement = new Complements(context.Reading).After(group, context.Sentence.End);
        (int First, int End)? content = complement.Kind switch
        {
            ComplementKind.That => (complement.Content, ContentEnds.Of(context, complement.Content)),
            ComplementKind.Colon when context.Reading.IsQuoted(complement.Content) => (complement.Content, context.EndOfJoined(complement.Content)),
            ComplementKind.Quoted when isQuotedNear && complement.Content - group.End <= 1 => (complement.Content, context.EndOfJoined(complement.Content)),
            _ => null,
        };
        return content is { } found && found.End - found.First > 1 ? found : null;
    }

    private Complement That(VerbGroup group, int at, int end, bool isFree)
    {
        if (at + 1 >= end || NotWithThat.Contains(group.Lemma) && !reading.IsQuoted(at + 1))
            return default;
        var previous = Tokens[at - 1];
        var isFocused = at == group.End + 1 && Focusing.Contains(previous.Lexeme.Form);
        if (at > group.End && !isFocused && !(reading.IsQuoted(at + 1) && previous.Is(WordKinds.Adverb)) && (Compounding.Contains(previous.Lexeme.Form) || previous.Is(WordKinds.Negation)))
            return default;
        // « a annoncé la création d'un fonds que… » is a relative clause; « insiste sur le fait que… » is not.
        if (!isFree && !previous.Is(WordKinds.ContentNoun))
            return default;
        return new Complement(ComplementKind.That, at + 1);
    }

    // « se demande ce que fait la police », « à quoi servent ces lois », « où va la ville »
    private bool AsksAt(int at, int end)
    {
        if (Tokens[at].Is("ce") && at + 1 < end)
            return Tokens[at + 1].Is("que") || Tokens[at + 1].Is("qu'") || Tokens[at + 1].Is("qui");
        var word = Tokens[at].Is("à") || Tokens[at].Is("de") ? at + 1 : at;
        return word < end && (Tokens[word].Is("où") || Tokens[word].Is("qui") || Tokens[word].Is("quoi") || Tokens[word].Is("quand") || Tokens[word].Is(WordKinds.Relative) && word > at
            || reading.Text.AsSpan(Tokens[word].Start, Tokens[word].End - Tokens[word].Start) is "quel" or "quelle" or "quels" or "quelles");
    }

    // A word that can stand between the verb and its que: time, place, addressee, manner.
    private bool IsCircumstance(int at, int first)
    {
        var token = Tokens[at];
        if (token.Is(WordKinds.Adverb | WordKinds.Preposition | WordKinds.Time | WordKinds.Negative | WordKinds.Participle | WordKinds.StrongPronoun) || token.IsHung)
            return true;
        for (var i = at - 1; i >= Math.Max(first, at - 8); i--)
        {
            if (Tokens[i].Is(WordKinds.Preposition))
                return true;
        }

        // « le 12 mai », « ce mardi », « ce même mardi ».
        if (token.Kind == TokenKind.Number || Tokens[at - 1].Kind == TokenKind.Number || Tokens[at - 1].Is(WordKinds.Time))
            return true;
        var next = at + 2 < Tokens.Length && Tokens[at + 1].Is("même") ? Tokens[at + 2] : Tokens[at + 1];
        return token.Is(WordKinds.Determiner) && (next.Kind == TokenKind.Number || next.Is(WordKinds.Time));
    }

    private bool BehindCircumstance(int first, int at)
    {
        for (var i = first; i < at; i++)
        {
            if (!IsCircumstance(i, first))
                return false;
        }

        return Tokens[at].Is("avoir") || Tokens[at].Is("être") || Tokens[at].Is("vouloir") || Tokens[at].Is("ne");
    }

    private int Closing(int open, int end)
    {
        var at = open;
        while (at < end - 1 && Tokens[at].Kind != TokenKind.ParenthesisClose)
            at++;
        return at;
    }

    private bool OnlyAdverbs(int first, int at)
    {
        for (var i = first; i < at; i++)
        {
            if (!Tokens[i].Is(WordKinds.Adverb | WordKinds.Time))
                return false;
        }

        return true;
    }

    /// <summary>Whether an infinitive begins at a token, its pronouns and negation first.</summary>
    public bool InfinitiveAt(int at, int end)
    {
        for (var i = at; i < Math.Min(end, at + 5); i++)
        {
            var token = Tokens[i];
            // « confirme le pouvoir du maire »
            if (i > at && Tokens[i - 1].Is(WordKinds.Determiner) && (token.Is("pouvoir") || token.Is("devoir") || token.Is("savoir") || token.Is("être") || token.Is("rire")))
                return false;
            if (token.Is("avoir") || token.Is("être") || token.Is(WordKinds.Infinitive) && !token.IsCapital || token.Lexeme.Verb is { } verb && verb.Tenses.HasFlag(Tenses.Infinitive))
                return true;
            if (i > at && reading.IsQuoted(i) && Tokens[i].Kind == TokenKind.Open)
                continue;
            if (!token.Is(WordKinds.Negation | WordKinds.Negative | WordKinds.Clitic) && !(i > at && token.Is(WordKinds.Adverb)) || token.Is(WordKinds.SubjectPronoun) && !token.Is(WordKinds.Clitic))
                return false;
        }

        return false;
    }

    // « a déclaré, lors d'une conférence de presse, que »: the place behind the second comma when a complement stands there.
    private int BehindParenthesis(int comma, int end)
    {
        for (var i = comma + 1; i < end && !reading.IsQuoted(i); i++)
        {
            if (Tokens[i].Kind == TokenKind.Comma && i + 1 < end)
                return Tokens[i + 1].Is("que") || Tokens[i + 1].Is("qu'") || Tokens[i + 1].Kind is TokenKind.Open or TokenKind.Colon || Tokens[i + 1].Is("de") || Tokens[i + 1].Is("avoir") ? i : -1;
            if (Tokens[i].Is(WordKinds.Relative | WordKinds.Gerund) && !Tokens[i].IsCapital)
                return -1;
        }

        return -1;
    }
}
