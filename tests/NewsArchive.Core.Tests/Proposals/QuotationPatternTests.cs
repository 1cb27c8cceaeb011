namespace NewsArchive.Proposals;

/// <summary>One table for each pattern: the content, the cue and the speaker are marked in the text.</summary>
/// <remarks>The patterns are those of Giguet and Lucas, « La détection automatique des citations et des locuteurs dans les textes informatifs » (2004), of Sagot, Danlos and
/// Stern, « A Lexicon of French Quotation Verbs for Automatic Quotation Extraction » (LREC 2010), and of the project's annotation guidelines; other sources stand beside their rows.</remarks>
public class QuotationPatternTests
{
    [Theory]
    // source: Grevisse, Le bon usage, « L'incise »: the subject stands behind the verb.
    [InlineData("<q>« Les prix baissent »</q>, a <c>déclaré</c> <s>Marie Dupont</s>.")]
    [InlineData("<q>« Les prix baissent. »</q> a <c>déclaré</c> <s>le ministre de la Justice Paul Durand</s> lors d’une visite.")]
    [InlineData("<q>« Les prix baissent »</q> a-t-<s>il</s> <c>insisté</c>.")]
    [InlineData("<q>« Les prix baissent »</q>, <c>explique</c>-t-<s>elle</s>.")]
    [InlineData("<q>« Les prix baissent »</q> <s>il</s> a <c>souligné</c>.")]
    [InlineData("<q>Les prix devraient « baisser »</q>, a-t-<s>il</s> <c>insisté</c>.")]
    [InlineData("<q>Les prix baisseront en juin</q>, ont <c>prévenu</c> <s>des responsables français</s>.")]
    [InlineData("<q>« Les prix baissent »</q>, a <c>déclaré</c> mercredi <s>le porte-parole Paul Durand</s>.")]
    [InlineData("<q>« Les prix baissent »</q>, <c>confiait</c> ainsi <s>Marie Dupont</s> à Paul Durand.")]
    [InlineData("<q>« Les prix baissent »</q>, se <c>défend</c> pour sa part <s>le groupe</s>.")]
    // source: guidelines, a colon before the marks opens the content.
    [InlineData("Les dirigeants sont restés modérés : <q>« Nous n’avons rien cédé »</q> a <c>déclaré</c> <s>Marie Dupont, présidente de la Commission</s>.")]
    // source: after closed marks any verb with its subject behind it counts.
    [InlineData("<q>« Les prix baissent »</q>, <c>tranche</c> <s>le ministre</s>.")]
    [InlineData("<q>« Le manque est constant »</q> peut-on <c>lire</c> dans <s>le communiqué</s>.")]
    public void The_cue_stands_behind_the_content(string marked) => Holds(marked);

    [Theory]
    [InlineData("<s>Marie Dupont</s> a <c>déclaré</c> que <q>les prix baissaient</q>.")]
    [InlineData("<s>Marie Dupont</s> a <c>déclaré</c> vendredi aux journalistes que <q>« Les prix baissent »</q>.")]
    [InlineData("<s>Le ministre</s> <c>estime</c> qu’<q>un accord est « possible » avant juin</q>.")]
    [InlineData("<s>La direction</s> <c>annonce</c> aujourd'hui dans un communiqué qu'<q>elle remboursera les billets</q>.")]
    [InlineData("<s>Les syndicats</s> font <c>valoir</c> que <q>l'entente est injuste</q>.", "font valoir")]
    [InlineData("<s>Moscou</s> <c>insiste</c> sur le fait que <q>les usines tournent</q>.")]
    [InlineData("<s>Le maire</s> <c>estime</c> pour sa part que <q>« c’est sans doute délibéré »</q>.")]
    [InlineData("<s>Le directeur de l’usine, Paul Durand</s>, a <c>indiqué</c>, lors d’une visite, que <q>les prix baissaient</q>.")]
    [InlineData("<s>Marie Dupont</s>, interrogée par la radio, a <c>précisé</c> que <q>les prix baissaient</q>.")]
    [InlineData("Plus tard est venue <s>la secrétaire d’État chargée du budget, Marie Dupont</s>, qui a <c>déclaré</c> : <q>« Les prix baissent. »</q>")]
    public void The_cue_stands_before_a_clause(string marked, string? cue = null) => Holds(marked, cue);

