using System.Text.RegularExpressions;

namespace NewsArchive.Importing.Pages;

/// <summary>Tells by its words that a block is not of the article, whatever its element is called.</summary>
internal static partial class ForeignBlocks
{
    /// <summary>The longest block that may be one; longer ones are text, however they begin.</summary>
    private const int Longest = 350;

    public static bool Has(PageBlock block)
    {
        var text = block.Text;
        // A block that is a link alone leads to another article; a list of such is a menu.
        if (block.IsTime || block.LinkShare > 0.85 || (block.Element.LocalName is "li" && block.LinkShare > 0.6))
            return true;
        if (text.Length > Longest)
            return false;
        return Referring().IsMatch(text) || (block.LinkShare > 0.3 && Leading().IsMatch(text)) || Selling().IsMatch(text) || Button().IsMatch(text)
            || Rights().IsMatch(text) || (text.Length < 160 && (Dated().IsMatch(text) || Pictured().IsMatch(text) || Posted().IsMatch(text)))
            || !text.Any(char.IsLetterOrDigit) || Initials().IsMatch(text);
    }

    /// <summary>A block without the reference to another article that was put at its end.</summary>
    public static PageBlock WithoutReference(PageBlock block)
    {
        if (block.LinkedEnd == 0)
            return block;
        var before = block.Text[..^block.LinkedEnd];
        return Inserted().Match(before) is { Success: true, Index: > 0 } reference
            ? block with { Text = before[..reference.Index].TrimEnd(), Linked = Math.Max(0, block.Linked - block.LinkedEnd), LinkedEnd = 0 } : block;
    }

