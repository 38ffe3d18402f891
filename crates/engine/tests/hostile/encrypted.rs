//! Files that claim to be encrypted.

use std::sync::LazyLock;

use aes_kw::KekAes256;
use pbkdf2::pbkdf2_hmac;
use practice_review_engine::bundle;
use practice_review_engine::encryption::native::{
    PrivateKey, open_with_key, open_with_passphrase, to_key,
};
use practice_review_engine::encryption::{Content, Encrypted, EncryptionError, PrivateJwk, Way};
use practice_review_engine::seal::{Nfkc, Passphrase, native};
use serde_json::{Value, json};
use sha2::Sha512;
use zeroize::Zeroizing;

use super::craft::{
    Hostile, PAYLOAD, Secret, decode, deep, encode, key, member as signed_member, other_last_bits,
    sign, sound as bundle_sound,
};

const BAD_HEADER: &str = "the header of the file is not one that this app accepts";
const NOT_ENCRYPTED: &str = "the file is not whole, or no encrypted file of this app";
const NO_BUNDLE: &str = "the file is not a bundle of this app";
const REFUSED: &str = "the file does not open";
const BAD_KEY: &str = "the sender's key in the file is damaged";

/// The passphrase of the frozen vectors.
const PHRASE: &str = "lantern gravel \u{fb01}sh cafe\u{301}";
/// As few as are accepted, for the tests' sake.
const ROUNDS: u32 = 210_000;
/// The content key of every file that a passphrase opens.
const CONTENT_KEY: [u8; 32] = [4; 32];

fn private(seed: u8) -> PrivateKey {
    PrivateKey::new(&[seed; 32]).unwrap()
}

/// Why a file is refused, first as it is read, then as it is opened, then for what is in it.
pub fn refused(bytes: &[u8], with: Option<Secret>) -> Option<String> {
    let open = || -> Result<Zeroizing<Vec<u8>>, EncryptionError> {
        let file = Encrypted::parse(bytes)?;
        if file.content() != Content::Bundle {
            return Err(EncryptionError::OtherContent("a bundle"));
        }
        match (file.way(), with) {
            (Way::Key { .. }, Some(Secret::Key)) => open_with_key(&file, &private(1)),
            (Way::Passphrase { .. }, Some(Secret::Passphrase)) => {
                open_with_passphrase(&file, &Passphrase::typed(Nfkc::of(PHRASE)))
            }
            _ => Ok(Zeroizing::default()),
        }
    };
    match (open(), with) {
        (Err(error), _) => Some(error.to_string()),
        // Without its secret nothing more can be said of it.
        (Ok(_), None) => None,
        (Ok(plain), Some(_)) => bundle::native::open(&plain).err().map(|e| e.to_string()),
    }
}

/// Sound files, and what opens each.
pub fn sound() -> [(Secret, Vec<u8>); 2] {
    [
        (Secret::Key, by_key(&bundle_sound())),
        (Secret::Passphrase, by_phrase(&bundle_sound())),
    ]
}

fn by_key(plain: &[u8]) -> Vec<u8> {
    let recipient = private(1).public().unwrap();
    to_key(Content::Bundle, plain, &recipient, &private(2), [3; 12]).unwrap()
}

/// The private key as a partnership keeps it, but for as few rounds as are accepted.
pub fn private_key_file() -> Vec<u8> {
    let private = PrivateJwk {
        public: private(1).public().unwrap(),
        secret: private(1).secret(),
    };
    guarded("jwk+json", &private.to_bytes())
}

fn header_by_phrase(content: &str) -> Value {
    json!({
        "alg": "PBES2-HS512+A256KW",
        "enc": "A256GCM",
        "typ": "practice-review-encrypted-v1+jwe",
        "cty": content,
        "p2s": encode([5; 16]),
        "p2c": ROUNDS,
    })
}

fn wrapped() -> Vec<u8> {
    static MADE: LazyLock<Vec<u8>> = LazyLock::new(wrap);
    MADE.clone()
}

