//! What is sealed opens where it was sealed, with the key it was sealed with, and nowhere else.
#![cfg(feature = "native-crypto")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use practice_review_engine::seal::native::{
    NativeError, SecretKey, by_passphrase, by_recovery_key, open_record, seal_record, unwrap, wrap,
};
use practice_review_engine::seal::{
    Cost, EnvelopeError, Header, HeaderError, Kdf, Kind, Means, Nfkc, Passphrase, RecoveryKey,
    Slot, ToOpen, VaultId, Wrapping,
};
use proptest::prelude::*;
use zeroize::Zeroizing;

const SLOT: Slot<'_> = Slot {
    store: "cases",
    id: "0123456789abcdef0123456789abcdef",
    revision: 7,
};

fn key(seed: u8) -> SecretKey {
    Zeroizing::new([seed; 32])
}

fn sealed(plain: &[u8]) -> Vec<u8> {
    seal_record(&key(1), &SLOT, 1, [9; 12], plain).unwrap()
}

fn vault() -> VaultId {
    VaultId::from_random([5; 16])
}

fn device(seed: u8) -> Wrapping {
    wrap(
        &vault(),
        Means::DeviceKey,
        &key(seed),
        [seed; 12],
        &key(0xda),
    )
    .unwrap()
}

proptest! {
    #[test]
    fn what_is_sealed_opens(plain in prop::collection::vec(any::<u8>(), 0..200), schema: u32, revision: u64, nonce: [u8; 12]) {
        let slot = Slot { revision, ..SLOT };
        let envelope = seal_record(&key(1), &slot, schema, nonce, &plain).unwrap();
        prop_assert_eq!(open_record(&key(1), &slot, &envelope), Ok((schema, plain)));
    }

    #[test]
    fn a_flipped_bit_anywhere_is_refused(plain in prop::collection::vec(any::<u8>(), 0..60), at: prop::sample::Index, bit in 0..8) {
        let mut envelope = sealed(&plain);
        let at = at.index(envelope.len());
        envelope[at] ^= 1_u8 << bit;
        let opened = open_record(&key(1), &SLOT, &envelope);
        match (at, envelope[0]) {
            (0, found @ 1..) => prop_assert_eq!(opened, Err(EnvelopeError::NewerVersion { found })),
            _ => prop_assert_eq!(opened, Err(EnvelopeError::Refused)),
        }
    }

    #[test]
    fn a_record_that_was_cut_or_grew_is_refused(plain in prop::collection::vec(any::<u8>(), 0..60), cut: prop::sample::Index, more in 1..20_usize) {
        let envelope = sealed(&plain);
        let length = cut.index(envelope.len());
        let opened = open_record(&key(1), &SLOT, &envelope[..length]);
        if length < 17 + 16 {
            prop_assert_eq!(opened, Err(EnvelopeError::Cut { length }));
        } else {
            prop_assert_eq!(opened, Err(EnvelopeError::Refused));
        }
        let mut longer = envelope;
        longer.resize(longer.len() + more, 0);
        prop_assert_eq!(open_record(&key(1), &SLOT, &longer), Err(EnvelopeError::Refused));
    }

    #[test]
    fn a_record_opens_at_no_other_place(store in "[a-z]{0,8}", id in "[0-9a-f]{0,40}", revision: u64) {
        let slot = Slot { store: &store, id: &id, revision };
        prop_assume!(slot != SLOT);
        prop_assert_eq!(open_record(&key(1), &slot, &sealed(b"words")), Err(EnvelopeError::Refused));
    }

    #[test]
    fn no_bytes_make_the_readers_panic(bytes in prop::collection::vec(any::<u8>(), 0..120), text: String) {
        let _ = ToOpen::read(&bytes, &SLOT);
        let _ = Header::read(&text);
        let _ = Header::read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_header_with_a_changed_character_does_not_give_the_key(at: prop::sample::Index, other in proptest::char::range(' ', '~')) {
        let header = Header::new(vault(), device(3));
        let text = header.to_json().unwrap();
        let mut letters: Vec<char> = text.chars().collect();
        let at = at.index(letters.len());
        prop_assume!(letters[at] != other);
        letters[at] = other;
        let changed: String = letters.into_iter().collect();
        if let Ok(read) = Header::read(&changed) {
            prop_assert_ne!(&read, &header);
            let wrapping = read.wrapping(Kind::DeviceKey);
            let opened = wrapping.map(|w| unwrap(read.vault(), w, &key(3)));
            prop_assert!(!matches!(opened, Some(Ok(_))));
        }
    }
}

#[test]
fn another_key_opens_nothing() {
    assert_eq!(
        open_record(&key(2), &SLOT, &sealed(b"words")),
        Err(EnvelopeError::Refused)
    );
}

#[test]
fn every_way_in_gives_the_same_key_and_no_other_secret_does() {
    let kdf = Kdf {
        cost: Cost::DEFAULT,
        salt: [8; 16],
    };
    let phrase = |text: &str| Passphrase::typed(Nfkc::of(text));
    let paper = RecoveryKey::from_random([6; 20]);
    let by_phrase = by_passphrase(&kdf, &phrase("lantern gravel oxide tulip")).unwrap();
    let by_paper = by_recovery_key(&vault(), &[7; 16], &paper).unwrap();
    let header = Header::new(vault(), device(3))
        .with(
            wrap(
                &vault(),
                Means::Passphrase(kdf),
                &by_phrase,
                [1; 12],
                &key(0xda),
            )
            .unwrap(),
        )
        .with(
            wrap(
                &vault(),
                Means::recovery_key([7; 16]),
                &by_paper,
                [2; 12],
                &key(0xda),
            )
            .unwrap(),
        );
    let header = Header::read(&header.to_json().unwrap()).unwrap();
    for (kind, with) in [
        (Kind::Passphrase, &by_phrase),
        (Kind::RecoveryKey, &by_paper),
        (Kind::DeviceKey, &key(3)),
    ] {
        let wrapping = header.wrapping(kind).unwrap();
        assert_eq!(unwrap(&vault(), wrapping, with).unwrap(), key(0xda));
        assert_eq!(
            unwrap(&vault(), wrapping, &key(0xee)),
            Err(NativeError::Refused)
        );
        let elsewhere = VaultId::from_random([4; 16]);
        assert_eq!(
            unwrap(&elsewhere, wrapping, with),
            Err(NativeError::Refused)
        );
    }
    let wrong = by_passphrase(&kdf, &phrase("lantern gravel oxide tulips")).unwrap();
    let wrapping = header.wrapping(Kind::Passphrase).unwrap();
    assert_eq!(
        unwrap(&vault(), wrapping, &wrong),
        Err(NativeError::Refused)
    );

    // Parameters that were altered, and one wrapping in the place of another.
    let mut altered = *wrapping;
    altered.by = Means::Passphrase(Kdf {
        cost: Cost::new(65536, 4, 1).unwrap(),
        ..kdf
    });
    assert_eq!(
        unwrap(&vault(), &altered, &by_phrase),
        Err(NativeError::Refused)
    );
    altered.by = Means::DeviceKey;
    assert_eq!(
        unwrap(&vault(), &altered, &by_phrase),
        Err(NativeError::Refused)
    );
}

#[test]
fn a_change_of_passphrase_replaces_one_wrapping_and_the_last_one_cannot_go() {
    let header = Header::new(vault(), device(3)).with(device(4));
    assert_eq!(
        unwrap(&vault(), header.wrapping(Kind::DeviceKey).unwrap(), &key(3)),
        Err(NativeError::Refused)
    );
    assert_eq!(header.without(Kind::DeviceKey), Err(HeaderError::LastWayIn));
}

#[test]
fn a_header_that_breaks_a_rule_is_refused_and_says_which() {
    let text = Header::new(vault(), device(3)).to_json().unwrap();
    let wrapping = text
        .split_once("[")
        .and_then(|(_, rest)| rest.split_once("]"))
        .unwrap()
        .0;
    let with_kdf = |kdf: &str| text.replace("\"device_key\"", &format!("{{\"passphrase\":{kdf}}}"));
    let weak = r#"{"name":"argon2id","version":19,"memory_kib":8,"passes":1,"lanes":1,"salt":"AAAAAAAAAAAAAAAAAAAAAA"}"#;
    for (changed, says) in [
        (
            text.replace("practice-review-vault", "other"),
            "another kind",
        ),
        (
            text.replace("\"version\":1", "\"version\":2"),
            "newer version",
        ),
        (text.replace("\"version\":1", "\"version\":0"), "never was"),
        (
            text.replace("\"version\":1", "\"version\":1,\"extra\":1"),
            "unknown field",
        ),
        (
            text.replace("\"version\":1", "\"version\":1,\"version\":1"),
            "duplicate field",
        ),
        (text.replace(wrapping, ""), "no way in"),
        (
            text.replace(wrapping, &format!("{wrapping},{wrapping}")),
            "two ways in",
        ),
        (with_kdf(weak), "less work"),
        (
            with_kdf(
                &weak
                    .replace(":8", ":4294967295")
                    .replace("\"passes\":1", "\"passes\":3"),
            ),
            "more memory",
        ),
        (
            with_kdf(&weak.replace("argon2id", "argon2i")),
            "does not know",
        ),
        (with_kdf(&weak.replace(":19", ":16")), "does not know"),
        (with_kdf(&weak.replace("AAAAAA\"", "AAAAA\"")), "16 bytes"),
        (format!("{text} {{}}"), "trailing"),
        (format!("{text}{}", " ".repeat(20_000)), "longer"),
    ] {
        let error = Header::read(&changed).unwrap_err().to_string();
        assert!(error.contains(says), "{says}: {error}");
    }
}
