"""Writes parquet.json: small Parquet files as pyarrow makes them, in base64, with the values that are in them.

Needs pyarrow, which Debian does not have: python3 -m venv v && v/bin/pip install pyarrow && v/bin/python make_parquet.py
"""
import base64
import datetime
import decimal
import io
import json
import pathlib

import pyarrow as pa
import pyarrow.parquet as pq

start = datetime.datetime(2024, 2, 28, 23)
table = pa.table(
    {
        "age": pa.array([41, None, -7, 9007199254740991], pa.int64()),
        "weight": pa.array([0.1, float("nan"), 1e300, None], pa.float64()),
        "small": pa.array([0, 1, 255, 3], pa.uint8()),
        "kind": pa.array(["cat", None, "dög", "cat"]),
        "code": pa.array(["x", "x", "y", "x"]).dictionary_encode(),
        "member": pa.array([True, False, None, True]),
        "when": pa.array([start + datetime.timedelta(hours=i) for i in range(4)], pa.timestamp("us")),
        "day": pa.array([datetime.date(2024, 2, 28) + datetime.timedelta(days=i) for i in range(4)]),
        "price": pa.array([decimal.Decimal(i) / 4 for i in range(4)], pa.decimal128(9, 2)),
        "list": pa.array([[1, 2]] * 4),
    }
)


def written(**options):
    into = io.BytesIO()
    pq.write_table(table, into, row_group_size=3, write_statistics=False, store_schema=False, **options)
    return base64.b64encode(into.getvalue()).decode()


codecs = ["none", "snappy", "gzip", "zstd", "brotli", "lz4"]
files = {codec: written(compression=codec) for codec in codecs}
files["second version"] = written(compression="snappy", data_page_version="2.0", use_dictionary=False)
path = pathlib.Path(__file__).parent / "parquet.json"
path.write_text(json.dumps(files, indent=2) + "\n")
