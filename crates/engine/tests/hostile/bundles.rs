//! Files that claim to be signed bundles.

use serde_json::{Value, json};

use super::craft::{
    Hostile, PAYLOAD, decode, deep, encode, file, header, header_and_payload, header_edit,
    header_of, header_text, jwk, key, member, other_last_bits, payload, sign, signature, sound,
    text, without,
};

const ALGORITHM: &str = "only ES256 is accepted";
const BAD_HEADER: &str = "the header of signature 1 is not one that this app accepts";
const BAD_KEY: &str = "the key of signature 1 is damaged";
const DOES_NOT_FIT: &str = "signature 1 does not fit what is in the file";
const NO_BUNDLE: &str = "the file is not a bundle of this app";
const NOT_WHOLE: &str = "the file is not whole, or it is another kind of file";
const NO_REFERRAL: &str = "what is signed is not a referral that this app can read";
const BAD_SIGNATURE: &str = "a signature cannot be decoded";

/// The order of P-256, big-endian.
const ORDER: [u8; 32] = [
    0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
];

pub fn all() -> Vec<Hostile> {
    [
        algorithms(),
        keys(),
        headers(),
        outer(),
        not_json(),
        signatures(),
        encodings(),
        payloads(),
    ]
    .concat()
}

fn algorithms() -> Vec<Hostile> {
    let named =
        |name, algorithm: &str| Hostile::new(name, ALGORITHM, member("alg", json!(algorithm)));
    let unsigned = header_and_payload(header_text().replace("ES256", "none"), |mut file| {
        file["signatures"][0]["signature"] = json!("");
        file
    });
    vec![
        named("bundle-alg-none.json", "none"),
        Hostile::new("bundle-alg-none-unsigned.json", ALGORITHM, unsigned),
        named("bundle-alg-hs256.json", "HS256"),
        Hostile::new(
            "bundle-alg-hs256-by-public-key.json",
            ALGORITHM,
            by_public_key(),
        ),
        named("bundle-alg-rs256.json", "RS256"),
        named("bundle-alg-ps256.json", "PS256"),
        named("bundle-alg-es384.json", "ES384"),
        named("bundle-alg-es256k.json", "ES256K"),
        named("bundle-alg-eddsa.json", "EdDSA"),
        named("bundle-alg-lower-case.json", "es256"),
        named("bundle-alg-space.json", "ES256 "),
        Hostile::new(
            "bundle-alg-null.json",
            ALGORITHM,
            member("alg", Value::Null),
        ),
        Hostile::new("bundle-alg-missing.json", ALGORITHM, without("alg")),
        Hostile::new(
            "bundle-alg-list.json",
            BAD_HEADER,
            member("alg", json!(["ES256"])),
        ),
        Hostile::new(
            "bundle-alg-number.json",
            BAD_HEADER,
            member("alg", json!(256)),
        ),
        Hostile::new(
            "bundle-typ-jwt.json",
            "no referral of this app",
            member("typ", json!("JWT")),
        ),
        Hostile::new(
            "bundle-typ-missing.json",
            "no referral of this app",
            without("typ"),
        ),
        Hostile::new(
            "bundle-typ-encrypted.json",
            "no referral of this app",
            member("typ", json!("practice-review-encrypted-v1+jwe")),
        ),
        Hostile::new(
            "bundle-typ-newer.json",
            "a newer version of this app",
            member("typ", json!("practice-review-referral-v2+jws")),
        ),
    ]
}

/// "Signed" by HMAC with the public key for a secret, which a reader that takes the algorithm from the
/// file would check with just that.
fn by_public_key() -> Vec<u8> {
    use sha2::{Digest as _, Sha256};
    let point = key(7).verifying_key().to_encoded_point(false);
    let secret = Sha256::digest(point.as_bytes());
    let padded = |with: u8| -> Vec<u8> {
        let mut block = [with; 64];
        block
            .iter_mut()
            .zip(secret)
            .for_each(|(byte, of)| *byte ^= of);
        block.to_vec()
    };
    header_and_payload(header_text().replace("ES256", "HS256"), |mut file| {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let protected = text(&file["signatures"][0]["protected"]);
        let input = format!("{protected}.{}", text(&file["payload"]));
        let inner = Sha256::digest([padded(0x36), input.into_bytes()].concat());
        let mac = Sha256::digest([padded(0x5c), inner.to_vec()].concat());
        file["signatures"][0]["signature"] = json!(encode(mac));
        file
    })
}

