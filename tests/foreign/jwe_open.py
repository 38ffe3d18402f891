"""Opens the frozen encrypted files with jwcrypto, a library that is not ours."""

import json
import sys
import unicodedata
from pathlib import Path

from jwcrypto import jwa, jwe, jwk
from jwcrypto.common import base64url_encode

from each_file import run

# More than the library allows unasked: it fears that a file keeps a server busy.
jwa.default_max_pbkdf2_iterations = 600_000


def key_of(vector: dict) -> jwk.JWK:
    """What opens the file."""
    if "private_key" in vector:
        return jwk.JWK(**vector["private_key"])
    phrase = unicodedata.normalize("NFKC", vector["passphrase"])
    return jwk.JWK(kty="oct", k=base64url_encode(phrase.encode()))


def open_file(file: dict, key: jwk.JWK) -> bytes:
    """What is in it."""
    token = jwe.JWE(algs=["ECDH-ES", "PBES2-HS512+A256KW", "A256GCM"])
    token.deserialize(json.dumps(file), key)
    return token.payload


def refuses(file: dict, key: jwk.JWK) -> bool:
    """True where it does not open."""
    try:
        open_file(file, key)
    except Exception:  # noqa: BLE001 - whatever it is, it was refused
        return True
    return False


def check(path: Path) -> None:
    """Opens one file, and sees that a changed one does not open."""
    vector = json.loads(path.read_text(encoding="utf-8"))
    key = key_of(vector)
    assert open_file(vector["file"], key).decode() == vector["plain"], "another content"
    tag = vector["file"]["tag"]
    changed = {**vector["file"], "tag": ("B" if tag[0] == "A" else "A") + tag[1:]}
    assert refuses(changed, key), "a changed tag was accepted"


if __name__ == "__main__":
    sys.exit(run(check, "there is nothing to open"))