    [Theory]
    [InlineData("<s>Marie Dupont</s> <c>explique</c> : <q>« Les prix baissent. »</q>")]
    [InlineData("<s>La ministre</s> a également <c>réagi</c> sur Twitter : <q>« Les prix baissent »</q>.")]
    [InlineData("<s>Marie Dupont</s> : <q>« Les prix baissent. »</q>")]
    public void A_colon_opens_the_content(string marked) => Holds(marked);

    [Theory]
    // source: Grevisse, Le bon usage, infinitive after verbs of saying.
    [InlineData("<s>Le témoin</s> <c>dit</c> <q>vouloir partir</q>.")]
    [InlineData("<s>Les autorités</s> ont <c>révélé</c> aujourd’hui <q>faire l’objet d’une attaque « en cours »</q>.")]
    [InlineData("<s>Il</s> <c>dit</c> <q>ne pas « être contre le principe »</q>.")]
    [InlineData("<s>Le dirigeant</s> a <c>déclaré</c> au juge <q>avoir payé</q>.")]
    public void An_infinitive_is_the_content(string marked) => Holds(marked);

    [Theory]
    [InlineData("<s>Marie Dupont</s> se <c>demande</c> <q>si les prix baisseront</q>.")]
    [InlineData("<s>Le ministre</s> a <c>expliqué</c> <q>comment les prix baisseront</q>.")]
    public void A_question_is_the_content(string marked) => Holds(marked);

    [Theory]
    [InlineData("<c>Selon</c> <s>le ministre</s>, <q>les prix baissent</q>.")]
    [InlineData("<c>Selon</c> <s>le ministre de la Justice</s>, <q>Paris et Londres « baisseront les prix »</q>, qui sont hauts.")]
    [InlineData("Toutefois, <c>selon</c> <s>une étude de l' Observatoire</s> , <q>le prix reste haut</q>.")]
    [InlineData("<q>Les prix baissent</q>, <c>selon</c> <s>le ministre</s>.")]
    [InlineData("<q>Les prix baissent</q> <c>selon</c> <s>des responsables</s> cités par CNN.")]
    [InlineData("<c>D’après</c> <s>les médias</s>, <q>les prix baissent</q>.", "D’après")]
    [InlineData("<c>Pour</c> <s>les syndicats</s>, <q>les prix baissent</q>.")]
    [InlineData("<c>Selon</c> <s>le directeur</s>, interrogé par la radio, <q>les prix baissent</q>.")]
    [InlineData("<c>Selon</c> des propos de <s>Paul Durand, directeur de l’usine</s>, <q>« les prix baissent »</q>.")]
    public void Selon_and_its_like_name_a_source(string marked, string? cue = null) => Holds(marked, cue);

    [Theory]
    [InlineData("Comme l’a <c>souligné</c> <s>Paul Durand</s>, <q>les prix baissent</q>.")]
    [InlineData("<q>Les prix baissent</q>, comme l’a <c>souligné</c> <s>Paul Durand</s>.")]
    [InlineData("<s>Je</s> le <c>répète</c>, <q>nous ne pouvons pas attendre</q>.")]
    public void Comme_and_an_announcing_pronoun_name_a_source(string marked) => Holds(marked);

    [Theory]
    [InlineData("<s>Le président</s> devrait l’emporter, <c>estimant</c> que <q>ses promesses ont été tenues</q>.")]
    [InlineData("<s>L’individu</s> a essayé de l’agresser en <c>criant</c> <q>« c’est pour la gloire »</q>.")]
    public void A_gerund_has_the_subject_of_its_sentence(string marked) => Holds(marked);

