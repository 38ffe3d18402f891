//! What reads bytes that somebody else made: one function each, which takes any bytes at all and says
//! what became of them. A panic is a finding, and so is what is read and does not come out again as it
//! went in. `fuzz/` runs the same functions under libFuzzer.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::NaiveDate;
use practice_review_engine::assessment::{assess, shortest};
use practice_review_engine::backup::{
    self, BackedKey, Contents, Entry, Item, Kind, Manifest, Settings, Version,
};
use practice_review_engine::bundle::{
    self, Header as SignatureHeader, MOST_SIGNATURES, Payload, PayloadInput, PublicJwk, Signer,
    Unverified,
};
use practice_review_engine::calendar::{Agenda, BankHolidays, DayOneConvention, add_working_days};
use practice_review_engine::case::{self, Case};
use practice_review_engine::document::icalendar::{Options, icalendar};
use practice_review_engine::document::{Cover, html};
use practice_review_engine::encryption::keys::read_public;
use practice_review_engine::encryption::native::{PrivateKey, open_with_key};
use practice_review_engine::encryption::{Encrypted, PrivateJwk, Way, is_encrypted};
use practice_review_engine::form::{FormState, ThresholdState, as_typed, facts_in_use, unused};
use practice_review_engine::guidance::{Authored, Checked, Guidance, Text, check, load};
use practice_review_engine::seal::native::open_record;
use practice_review_engine::seal::{Header as VaultHeader, RecoveryKey, Register, Slot};
use zeroize::Zeroizing;

/// Takes bytes, and says what became of them: what is new in that is worth another look.
pub type Run = fn(&[u8]) -> String;

/// A reader under test.
pub struct Target {
    pub name: &'static str,
    pub run: Run,
    /// How much of the executions it gets: less where one takes longer.
    pub share: u64,
}

pub const TARGETS: &[Target] = &[
    Target {
        name: "bundle",
        run: bundle,
        share: 30,
    },
    Target {
        name: "payload",
        run: payload,
        share: 20,
    },
    Target {
        name: "signature-header",
        run: signature_header,
        share: 20,
    },
    Target {
        name: "encrypted",
        run: encrypted,
        share: 30,
    },
    Target {
        name: "encrypted-header",
        run: encrypted_header,
        share: 20,
    },
    Target {
        name: "key",
        run: key,
        share: 20,
    },
    Target {
        name: "vault-header",
        run: vault_header,
        share: 20,
    },
    Target {
        name: "record",
        run: record,
        share: 10,
    },
    Target {
        name: "register",
        run: register,
        share: 20,
    },
    Target {
        name: "recovery-key",
        run: recovery_key,
        share: 10,
    },
    Target {
        name: "backup",
        run: backup,
        share: 20,
    },
    Target {
        name: "backup-content",
        run: backup_content,
        share: 20,
    },
    Target {
        name: "case",
        run: case,
        share: 20,
    },
    Target {
        name: "case-in-use",
        run: case_in_use,
        share: 4,
    },
    Target {
        name: "holidays",
        run: holidays,
        share: 20,
    },
    Target {
        name: "guidance",
        run: guidance,
        share: 2,
    },
    Target {
        name: "small-guidance",
        run: small_guidance,
        share: 10,
    },
];

/// The folder of the whole project.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let whole = |folder: &&Path| folder.join("guidance/national").is_dir();
    here.ancestors().find(whole).unwrap_or(here).to_owned()
}

fn said<T, E: ToString>(outcome: Result<T, E>) -> String {
    outcome.map_or_else(|error| error.to_string(), |_| "read".to_owned())
}

pub fn bundle(bytes: &[u8]) -> String {
    let opened = bundle::native::open(bytes);
    // Whatever the checks give, what is signed is read by whoever signed it themselves.
    if let Ok(unverified) = Unverified::parse(bytes) {
        let fits = vec![true; unverified.checks().len()];
        assert!((1..=MOST_SIGNATURES).contains(&fits.len()));
        let confirmed = unverified.confirm(&fits);
        if opened.is_ok() {
            assert_eq!(confirmed, opened);
        } else {
            return said(opened) + &said(confirmed);
        }
    }
    said(opened)
}

