"""Xapian with its French stemmer: BM25, MSet.snippet, and for exact facets a ValueCountMatchSpy over every match.

usage: xapian_rival.py KEEP ARTICLES.jsonl"""
import json
import os
import shutil
import sys

from line_protocol import articles, missing, say, serve

try:
    import xapian
except ImportError:
    missing("python3-xapian is not installed")

MONTH = 0
STOP_WORDS = """au aux avec ce ces dans de des du elle en et eux il ils je la le les leur leurs lui ma mais me mes moi mon ne nos notre nous on ou par
pas pour qu que qui sa se ses son sur ta te tes toi ton tu un une vos votre vous c d j l à m n s t y été étaient était est ont a""".split()

keep, lines = sys.argv[1:3]
path = os.path.join(keep, "xapian")
stemmer = xapian.Stem("french")
stopper = xapian.SimpleStopper()
for word in STOP_WORDS:
    stopper.add(word)


def build():
    say("Xapian: building")
    grown = path + ".new"
    shutil.rmtree(grown, ignore_errors=True)
    database = xapian.WritableDatabase(grown, xapian.DB_CREATE_OR_OVERWRITE)
    terms = xapian.TermGenerator()
    terms.set_stemmer(stemmer)
    terms.set_stopper(stopper)
    for count, article in enumerate(articles(lines), 1):
        document = xapian.Document()
        terms.set_document(document)
        terms.index_text(article["title"])
        terms.increase_termpos()
        terms.index_text(article["body"])
        document.set_data(json.dumps([article["title"], article["date"], article["body"]], ensure_ascii=False))
        document.add_value(MONTH, article["date"].replace("-", ""))
        database.replace_document(article["id"], document)
        if count % 20000 == 0:
            database.commit()
            say("Xapian: %d" % count)
    database.commit()
    database.close()
    xapian.Database(grown).compact(path + ".compact")
    shutil.rmtree(grown)
    os.rename(path + ".compact", path)


if not os.path.exists(path):
    build()
database = xapian.Database(path)
parser = xapian.QueryParser()
parser.set_stemmer(stemmer)
parser.set_stopper(stopper)
parser.set_database(database)
parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
parser.set_default_op(xapian.Query.OP_AND)


def parsed(query):
    words = " ".join(query["words"])
    if query["kind"] == "phrase":
        tree = parser.parse_query('"%s"' % words, xapian.QueryParser.FLAG_PHRASE)
    elif query["kind"] == "prefix":
        tree = parser.parse_query(words + "*", xapian.QueryParser.FLAG_WILDCARD)
    else:
        tree = parser.parse_query(words, xapian.QueryParser.FLAG_DEFAULT)
    if query["from"]:
        months = xapian.Query(xapian.Query.OP_VALUE_RANGE, MONTH, query["from"].replace("-", ""), query["to"].replace("-", ""))
        tree = xapian.Query(xapian.Query.OP_FILTER, tree, months)
    return tree


def page(query, is_full=False, is_newest=False):
    enquire = xapian.Enquire(database)
    enquire.set_query(parsed(query))
    if is_newest:
        enquire.set_sort_by_value(MONTH, True)
    spy = xapian.ValueCountMatchSpy(MONTH)
    if is_full:
        enquire.add_matchspy(spy)
    found = enquire.get_mset(0, 20, database.get_doccount() if is_full else 0)
    for match in found:
        body = json.loads(match.document.get_data())[2]
        found.snippet(body, 200, stemmer, 0, "<b>", "</b>", "…")
    if not is_full:
        return len(found), None
    years = {}
    for value in spy.values():
        year = value.term[:4]
        years[year] = years.get(year, 0) + value.termfreq
    return len(found), found.get_matches_estimated()


serve("Xapian " + xapian.version_string(), {
    "hits": ("Xapian: 20 hits, snippets", page),
    "full": ("Xapian: + exact facets", lambda query: page(query, is_full=True)),
    "newest": ("Xapian: newest first, snippets", lambda query: page(query, is_newest=True)),
})