    [Theory]
    [InlineData("Un changement qualifié de coup d’État, puis <c>qualifié</c> de <q>« farce »</q> par <s>ses détracteurs</s>.")]
    [InlineData("<s>La police</s> <c>évoquait</c> de <q>« très nombreuses victimes »</q>.")]
    [InlineData("<s>Le ministère</s> a <c>exprimé</c> jeudi ses <q>« profonds regrets » que les prix aient monté</q>.")]
    [InlineData("<s>Kim</s> a <c>promis</c> son <q>soutien « total et inconditionnel »</q>.")]
    [InlineData("<s>Elle</s> <c>décrit</c> les voyageurs comme <q>« tremblants » et « dégoûtés »</q>.")]
    public void Marks_are_the_object_of_a_verb(string marked) => Holds(marked);

    [Theory]
    // source: guidelines, one quotation with the author's words between its parts.
    [InlineData("<q>« Les prix baissent »</q>, a <c>déclaré</c> <s>Marie Dupont</s>, <q>« et ils baisseront encore »</q>.")]
    [InlineData("<q>« Les prix baissent</q>, a <c>déclaré</c> <s>Marie Dupont</s>. <q>Ils baisseront encore. »</q>")]
    [InlineData("<q>« Les prix</q>, <c>explique</c>-t-<s>elle</s>, <q>baisseront encore. »</q>")]
    [InlineData("<q>Paul Durand</q>, <c>expliquait</c>-<s>il</s>, <q>lui avait mis « le couteau sous la gorge »</q>.")]
    public void An_incise_cuts_the_content_into_parts(string marked) => Holds(marked);

    [Theory]
    // source: ASFALDA French FrameNet, adverbs, dates and addressees between a verb and its clause.
    [InlineData("<s>Le maire</s> <c>précise</c> aussi que <q>les prix baissent</q>.")]
    [InlineData("<s>Le quotidien suisse Le Temps</s> <c>estime</c> ainsi que <q>les prix baissent</q>.")]
    [InlineData("<s>Paul Durand, le président mexicain</s>, a <c>annoncé</c> ce même lundi qu’<q>il allait partir</q>.")]
    [InlineData("<s>Le maire</s> a <c>averti</c> les habitants de la ville que <q>les prix montent</q>.")]
    [InlineData("<s>Le témoin</s> a <c>confirmé</c> le 25 mars <q>être à l’origine de l’appel</q>.")]
    [InlineData("<q>Six personnes ont été tuées</q>, ont <c>annoncé</c> le 26 mars <s>les Nations unies</s>.")]
    public void Circumstances_stand_between_cue_and_content(string marked) => Holds(marked);

    [Theory]
    // source: Grevisse, Le bon usage, « le sujet », with what may part it from its verb.
    [InlineData("<s>Le ministre Paul Durand</s> — par ailleurs ancien directeur de la télévision — a <c>annoncé</c> que <q>le réseau est installé</q>.")]
    [InlineData("<s>Des chercheurs de l’université de Lyon</s>, dans le Rhône <c>estiment</c> que <q>les prix baissent</q>.")]
    [InlineData("<s>Une analyse génétique</s> dont les résultats ont été publiés jeudi dans une revue <c>révèle</c> que <q>les souches sont parentes</q>.")]
    [InlineData("<s>« Quotidien »</s> a <c>affirmé</c> que <q>les filles du ministre ont menti</q>.")]
    [InlineData("<s>De nombreux experts</s> <c>estiment</c> que <q>les prix baissent</q>.")]
    [InlineData("<s>D’autres policiers</s> <c>déclarent</c> que <q>l’individu était seul</q>.")]
    [InlineData("<s>Cette dernière</s> <c>précise</c> que <q>les prix baissent</q>.")]
    [InlineData("<s>L’article 5</s> <c>précise</c> que <q>les prix baissent</q>.")]
    [InlineData("<s>M. le rapporteur</s> nous <c>dit</c> que <q>les prix baissent</q>.")]
    [InlineData("Dans un entretien, <s>al-Joulani</s> a <c>annoncé</c> en mai 2015 que <q>son groupe n’avait aucune intention</q>.")]
    public void The_subject_is_found_behind_what_parts_it_from_its_verb(string marked) => Holds(marked);

