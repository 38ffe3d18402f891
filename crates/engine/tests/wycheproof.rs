//! The vectors of Project Wycheproof, which are made to be got wrong, against what this engine checks,
//! agrees on, unwraps and opens with. Each set says how many vectors count, so that none is passed over
//! unseen.
#![cfg(feature = "native-crypto")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop the test"
)]

use aes_kw::KekAes256;
use hkdf::Hkdf;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use pbkdf2::pbkdf2_hmac;
use practice_review_engine::bundle::{Check, PublicJwk, native};
use practice_review_engine::encryption::concat_kdf::content_key;
use practice_review_engine::encryption::native::{PrivateKey, open_with_key};
use practice_review_engine::encryption::{Content, Draft, Encrypted, EncryptionError, WRAPPED};
use practice_review_engine::seal::native as sealing;
use sha2::{Sha256, Sha512};
use wycheproof::TestResult::{Invalid, Valid};
use wycheproof::{aead, ecdh, ecdsa, hkdf as hkdf_vectors, keywrap, pbkdf2 as pbkdf2_vectors};
use zeroize::Zeroizing;

/// Where the coordinates begin in an uncompressed point (SEC 1 §2.3.3): after a 4.
fn coordinates(point: &[u8]) -> Option<([u8; 32], [u8; 32])> {
    let (x, y) = point.strip_prefix(&[4])?.split_at_checked(32)?;
    Some((x.try_into().unwrap(), y.try_into().ok()?))
}

#[test]
fn a_signature_fits_where_ecdsa_on_p_256_with_sha_256_says_so_and_nowhere_else() {
    let set = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256P1363).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for group in set.test_groups {
        let (x, y) = coordinates(&group.key.key).unwrap();
        for test in group.tests {
            // A signature of another length is refused where the file is read.
            let fits = <[u8; 64]>::try_from(&test.sig[..]).is_ok_and(|signature| {
                let check = Check {
                    x,
                    y,
                    signing_input: test.msg.to_vec(),
                    signature,
                };
                native::fits(1, &check).unwrap()
            });
            assert_eq!(
                fits,
                test.result == Valid,
                "{}: {}",
                test.tc_id,
                test.comment
            );
            *if fits { &mut valid } else { &mut invalid } += 1;
        }
    }
    assert_eq!((valid, invalid), (173, 89));
}

#[test]
fn a_signature_fits_with_either_s() {
    let key = SigningKey::from_slice(&[7; 32]).unwrap();
    let (x, y) = coordinates(key.verifying_key().to_encoded_point(false).as_bytes()).unwrap();
    let made: Signature = key.sign(b"a referral");
    let (r, s) = made.split_scalars();
    let other = Signature::from_scalars(r.to_bytes(), (-s).to_bytes()).unwrap();
    assert_ne!(made, other);
    for signature in [made, other] {
        let mut check = Check {
            x,
            y,
            signing_input: b"a referral".to_vec(),
            signature: signature.to_bytes().into(),
        };
        assert_eq!(native::fits(1, &check), Ok(true));
        check.signing_input.push(b'.');
        assert_eq!(native::fits(1, &check), Ok(false));
    }
}

/// Whether a file that was encrypted by this key, with what a vector says both agree on, opens.
fn agrees(
    ephemeral: &PublicJwk,
    private: &PrivateKey,
    shared: &[u8; 32],
) -> Result<bool, EncryptionError> {
    let recipient = private.public()?;
    let draft = Draft::to_key(Content::Bundle, &recipient, ephemeral.clone(), [1; 12])?;
    let key = content_key(shared);
    let sealed = sealing::seal(&key, draft.nonce(), draft.additional_data(), b"{}").unwrap();
    let file = Encrypted::parse(&draft.finish(&sealed)?)?;
    open_with_key(&file, private).map(|plain| plain.as_slice() == b"{}")
}

#[test]
fn a_file_opens_by_the_secret_that_ecdh_on_p_256_gives_and_by_no_point_off_the_curve() {
    let set = ecdh::TestSet::load(ecdh::TestName::EcdhSecp256r1Ecpoint).unwrap();
    let (mut valid, mut refused, mut unwritable) = (0, 0, 0);
    for test in set.test_groups.into_iter().flat_map(|group| group.tests) {
        let mut secret = [0; 32];
        let kept: Vec<u8> = test
            .private_key
            .iter()
            .copied()
            .skip_while(|b| *b == 0)
            .collect();
        secret[32 - kept.len()..].copy_from_slice(&kept);
        let private = PrivateKey::new(&secret).unwrap();
        // A header holds both coordinates: there is no way to write a compressed point or none.
        let Some((x, y)) = coordinates(&test.public_key) else {
            assert_ne!(test.result, Valid, "{}", test.tc_id);
            unwritable += 1;
            continue;
        };
        let ephemeral = PublicJwk::from_coordinates(&x, &y);
        let shared = test.shared_secret[..].try_into().unwrap_or([0; 32]);
        match agrees(&ephemeral, &private, &shared) {
            Ok(opens) => {
                assert!(
                    opens && test.result != Invalid,
                    "{}: {}",
                    test.tc_id,
                    test.comment
                );
                valid += 1;
            }
            Err(error) => {
                assert_eq!(error, EncryptionError::BadKey, "{}", test.tc_id);
                assert_eq!(test.result, Invalid, "{}: {}", test.tc_id, test.comment);
                refused += 1;
            }
        }
    }
    assert_eq!((valid, refused, unwritable), (330, 16, 9));
}

