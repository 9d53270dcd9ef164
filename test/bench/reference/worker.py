"""Runs the tasks of the reference stack that come as JSON lines, and answers wall and CPU milliseconds.

One process for all, so that neither the interpreter's start nor its imports are in the figures.
"""
import json
import sys
import time
import warnings

import numpy as np
import pandas as pd
from skimage.transform import resize

from store import WIDTH, Image, open_store

# Of scikit-image, about the nulls of a file that has some everywhere.
warnings.filterwarnings("ignore", message="All-NaN slice")


def read(path):
    pd.read_csv(path)


def import_log(session, path, **options):
    table = pd.read_csv(path, **options)
    # Where numbers are missing all over the file, no scanline would be left.
    if "na_values" not in options:
        table = table.dropna()
    depths = table.iloc[:, 0].to_numpy(np.float32)
    pixels = resize(
        table.iloc[:, 1:].to_numpy(), (len(table), WIDTH), order=1, preserve_range=True, anti_aliasing=False
    ).astype(np.float32)
    store(session, path, depths, pixels)


def synthesise(session, rows):
    pixels = np.random.default_rng(1).integers(0, 256, (rows, WIDTH), dtype=np.uint8).astype(np.float32)
    store(session, f"{rows} rows", (9000.1 + np.arange(rows) / 10).astype(np.float32), pixels)


def store(session, name, depths, pixels):
    with session() as work:
        work.add(Image(name=name, rows=len(depths), depths=depths.tobytes(), pixels=pixels.tobytes()))
        work.commit()


def main():
    session = open_store(sys.argv[1])
    tasks = {
        "read": read,
        "import": lambda path, **options: import_log(session, path, **options),
        "synthesise": lambda rows: synthesise(session, rows),
    }
    for line in sys.stdin:
        task, subject, options = json.loads(line)
        wall, cpu = time.perf_counter(), time.process_time()
        tasks[task](subject, **options)
        print(json.dumps([(time.perf_counter() - wall) * 1e3, (time.process_time() - cpu) * 1e3]), flush=True)


main()
