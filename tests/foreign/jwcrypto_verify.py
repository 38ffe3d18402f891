"""Verifies every bundle of a folder with jwcrypto, a library that is not ours."""

import json
import sys
from pathlib import Path

from jwcrypto import jwk, jws
from jwcrypto.common import base64url_decode

from each_file import run

TYPE = "practice-review-referral-v1+jws"


def verify(text: str) -> dict:
    """Checks every signature of a bundle and gives its payload."""
    bundle = json.loads(text)
    for signature in bundle["signatures"]:
        header = json.loads(base64url_decode(signature["protected"]))
        assert header["alg"] == "ES256" and header["typ"] == TYPE, header
        key = jwk.JWK(**header["jwk"])
        assert key.thumbprint() == header["kid"], "foreign key"
        token = jws.JWS()
        token.allowed_algs = ["ES256"]
        # The members of our own in the header are for readers, not for the check.
        one = {"payload": bundle["payload"], "signatures": [signature]}
        token.deserialize(json.dumps(one), key)
    return json.loads(base64url_decode(bundle["payload"]))


def refuses_a_changed_byte(text: str) -> bool:
    """True where a copy with one byte of the payload changed is not accepted."""
    bundle = json.loads(text)
    middle = len(bundle["payload"]) // 2
    other = "B" if bundle["payload"][middle] == "A" else "A"
    bundle["payload"] = bundle["payload"][:middle] + other + bundle["payload"][middle + 1 :]
    try:
        verify(json.dumps(bundle))
    except Exception:  # noqa: BLE001 - whatever it is, it was refused
        return True
    return False


def check(path: Path) -> None:
    """Verifies one bundle, and that a changed copy of it is refused."""
    text = path.read_text(encoding="utf-8")
    assert verify(text)["format"] == "practice-review-referral"
    assert refuses_a_changed_byte(text), "a changed byte was accepted"


if __name__ == "__main__":
    sys.exit(run(check, "no bundle was exported"))
