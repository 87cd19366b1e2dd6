"""Everything that the files under a folder hold, however it is stored: the raw bytes; what is inside every zstd frame,
and inside those; the rows of every RocksDB table, dead ones too, decompressed and with whole keys; and the records of
its write-ahead logs and manifests, put together again where they run over the border of a block."""

import ctypes
import ctypes.util
import os
import re
import subprocess

MAGIC = b"\x28\xb5\x2f\xfd"
MOST = 256 << 20
ZSTD = ctypes.CDLL(ctypes.util.find_library("zstd") or "libzstd.so.1")
for name in ("ZSTD_findFrameCompressedSize", "ZSTD_decompress", "ZSTD_isError"):
    getattr(ZSTD, name).restype = ctypes.c_size_t
ZSTD.ZSTD_getFrameContentSize.restype = ctypes.c_ulonglong


def frame_at(data, place):
    """What the zstd frame at `place` holds; None: there is none."""
    rest = data[place:]
    size = ZSTD.ZSTD_findFrameCompressedSize(rest, ctypes.c_size_t(len(rest)))
    if ZSTD.ZSTD_isError(ctypes.c_size_t(size)):
        return None
    length = ZSTD.ZSTD_getFrameContentSize(rest, ctypes.c_size_t(len(rest)))
    if length > MOST:  # not said
        length = min(MOST, max(1 << 20, 200 * size))
    inside = ctypes.create_string_buffer(int(length) or 1)
    got = ZSTD.ZSTD_decompress(inside, ctypes.c_size_t(len(inside)), rest, ctypes.c_size_t(size))
    return None if ZSTD.ZSTD_isError(ctypes.c_size_t(got)) else inside.raw[:got]


def layers(data):
    """The bytes, and those inside the frames in them, and inside those."""
    yield data
    for found in re.finditer(re.escape(MAGIC), data):
        inside = frame_at(data, found.start())
        if inside is not None:
            yield from layers(inside)


def joined_records(data):
    """The payloads of a log of RocksDB, in order: blocks of 32 KiB, each record behind checksum, length and type."""
    payloads = []
    for block in range(0, len(data), 32768):
        at, end = block, min(block + 32768, len(data))
        while at + 7 <= end:
            length, kind = int.from_bytes(data[at + 4:at + 6], "little"), data[at + 6]
            if kind == 0 or kind > 8:
                break
            at += 7 if kind < 5 else 11
            payloads.append(data[at:at + length])
            at += length
    return b"".join(payloads)


def table_rows(path):
    """Keys and values, one behind another."""
    run = subprocess.run([os.environ["TAMGA_TABLE_ROWS"], path], capture_output=True, check=True)
    rows = re.findall(rb"'([0-9A-F]*)' seq:\d+, type:\d+ => ([0-9A-F]*)", run.stdout)
    return b"\n".join(bytes.fromhex(part.decode()) for row in rows for part in row)


def contents(path):
    with open(path, "rb") as file:
        data = file.read()
    yield from layers(data)
    name = os.path.basename(path)
    if name.endswith(".sst"):
        yield from layers(table_rows(path))
    elif name.startswith("MANIFEST") or re.fullmatch(r"\d+\.log", name):
        yield from layers(joined_records(data))


def files_with(root, planted):
    """(file, planted) for each of the texts `planted` that is anywhere in a file, or in its name."""
    wanted = [(one, one.encode()) for one in planted]
    found = []
    paths = [os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names]
    for path in paths or [root]:
        if not os.path.isfile(path):
            continue
        here = {one for one, data in wanted if data in os.fsencode(path)}
        for layer in contents(path):
            here |= {one for one, data in wanted if data in layer}
        found += [(path, one) for one, _ in wanted if one in here]
    return found


def planted_in(root, planted):
    return {one for _, one in files_with(root, planted)}
