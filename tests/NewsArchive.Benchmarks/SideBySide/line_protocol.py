"""What the rivals in Python share: one JSON line in, one out; see PythonRival.cs."""
import json
import sys
import time


def articles(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def missing(reason):
    print(json.dumps({"missing": reason}), flush=True)
    sys.exit(0)


def say(text):
    print(text, file=sys.stderr, flush=True)


def serve(engine, doors):
    """doors: name -> (how the table calls it, function of a query that returns (rows, total or None))"""
    print(json.dumps({"engine": engine, "doors": {door: title for door, (title, _) in doors.items()}}), flush=True)
    for line in sys.stdin:
        query = json.loads(line)
        ask = doors[query["door"]][1]
        since = time.perf_counter()
        rows, total = ask(query)
        print(json.dumps([(time.perf_counter() - since) * 1000, rows, total]), flush=True)