    [Theory]
    // source: Grevisse, Le bon usage, « les semi-auxiliaires »; a negated « manquer de » affirms.
    [InlineData("<s>Le ministre</s> a tenu à <c>rappeler</c> que <q>les prix baissent</q>.")]
    [InlineData("<s>Le ministre</s> n’a pas manqué de <c>rappeler</c> que <q>les prix baissent</q>.")]
    [InlineData("<s>Le ministre</s> s’est contenté de <c>répondre</c> que <q>les prix baissent</q>.")]
    [InlineData("<s>Il</s> a profité de la visite pour <c>rappeler</c> que <q>les prix baissent</q>.")]
    [InlineData("<s>Je</s> tiens à <c>souligner</c> que <q>les prix baissent</q>.")]
    [InlineData("Nous avons entendu <s>le commissaire</s> <c>affirmer</c> que <q>les prix baissent</q>.")]
    public void An_infinitive_of_speech_has_the_subject_of_the_verb_that_governs_it(string marked) => Holds(marked);

    [Theory]
    // source: Grevisse, Le bon usage, « l’infinitif de narration ».
    [InlineData("Et <s>le ministre</s> d’<c>ajouter</c> que <q>les prix baissent</q>.")]
    [InlineData("Et <s>Marie Dupont</s> de <c>conclure</c> : <q>« Les prix baissent. »</q>")]
    [InlineData("Et d’<c>ajouter</c> : <q>« Les prix baissent. »</q>")]
    [InlineData("Et de <c>préciser</c> que <q>les travaux débuteront en juin</q>.")]
    public void An_infinitive_tells_what_was_said_next(string marked) => Holds(marked);

    [Theory]
    [InlineData("<c>Affirmant</c> que <q>les prix baissent</q>, <s>le ministre</s> a critiqué les médias.")]
    [InlineData("En <c>affirmant</c> que <q>les prix baissent</q>, <s>le ministre</s> a surpris tout le monde.")]
    public void A_gerund_that_opens_the_sentence_has_the_subject_behind_it(string marked) => Holds(marked);

    [Theory]
    // source: Grevisse, Le bon usage, « le passif impersonnel ».
    [InlineData("Il est <c>précisé</c> dans <s>le communiqué</s> que <q>les prix baissent</q>.")]
    [InlineData("Il a été <c>annoncé</c> par <s>la mairie</s> que <q>les prix baisseront</q>.")]
    [InlineData("La voirie sera refaite, étant <c>précisé</c> que <q>les travaux dureront un an</q>.")]
    public void A_passive_without_subject_reports(string marked) => Holds(marked);

    [Theory]
    [InlineData("Même réaction au <s>ministère de la Justice</s>, <c>selon</c> lequel <q>le dispositif est utile</q>.")]
    [InlineData("Il s’est confié à <s>Paul Durand</s>, <c>selon</c> qui <q>le dispositif est utile</q>.")]
    [InlineData("<c>À en croire</c> <s>le maire</s>, <q>les prix montent</q>.", "À en croire")]
    [InlineData("<c>Aux yeux</c> de <s>la ministre</s>, <q>les prix montent trop vite</q>.", "Aux yeux")]
    [InlineData("<c>De l’avis</c> de <s>nombreux experts</s>, <q>les prix montent trop vite</q>.", "De l’avis")]
    [InlineData("<q>Les prix montent trop vite</q>, <c>de l’aveu</c> du <s>ministre</s>.", "de l’aveu")]
    [InlineData("<c>Selon</c> <s>« Quotidien »</s>, <q>les filles du ministre sont parties</q>.")]
    [InlineData("<c>Pour</c> <s>L’Opinion</s>, <q>il s’agit d’une « intrusion scandaleuse »</q>.")]
    public void Other_words_name_a_source_as_selon_does(string marked, string? cue = null) => Holds(marked, cue);

