"""Verifies every bundle of a folder with jwcrypto, a library that is not ours."""

import json
import sys
from pathlib import Path

from jwcrypto import jwk, jws
from jwcrypto.common import base64url_decode

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


def main() -> int:
    passed = failed = 0
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        text = path.read_text(encoding="utf-8")
        try:
            assert verify(text)["format"] == "practice-review-referral"
            assert refuses_a_changed_byte(text), "a changed byte was accepted"
            passed += 1
        except Exception as error:  # noqa: BLE001 - named and counted
            failed += 1
            print(f"{path.name}: {error!r}")
    if passed + failed == 0:
        failed = 1
        print("no bundle was exported")
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
