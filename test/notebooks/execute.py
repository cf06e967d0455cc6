"""Runs notebooks on a kernel without a screen. Usage: execute.py KERNEL OUTPUT-FOLDER NOTEBOOK...

Fails on an error in a cell, and where a cell tagged "expect-output" has none. Prints how many passed.

The Deno kernel sends what a cell shows on a channel of its own, sometimes after it has said that it is idle, and loses
what it sends before anybody listens. So a first cell waits, outputs are sorted by the request that they answer, and
after the last cell there is time for stragglers.
"""
import sys
import time
from pathlib import Path
from queue import Empty

import nbformat
from jupyter_client.manager import start_new_kernel
from nbformat.v4 import output_from_msg

WARM_UP = "await new Promise((done) => setTimeout(done, 500));"
OUTPUTS = {"execute_result", "display_data", "stream", "error"}
PATIENCE = 60


def run(kernel, path):
    notebook = nbformat.read(path, as_version=4)
    manager, client = start_new_kernel(kernel_name=kernel, cwd=str(path.parent))
    cells = {}

    def listen(until, seconds):
        end = time.monotonic() + seconds
        while not until() and time.monotonic() < end:
            try:
                message = client.get_iopub_msg(timeout=0.2)
            except Empty:
                continue
            cell = cells.get(message["parent_header"].get("msg_id"))
            if cell is not None and message["msg_type"] in OUTPUTS:
                cell.outputs.append(output_from_msg(message))

    def answer(code, cell=None):
        request = client.execute(code, stop_on_error=True)
        cells[request] = cell
        while True:
            reply = client.get_shell_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == request:
                return reply["content"]

    def lacking():
        return [
            index
            for index, cell in enumerate(notebook.cells)
            if "expect-output" in cell.metadata.get("tags", [])
            and not any(output.output_type != "stream" for output in cell.outputs)
        ]

    try:
        answer(WARM_UP)
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type != "code":
                continue
            cell.outputs = []
            content = answer(cell.source, cell)
            if content["status"] != "ok":
                sys.exit(f"{path}: cell {index + 1}: {content.get('ename')}: {content.get('evalue')}")
            cell.execution_count = content["execution_count"]
            listen(lambda: False, 0.1)
        listen(lambda: not lacking(), 20)
        listen(lambda: False, 0.3)
        if lacking():
            sys.exit(f"{path}: cells {[index + 1 for index in lacking()]} show nothing")
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return notebook


kernel, folder, *paths = sys.argv[1:]
for path in map(Path, paths):
    nbformat.write(run(kernel, path), Path(folder) / path.name)
print(f"{len(paths)} passed")
