//! Makes the files that hold keys and signatures. Each was made once; what is there stays.

use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use practice_review_engine::assessment::assess;
use practice_review_engine::backup::native::seal;
use practice_review_engine::backup::{
    BackedKey, Entry, Head, Kind, Manifest, Settings, Version, Writer,
};
use practice_review_engine::bundle::{
    Comment, Comments, Message, Payload, PayloadInput, Prepared, Signer, native, prepare,
};
use practice_review_engine::case::{self, Answer, Case, Field, FollowUp, Value};
use practice_review_engine::dates::{Precision, RawDate, RawWhen};
use practice_review_engine::encryption::Content;
use practice_review_engine::encryption::keys::write_public;
use practice_review_engine::encryption::native::{PrivateKey, to_key};
use practice_review_engine::form::facts_in_use;
use practice_review_engine::guidance::{Authored, Guidance, Text};
use practice_review_engine::seal::native::{SecretKey, by_passphrase, by_recovery_key, wrap};
use practice_review_engine::seal::{Cost, Header, Kdf, Means, VaultId};
use zeroize::Zeroizing;

use crate::keys::{passphrase, public, recovery_key, signing_key};
use crate::{CASE, CASE_LATER, GUIDANCE, SIGNERS, folder};

const NOW: &str = "2026-11-24T09:00:00Z";

/// Only for a new version, beside the files of the old ones: what is there is not written over.
#[test]
#[ignore = "the files are frozen"]
fn make() {
    let write = |name: &str, bytes: Vec<u8>| {
        let path = folder().join(name);
        if !path.exists() {
            std::fs::write(path, bytes).unwrap();
        }
    };
    let bundle = bundle();
    let comments = comments(&bundle);
    let private = |seed| PrivateKey::new(&[seed; 32]).unwrap();
    let recipient = private(1).public().unwrap();
    let encrypted = to_key(Content::Bundle, &bundle, &recipient, &private(2), [3; 12]);
    write("encrypted-v1.json", encrypted.unwrap());
    write("bundle-v1.json", bundle);
    write("comments-v1.json", comments);
    write("backup-v1.jsonl", backup());
    write(
        "public-key-v1.json",
        write_public(&public(&signing_key(9))).unwrap(),
    );
}

fn signer(name: &str, role: &str, statement: &str) -> Signer {
    Signer {
        name: name.to_owned(),
        role: role.to_owned(),
        agency: "A school".to_owned(),
        capacity: "The referrer".to_owned(),
        signed_at: NOW.to_owned(),
        statement: statement.to_owned(),
    }
}

fn signed(prepared: Prepared, key: &SigningKey) -> Vec<u8> {
    let signature: Signature = key.sign(&prepared.signing_input());
    prepared.finish(&signature.to_bytes().into()).unwrap()
}

fn guidance() -> Guidance {
    let own = Authored::read(vec![Text::from_bytes("own.toml", GUIDANCE.as_bytes())]).unwrap();
    own.partnership(&Authored::read(Vec::new()).unwrap())
        .unwrap()
}

fn referred() -> Case {
    let id = case::CaseId::parse("0123456789abcdef0123456789abcdef").unwrap();
    let mut case = Case::new(id, "a-place".into(), "A case", NOW);
    case.example = true;
    let hurt = Answer {
        value: Value::Choice("yes".into()),
        evidence: "The nurse's note".to_owned(),
        follow_up: FollowUp::default(),
    };
    let period = RawWhen {
        precision: Precision::Period,
        from: RawDate::from_iso("2026-03-01").unwrap(),
        to: RawDate::from_iso("2026-04-01").unwrap(),
        ..RawWhen::default()
    };
    let answers: [(&str, Answer); 7] = [
        ("hurt", hurt),
        ("how-badly", Value::Choice("seriously".into()).into()),
        (
            "helped-by",
            Value::Choices(vec!["school".into(), "police".into()]).into(),
        ),
        ("where", Value::Choice("home".into()).into()),
        (
            "seen-on",
            Value::Date(RawDate::from_iso("2026-11-20").unwrap()).into(),
        ),
        ("moved", Value::When(period).into()),
        (
            "story",
            Value::Text("A fall.\n\nA call – naïve.".to_owned()).into(),
        ),
    ];
    for (question, answer) in answers {
        case.set_answer(&Field::Question(question.into()), answer)
            .unwrap();
    }
    case.add_entry(&"children".into(), "a".into());
    let name = Field::InEntry {
        group: "children".into(),
        entry: "a".into(),
        question: "child-name".into(),
    };
    case.set_answer(&name, Value::Text("Wren Smallwood".to_owned()).into())
        .unwrap();
    case.own_view.routes = vec!["tell".into()];
    case.own_view.reason = "It happened before.".to_owned();
    case
}