/// A signed payload, without the work of signing it.
pub fn payload(bytes: &[u8]) -> String {
    let opened = signed(bytes).and_then(|file| Unverified::parse(&file)?.confirm(&[true]));
    if let Ok(verified) = &opened {
        let again = verified.payload().to_bytes();
        let again = again.and_then(|bytes| Unverified::parse(&signed(&bytes)?)?.confirm(&[true]));
        assert_eq!(
            again.map(|again| again.payload().clone()),
            Ok(verified.payload().clone())
        );
        let cover = Cover::of_bundle(verified, str::to_owned, TODAY);
        let page = html::render(&verified.payload().document, &cover);
        assert!(!page.contains("<script"), "markup out of a file");
    }
    said(opened)
}

fn signed(payload: &[u8]) -> Result<Vec<u8>, bundle::BundleError> {
    let somebody = || "Jo Example".to_owned();
    let signer = Signer {
        name: somebody(),
        role: somebody(),
        agency: somebody(),
        capacity: somebody(),
        signed_at: somebody(),
        statement: String::new(),
    };
    let jwk = PublicJwk::from_coordinates(&[1; 32], &[2; 32]);
    bundle::prepare(bundle::Message::Referral, payload, jwk, signer)?.finish(&[0; 64])
}

pub fn signature_header(bytes: &[u8]) -> String {
    let header = SignatureHeader::read(bytes, 1);
    if let Ok((message, header)) = &header {
        assert_eq!(
            (header.alg.as_str(), header.typ.as_str()),
            ("ES256", message.typ())
        );
        assert_eq!(header.kid, header.jwk.thumbprint());
    }
    said(header)
}

static OWN_KEY: LazyLock<Option<PrivateKey>> = LazyLock::new(|| PrivateKey::new(&[1; 32]).ok());

pub fn encrypted(bytes: &[u8]) -> String {
    let claims = is_encrypted(bytes);
    let file = Encrypted::parse(bytes);
    if let Ok(file) = &file {
        assert!(claims, "the app would not know it");
        if let (Way::Key { .. }, Some(key)) = (file.way(), &*OWN_KEY) {
            return said(open_with_key(file, key).map(|plain| bundle(&plain)));
        }
        if let Way::Passphrase { iterations, .. } = file.way() {
            assert!((210_000..=5_000_000).contains(iterations));
        }
    }
    said(file)
}

