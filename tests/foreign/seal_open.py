"""Opens the frozen vaults and records with `cryptography`, a library that is not ours, following
nothing but the description of the format in crates/engine/src/seal."""

import base64
import json
import struct
import sys
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from each_file import run

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def b64(text: str) -> bytes:
    """Bytes of base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def fields(*parts: bytes | str | int) -> bytes:
    """Fields one after another, each after its length in 32 bits."""
    out = b""
    for part in parts:
        if isinstance(part, str):
            part = part.encode()
        if isinstance(part, int):
            part = struct.pack(">Q", part)
        out += struct.pack(">I", len(part)) + part
    return out


def recovery_bytes(text: str) -> bytes:
    """The 160 bits of a recovery key: four characters of each group of five."""
    data = "".join(group[:4] for group in text.split("-"))
    number = 0
    for letter in data:
        number = number << 5 | ALPHABET.index(letter)
    return number.to_bytes(20, "big")


def ways_in(vector: dict) -> dict[str, bytes]:
    """The data key, by each way into the vault."""
    header = json.loads(vector["header"])
    assert header["format"] == "practice-review-vault" and header["version"] == 1
    vault = b64(header["vault"])
    found = {}
    for wrapping in header["wrappings"]:
        by = wrapping["by"]
        bound = ["practice-review-toolkit/wrapping", 1, vault]
        if by == "device_key":
            name, key = by, b64(vector["device_key"])
            bound += [name]
        elif "recovery_key" in by:
            name, salt = "recovery_key", b64(by["recovery_key"]["salt"])
            info = fields("practice-review-toolkit/recovery-key", 1, vault)
            key = HKDF(SHA256(), 32, salt, info).derive(recovery_bytes(vector["recovery_key"]))
            bound += [name, "hkdf-sha-256", salt]
        else:
            name, kdf = "passphrase", by["passphrase"]
            assert kdf["name"] == "argon2id" and kdf["version"] == 0x13
            phrase = unicodedata.normalize("NFKC", vector["passphrase"]).encode()
            key = Argon2id(
                salt=b64(kdf["salt"]),
                length=32,
                iterations=kdf["passes"],
                lanes=kdf["lanes"],
                memory_cost=kdf["memory_kib"],
            ).derive(phrase)
            bound += [name, kdf["name"], kdf["version"], kdf["memory_kib"], kdf["passes"], kdf["lanes"], b64(kdf["salt"])]
        found[name] = AESGCM(key).decrypt(b64(wrapping["nonce"]), b64(wrapping["key"]), fields(*bound))
    return found


def open_record(vector: dict, **other) -> bytes:
    """What is in an envelope, at its own place or at another one."""
    envelope = b64(vector["envelope"])
    place = {**vector, **other}
    version, schema, nonce = envelope[0], struct.unpack(">I", envelope[1:5])[0], envelope[5:17]
    assert version == 1 and schema == vector["schema"]
    bound = fields("practice-review-toolkit/record", 1, place["store"], place["id"], schema, place["revision"])
    return AESGCM(b64(vector["data_key"])).decrypt(nonce, envelope[17:], bound)


def is_bound_to_its_place(vector: dict) -> bool:
    """True where the envelope opens at no other place."""
    for other in ({"revision": vector["revision"] + 1}, {"id": "other"}, {"store": "other"}):
        try:
            open_record(vector, **other)
            return False
        except InvalidTag:
            pass
    return True


def register_records(plain: bytes) -> dict:
    """Reads a register."""
    assert plain[0] == 1
    records, at = {}, 2
    while at < len(plain):
        (length,) = struct.unpack(">H", plain[at : at + 2])
        end = at + 2 + length
        (records[plain[at + 2 : end].decode()],) = struct.unpack(">Q", plain[end : end + 8])
        at = end + 8
    return {"complete": plain[1] == 1, "records": records}


def check(path: Path) -> None:
    """Opens one file and compares it with what it says of itself."""
    vector = json.loads(path.read_text(encoding="utf-8"))
    if "header" in vector:
        found = ways_in(vector)
        assert set(found) == {"passphrase", "recovery_key", "device_key"}, found.keys()
        assert all(key == b64(vector["data_key"]) for key in found.values()), "another data key"
        return
    plain = open_record(vector)
    if "records" in vector:
        register = register_records(plain)
        assert register == {"complete": vector["complete"], "records": vector["records"]}, register
    else:
        assert plain == vector["plain"].encode(), plain
    assert is_bound_to_its_place(vector), "it opened at another place"


if __name__ == "__main__":
    sys.exit(run(check, "there is nothing to open"))