fn wrap() -> Vec<u8> {
    let mut kek = [0; 32];
    let typed = Passphrase::typed(Nfkc::of(PHRASE));
    let salt = Way::pbkdf2_salt(&[5; 16]);
    pbkdf2_hmac::<Sha512>(typed.bytes(), &salt, ROUNDS, &mut kek);
    let mut wrapped = vec![0; 40];
    KekAes256::from(kek)
        .wrap(&CONTENT_KEY, &mut wrapped)
        .unwrap();
    wrapped
}

fn by_phrase(plain: &[u8]) -> Vec<u8> {
    guarded(bundle::TYPE, plain)
}

fn guarded(content: &str, plain: &[u8]) -> Vec<u8> {
    let protected = encode(header_by_phrase(content).to_string());
    let sealed = native::seal(
        &Zeroizing::new(CONTENT_KEY),
        &[6; 12],
        protected.as_bytes(),
        plain,
    )
    .unwrap();
    let (ciphertext, tag) = sealed.split_at(sealed.len() - 16);
    let file = json!({
        "protected": protected,
        "recipients": [{"encrypted_key": encode(wrapped())}],
        "iv": encode([6; 12]),
        "ciphertext": encode(ciphertext),
        "tag": encode(tag),
    });
    file.to_string().into()
}

fn file(of: &[u8], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file = serde_json::from_slice(of).unwrap();
    change(&mut file);
    serde_json::to_vec(&file).unwrap()
}

/// With these bytes for its header. Its content does not open any more, but that comes later.
fn header_of(of: &[u8], change: impl FnOnce(String) -> Vec<u8>) -> Vec<u8> {
    file(of, |file| {
        let header = String::from_utf8(decode(&file["protected"])).unwrap();
        file["protected"] = json!(encode(change(header)));
    })
}

fn header(of: &[u8], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    header_of(of, |text| {
        let mut header = serde_json::from_str(&text).unwrap();
        change(&mut header);
        serde_json::to_vec(&header).unwrap()
    })
}

pub fn all() -> Vec<Hostile> {
    let files = Files {
        to_key: by_key(&bundle_sound()),
        by_phrase: by_phrase(&bundle_sound()),
    };
    [
        files.algorithms(),
        files.headers(),
        files.work(),
        files.outer(),
        files.parts(),
        files.tampered(),
        contents(),
    ]
    .concat()
}

struct Files {
    to_key: Vec<u8>,
    by_phrase: Vec<u8>,
}

impl Files {
    fn member(
        &self,
        name: &'static str,
        says: &'static str,
        member: &str,
        value: Value,
    ) -> Hostile {
        Hostile::new(
            name,
            says,
            header(&self.to_key, |header| header[member] = value),
        )
    }

    fn without(&self, name: &'static str, says: &'static str, member: &str) -> Hostile {
        let bytes = header(&self.to_key, |header| {
            header.as_object_mut().unwrap().remove(member).unwrap();
        });
        Hostile::new(name, says, bytes)
    }

    fn algorithms(&self) -> Vec<Hostile> {
        let by = |name, algorithm: &str| {
            self.member(
                name,
                "which this app does not accept",
                "alg",
                json!(algorithm),
            )
        };
        let enc = |name, algorithm: &str| {
            self.member(
                name,
                "which this app does not accept",
                "enc",
                json!(algorithm),
            )
        };
        let kind = "encrypted, but not by this app";
        vec![
            by("encrypted-alg-none.json", "none"),
            by("encrypted-alg-dir.json", "dir"),
            by("encrypted-alg-rsa1-5.json", "RSA1_5"),
            by("encrypted-alg-rsa-oaep.json", "RSA-OAEP-256"),
            by("encrypted-alg-ecdh-wrapped.json", "ECDH-ES+A256KW"),
            by("encrypted-alg-a256kw.json", "A256KW"),
            by("encrypted-alg-pbes2-weaker.json", "PBES2-HS256+A128KW"),
            by("encrypted-alg-lower-case.json", "ecdh-es"),
            self.without(
                "encrypted-alg-missing.json",
                "which this app does not accept",
                "alg",
            ),
            self.member(
                "encrypted-alg-list.json",
                BAD_HEADER,
                "alg",
                json!(["ECDH-ES"]),
            ),
            enc("encrypted-enc-none.json", "none"),
            enc("encrypted-enc-a128gcm.json", "A128GCM"),
            enc("encrypted-enc-cbc.json", "A256CBC-HS512"),
            self.without(
                "encrypted-enc-missing.json",
                "which this app does not accept",
                "enc",
            ),
            self.member("encrypted-typ-jwt.json", kind, "typ", json!("JWT")),
            self.without("encrypted-typ-missing.json", kind, "typ"),
            self.member(
                "encrypted-typ-newer.json",
                "a newer version of this app",
                "typ",
                json!("practice-review-encrypted-v2+jwe"),
            ),
            self.member("encrypted-cty-html.json", kind, "cty", json!("text/html")),
            self.without("encrypted-cty-missing.json", kind, "cty"),
            self.member(
                "encrypted-cty-private-key.json",
                "what is in it is not a bundle",
                "cty",
                json!("jwk+json"),
            )
            .in_browser("this is a partnership's private key"),
            // One way's name over the other's members.
            self.member(
                "encrypted-alg-of-the-other-way.json",
                "members that do not belong to PBES2-HS512+A256KW",
                "alg",
                json!("PBES2-HS512+A256KW"),
            ),
            Hostile::new(
                "encrypted-alg-of-key-for-passphrase.json",
                "members that do not belong to ECDH-ES",
                header(&self.by_phrase, |header| header["alg"] = json!("ECDH-ES")),
            ),
        ]
    }