/// The header of an encrypted file, on a file that is sound but for it.
pub fn encrypted_header(bytes: &[u8]) -> String {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let header = URL_SAFE_NO_PAD.encode(bytes);
    let file = |key: &str| {
        format!(
            r#"{{"protected":"{header}","recipients":[{{{key}}}],"iv":"AAAAAAAAAAAAAAAA","ciphertext":"","tag":"AAAAAAAAAAAAAAAAAAAAAA"}}"#
        )
    };
    let wrapped = format!(r#""encrypted_key":"{}""#, URL_SAFE_NO_PAD.encode([0; 40]));
    encrypted(file("").as_bytes()) + &encrypted(file(&wrapped).as_bytes())
}

pub fn key(bytes: &[u8]) -> String {
    let private = PrivateJwk::read(bytes);
    if let Some(private) = &private {
        let again = PrivateJwk::read(&private.to_bytes()).map(|again| again.public);
        assert_eq!(again.as_ref(), Some(&private.public));
        let _ = PrivateKey::new(&private.secret).and_then(|key| key.public());
    }
    said(read_public(&String::from_utf8_lossy(bytes)))
}

pub fn vault_header(bytes: &[u8]) -> String {
    let header = VaultHeader::read(&String::from_utf8_lossy(bytes));
    if let Ok(header) = &header {
        let again = header.to_json().and_then(|text| VaultHeader::read(&text));
        assert_eq!(again.as_ref(), Ok(header));
    }
    said(header)
}

pub fn record(bytes: &[u8]) -> String {
    let slot = Slot {
        store: "cases",
        id: "0123456789abcdef0123456789abcdef",
        revision: 41,
    };
    let key = Zeroizing::new(std::array::from_fn(|at| {
        0x40 + u8::try_from(at).unwrap_or_default()
    }));
    said(open_record(&key, &slot, bytes))
}

pub fn register(bytes: &[u8]) -> String {
    let register = Register::read(bytes);
    if let Ok(register) = &register {
        assert_eq!(register.to_bytes(), bytes);
    }
    said(register)
}

pub fn recovery_key(bytes: &[u8]) -> String {
    let key = RecoveryKey::parse(&String::from_utf8_lossy(bytes));
    if let Ok(key) = &key {
        assert_eq!(RecoveryKey::parse(&key.text()).as_ref(), Ok(key));
    }
    said(key)
}

/// A backup, and what opens of it with the key of the sound one.
pub fn backup(bytes: &[u8]) -> String {
    let parsed = backup::parse(bytes);
    let nothing = matches!(parsed, Err(backup::ReadError::NotABackup));
    assert_eq!(backup::is_backup(bytes), !nothing);
    let Ok(parsed) = parsed else {
        return said(parsed);
    };
    assert!((1..=2).contains(&parsed.heads().len()));
    let contents = backup::native::open(&parsed, &Zeroizing::new([1; 32]));
    let damaged = parsed.damage().lines.first();
    format!(
        "{} {} {:?} {}",
        damaged.map_or_else(String::new, |damaged| damaged.why.to_string()),
        contents.failed.len().min(2),
        contents.differences().first(),
        contents.is_whole(),
    )
}

/// What was sealed in an item of any kind.
pub fn backup_content(bytes: &[u8]) -> String {
    if let Ok(manifest) = Manifest::read(bytes) {
        assert_eq!(Manifest::read(&manifest.to_bytes()), Ok(manifest));
    }
    if let Ok(version) = Version::read(bytes) {
        let again = version.to_bytes().and_then(|bytes| Version::read(&bytes));
        assert_eq!(again, Ok(version));
    }
    if let Ok(key) = BackedKey::read(bytes) {
        assert_eq!(BackedKey::read(&key.to_bytes()), Ok(key));
    }
    if let Ok(settings) = Settings::read(bytes) {
        assert_eq!(Settings::read(&settings.to_bytes()), Ok(settings));
    }
    let mut contents = Contents::default();
    for kind in [
        Kind::Manifest,
        Kind::Case,
        Kind::Version,
        Kind::Signers,
        Kind::Key,
        Kind::Settings,
    ] {
        let Ok(entry) = Entry::new(kind, "0123456789abcdef0123456789abcdef", 1) else {
            continue;
        };
        let item = Item {
            entry,
            sealed: Vec::new(),
            line: 1,
        };
        contents.take(&item, Ok((backup::SCHEMA, bytes)));
    }
    let plan = backup::plan(&[].into(), &[].into(), &contents, "2026-11-24T09:00:00Z");
    let why = contents.failed.iter().map(|failed| failed.why.to_string());
    format!("{:?} {}", plan.is_empty(), why.collect::<String>())
}

pub fn case(bytes: &[u8]) -> String {
    let loaded = case::load(&String::from_utf8_lossy(bytes));
    if let Ok(loaded) = &loaded {
        let again = case::save(loaded).and_then(|text| case::load(&text));
        assert_eq!(again.as_ref(), Ok(loaded));
    }
    said(loaded)
}

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();

struct Known {
    national: Authored,
    partnerships: Vec<Guidance>,
    holidays: BankHolidays,
    small: Authored,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let loaded = load::for_build(&root().join("guidance")).unwrap();
    let text = std::fs::read_to_string(root().join("public/bank-holidays.json")).unwrap();
    let small = root().join("crates/cli/tests/fixtures/guidance");
    Known {
        national: loaded.national,
        partnerships: loaded.partnerships,
        holidays: BankHolidays::from_json(&text).unwrap(),
        small: load::for_build(&small).unwrap().national,
    }
});

