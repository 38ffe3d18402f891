//! A signed referral that is encrypted to the private key of the vectors.

use practice_review_engine::encryption::native::{PrivateKey, open_with_key, open_with_passphrase};
use practice_review_engine::encryption::{Content, Encrypted, PrivateJwk};
use practice_review_engine::seal::{Nfkc, Passphrase};
use serde_json::Value as Json;

use crate::{folder, frozen};

#[test]
fn an_encrypted_referral_of_version_1_opens_with_a_private_key_of_version_1() {
    let path = folder().join("../vectors/encryption/private-key-v1.json");
    let vector: Json = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let file = Encrypted::parse(vector["file"].to_string().as_bytes()).unwrap();
    assert_eq!(file.content(), Content::PrivateKey);
    let phrase = Passphrase::typed(Nfkc::of(vector["passphrase"].as_str().unwrap()));
    let key = PrivateJwk::read(&open_with_passphrase(&file, &phrase).unwrap()).unwrap();

    let referral = Encrypted::parse(&frozen("encrypted-v1.json")).unwrap();
    assert_eq!(referral.content(), Content::Bundle);
    let plain = open_with_key(&referral, &PrivateKey::new(&key.secret).unwrap()).unwrap();
    assert_eq!(plain.as_slice(), frozen("bundle-v1.json"));
}