    fn headers(&self) -> Vec<Hostile> {
        let edited = |name, from: &str, to: &str| {
            let bytes = header_of(&self.to_key, |text| {
                assert!(text.contains(from), "{from}");
                text.replacen(from, to, 1).into()
            });
            Hostile::new(name, BAD_HEADER, bytes)
        };
        let raw = |name, change: fn(String) -> Vec<u8>| {
            Hostile::new(name, BAD_HEADER, header_of(&self.to_key, change))
        };
        let ephemeral = |name, says, change: fn(&mut Value)| {
            Hostile::new(
                name,
                says,
                header(&self.to_key, |header| change(&mut header["epk"])),
            )
        };
        let off = |name, change| ephemeral(name, BAD_KEY, change).with(Secret::Key);
        let unknown = |name, says, member, value| self.member(name, says, member, value);
        vec![
            unknown(
                "encrypted-header-zip.json",
                "unknown field `zip`",
                "zip",
                json!("DEF"),
            ),
            unknown(
                "encrypted-header-crit.json",
                "unknown field `crit`",
                "crit",
                json!(["exp"]),
            ),
            unknown(
                "encrypted-header-b64.json",
                "unknown field `b64`",
                "b64",
                json!(false),
            ),
            unknown(
                "encrypted-header-jku.json",
                "unknown field `jku`",
                "jku",
                json!("https://example.org/"),
            ),
            unknown(
                "encrypted-header-x5u.json",
                "unknown field `x5u`",
                "x5u",
                json!("https://example.org/"),
            ),
            unknown(
                "encrypted-header-jwk.json",
                "unknown field `jwk`",
                "jwk",
                json!({}),
            ),
            unknown(
                "encrypted-header-apu.json",
                "unknown field `apu`",
                "apu",
                json!("QWxpY2U"),
            ),
            unknown(
                "encrypted-header-iv.json",
                "unknown field `iv`",
                "iv",
                json!("AAAA"),
            ),
            unknown(
                "encrypted-header-p2c.json",
                "members that do not belong",
                "p2c",
                json!(ROUNDS),
            ),
            unknown(
                "encrypted-header-p2s.json",
                "members that do not belong",
                "p2s",
                json!("AAAA"),
            ),
            self.without(
                "encrypted-header-no-kid.json",
                "members that do not belong",
                "kid",
            ),
            self.without(
                "encrypted-header-no-epk.json",
                "members that do not belong",
                "epk",
            ),
            self.member(
                "encrypted-header-other-kid.json",
                "encrypted to another key",
                "kid",
                json!("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s"),
            )
            .with(Secret::Key),
            ephemeral("encrypted-epk-other-curve.json", BAD_KEY, |epk| {
                epk["crv"] = json!("P-384")
            }),
            ephemeral("encrypted-epk-okp.json", BAD_KEY, |epk| {
                epk["kty"] = json!("OKP");
                epk["crv"] = json!("X25519");
            }),
            ephemeral("encrypted-epk-short.json", BAD_KEY, |epk| {
                epk["x"] = json!("AAAA")
            }),
            ephemeral("encrypted-epk-private.json", BAD_HEADER, |epk| {
                epk["d"] = json!(encode([2; 32]))
            }),
            ephemeral("encrypted-epk-as-list.json", BAD_HEADER, |epk| {
                *epk = json!(["EC", "P-256", epk["x"], epk["y"]]);
            }),
            off("encrypted-epk-off-curve.json", |epk| {
                epk["y"] = epk["x"].clone()
            }),
            off("encrypted-epk-zero.json", |epk| {
                epk["x"] = json!(encode([0; 32]));
                epk["y"] = json!(encode([0; 32]));
            }),
            off("encrypted-epk-past-field.json", |epk| {
                epk["x"] = json!(encode([0xff; 32]))
            }),
            edited("encrypted-header-alg-twice.json", "{", r#"{"alg":"dir","#),
            edited(
                "encrypted-header-alg-twice-escaped.json",
                "{",
                r#"{"\u0061lg":"dir","#,
            ),
            edited(
                "encrypted-header-epk-twice.json",
                r#""epk":"#,
                r#""epk":null,"epk":"#,
            ),
            edited("encrypted-header-x-twice.json", r#""x":"#, r#""x":"","x":"#),
            edited(
                "encrypted-header-surrogate.json",
                r#""kid":""#,
                r#""kid":"\ud800"#,
            ),
            edited("encrypted-header-number.json", "{", r#"{"exp":1e400,"#),
            raw("encrypted-header-deep.json", |_| {
                deep("[", "", "]", 20_000).into()
            }),
            raw("encrypted-header-deep-member.json", |text| {
                text.replacen('{', &format!(r#"{{"x":{},"#, deep("[", "", "]", 20_000)), 1)
                    .into()
            }),
            raw("encrypted-header-empty.json", |_| Vec::new()),
            raw("encrypted-header-list.json", |text| {
                format!("[{text}]").into()
            }),
            raw("encrypted-header-cut.json", |text| {
                text.as_bytes()[..text.len() - 1].to_vec()
            }),
            raw("encrypted-header-after.json", |text| {
                format!("{text}{{}}").into()
            }),
            raw("encrypted-header-mark.json", |text| {
                format!("\u{feff}{text}").into()
            }),
            raw("encrypted-header-not-utf8.json", |text| {
                [text.as_bytes(), b"\xff"].concat()
            }),
        ]
    }

    /// What a passphrase is made into a key with.
    fn work(&self) -> Vec<Hostile> {
        let with = |name, says, member: &str, value: Value| {
            Hostile::new(
                name,
                says,
                header(&self.by_phrase, |header| header[member] = value),
            )
        };
        let rounds = |name, says, value: &str| {
            let bytes = header_of(&self.by_phrase, |text| {
                text.replacen("210000", value, 1).into()
            });
            Hostile::new(name, says, bytes)
        };
        let outside = "outside of what this app accepts";
        vec![
            rounds("encrypted-p2c-zero.json", "asks for 0 rounds", "0"),
            rounds("encrypted-p2c-one.json", "asks for 1 rounds", "1"),
            rounds(
                "encrypted-p2c-too-few.json",
                "asks for 209999 rounds",
                "209999",
            ),
            rounds(
                "encrypted-p2c-too-many.json",
                "asks for 5000001 rounds",
                "5000001",
            ),
            rounds("encrypted-p2c-most.json", outside, "4294967295"),
            rounds("encrypted-p2c-past-32-bits.json", BAD_HEADER, "4294967296"),
            rounds("encrypted-p2c-wrapping.json", BAD_HEADER, "4295177296"),
            rounds(
                "encrypted-p2c-huge.json",
                BAD_HEADER,
                "99999999999999999999999",
            ),
            rounds("encrypted-p2c-infinite.json", BAD_HEADER, "1e400"),
            rounds("encrypted-p2c-power.json", BAD_HEADER, "6e5"),
            rounds("encrypted-p2c-negative.json", BAD_HEADER, "-600000"),
            rounds("encrypted-p2c-text.json", BAD_HEADER, "\"600000\""),
            rounds(
                "encrypted-p2c-null.json",
                "members that do not belong",
                "null",
            ),
            with(
                "encrypted-p2s-short.json",
                "damaged (the salt)",
                "p2s",
                json!(encode([5; 8])),
            ),
            with(
                "encrypted-p2s-long.json",
                "damaged (the salt)",
                "p2s",
                json!(encode([5; 17])),
            ),
            with(
                "encrypted-p2s-empty.json",
                "damaged (the salt)",
                "p2s",
                json!(""),
            ),
            with(
                "encrypted-p2s-padded.json",
                "damaged (the salt)",
                "p2s",
                json!(format!("{}==", encode([5; 16]))),
            ),
            with(
                "encrypted-p2s-null.json",
                "members that do not belong",
                "p2s",
                Value::Null,
            ),
            with("encrypted-p2s-with-epk.json", BAD_HEADER, "epk", json!({})),
        ]
    }

    fn outer(&self) -> Vec<Hostile> {
        let edited = |name, from: &str, to: &str| {
            let text = String::from_utf8(self.to_key.clone()).unwrap();
            assert!(text.contains(from), "{from}");
            Hostile::new(name, NOT_ENCRYPTED, text.replacen(from, to, 1))
        };
        let set = |name, member: &str, value| {
            Hostile::new(
                name,
                NOT_ENCRYPTED,
                file(&self.to_key, |file| file[member] = value),
            )
        };
        let recipients = |name, says, value| {
            Hostile::new(
                name,
                says,
                file(&self.to_key, |file| file["recipients"] = value),
            )
        };
        let one: Value = serde_json::from_slice(&self.to_key).unwrap();
        let mut flattened = one.clone();
        flattened.as_object_mut().unwrap().remove("recipients");
        let compact = ["protected", "", "iv", "ciphertext", "tag"]
            .map(|member| one[member].as_str().unwrap_or_default())
            .join(".");
        let text = String::from_utf8(self.to_key.clone()).unwrap();
        let raw = |name, bytes: Vec<u8>| Hostile::new(name, NOT_ENCRYPTED, bytes);
        let not_whole = "the file is not whole";
        vec![
            set("encrypted-aad.json", "aad", json!("AAAA")),
            set(
                "encrypted-unprotected.json",
                "unprotected",
                json!({"alg": "dir"}),
            ),
            set("encrypted-unprotected-empty.json", "unprotected", json!({})),
            set("encrypted-unknown.json", "note", json!("")),
            set("encrypted-and-signed.json", "payload", json!("AAAA")),
            set("encrypted-both-forms.json", "encrypted_key", json!("AAAA")),
            set("encrypted-iv-number.json", "iv", json!(1)),
            set("encrypted-tag-null.json", "tag", Value::Null),
            recipients(
                "encrypted-recipients-none.json",
                "encrypted to 0 recipients",
                json!([]),
            ),
            recipients(
                "encrypted-recipients-two.json",
                "encrypted to 2 recipients",
                json!([{}, {}]),
            ),
            recipients(
                "encrypted-recipient-header.json",
                NOT_ENCRYPTED,
                json!([{"header": {"kid": "x"}}]),
            ),
            recipients(
                "encrypted-recipient-as-list.json",
                NOT_ENCRYPTED,
                json!([[null]]),
            ),
            recipients("encrypted-recipients-object.json", NOT_ENCRYPTED, json!({})),
            recipients("encrypted-recipients-number.json", NOT_ENCRYPTED, json!(1)),
            edited("encrypted-iv-twice.json", "{", r#"{"iv":"AAAA","#),
            edited(
                "encrypted-tag-twice-escaped.json",
                "{",
                r#"{"\u0074ag":"AAAA","#,
            ),
            edited(
                "encrypted-protected-twice.json",
                "{",
                r#"{"protected":"AAAA","#,
            ),
            edited(
                "encrypted-ciphertext-twice.json",
                "{",
                r#"{"ciphertext":"AAAA","#,
            )
            .in_browser(NO_BUNDLE),
            edited(
                "encrypted-recipients-twice.json",
                "{",
                r#"{"recipients":[{}],"#,
            )
            .in_browser(NO_BUNDLE),
            edited(
                "encrypted-deep-member.json",
                "{",
                &format!(r#"{{"x":{},"#, deep("[", "", "]", 50_000)),
            ),
            edited(
                "encrypted-deep-iv.json",
                r#""iv":"#,
                &format!(r#""iv":{},"x":"#, deep("[", "", "]", 50_000)),
            ),
            Hostile::new(
                "encrypted-number.json",
                not_whole,
                text.replacen('{', r#"{"x":1e400,"#, 1),
            ),
            Hostile::new(
                "encrypted-surrogate.json",
                not_whole,
                text.replacen(r#""iv":""#, r#""iv":"\ud800"#, 1),
            ),
            Hostile::new(
                "encrypted-cut.json",
                not_whole,
                &text.as_bytes()[..text.len() / 2],
            ),
            Hostile::new(
                "encrypted-cut-at-end.json",
                not_whole,
                &text.as_bytes()[..text.len() - 1],
            ),
            Hostile::new("encrypted-compact.json", not_whole, compact),
            raw("encrypted-flattened.json", flattened.to_string().into()).in_browser(NO_BUNDLE),
            raw("encrypted-in-list.json", format!("[{text}]").into()).in_browser(NO_BUNDLE),
            raw("encrypted-after.json", format!("{text}{{}}").into())
                .in_browser("goes on after its end"),
            raw(
                "encrypted-not-utf8.json",
                [text.as_bytes(), b"\xff"].concat(),
            )
            .in_browser("is not text"),
            Hostile::new(
                "encrypted-mark-twice.json",
                not_whole,
                format!("\u{feff}\u{feff}{text}"),
            ),
        ]
    }

    fn parts(&self) -> Vec<Hostile> {
        let part = |name, says, member: &'static str, value: &str| {
            Hostile::new(
                name,
                says,
                file(&self.to_key, |file| file[member] = json!(value)),
            )
        };
        let encoded = |name, says, member: &'static str, change: fn(&str) -> String| {
            let bytes = file(&self.to_key, |file| {
                file[member] = json!(change(file[member].as_str().unwrap()));
            });
            Hostile::new(name, says, bytes)
        };
        let recipient = |name, of: &[u8], value: Value| {
            let bytes = file(of, |file| file["recipients"] = json!([value]));
            Hostile::new(name, "damaged (the wrapped key)", bytes)
        };
        let (nonce, tag, content) = (
            "damaged (the nonce)",
            "damaged (the tag)",
            "damaged (the content)",
        );
        let key = |bytes: usize| json!({"encrypted_key": encode(vec![7; bytes])});
        vec![
            part("encrypted-iv-empty.json", nonce, "iv", ""),
            part("encrypted-iv-short.json", nonce, "iv", &encode([3; 11])),
            part("encrypted-iv-long.json", nonce, "iv", &encode([3; 16])),
            part("encrypted-tag-empty.json", tag, "tag", ""),
            part("encrypted-tag-4.json", tag, "tag", &encode([3; 4])),
            part("encrypted-tag-12.json", tag, "tag", &encode([3; 12])),
            part("encrypted-tag-15.json", tag, "tag", &encode([3; 15])),
            part("encrypted-tag-17.json", tag, "tag", &encode([3; 17])),
            encoded("encrypted-tag-last-bits.json", tag, "tag", other_last_bits),
            encoded("encrypted-tag-padding.json", tag, "tag", |text| {
                format!("{text}==")
            }),
            encoded("encrypted-iv-space.json", nonce, "iv", |text| {
                format!("{text}\n")
            }),
            encoded(
                "encrypted-ciphertext-space.json",
                content,
                "ciphertext",
                |text| format!(" {text}"),
            ),
            encoded(
                "encrypted-ciphertext-standard.json",
                content,
                "ciphertext",
                |text| format!("+/+/{text}"),
            ),
            encoded(
                "encrypted-ciphertext-dot.json",
                content,
                "ciphertext",
                |text| format!("{text}."),
            ),
            encoded(
                "encrypted-protected-padding.json",
                "damaged (the header)",
                "protected",
                |text| format!("{text}="),
            ),
            recipient(
                "encrypted-key-where-none-belongs.json",
                &self.to_key,
                key(40),
            ),
            recipient("encrypted-key-missing.json", &self.by_phrase, json!({})),
            recipient(
                "encrypted-key-null.json",
                &self.by_phrase,
                json!({"encrypted_key": null}),
            ),
            recipient("encrypted-key-empty.json", &self.by_phrase, key(0)),
            recipient("encrypted-key-24.json", &self.by_phrase, key(24)),
            recipient("encrypted-key-39.json", &self.by_phrase, key(39)),
            recipient("encrypted-key-48.json", &self.by_phrase, key(48)),
        ]
    }

    fn tampered(&self) -> Vec<Hostile> {
        let flipped = |name, of: &[u8], member: &'static str, secret| {
            let bytes = file(of, |file| {
                let mut part = decode(&file[member]);
                part[0] ^= 1;
                file[member] = json!(encode(part));
            });
            Hostile::new(name, REFUSED, bytes).with(secret)
        };
        let by_key = |name, member| flipped(name, &self.to_key, member, Secret::Key);
        let of = |name, bytes| Hostile::new(name, REFUSED, bytes).with(Secret::Key);
        vec![
            by_key("encrypted-tampered-iv.json", "iv"),
            by_key("encrypted-tampered-ciphertext.json", "ciphertext"),
            by_key("encrypted-tampered-tag.json", "tag"),
            flipped(
                "encrypted-tampered-by-passphrase.json",
                &self.by_phrase,
                "ciphertext",
                Secret::Passphrase,
            ),
            Hostile::new(
                "encrypted-tampered-wrapped-key.json",
                REFUSED,
                file(&self.by_phrase, |file| {
                    let mut wrapped = decode(&file["recipients"][0]["encrypted_key"]);
                    wrapped[39] ^= 1;
                    file["recipients"][0]["encrypted_key"] = json!(encode(wrapped));
                }),
            )
            .with(Secret::Passphrase),
            Hostile::new(
                "encrypted-tampered-rounds.json",
                REFUSED,
                header(&self.by_phrase, |header| header["p2c"] = json!(ROUNDS + 1)),
            )
            .with(Secret::Passphrase),
            of(
                "encrypted-ciphertext-empty.json",
                file(&self.to_key, |file| file["ciphertext"] = json!("")),
            ),
            of(
                "encrypted-ciphertext-cut.json",
                file(&self.to_key, |file| {
                    let bytes = decode(&file["ciphertext"]);
                    file["ciphertext"] = json!(encode(&bytes[..bytes.len() - 1]));
                }),
            ),
            // It says the same, but these are not the bytes that were authenticated.
            of(
                "encrypted-header-spaced.json",
                header_of(&self.to_key, |text| text.replacen('{', "{ ", 1).into()),
            ),
            of(
                "encrypted-epk-of-another.json",
                header(&self.to_key, |header| {
                    header["epk"] = serde_json::to_value(super::craft::jwk(&key(9))).unwrap();
                }),
            ),
            of(
                "encrypted-tag-zeros.json",
                file(&self.to_key, |file| file["tag"] = json!(encode([0; 16]))),
            ),
        ]
    }
}

/// Files that open, and hold what is to be refused then.
fn contents() -> Vec<Hostile> {
    let holds =
        |name, says, plain: Vec<u8>| Hostile::new(name, says, by_key(&plain)).with(Secret::Key);
    vec![
        holds(
            "encrypted-holds-alg-none.json",
            "only ES256 is accepted",
            signed_member("alg", json!("none")),
        ),
        holds(
            "encrypted-holds-bad-payload.json",
            "what is signed is not a referral that this app can read",
            sign(PAYLOAD.replacen("{", r#"{"note":1,"#, 1), 7, ""),
        ),
        holds(
            "encrypted-holds-nothing.json",
            "the file is not whole",
            Vec::new(),
        ),
        holds(
            "encrypted-holds-no-text.json",
            "the file is not text",
            vec![0xff, 0xfe],
        ),
        holds("encrypted-holds-payload.json", NO_BUNDLE, PAYLOAD.into()),
        Hostile::new(
            "encrypted-holds-unsigned.json",
            "nobody has signed this bundle",
            by_phrase(br#"{"payload":"e30","signatures":[]}"#),
        )
        .with(Secret::Passphrase),
    ]
}
