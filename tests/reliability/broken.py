"""Answers that are none, byte by byte: HTTP and JSON that break."""

import gzip

from tests.api.raw_server import GOOD, answer, head

MEBIBYTE = 1024 * 1024

BROKEN_HTTP: dict[str, bytes] = {
    "closed without a word": b"",
    "another protocol": b"SSH-2.0-OpenSSH_9.6\r\n",
    "bad status line": b"HTTP/1.1 two hundred\r\n\r\n",
    "bad header": b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n{}",
    "endless header": b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n{}",
    "bad length": b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}",
    "cut short": head(50) + b'{"serialNumber": "SR1000001"',
    "cut within a chunk": f"{GOOD}Transfer-Encoding: chunked\r\n\r\n5\r\n".encode()
    + b'{"a":',
    "bad chunk": f"{GOOD}Transfer-Encoding: chunked\r\n\r\nnonsense\r\n".encode(),
    "bad compression": head(4, "Content-Encoding: gzip") + b"nope",
    "compressed 50 MB": head(
        len(packed := gzip.compress(b" " * 50 * MEBIBYTE)), "Content-Encoding: gzip"
    )
    + packed,
    "no content": answer({}).replace(b"200 OK", b"204 No Content"),
    "empty body": head(0),
    "web page": head(29, "Content-Type: text/html")
    + b"<html><body>Hello</body></html>",
    "wrong charset": head(4) + b"\xff\xfe{\x00",
    "no JSON": head(2) + b"[}",
    "truncated JSON": head(15) + b'{"temperature":',
    "deep nesting": head(200_000) + b"[" * 200_000,
    "null": head(4) + b"null",
    "a text": answer("words"),
    "a list": answer(["a list"]),
    "an empty object": answer({}),
    "an error with a success code": answer({"error": "not done"}),
    "the status of another device": answer({"serialNumber": "SR1000002"}),
}