fn keys() -> Vec<Hostile> {
    let foreign = || serde_json::to_value(jwk(&key(8))).unwrap();
    // The name of a key that is damaged fits it, so that the key itself has to be looked at.
    let named = |change: fn(&mut Value)| {
        header(|header| {
            change(&mut header["jwk"]);
            if let Ok(jwk) = serde_json::from_value::<practice_review_engine::bundle::PublicJwk>(
                header["jwk"].clone(),
            ) {
                header["kid"] = json!(jwk.thumbprint());
            }
        })
    };
    let bad = |name, change| Hostile::new(name, BAD_KEY, named(change));
    // The browser's WebCrypto does not say why it takes no key.
    let off = |name, change| bad(name, change).in_browser(DOES_NOT_FIT);
    vec![
        Hostile::new(
            "bundle-key-foreign.json",
            "signature 1 names one key and carries another",
            header(|header| header["jwk"] = foreign()),
        ),
        Hostile::new(
            "bundle-key-foreign-and-named.json",
            DOES_NOT_FIT,
            header(|header| {
                header["jwk"] = foreign();
                header["kid"] = json!(jwk(&key(8)).thumbprint());
            }),
        ),
        Hostile::new(
            "bundle-key-other-name.json",
            "signature 1 names one key and carries another",
            member("kid", json!("the key of the head")),
        ),
        Hostile::new(
            "bundle-key-signed-by-another.json",
            DOES_NOT_FIT,
            file(|file| {
                let other: Value = serde_json::from_slice(&sign(PAYLOAD, 8, "")).unwrap();
                file["signatures"][0]["signature"] = other["signatures"][0]["signature"].clone();
            }),
        ),
        off("bundle-key-off-curve.json", |jwk| {
            jwk["y"] = jwk["x"].clone()
        }),
        off("bundle-key-zero.json", |jwk| {
            jwk["x"] = json!(encode([0; 32]));
            jwk["y"] = json!(encode([0; 32]));
        }),
        off("bundle-key-past-field.json", |jwk| {
            jwk["x"] = json!(encode([0xff; 32]))
        }),
        bad("bundle-key-short.json", |jwk| {
            jwk["x"] = json!(encode([1; 31]))
        }),
        bad("bundle-key-long.json", |jwk| {
            jwk["x"] = json!(encode([1; 33]))
        }),
        bad("bundle-key-padded.json", |jwk| {
            jwk["x"] = json!(format!("{}=", jwk["x"].as_str().unwrap()));
        }),
        bad("bundle-key-other-curve.json", |jwk| {
            jwk["crv"] = json!("P-384")
        }),
        bad("bundle-key-koblitz-curve.json", |jwk| {
            jwk["crv"] = json!("secp256k1")
        }),
        bad("bundle-key-edwards.json", |jwk| jwk["kty"] = json!("OKP")),
        bad("bundle-key-symmetric.json", |jwk| jwk["kty"] = json!("oct")),
        Hostile::new(
            "bundle-key-private.json",
            "unknown field `d`",
            named(|jwk| jwk["d"] = json!(encode([7; 32]))),
        ),
        Hostile::new(
            "bundle-key-as-list.json",
            BAD_HEADER,
            named(|jwk| *jwk = json!(["EC", "P-256", jwk["x"], jwk["y"]])),
        ),
        Hostile::new(
            "bundle-key-missing.json",
            "missing field `jwk`",
            without("jwk"),
        ),
        Hostile::new(
            "bundle-key-unnamed.json",
            "missing field `kid`",
            without("kid"),
        ),
    ]
}