#[test]
fn what_aes_256_gcm_seals_opens_and_nothing_else_does() {
    let set = aead::TestSet::load(aead::TestName::AesGcm).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for group in set.test_groups {
        // Other sizes have no place in a file.
        if (group.key_size, group.nonce_size, group.tag_size) != (256, 96, 128) {
            continue;
        }
        for test in group.tests {
            let key = Zeroizing::new(test.key[..].try_into().unwrap());
            let nonce = test.nonce[..].try_into().unwrap();
            let sealed = [&test.ct[..], &test.tag[..]].concat();
            let opened = sealing::open(&key, &nonce, &test.aad, &sealed);
            let plain = (test.result == Valid).then(|| test.pt.to_vec());
            assert_eq!(opened.ok(), plain, "{}: {}", test.tc_id, test.comment);
            *if plain.is_some() {
                &mut valid
            } else {
                &mut invalid
            } += 1;
            if let Some(plain) = plain {
                assert_eq!(
                    sealing::seal(&key, &nonce, &test.aad, &plain).unwrap(),
                    sealed
                );
            }
        }
    }
    assert_eq!((valid, invalid), (39, 27));
}

#[test]
fn what_aes_256_key_wrap_wraps_is_unwrapped_and_nothing_else_is() {
    let set = keywrap::TestSet::load(keywrap::TestName::AesKeyWrap).unwrap();
    let (mut valid, mut invalid, mut other_length) = (0, 0, 0);
    for test in set
        .test_groups
        .into_iter()
        .filter(|group| group.key_size == 256)
        .flat_map(|group| group.tests)
    {
        let key = KekAes256::from(<[u8; 32]>::try_from(&test.key[..]).unwrap());
        let mut plain = vec![0; test.ct.len().saturating_sub(8)];
        let unwrapped = key.unwrap(&test.ct, &mut plain).is_ok().then_some(plain);
        if test.result == Valid {
            assert_eq!(
                unwrapped,
                Some(test.pt.to_vec()),
                "{}: {}",
                test.tc_id,
                test.comment
            );
            valid += 1;
        } else if test.ct.len() == WRAPPED {
            assert_eq!(unwrapped, None, "{}: {}", test.tc_id, test.comment);
            invalid += 1;
        } else {
            // Refused where the file is read.
            other_length += 1;
        }
    }
    assert_eq!((valid, invalid, other_length), (13, 12, 43));
}

#[test]
fn pbkdf2_with_hmac_sha_512_gives_the_keys_that_it_should() {
    let set = pbkdf2_vectors::TestSet::load(pbkdf2_vectors::TestName::Pbkdf2HmacSha512).unwrap();
    let mut ran = 0;
    for test in set.test_groups.into_iter().flat_map(|group| group.tests) {
        let rounds = u32::try_from(test.iteration_count).unwrap();
        let mut key = vec![0; test.dk_len];
        pbkdf2_hmac::<Sha512>(&test.password, &test.salt, rounds, &mut key);
        assert_eq!(key, test.dk[..], "{}: {}", test.tc_id, test.comment);
        ran += 1;
    }
    assert_eq!(ran, 58);
}

#[test]
fn hkdf_with_sha_256_gives_the_keys_that_it_should() {
    let set = hkdf_vectors::TestSet::load(hkdf_vectors::TestName::HkdfSha256).unwrap();
    let mut ran = 0;
    for test in set.test_groups.into_iter().flat_map(|group| group.tests) {
        let mut key = vec![0; test.size];
        let made = Hkdf::<Sha256>::new(Some(&test.salt), &test.ikm).expand(&test.info, &mut key);
        assert_eq!(made.is_ok(), test.result != Invalid, "{}", test.tc_id);
        if made.is_ok() {
            assert_eq!(key, test.okm[..], "{}: {}", test.tc_id, test.comment);
        }
        ran += 1;
    }
    assert_eq!(ran, 86);
}
