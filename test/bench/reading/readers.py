"""Reads a CSV file into columns, once: `python3 readers.py READER FILE`; says what readers.mjs says."""
import json
import resource
import sys
import time

reader, file = sys.argv[1:]


def with_pandas():
    try:
        import pandas
    except ImportError:
        return None
    return lambda: len(pandas.read_csv(file))


def with_csv():
    import csv

    def number(cell):
        try:
            return float(cell)
        except ValueError:
            return cell

    def read():
        with open(file, newline="") as lines:
            rows = csv.reader(lines)
            columns = [[] for _ in next(rows)]
            count = 0
            for row in rows:
                for column, cell in zip(columns, row):
                    column.append(number(cell))
                count += 1
            return count

    return read


read = {"pandas": with_pandas, "csv": with_csv}[reader]()
if read is None:
    print(json.dumps({"missing": "not installed: apt-get install python3-pandas"}))
else:
    start = time.perf_counter()
    rows = read()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": peak, "rows": rows}))