fn headers() -> Vec<Hostile> {
    let more =
        |name, says, member_name: &str, value| Hostile::new(name, says, member(member_name, value));
    let edited = |name, from: &str, to: &str| Hostile::new(name, BAD_HEADER, header_edit(from, to));
    let raw = |name, header: Vec<u8>| Hostile::new(name, BAD_HEADER, header_of(header));
    let whole = header_text();
    // What RFC 7797 would sign: the payload as it is, not in base64url.
    let unencoded = header_and_payload(
        whole.replacen('{', r#"{"b64":false,"crit":["b64"],"#, 1),
        |mut file| {
            file["payload"] = json!(PAYLOAD);
            file
        },
    );
    let list: Value = {
        let header: Value = serde_json::from_str(&whole).unwrap();
        ["alg", "typ", "kid", "jwk", "signer"]
            .map(|name| header[name].clone())
            .into()
    };
    vec![
        more(
            "bundle-header-crit.json",
            "unknown field `crit`",
            "crit",
            json!(["exp"]),
        ),
        more(
            "bundle-header-crit-empty.json",
            "unknown field `crit`",
            "crit",
            json!([]),
        ),
        more(
            "bundle-header-b64.json",
            "unknown field `b64`",
            "b64",
            json!(false),
        ),
        more(
            "bundle-header-b64-true.json",
            "unknown field `b64`",
            "b64",
            json!(true),
        ),
        Hostile::new(
            "bundle-header-b64-unencoded.json",
            "the payload cannot be decoded",
            unencoded,
        ),
        more(
            "bundle-header-jku.json",
            "unknown field `jku`",
            "jku",
            json!("https://example.org/keys.json"),
        ),
        more(
            "bundle-header-x5u.json",
            "unknown field `x5u`",
            "x5u",
            json!("https://example.org/chain.pem"),
        ),
        more(
            "bundle-header-x5c.json",
            "unknown field `x5c`",
            "x5c",
            json!(["AAAA"]),
        ),
        more(
            "bundle-header-x5t.json",
            "unknown field `x5t`",
            "x5t",
            json!("AAAA"),
        ),
        more(
            "bundle-header-zip.json",
            "unknown field `zip`",
            "zip",
            json!("DEF"),
        ),
        more(
            "bundle-header-cty.json",
            "unknown field `cty`",
            "cty",
            json!("text/html"),
        ),
        more(
            "bundle-header-unknown.json",
            "unknown field `note`",
            "note",
            json!("x"),
        ),
        more(
            "bundle-header-prototype.json",
            "unknown field `__proto__`",
            "__proto__",
            json!({}),
        ),
        edited("bundle-header-alg-twice.json", "{", r#"{"alg":"none","#),
        edited(
            "bundle-header-alg-twice-alike.json",
            "{",
            r#"{"alg":"ES256","#,
        ),
        edited(
            "bundle-header-alg-twice-escaped.json",
            "{",
            r#"{"\u0061lg":"none","#,
        ),
        edited(
            "bundle-header-kid-twice.json",
            r#""kid":"#,
            r#""kid":"x","kid":"#,
        ),
        edited(
            "bundle-header-jwk-twice.json",
            r#""jwk":"#,
            r#""jwk":{},"jwk":"#,
        ),
        edited("bundle-header-x-twice.json", r#""x":"#, r#""x":"","x":"#),
        edited(
            "bundle-header-name-twice.json",
            r#""name":"#,
            r#""name":"Sam","name":"#,
        ),
        edited(
            "bundle-header-signer-unknown.json",
            r#""name":"#,
            r#""rank":1,"name":"#,
        ),
        edited("bundle-header-signer-null.json", r#""Jo Example""#, "null"),
        edited("bundle-header-surrogate.json", "Jo Example", "\\ud800"),
        edited(
            "bundle-header-surrogates-reversed.json",
            "Jo Example",
            "\\udc00\\ud800",
        ),
        edited("bundle-header-control.json", "Jo Example", "Jo\u{7}"),
        edited("bundle-header-number.json", "{", r#"{"exp":1e400,"#),
        edited("bundle-header-comment.json", "{", "{/* */"),
        raw(
            "bundle-header-deep.json",
            deep("[", "", "]", 20_000).into_bytes(),
        ),
        raw(
            "bundle-header-deep-member.json",
            whole
                .replacen('{', &format!(r#"{{"x":{},"#, deep("[", "", "]", 20_000)), 1)
                .into_bytes(),
        ),
        raw("bundle-header-list.json", list.to_string().into_bytes()),
        raw("bundle-header-null.json", b"null".to_vec()),
        raw("bundle-header-empty.json", Vec::new()),
        raw(
            "bundle-header-cut.json",
            whole.as_bytes()[..whole.len() - 1].to_vec(),
        ),
        raw(
            "bundle-header-trailing.json",
            format!("{whole}{{}}").into_bytes(),
        ),
        raw(
            "bundle-header-mark.json",
            format!("\u{feff}{whole}").into_bytes(),
        ),
        raw(
            "bundle-header-not-utf8.json",
            [whole.as_bytes(), b"\xff"].concat(),
        ),
    ]
}

fn outer() -> Vec<Hostile> {
    let no = |name, bytes: Vec<u8>| Hostile::new(name, NO_BUNDLE, bytes);
    let edited = |name, from: &str, to: &str| no(name, text().replacen(from, to, 1).into());
    let set = |name, member: &'static str, value| no(name, file(|file| file[member] = value));
    let one: Value = serde_json::from_slice(&sound()).unwrap();
    let (signed, first) = (&one["payload"], &one["signatures"][0]);
    let flattened = json!({
        "payload": signed, "protected": first["protected"], "signature": first["signature"],
    });
    let mut mixed = flattened.clone();
    mixed["signatures"] = one["signatures"].clone();
    let compact =
        [&first["protected"], signed, &first["signature"]].map(|part| part.as_str().unwrap());
    let flattened_says = "another form of JWS (flattened)";
    vec![
        edited("bundle-payload-twice.json", "{", r#"{"payload":"AA","#),
        edited(
            "bundle-payload-twice-escaped.json",
            "{",
            r#"{"p\u0061yload":"AA","#,
        ),
        edited("bundle-signatures-twice.json", "{", r#"{"signatures":[],"#),
        edited("bundle-unknown.json", "{", r#"{"note":"","#),
        edited(
            "bundle-unprotected-header.json",
            r#"{"protected""#,
            r#"{"header":{"alg":"none"},"protected""#,
        ),
        edited(
            "bundle-unprotected-header-empty.json",
            r#"{"protected""#,
            r#"{"header":{},"protected""#,
        ),
        edited(
            "bundle-protected-twice.json",
            r#"{"protected""#,
            r#"{"protected":"","protected""#,
        ),
        edited(
            "bundle-signature-twice.json",
            r#""signature":"#,
            r#""signature":"","signature":"#,
        ),
        edited(
            "bundle-header-outside.json",
            "{",
            r#"{"header":{"alg":"none"},"#,
        ),
        Hostile::new(
            "bundle-flattened.json",
            flattened_says,
            flattened.to_string(),
        ),
        Hostile::new(
            "bundle-flattened-and-general.json",
            flattened_says,
            mixed.to_string(),
        ),
        Hostile::new(
            "bundle-compact.json",
            "another form of JWS (compact)",
            compact.join("."),
        ),
        set("bundle-payload-null.json", "payload", Value::Null),
        set(
            "bundle-payload-object.json",
            "payload",
            json!({"format": "practice-review-referral"}),
        ),
        set(
            "bundle-payload-list.json",
            "payload",
            json!([signed, signed]),
        ),
        set("bundle-payload-number.json", "payload", json!(1)),
        set("bundle-signatures-null.json", "signatures", Value::Null),
        set("bundle-signatures-object.json", "signatures", first.clone()),
        set(
            "bundle-signature-as-list.json",
            "signatures",
            json!([[first["protected"], first["signature"]]]),
        ),
        set(
            "bundle-signature-null.json",
            "signatures",
            json!([first, null]),
        ),
        edited(
            "bundle-signatures-number.json",
            r#""signatures":"#,
            r#""signatures":99999999999999999999999,"x":"#,
        ),
        no(
            "bundle-list.json",
            json!([signed, one["signatures"]]).to_string().into(),
        ),
        no("bundle-in-list.json", json!([one]).to_string().into()),
        no("bundle-empty-object.json", b"{}".to_vec()),
        no(
            "bundle-only-payload.json",
            json!({"payload": signed}).to_string().into(),
        ),
        no(
            "bundle-only-signatures.json",
            json!({"signatures": [first]}).to_string().into(),
        ),
        no("bundle-deep-list.json", deep("[", "", "]", 100_000).into()),
        no(
            "bundle-deep-object.json",
            deep(r#"{"a":"#, "1", "}", 20_000).into(),
        ),
        edited(
            "bundle-deep-member.json",
            "{",
            &format!(r#"{{"x":{},"#, deep("[", "", "]", 50_000)),
        ),
        edited(
            "bundle-deep-payload.json",
            r#""payload":"#,
            &format!(r#""payload":{},"x":"#, deep("[", "", "]", 50_000)),
        ),
        edited(
            "bundle-deep-signatures.json",
            r#""signatures":"#,
            &format!(r#""signatures":{},"x":"#, deep("[", "", "]", 50_000)),
        ),
    ]
}

fn not_json() -> Vec<Hostile> {
    let no = |name, bytes: Vec<u8>| Hostile::new(name, NOT_WHOLE, bytes);
    let edited = |name, from: &str, to: &str| no(name, text().replacen(from, to, 1).into());
    let sound = sound();
    let after = |name, more: &[u8]| {
        Hostile::new(
            name,
            "the file goes on after its end",
            [&sound, more].concat(),
        )
    };
    let utf16: Vec<u8> = "\u{feff}{}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    vec![
        edited(
            "bundle-number-huge.json",
            r#""payload":"#,
            r#""payload":1e400,"x":"#,
        ),
        edited(
            "bundle-number-nan.json",
            r#""payload":"#,
            r#""payload":NaN,"x":"#,
        ),
        edited(
            "bundle-number-hexadecimal.json",
            r#""payload":"#,
            r#""payload":0x10,"x":"#,
        ),
        edited(
            "bundle-surrogate.json",
            r#""payload":""#,
            r#""payload":"\ud800"#,
        ),
        edited("bundle-surrogate-in-name.json", "{", r#"{"\udfff":1,"#),
        edited(
            "bundle-control.json",
            r#""payload":""#,
            "\"payload\":\"\u{1}",
        ),
        edited("bundle-comment.json", "{", "{// signed\n"),
        edited("bundle-comma.json", "}]", "},]"),
        edited("bundle-no-quotes.json", r#""payload""#, "payload"),
        no(
            "bundle-mark-twice.json",
            [b"\xef\xbb\xbf\xef\xbb\xbf", &sound[..]].concat(),
        ),
        no(
            "bundle-mark-inside.json",
            text().replacen('{', "{\u{feff}", 1).into(),
        ),
        no("bundle-before.json", [b"x", &sound[..]].concat()),
        no("bundle-nothing.json", Vec::new()),
        no("bundle-spaces.json", b" \n\t ".to_vec()),
        no("bundle-nul.json", vec![0; 16]),
        no("bundle-cut.json", sound[..sound.len() / 2].to_vec()),
        no("bundle-cut-at-end.json", sound[..sound.len() - 1].to_vec()),
        no("bundle-deep-cut.json", "[".repeat(100_000).into()),
        no(
            "bundle-page.json",
            b"<!doctype html><title>Sign in</title>".to_vec(),
        ),
        after("bundle-after-object.json", b"{}"),
        after("bundle-after-bundle.json", &sound),
        after("bundle-after-text.json", b"\n-- \nSent from my phone"),
        after("bundle-after-nul.json", b"\0"),
        after("bundle-after-mark.json", b"\xef\xbb\xbf"),
        Hostile::new(
            "bundle-not-utf8.json",
            "the file is not text",
            [&sound[..], b"\xff"].concat(),
        ),
        Hostile::new(
            "bundle-overlong.json",
            "the file is not text",
            [&sound[..], b"\xc0\xa0"].concat(),
        ),
        Hostile::new(
            "bundle-surrogate-bytes.json",
            "the file is not text",
            [&sound[..], b"\xed\xa0\x80"].concat(),
        ),
        Hostile::new("bundle-utf16.json", "the file is not text", utf16),
    ]
}

fn signatures() -> Vec<Hostile> {
    let other = |seed, statement: &str| -> Value {
        let file: Value = serde_json::from_slice(&sign(PAYLOAD, seed, statement)).unwrap();
        file["signatures"][0].clone()
    };
    let signed = |signatures: Vec<Value>| file(|file| file["signatures"] = json!(signatures));
    let of_another_payload: Value =
        serde_json::from_slice(&sign(PAYLOAD.replace("Wren", "Robin"), 8, "")).unwrap();
    let mut spoilt = other(8, "");
    spoilt["signature"] = other(7, "")["signature"].clone();
    let halves = |r: &[u8], s: &[u8]| {
        let bytes = [r, s].concat();
        signature(|_| bytes)
    };
    let made = decode(&other(7, "")["signature"]);
    let (r, s) = made.split_at(32);
    // ASN.1, as most libraries give it (RFC 3279 §2.2.3).
    let integer = |n: &[u8]| [&[2, 33, 0][..], n].concat();
    let asn1 = [&[48, 70][..], &integer(r), &integer(s)].concat();
    let bad = |name, bytes| Hostile::new(name, BAD_SIGNATURE, signature(|_| bytes));
    let not_fitting = |name, bytes| Hostile::new(name, DOES_NOT_FIT, bytes);
    vec![
        Hostile::new(
            "bundle-signatures-none.json",
            "nobody has signed this bundle",
            signed(vec![]),
        ),
        Hostile::new(
            "bundle-signatures-nine.json",
            "the bundle bears 9 signatures",
            signed((7..16).map(|seed| other(seed, "")).collect()),
        ),
        Hostile::new(
            "bundle-signatures-thousand.json",
            "the bundle bears 1000 signatures",
            signed(vec![json!({"protected": "", "signature": ""}); 1000]),
        ),
        Hostile::new(
            "bundle-signed-twice.json",
            "signature 2 is by the same key",
            signed(vec![other(7, ""), other(7, "")]),
        ),
        Hostile::new(
            "bundle-signed-again.json",
            "signature 2 is by the same key",
            signed(vec![other(7, ""), other(7, "I agree.")]),
        ),
        Hostile::new(
            "bundle-signed-again-by-third.json",
            "signature 3 is by the same key",
            signed(vec![other(7, ""), other(8, ""), other(7, "I agree.")]),
        ),
        Hostile::new(
            "bundle-second-spoilt.json",
            "signature 2 does not fit",
            signed(vec![other(7, ""), spoilt.clone()]),
        ),
        not_fitting(
            "bundle-first-spoilt.json",
            signed(vec![spoilt, other(7, "")]),
        ),
        Hostile::new(
            "bundle-second-of-another.json",
            "signature 2 does not fit",
            signed(vec![
                other(7, ""),
                of_another_payload["signatures"][0].clone(),
            ]),
        ),
        Hostile::new(
            "bundle-second-alg-none.json",
            ALGORITHM,
            signed(vec![other(7, ""), {
                let mut none = other(8, "");
                let header = String::from_utf8(decode(&none["protected"])).unwrap();
                none["protected"] = json!(encode(header.replace("ES256", "none")));
                none
            }]),
        ),
        bad("bundle-signature-empty.json", vec![]),
        bad("bundle-signature-short.json", made[..63].to_vec()),
        bad("bundle-signature-long.json", [&made[..], &[0]].concat()),
        bad("bundle-signature-asn1.json", asn1),
        not_fitting("bundle-signature-zeros.json", halves(&[0; 32], &[0; 32])),
        not_fitting("bundle-signature-r-zero.json", halves(&[0; 32], s)),
        not_fitting("bundle-signature-s-zero.json", halves(r, &[0; 32])),
        not_fitting("bundle-signature-r-order.json", halves(&ORDER, s)),
        not_fitting("bundle-signature-s-order.json", halves(r, &ORDER)),
        not_fitting(
            "bundle-signature-ones.json",
            halves(&[0xff; 32], &[0xff; 32]),
        ),
        not_fitting("bundle-signature-exchanged.json", halves(s, r)),
        not_fitting(
            "bundle-signature-bit.json",
            signature(|mut bytes| {
                bytes[63] ^= 1;
                bytes
            }),
        ),
        not_fitting(
            "bundle-payload-bit.json",
            file(|file| {
                let text = String::from_utf8(decode(&file["payload"])).unwrap();
                file["payload"] = json!(encode(text.replace("Wren", "Wrem")));
            }),
        ),
        not_fitting(
            "bundle-header-bit.json",
            file(|file| {
                let header = &mut file["signatures"][0]["protected"];
                let text = String::from_utf8(decode(header)).unwrap();
                *header = json!(encode(text.replace("Jo Example", "Jo Exampme")));
            }),
        ),
        // It says the same, but these are not the bytes that were signed.
        not_fitting(
            "bundle-header-reordered.json",
            file(|file| {
                let header = &mut file["signatures"][0]["protected"];
                let text = String::from_utf8(decode(header)).unwrap();
                *header = json!(encode(text.replacen(r#"{""#, r#"{ ""#, 1)));
            }),
        ),
    ]
}

fn encodings() -> Vec<Hostile> {
    let payload = |name, change: fn(&str) -> String| {
        let bytes = file(|file| file["payload"] = json!(change(file["payload"].as_str().unwrap())));
        Hostile::new(name, "the payload cannot be decoded", bytes)
    };
    let of_signature = |name, says, member: &'static str, change: fn(&str) -> String| {
        let bytes = file(|file| {
            let part = &mut file["signatures"][0][member];
            *part = json!(change(part.as_str().unwrap()));
        });
        Hostile::new(name, says, bytes)
    };
    let header =
        |name, change| of_signature(name, "a header cannot be decoded", "protected", change);
    let signature = |name, change| of_signature(name, BAD_SIGNATURE, "signature", change);
    vec![
        payload("bundle-base64-padding.json", |text| format!("{text}==")),
        payload("bundle-base64-space.json", |text| format!("{text} ")),
        payload("bundle-base64-lines.json", |text| {
            let (first, rest) = text.split_at(8);
            format!("{first}\r\n{rest}")
        }),
        payload("bundle-base64-nul.json", |text| format!("{text}\0")),
        payload("bundle-base64-standard.json", |text| format!("+/+/{text}")),
        payload("bundle-base64-percent.json", |text| format!("{text}%3D")),
        payload("bundle-base64-letter.json", |text| {
            text.replacen('e', "é", 1)
        }),
        payload("bundle-base64-dot.json", |text| format!("{text}.")),
        payload("bundle-base64-length.json", |text| format!("{text}AAA")),
        payload("bundle-base64-last-bits.json", other_last_bits),
        header("bundle-base64-header-padding.json", |text| {
            format!("{text}=")
        }),
        header("bundle-base64-header-space.json", |text| format!(" {text}")),
        header("bundle-base64-header-last-bits.json", other_last_bits),
        signature("bundle-base64-signature-padding.json", |text| {
            format!("{text}==")
        }),
        signature("bundle-base64-signature-last-bits.json", other_last_bits),
        signature("bundle-base64-signature-standard.json", |_| "+/".repeat(43)),
    ]
}

fn payloads() -> Vec<Hostile> {
    let no = |name, from: &str, to: &str| Hostile::new(name, NO_REFERRAL, payload(from, to));
    let raw = |name, bytes: &[u8]| Hostile::new(name, NO_REFERRAL, sign(bytes, 7, ""));
    let version =
        |name, version: &str| no(name, r#""version":1"#, &format!(r#""version":{version}"#));
    vec![
        Hostile::new(
            "bundle-payload-newer.json",
            "a newer version of this app",
            payload(r#""version":1"#, r#""version":2"#),
        ),
        Hostile::new(
            "bundle-payload-other-format.json",
            "no referral of this app",
            payload("practice-review-referral", "practice-review-case"),
        ),
        version("bundle-payload-version-zero.json", "0"),
        version("bundle-payload-version-negative.json", "-1"),
        version("bundle-payload-version-fraction.json", "1.0"),
        version("bundle-payload-version-power.json", "1e0"),
        version(
            "bundle-payload-version-huge.json",
            "99999999999999999999999",
        ),
        version("bundle-payload-version-infinite.json", "1e400"),
        version("bundle-payload-version-text.json", r#""1""#),
        version("bundle-payload-version-zeros.json", "01"),
        no(
            "bundle-payload-format-twice.json",
            "{",
            r#"{"format":"practice-review-referral","#,
        ),
        no(
            "bundle-payload-version-twice.json",
            r#""version":1"#,
            r#""version":1,"version":1"#,
        ),
        no(
            "bundle-payload-case-twice.json",
            r#""case":"#,
            r#""case":"0","case":"#,
        ),
        no(
            "bundle-payload-case-twice-escaped.json",
            r#""case":"#,
            r#""c\u0061se":"0","case":"#,
        ),
        no(
            "bundle-payload-marking-twice.json",
            r#""marking":"#,
            r#""marking":"OFFICIAL","marking":"#,
        ),
        no(
            "bundle-payload-reason-twice.json",
            r#""reason":"#,
            r#""reason":"x","reason":"#,
        ),
        no(
            "bundle-payload-unknown.json",
            r#""case":"#,
            r#""note":1,"case":"#,
        ),
        no(
            "bundle-payload-unknown-deep.json",
            r#""marking":"#,
            r#""html":"<script>","marking":"#,
        ),
        no(
            "bundle-payload-missing.json",
            r#""example":true,"partnership""#,
            r#""partnership""#,
        ),
        no(
            "bundle-payload-example-text.json",
            r#""example":true"#,
            r#""example":"false""#,
        ),
        no(
            "bundle-payload-null-list.json",
            r#""answers":[]"#,
            r#""answers":null"#,
        ),
        no(
            "bundle-payload-object-as-list.json",
            r#"{"routes":[],"reason":""}"#,
            r#"[[],""]"#,
        ),
        no("bundle-payload-surrogate.json", "Wren Smallwood", "\\ud800"),
        no(
            "bundle-payload-control.json",
            "Wren Smallwood",
            "Wren\nSmallwood",
        ),
        no(
            "bundle-payload-deep.json",
            r#""answers":[]"#,
            &format!(r#""answers":{}"#, deep("[", "", "]", 20_000)),
        ),
        no(
            "bundle-payload-deep-unknown.json",
            r#""case":"#,
            &format!(r#""x":{},"case":"#, deep("[", "", "]", 20_000)),
        ),
        raw("bundle-payload-empty.json", b""),
        raw("bundle-payload-empty-object.json", b"{}"),
        raw(
            "bundle-payload-a-list.json",
            b"[\"practice-review-referral\",1]",
        ),
        raw(
            "bundle-payload-a-text.json",
            b"\"practice-review-referral\"",
        ),
        raw("bundle-payload-a-number.json", b"1e400"),
        raw(
            "bundle-payload-cut.json",
            &PAYLOAD.as_bytes()[..PAYLOAD.len() - 1],
        ),
        raw(
            "bundle-payload-after.json",
            format!("{PAYLOAD}{{}}").as_bytes(),
        ),
        raw(
            "bundle-payload-mark.json",
            format!("\u{feff}{PAYLOAD}").as_bytes(),
        ),
        raw(
            "bundle-payload-not-utf8.json",
            &[PAYLOAD.as_bytes(), b"\xff"].concat(),
        ),
        raw("bundle-payload-a-bundle.json", &sound()),
    ]
}
