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


def serve(engine, doors, is_library=True):
    """doors: name -> (how the table calls it, function of a query that returns (rows, total or None))
    is_library: whether the work is done in this process, so that its processor time is the engine's"""
    print(json.dumps({"engine": engine, "doors": {door: title for door, (title, _) in doors.items()}}), flush=True)
    for line in sys.stdin:
        query = json.loads(line)
        ask = doors[query["door"]][1]
        since, cpu = time.perf_counter(), time.process_time()
        rows, total = ask(query)
        spent, worked = (time.perf_counter() - since) * 1000, (time.process_time() - cpu) * 1000
        print(json.dumps([spent, worked if is_library else None, rows, total]), flush=True)
