namespace NewsArchive.Text;

/// <summary>The endings that <see cref="FrenchStemmer"/> knows, each list with the longest first.</summary>
internal static class FrenchEndings
{
    public static readonly string[] All = Sorted(
        "ance iqUe isme able iste eux ances iqUes ismes ables istes atrice ateur ation atrices ateurs ations logie logies "
        + "usion ution usions utions ence ences ement ements ité ités if ive ifs ives eaux aux oux euse euses "
        + "issement issements amment emment ment ments");

    public static readonly string[] VerbsInI = Sorted(
        "îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais "
        + "issait issant issante issantes issants isse issent isses issez issiez issions issons it");

    public static readonly string[] Verbs = Sorted(
        "ions é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez "
        + "âmes ât âtes a ai aIent ait ant ante antes ants as asse assent asses assiez assions ais aise aises");

    public static readonly string[] Residual = Sorted("ion ier ière Ier Ière e");

    private static string[] Sorted(string suffixes) => [.. suffixes.Split(' ').OrderByDescending(suffix => suffix.Length)];
}