    [Theory]
    [InlineData("<q>Les prix baissent</q>, comme <s>le maire</s> l’a <c>souligné</c> hier.")]
    [InlineData("Comme <s>il</s> l’avait <c>annoncé</c>, <q>les prix baissent</q>.")]
    [InlineData("<s>La police</s> l’a <c>confirmé</c> : <q>il était seul</q>.")]
    [InlineData("Ainsi que l’a <c>rappelé</c> <s>Paul Durand</s>, <q>le contrat est nul</q>.")]
    public void A_pronoun_stands_for_the_content(string marked) => Holds(marked);

    [Theory]
    // source: guidelines, thought counts as speech; Grevisse, Le bon usage, « l’attribut ».
    [InlineData("<s>Le maire</s> est <c>convaincu</c> que <q>les prix baisseront</q>.")]
    [InlineData("<s>Le maire</s> s’est <c>dit</c> <q>favorable à la hausse</q>.")]
    [InlineData("<s>Le chef</s> se <c>vante</c> d’<q>avoir vendu mille voitures</q>.")]
    [InlineData("<s>Il</s> se <c>demande</c> <q>ce que fait la police</q>.")]
    [InlineData("<s>Le maire</s> a <c>rappelé</c> <q>combien la tâche était rude</q>.")]
    [InlineData("<s>Je</s> ne peux que <c>répéter</c> que <q>le contrat est nul</q>.")]
    public void What_somebody_thinks_or_claims_to_be_is_the_content(string marked) => Holds(marked);

    [Theory]
    // source: guidelines, in a text that speaks in the first person throughout.
    [InlineData("Nous le savons, et il faut <c>rappeler</c> que <q>les prix baissent</q>.")]
    [InlineData("J’ai voté pour, mais il est utile de <c>préciser</c> que <q>les prix baissent</q>.")]
    public void Nobody_is_named_in_a_speech(string marked) => Holds(marked);

    [Theory]
    [InlineData("<s>La ministre</s>, qui <c>rappelle</c> que <q>les prix montent</q>, est partie.")]
    [InlineData("La menace pèse même si <s>les autorités</s> ont <c>assuré</c> qu’<q>il n’y avait pas de risque</q>.")]
    [InlineData("<q>Le club</q>, <c>rappelle</c> <s>le maire</s>, <q>a été fondé en 1910</q>.")]
    [InlineData("– <q>Je ne sais pas</q>, <c>répondit</c> <s>le vieil homme</s>.")]
    [InlineData("<s>Jean-Marc Petit</s> n’en démord pas : <q>« Nous irons au bout. »</q>")]
    public void The_content_ends_with_its_clause(string marked) => Holds(marked);