fn bundle() -> Vec<u8> {
    let (guidance, case) = (guidance(), referred());
    let payload = Payload::of(&PayloadInput {
        guidance: &guidance,
        form: guidance.content.form.first().unwrap(),
        case: &case,
        assessment: &assess(&guidance, &facts_in_use(&guidance, &case)),
        app_version: "0.1.0",
        now: NOW,
    });
    let (first, second) = (signing_key(7), signing_key(8));
    let by = signer("Jo Ashdown", "Head", "");
    let bytes = payload.to_bytes().unwrap();
    let prepared = prepare(Message::Referral, &bytes, public(&first), by).unwrap();
    let once = native::open(&signed(prepared, &first)).unwrap();
    let by = signer("Avery Lark", "Lead", "I agree.");
    signed(once.countersign(public(&second), by).unwrap(), &second)
}

fn comments(bundle: &[u8]) -> Vec<u8> {
    let referral = native::open(bundle).unwrap();
    let comment = |about: &str, text: &str| Comment {
        about: about.to_owned(),
        text: text.to_owned(),
    };
    let said = vec![
        comment("What happened", "Which school was it in March?"),
        comment("", "Thank you."),
    ];
    let comments = Comments::on(&referral, said, "0.1.0", "2026-11-25T09:00:00Z");
    let key = signing_key(9);
    let by = signer("Cal Finch", "Nurse", "");
    let bytes = comments.to_bytes().unwrap();
    signed(
        prepare(Message::Comments, &bytes, public(&key), by).unwrap(),
        &key,
    )
}

fn backup() -> Vec<u8> {
    let data: SecretKey = Zeroizing::new(std::array::from_fn(|at| 0x40 + at as u8));
    let vault = VaultId::from_random(std::array::from_fn(|at| 0xa0 + at as u8));
    let kdf = Kdf {
        cost: Cost::DEFAULT,
        salt: std::array::from_fn(|at| 0xb0 + at as u8),
    };
    let salt = std::array::from_fn(|at| 0xc0 + at as u8);
    let by_phrase = by_passphrase(&kdf, &passphrase()).unwrap();
    let by_paper = by_recovery_key(&vault, &salt, &recovery_key()).unwrap();
    let one = |by, with: &SecretKey, nonce| wrap(&vault, by, with, nonce, &data).unwrap();
    let header = Header::new(vault, one(Means::Passphrase(kdf), &by_phrase, [1; 12])).with(one(
        Means::recovery_key(salt),
        &by_paper,
        [2; 12],
    ));
    let head = Head::new(NOW, header).unwrap();

    let later = case::load(CASE_LATER).unwrap();
    let version = Version::of(&later, "2026-11-21T10:00:00Z");
    let key = BackedKey {
        slot: "signing-0123456789abcdef".to_owned(),
        x: [1; 32],
        y: [2; 32],
        private: vec![3; 166],
    };
    let settings: Settings = [("prt-own-guidance", "[]"), ("prt-theme", "dark")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into_iter()
        .collect();
    let entry = |kind, id: &str, revision| Entry::new(kind, id, revision).unwrap();
    let plains: [(Entry, Vec<u8>); 6] = [
        (
            entry(Kind::Case, case::load(CASE).unwrap().id.as_str(), 4),
            CASE.as_bytes().to_vec(),
        ),
        (
            entry(Kind::Case, later.id.as_str(), 5),
            CASE_LATER.as_bytes().to_vec(),
        ),
        (
            entry(Kind::Version, &version.content(), 3),
            version.to_bytes().unwrap(),
        ),
        (
            entry(Kind::Signers, "signers", 2),
            SIGNERS.as_bytes().to_vec(),
        ),
        (entry(Kind::Key, &key.slot, 0), key.to_bytes()),
        (entry(Kind::Settings, "settings", 0), settings.to_bytes()),
    ];
    let manifest = Manifest::new(NOW, plains.iter().map(|(entry, _)| entry.clone())).unwrap();
    let sealed = seal(&data, &Entry::manifest(), [3; 12], &manifest.to_bytes()).unwrap();
    let mut writer = Writer::new(&head, &manifest, &sealed).unwrap();
    for (at, (entry, plain)) in (4..).zip(&plains) {
        let sealed = seal(&data, entry, [at; 12], plain).unwrap();
        writer.add(entry, &sealed).unwrap();
    }
    writer.finish().unwrap()
}