    // « Lire aussi », « À lire », « Voir aussi », « Sur le même sujet »: at the beginning, with a colon, a title or nothing behind.
    [GeneratedRegex(
        @"^[\s►▶→>»•*\-–—|\[(]*(?:(?:[àaÀA]\s+)?(?:lire|relire|voir|revoir|écouter|réécouter|regarder|découvrir)(?:\s+(?:et\s+)?(?:aussi|également|encore|plus)\b|\s*[:|►▶→])"
        + @"|[ÀàAa]\s+(?:lire|relire|voir|revoir|écouter|découvrir|retrouver)(?:\s+(?:sur|dans|ici)\b|\s*$)|[ÀA]\s+LIRE\b|LIRE\s+(?:AUSSI|ÉGALEMENT|EGALEMENT)\b|>>"
        + @"|(?:sur|dans)\s+(?:le|la)\s+même\s+(?:sujet|thème|rubrique)|(?:nos|les|autres)\s+articles?\s+(?:sur|liés|similaires|associés)|articles?\s+(?:liés|similaires|associés|connexes|recommandés)|(?:pour\s+)?(?:en\s+savoir\s+plus|aller\s+plus\s+loin)\s*(?::|$)"
        + @"|plus\s+d['’](?:infos|informations|actualités)|(?:(?:les|le)\s+)?(?:plus|\+)\s+(?:lus?|populaires?|partagés?|consultés?|commentés?|vus?)\s*$|vous\s+(?:aimerez|pourriez\s+aimer)|(?:notre|nos|le|la)\s+dossiers?\s*:|read\s+(?:also|more)|see\s+also|related\s+(?:articles?|stories))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Referring();

    // Behind the end of a sentence: « … dit-il. Lire aussi : » before a link.
    [GeneratedRegex(@"(?<=^|[.!?…»”""\])]\s*)[\s►▶→>»•*\-–—|\[(]*(?:[àÀaA]\s+)?(?:lire|relire|voir|revoir|écouter|regarder)\s+(?:aussi|également)\s*[:|►▶→]?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Inserted();

    // « Lire notre enquête … » with a link.
    [GeneratedRegex(@"^[\s►▶→>»•*\-–—|\[(]*(?:[àÀaA]\s+)?(?:(?:re)?lire|voir|écouter|retrouve[zr]|découvre[zr]|consulte[zr]|regarde[zr]|VID[ÉE]OS?|PODCASTS?|ARCHIVES?|DOSSIERS?|EN\s+IMAGES|notre\s+\w+|pour\s+(?:lire|suivre|écouter))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Leading();

    // Newsletters, subscriptions and what stands before the rest of a text that one has to pay for.
    [GeneratedRegex(
        @"^(?:il\s+vous\s+reste\s+[0-9]+(?:[.,][0-9]+)?\s*%|(?:cet\s+|l['’])?(?:article|contenu)\s+(?:est\s+)?(?:réservé|exclusivement|payant|pour\s+abonnés)|réservé\s+(?:à\s+nos|aux)\s+abonnés|la\s+(?:suite|lecture)\s+(?:de\s+cet\s+article\s+|des\s+articles\s+)?est\s+réservée|la\s+suite\s+après\s+(?:la|cette)\s+publicité"
        + @"|(?:vous\s+êtes\s+)?déjà\s+abonnée?|vous\s+avez\s+déjà\s+un\s+compte|pour\s+(?:lire|consulter|accéder|découvrir)\s+(?:la\s+suite|l['’](?:intégralité|article)|cet\s+article)|envie\s+de\s+lire\s+la\s+suite|lisez\s+la\s+suite|profitez\s+de|testez\s|essayez\s+gratuitement"
        + @"|abonnez-vous|je\s+m['’](?:abonne|inscris)|s['’](?:abonner|inscrire)|inscrivez-vous|inscription\s+à|recevez\s+(?:chaque|tous|toutes|notre|nos|le\s+meilleur|l['’]essentiel|gratuitement)|(?:la|notre|nos)\s+newsletters?\b|newsletters?\s*(?::|$)|votre\s+(?:adresse\s+)?e-?mail|lecture\s+du\s+.{1,40}\s+en\s+cours\s+sur\s+un\s+autre"
        + @"|(?:soutenez|faites\s+un\s+don)\b.{0,80}|suivez(?:-nous|\s+(?:l['’]actualité|toute|nos|notre)\b)|retrouvez-nous\s+sur|rejoignez(?:-nous|\s+(?:notre|la)\s+(?:chaîne|communauté))|téléchargez\s+(?:l['’]|notre\s+)app\w*|ce\s+(?:site|contenu)\s+(?:utilise|a\s+été\s+bloqué)|nous\s+utilisons\s+des\s+cookies|en\s+(?:poursuivant|continuant)\s+votre\s+navigation|accepter\s+(?:et\s+fermer|les\s+cookies|tout)|subscribe\s+to|sign\s+up\s+(?:for|to))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Selling();

    [GeneratedRegex(
        @"^[\s•·|►▶\-–—()0-9]*(?:publicité|annonces?|advertisement|sponsorisé|contenu\s+sponsorisé|partager(?:\s+(?:cet\s+article|l['’]article|sur\s.*))?|partages?|commenter|commentaires?|réagir|réactions?|imprimer|envoyer(?:\s+par\s+(?:e-?)?mail)?|facebook|twitter|x|whatsapp|linkedin|telegram|e-?mail|copier\s+le\s+lien|lien\s+copié.*|sauvegarder|enregistrer|offrir(?:\s+(?:l['’]|cet\s+)article)?|"
        + @"ajouter\s+(?:à|aux|dans)\s.*|écouter\s+(?:l['’]|cet\s+)article|lecture\s*:?\s*[0-9]+\s*min.*|temps\s+de\s+lecture.*|[0-9]*\s*min(?:utes?)?\s+de\s+lecture|retour\s+(?:en\s+haut|à\s+l['’]accueil).*|haut\s+de\s+page|page\s+(?:suivante|précédente)|suivante?|précédente?|accueil|menu|fermer|tags?\s*:.*|mots[\s-]clés?\s*:.*|étiquettes?\s*:.*|libellés?\s*:.*|thèmes?\s*:.*|catégories?\s*:.*|"
        + @"classé\s+(?:dans|sous)\s.*|filed\s+under.*|agrandir(?:\s+l['’]image)?|voir\s+les\s+commentaires.*|laisser\s+un\s+commentaire|se\s+connecter|s['’]identifier|share|tweet(?:er)?|print)[\s•·|:0-9()►▶.…!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Button();

    [GeneratedRegex(@"^(?:©|\(c\)\s|copyright\b|tous\s+droits\s+(?:de\s+reproduction\s+)?réservés|reproduction\s+(?:interdite|partielle|totale)|all\s+rights\s+reserved)|(?:©|copyright).{0,60}(?:tous\s+droits\s+réservés|all\s+rights\s+reserved)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Rights();

    // Agencies sign so: « abc/def/gh ».
    [GeneratedRegex(@"^[a-z]{2,5}(?:[/-][a-z]{2,5}){1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();

    // Lines of dates and of their like.
    [GeneratedRegex(@"^(?:article\s+)?(?:publié|mis\s+à\s+jour|mis\s+en\s+ligne|modifié|posté|créé|paru|actualisé|màj|published|updated|posted)\s*(?:par\s.{1,60})?(?::|le\b|à\b|on\b|aujourd|il\s+y\s+a|dans\b|[0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Dated();

    // Below the words of a post: « — Nom (@nom) April 3, 2024 ».
    [GeneratedRegex(@"^[—–-]\s.{1,60}\(@\w+\)", RegexOptions.CultureInvariant)]
    private static partial Regex Posted();

    [GeneratedRegex(@"^(?:(?:photos?|crédits?(?:\s+photos?)?|illustrations?|légende|image|dessin)\s*(?::|©|/|\(c\)|d['’]|de\b))|(?:©|\bPhoto\s)[^.!?]{2,50}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pictured();
}