    [Theory]
    [InlineData("« C’est pour l’honneur de la ville »")]
    [InlineData("La deuxième saison de « Les Bois verts » commence.")]
    [InlineData("Le mouvement des « gilets » a commencé.")]
    [InlineData("La loi « Paul Durand » a été votée.")]
    [InlineData("Marie Dupont, surnommée « la Dame », est arrivée.")]
    [InlineData("Le ministre n’a pas dit que les prix baissaient.")]
    [InlineData("Marie Dupont n'a jamais déclaré que les prix baissaient.")]
    [InlineData("Si le ministre déclare que les prix baissent, tout ira bien.")]
    [InlineData("Le ministre dirait que les prix baissent.")]
    [InlineData("Le ministre a annoncé la création d'un fonds que la région attendait.")]
    [InlineData("Le jeu se règle selon les besoins.")]
    [InlineData("Pour la première fois, les prix baissent.")]
    [InlineData("Les prix, selon lesquels on compte, baissent.")]
    [InlineData("La note que le maire avait perdue est là.")]
    [InlineData("On sait que les prix baissent.")]
    [InlineData("On considère que les prix baissent.")]
    [InlineData("Il est trop tôt pour affirmer que les prix baissent.")]
    [InlineData("Le ministre ne veut pas dire que les prix baissent.")]
    [InlineData("Le ministre a refusé de dire que les prix baissent.")]
    [InlineData("Il n’a pas été précisé que les prix baissent.")]
    [InlineData("Il a été décidé par la mairie que les prix baisseront.")]
    [InlineData("Il faut rappeler que les prix baissent. La ville attend. Le maire est venu.")]
    [InlineData("Il lui est reproché d’avoir menti avant que les prix baissent.")]
    [InlineData("Le dispositif est beau aux yeux de tous.")]
    [InlineData("Le refus du maire d’annoncer que les prix baissent a surpris.")]
    [InlineData("Il est certain que les prix baissent.")]
    [InlineData("Ce samedi, la haute autorité qui réunit les partis, a annoncé les candidats autorisés.")]
    [InlineData("« Sindumuja » signifie « je ne suis pas esclave ».")]
    // source: guidelines, the author's own je and nous are no quotation.
    [InlineData("Les prix baissent. Je pense que la ville est belle. Le maire est venu. La pluie tombe.")]
    public void What_nobody_is_given_for_is_no_quotation(string text) => Assert.Empty(QuotationProposer.Propose(text));

    [Fact]
    public void Several_cues_of_a_sentence_make_several_quotations()
    {
        const string text = "Marie Dupont a souligné que les prix baissaient, et a déclaré qu’il y aurait des « effets », ajoutant que tout irait bien.";
        var quotations = QuotationProposer.Propose(text);
        Assert.Equal(["les prix baissaient", "il y aurait des « effets »", "tout irait bien"], quotations.Select(quotation => text[quotation.Start..quotation.End]));
        Assert.All(quotations, quotation => Assert.Equal("Marie Dupont", quotation.SpeakerName));
    }

    [Fact]
    public void A_coordinated_clause_belongs_to_the_same_quotation() =>
        Holds("<s>Marie Dupont</s> a <c>déclaré</c> que <q>les prix avaient « un avenir » en ville, et que la région aidait</q>.");

    [Fact]
    public void Who_passes_the_words_on_is_not_their_speaker()
    {
        const string text = "Marie Dupont a averti que les prix baisseraient, a rapporté l’AFP.";
        Assert.Equal("Marie Dupont", Assert.Single(QuotationProposer.Propose(text)).SpeakerName);
    }

    [Fact]
    public void Marks_that_go_on_belong_to_the_speaker_before()
    {
        const string text = "Le bilan.\n\n« Les prix baissent », a déclaré Marie Dupont. « Ils baisseront encore en juin. »";
        var quotations = QuotationProposer.Propose(text);
        Assert.Equal(2, quotations.Count);
        Assert.Equal(("Marie Dupont", null, "floating"), (quotations[1].SpeakerName, quotations[1].Cue, quotations[1].Rule));
    }

    private static void Holds(string source, string? locution = null)
    {
        var marked = Marked.Of(source);
        var quotations = QuotationProposer.Propose(marked.Text);
        Assert.True(quotations.Count > 0, marked.Text);
        var quotation = quotations.FirstOrDefault(found => found.Start == marked.Parts[0].Start && found.End == marked.Parts[^1].End, quotations[0]);
        var cue = quotation.Cue is { } found && locution is not null && found.In(marked.Text) == locution ? marked.Cue : quotation.Cue;
        Assert.Equal(source, Marked.Show(marked.Text, quotation with { Cue = cue }));
    }
}