/// A case that was read, as every screen of it shows it.
pub fn case_in_use(bytes: &[u8]) -> String {
    let loaded = case::load(&String::from_utf8_lossy(bytes));
    let Ok(case) = &loaded else {
        return said(loaded);
    };
    let known = &*KNOWN;
    let own = known
        .partnerships
        .iter()
        .find(|one| one.partnership.id == case.partnership);
    let Some(guidance) = own.or(known.partnerships.first()) else {
        return String::new();
    };
    show(guidance, case, &known.holidays)
}

fn show(guidance: &Guidance, case: &Case, holidays: &BankHolidays) -> String {
    let facts = facts_in_use(guidance, case);
    let assessment = assess(guidance, &facts);
    let settling = shortest(guidance, &facts);
    let threshold = ThresholdState::of(guidance, case, TODAY);
    let typed = as_typed(&[guidance], case);
    let lost = unused(guidance, case);
    let agenda = Agenda::of(
        guidance,
        &facts,
        holidays,
        TODAY.and_hms_opt(9, 0, 0).unwrap_or_default(),
    );
    let dates = icalendar(
        guidance,
        &agenda,
        Options {
            case: &case.id,
            now: TODAY.and_hms_opt(9, 0, 0).unwrap_or_default(),
            reminder: true,
            holidays,
        },
    );
    let mut problems = 0;
    for form in &guidance.content.form {
        problems += FormState::of(guidance, form, case, TODAY)
            .problems()
            .count();
        let made = Payload::of(&PayloadInput {
            guidance,
            form,
            case,
            assessment: &assessment,
            app_version: "0.1.0",
            now: "2026-11-24T09:00:00Z",
        });
        let cover = Cover::of_draft(problems, &made.result, TODAY);
        let page = html::render(&made.document, &cover);
        assert!(!page.contains("<script"), "markup out of a case");
        // What is exported opens again.
        let opened = made.to_bytes().and_then(|bytes| signed(&bytes));
        let opened = opened.and_then(|file| Unverified::parse(&file)?.confirm(&[true]));
        assert_eq!(opened.map(|opened| opened.payload().clone()), Ok(made));
    }
    let standings: Vec<_> = assessment
        .routes
        .iter()
        .map(|route| route.standing)
        .collect();
    format!(
        "{standings:?} {} {} {} {settling:?} {}",
        typed.len().min(1),
        agenda.limits.len(),
        dates.len().min(1),
        threshold.is_complete() || format!("{lost:?}").is_empty(),
    )
}

pub fn holidays(bytes: &[u8]) -> String {
    let read = BankHolidays::from_json(&String::from_utf8_lossy(bytes));
    let Ok(file) = &read else {
        return said(read);
    };
    let again = BankHolidays::from_lines(&file.to_lines());
    assert_eq!(again.as_ref(), Some(file));
    for count in [-60, -1, 0, 1, 5, 60] {
        let _ = add_working_days(TODAY, count, DayOneConvention::TriggerIsDayOne, file);
    }
    let _ = file.reach(TODAY);
    said(KNOWN.holidays.with_newer(file, TODAY))
}

/// A partnership's own file, as the linter checks it.
pub fn guidance(bytes: &[u8]) -> String {
    checked(&KNOWN.national, bytes)
}

/// One that is short, over national guidance that is short.
pub fn small_guidance(bytes: &[u8]) -> String {
    checked(&KNOWN.small, bytes)
}

fn checked(national: &Authored, bytes: &[u8]) -> String {
    let checked = check(national, Text::from_bytes("place.toml", bytes));
    let passed_on = checked
        .to_bytes()
        .and_then(|bytes| Checked::from_bytes(&bytes));
    assert_eq!(passed_on.ok().as_ref(), Some(&checked));
    match checked {
        Checked::Sound { .. } => "sound".to_owned(),
        Checked::Unsound(findings) => {
            assert!(!findings.is_empty(), "refused without a reason");
            findings
                .first()
                .map(|finding| finding.message.clone())
                .unwrap_or_default()
        }
    }
}
