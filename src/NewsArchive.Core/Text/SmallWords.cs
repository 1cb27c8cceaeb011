using System.Collections.Frozen;

namespace NewsArchive.Text;

/// <summary>The words that hardly any French text is without: articles, prepositions, pronouns, forms of « être » and « avoir ».</summary>
/// <remarks>They are indexed and searched like all others. Knowing them only tells where to begin.</remarks>
public static class SmallWords
{
    private static readonly FrozenSet<string> Stems = (
        "à a ai ainsi alors après au aucun aussi autre aux avait avant avec avoir ce cela ces cet cette ceux chez comme contre d dans de depuis des deux dont du "
        + "elle elles en encore entre est et été être eu eux fait faire il ils j je l la là le les leur leurs lors lui m ma mais me même mes moi mon n ne ni nos notre nous "
        + "on ont ou où par pas peu peut plus pour qu quand que qui s sa sans se selon ses si soit son sont sous sur t ta te tes toi ton tous tout toute toutes très "
        + "tu un une vers votre vous y").Split(' ').Select(word => Term.Of(word).Stem).ToFrozenSet();

    /// <summary>Whether a stem is that of such a word.</summary>
    /// <param name="stem">A stem, from <see cref="Term.Stem"/>.</param>
    public static bool HasStem(string stem) => Stems.Contains(stem);
}
