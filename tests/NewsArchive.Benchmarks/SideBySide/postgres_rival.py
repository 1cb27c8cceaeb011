"""PostgreSQL: the french configuration without accents, GIN, ts_rank, ts_headline, on a cluster of its own that is stopped at the end.

usage: postgres_rival.py KEEP ARTICLES.jsonl"""
import atexit
import glob
import io
import os
import pwd
import shutil
import socket
import subprocess
import sys

from line_protocol import articles, missing, say, serve

try:
    import psycopg2
except ImportError:
    missing("python3-psycopg2 is not installed")

keep, lines = sys.argv[1:3]
home = os.path.join(keep, "postgres")
data = os.path.join(home, "data")
# initdb stands beside the server, seldom on the path; and no server runs as root.
programs = [os.path.dirname(p) for p in sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))[-1:]] or [os.path.dirname(shutil.which("initdb") or "")]
if not programs[0]:
    missing("PostgreSQL is not installed")
owner = "postgres" if os.geteuid() == 0 else None


def run(program, *arguments):
    subprocess.run([os.path.join(programs[0], program), *arguments], check=True, user=owner, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def start():
    if not os.path.exists(os.path.join(data, "PG_VERSION")):
        os.makedirs(home, exist_ok=True)
        if owner:
            os.chown(home, pwd.getpwnam(owner).pw_uid, -1)
        run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = ("-c listen_addresses=127.0.0.1 -c port=%d -c unix_socket_directories='' -c shared_buffers=1GB -c work_mem=64MB -c maintenance_work_mem=512MB "
                "-c max_wal_size=4GB -c effective_cache_size=8GB -c jit=off -c max_parallel_workers_per_gather=1") % port
    run("pg_ctl", "-D", data, "-l", os.path.join(home, "log"), "-w", "-o", settings, "start")
    atexit.register(run, "pg_ctl", "-D", data, "-m", "fast", "-w", "stop")
    return port


def escaped(text):
    return text.replace("\\", "\\\\").replace("\t", " ").replace("\r", "").replace("\n", "\\n")


def build(cursor):
    say("PostgreSQL: building")
    cursor.execute("""
        CREATE EXTENSION IF NOT EXISTS unaccent;
        DROP TABLE IF EXISTS article;
        DROP TEXT SEARCH CONFIGURATION IF EXISTS fr;
        CREATE TEXT SEARCH CONFIGURATION fr (COPY = french);
        ALTER TEXT SEARCH CONFIGURATION fr ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
        CREATE TABLE article (id int PRIMARY KEY, date text NOT NULL, year int NOT NULL, title text NOT NULL, body text NOT NULL,
            words tsvector GENERATED ALWAYS AS (to_tsvector('fr', title || ' ' || body)) STORED)""")
    rows = []

    def copy():
        cursor.copy_expert("COPY article (id, date, year, title, body) FROM STDIN", io.StringIO("".join(rows)))
        rows.clear()

    for article in articles(lines):
        date = article["date"]
        rows.append("%d\t%s\t%s\t%s\t%s\n" % (article["id"], date, date[:4], escaped(article["title"]), escaped(article["body"])))
        if len(rows) == 5000:
            copy()
    copy()
    cursor.execute("CREATE INDEX ON article USING gin (words)")
    cursor.execute("CREATE INDEX ON article (date)")
    cursor.execute("VACUUM ANALYZE article")
    cursor.execute("CREATE TABLE done ()")


def matching(query):
    words, values = " ".join(query["words"]), []
    function = {"phrase": "phraseto_tsquery", "prefix": "to_tsquery"}.get(query["kind"], "plainto_tsquery")
    values.append(words + ":*" if query["kind"] == "prefix" else words)
    where = " FROM article, %s('fr', %%s) q WHERE words @@ q" % function
    if query["from"]:
        where += " AND date BETWEEN %s AND %s"
        values += [query["from"], query["to"]]
    return where, values


def page(query):
    where, values = matching(query)
    cursor.execute("SELECT id, title, date, ts_headline('fr', body, q, 'MaxWords=24, MinWords=12, MaxFragments=1') FROM ("
                   "SELECT id, title, date, body, q, ts_rank(words, q) AS rank" + where + " ORDER BY rank DESC LIMIT 20) best ORDER BY rank DESC", values)
    return len(cursor.fetchall()), None


def full(query):
    rows, _ = page(query)
    where, values = matching(query)
    cursor.execute("SELECT year, count(*)" + where + " GROUP BY year", values)
    return rows, sum(count for _, count in cursor.fetchall())


server = psycopg2.connect(host="127.0.0.1", port=start(), user="postgres", dbname="postgres")
server.autocommit = True
cursor = server.cursor()
cursor.execute("SELECT to_regclass('done') IS NOT NULL")
if not cursor.fetchone()[0]:
    build(cursor)
serve("PostgreSQL %d" % (server.server_version // 10000), {
    "hits": ("PostgreSQL: 20 hits, snippets", page),
    "full": ("PostgreSQL: + total, years", full),
}, is_library=False)
