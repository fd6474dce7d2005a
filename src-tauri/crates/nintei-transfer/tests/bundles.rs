//! 束: sealed, opened, and refused.

use std::collections::BTreeMap;
use std::io::{self, Write};

use chrono::{DateTime, FixedOffset};
use nintei_survey::{Employer, Investigator, Qualification};
use nintei_transfer::{
    Bundle, BundleCase, BundleError, BundleId, BundleLine, Card, CaseIdentity, Handover, Identity, Place, SealError,
    open, seal,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

const LAPTOP: u8 = 1;
const OFFICE: u8 = 2;
const STRANGER: u8 = 3;
/// Bytes before the sealed part.
const HEADER: usize = 76;

fn identity(seed: u8) -> Identity {
    Identity::from_bytes(&[seed; Identity::BYTES])
}

fn card(seed: u8) -> Card {
    identity(seed).card(&format!("架空の端末{seed}")).unwrap()
}

fn sealed(bundle: &Bundle, from: u8, to: u8) -> Vec<u8> {
    let mut file = Vec::new();
    seal(bundle, &identity(from), &format!("架空の端末{from}"), &card(to), &mut file).unwrap();
    file
}

/// What the file holds for the computer of `seed`.
fn read(file: &[u8], seed: u8) -> Result<Bundle, BundleError> {
    open(file, &identity(seed))?.read()
}

fn small() -> Bundle {
    Bundle {
        id: BundleId::from_bytes([1; 16]),
        serial: 1,
        made_at: DateTime::parse_from_rfc3339("2026-05-01T09:30:00+09:00").unwrap(),
        handover: Handover::Lend,
        cases: vec![case(9)],
    }
}

fn case(identity: u8) -> BundleCase {
    let person = Investigator {
        name: "架空 花子".to_owned(),
        employer: Some(Employer::Municipality),
        qualification: Some(Qualification::CareManager),
        ..Investigator::default()
    };
    BundleCase {
        identity: CaseIdentity::from_bytes([identity; 16]),
        number: 12,
        form: "2024-04".to_owned(),
        example: true,
        revision: 40,
        seen: Some(3),
        state: BTreeMap::from([
            (Place::new("answer", Some("1-3")), "[2]".to_owned()),
            (Place::new("note", Some("4-6")), "\"架空の特記事項\"".to_owned()),
            (Place::new("status", None::<String>), "\"surveyed\"".to_owned()),
        ]),
        investigator: Some(person),
        lines: vec![BundleLine {
            seq: 40,
            at: "2026-04-30T10:00:00+09:00".to_owned(),
            by: "架空 花子".to_owned(),
            kind: "answer".to_owned(),
            item: Some("1-3".to_owned()),
            before: None,
            after: Some("[2]".to_owned()),
            from: None,
            taken_from: Some(card(STRANGER).fingerprint()),
        }],
    }
}

/// The file with its last hash made anew, as somebody would who changes it on purpose.
fn rehashed(mut file: Vec<u8>) -> Vec<u8> {
    let body = file.len() - 32;
    let digest = Sha256::digest(&file[..body]);
    file[body..].copy_from_slice(&digest);
    file
}

#[test]
fn the_receiver_opens_what_was_sealed_and_knows_who_sealed_it() {
    let file = sealed(&small(), LAPTOP, OFFICE);
    let opened = open(&file, &identity(OFFICE)).unwrap();
    assert_eq!((opened.read(), opened.sender()), (Ok(small()), &card(LAPTOP)));
    assert_eq!(opened.digest().as_slice(), &file[file.len() - 32..]);
}

#[test]
fn neither_a_stranger_nor_the_sender_opens_it() {
    let file = sealed(&small(), LAPTOP, OFFICE);
    for other in [STRANGER, LAPTOP] {
        assert_eq!(read(&file, other), Err(BundleError::ForSomebodyElse));
    }
}

#[test]
fn nothing_in_the_file_tells_what_it_holds_or_whom_it_is_for() {
    let file = sealed(&small(), LAPTOP, OFFICE);
    let keys = card(OFFICE);
    let recipient = serde_json::to_value(&keys).unwrap()["recipient"].as_str().map(str::to_owned).unwrap();
    let recipient: Vec<u8> =
        (0..32).map(|at| u8::from_str_radix(&recipient[at * 2..at * 2 + 2], 16).unwrap()).collect();
    for told in ["架空".as_bytes(), b"answer", b"2024-04", b"name", &recipient] {
        assert!(!file.windows(told.len()).any(|part| part == told));
    }
    let again = sealed(&small(), LAPTOP, OFFICE);
    let alike = file[28..].windows(16).filter(|part| again[28..].windows(16).any(|other| other == *part)).count();
    assert_eq!(alike, 0, "two files for one receiver have nothing in common");
}

#[test]
fn every_flipped_byte_is_refused() {
    let file = sealed(&small(), LAPTOP, OFFICE);
    for at in 0..file.len() {
        let mut flipped = file.clone();
        flipped[at] ^= 0x20;
        let refusal = read(&flipped, OFFICE).unwrap_err();
        match at {
            0..16 => assert_eq!(refusal, BundleError::NotABundle, "byte {at}"),
            // The length: the file is too short for it, too long, or no bundle is so long.
            20..28 => assert_ne!(refusal, BundleError::Unreadable, "byte {at}"),
            _ => assert_eq!(refusal, BundleError::Tampered, "byte {at}"),
        }
    }
}

#[test]
fn every_byte_flipped_on_purpose_is_refused() {
    let file = sealed(&small(), LAPTOP, OFFICE);
    for at in (16..20).chain(28..file.len() - 32) {
        let mut flipped = file.clone();
        flipped[at] ^= 0x80;
        let refusal = read(&rehashed(flipped), OFFICE).unwrap_err();
        match at {
            16..20 => assert!(matches!(refusal, BundleError::NewerVersion { known: 1, .. }), "byte {at}"),
            // The encapsulated key and the hint: to the receiver it is as if sealed for another.
            28..HEADER => assert_eq!(refusal, BundleError::ForSomebodyElse, "byte {at}"),
            _ => assert_eq!(refusal, BundleError::Tampered, "byte {at}"),
        }
    }
}

#[test]
fn every_truncation_is_refused_as_such() {
    let file = sealed(&small(), LAPTOP, OFFICE);
    for end in 0..file.len() {
        assert_eq!(read(&file[..end], OFFICE), Err(BundleError::Truncated), "{end} bytes");
    }
}

#[test]
fn what_is_put_behind_the_end_is_refused() {
    let mut file = sealed(&small(), LAPTOP, OFFICE);
    file.push(0);
    assert_eq!(read(&file, OFFICE), Err(BundleError::Tampered));
}

#[test]
fn another_file_is_told_from_a_damaged_bundle() {
    for other in [&b"PK\x03\x04"[..], b"{\"nintei_card\":1}", "架空の文章".as_bytes()] {
        assert_eq!(read(other, OFFICE), Err(BundleError::NotABundle));
    }
}

#[test]
fn a_file_passed_on_as_text_is_no_bundle() {
    let file = sealed(&small(), LAPTOP, OFFICE);
    let mut text = Vec::new();
    for byte in file {
        if byte != b'\r' {
            text.push(byte);
        }
    }
    assert_eq!(read(&text, OFFICE), Err(BundleError::NotABundle));
}

#[test]
fn a_newer_format_is_told_with_both_versions() {
    let mut file = sealed(&small(), LAPTOP, OFFICE);
    file[19] = 2;
    assert_eq!(read(&rehashed(file), OFFICE), Err(BundleError::NewerVersion { found: 2, known: 1 }));
}

#[test]
fn a_length_that_no_bundle_has_is_refused_before_anything_is_allocated() {
    let mut file = sealed(&small(), LAPTOP, OFFICE);
    file[20..28].copy_from_slice(&u64::MAX.to_be_bytes());
    assert_eq!(read(&file, OFFICE), Err(BundleError::TooLarge));
}

#[test]
fn a_bundle_without_cases_comes_through() {
    let empty = Bundle { cases: Vec::new(), handover: Handover::Deliver, ..small() };
    assert_eq!(read(&sealed(&empty, LAPTOP, OFFICE), OFFICE), Ok(empty));
}

#[test]
fn a_case_twice_and_numbers_that_cannot_be_are_refused() {
    let twice = Bundle { cases: vec![case(9), case(9)], ..small() };
    let uncounted = Bundle { serial: 0, ..small() };
    let unwritten = Bundle { cases: vec![BundleCase { revision: 0, ..case(9) }], ..small() };
    for bundle in [twice, uncounted, unwritten] {
        assert_eq!(read(&sealed(&bundle, LAPTOP, OFFICE), OFFICE), Err(BundleError::Unreadable));
    }
}

#[test]
fn who_sealed_a_file_is_known_before_what_it_holds_is_read() {
    let unreadable = Bundle { serial: 0, ..small() };
    let opened = open(&sealed(&unreadable, LAPTOP, OFFICE), &identity(OFFICE)).unwrap();
    assert_eq!((opened.sender(), opened.read()), (&card(LAPTOP), Err(BundleError::Unreadable)));
    assert!(!format!("{opened:?}").contains("plain"), "what it holds is shown nowhere");
}

#[test]
fn a_name_that_cannot_stand_on_a_card_seals_nothing() {
    let mut file = Vec::new();
    let refused = seal(&small(), &identity(LAPTOP), "", &card(OFFICE), &mut file);
    assert!(matches!(refused, Err(SealError::Card(_))));
    assert!(file.is_empty());
}

#[test]
fn a_disk_that_refuses_is_told() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let refused = seal(&small(), &identity(LAPTOP), "架空の端末1", &card(OFFICE), &mut Full);
    assert!(matches!(&refused, Err(SealError::Write(_))));
    assert_eq!(refused.unwrap_err().code(), "bundle-seal-write");
}

#[test]
fn every_refusal_has_a_code_of_its_own_and_says_what_to_do() {
    let refusals = [
        BundleError::NotABundle,
        BundleError::NewerVersion { found: 2, known: 1 },
        BundleError::TooLarge,
        BundleError::Truncated,
        BundleError::Tampered,
        BundleError::ForSomebodyElse,
        BundleError::Unreadable,
    ];
    let codes: std::collections::BTreeSet<_> = refusals.iter().map(BundleError::code).collect();
    assert_eq!(codes.len(), refusals.len());
    assert!(refusals.iter().all(|error| error.to_string().ends_with('。')));
    assert!(refusals.iter().all(|error| error.to_string().contains("ください") || error.to_string().contains("もら")));
}

fn text() -> impl Strategy<Value = String> {
    "\\PC{0,30}"
}

fn places() -> impl Strategy<Value = BTreeMap<Place, String>> {
    let place = ("[a-z_]{1,12}", prop::option::of("[^/]\\PC{0,12}"));
    prop::collection::btree_map(place.prop_map(|(kind, item)| Place::new(kind, item)), text(), 0..6)
}

prop_compose! {
    fn lines()(
        seq in 1..i64::MAX, at in text(), by in text(), kind in text(),
        item in prop::option::of(text()), before in prop::option::of(text()), after in prop::option::of(text()),
        from in prop::option::of(text()), taken_from in prop::option::of(any::<u8>()),
    ) -> BundleLine {
        let taken_from = taken_from.map(|seed| card(seed).fingerprint());
        BundleLine { seq, at, by, kind, item, before, after, from, taken_from }
    }
}

prop_compose! {
    fn cases()(
        number in any::<u32>(), form in text(), example in any::<bool>(), revision in 1..i64::MAX,
        seen in prop::option::of(any::<i64>()), state in places(), person in prop::option::of(text()),
        lines in prop::collection::vec(lines(), 0..4),
    ) -> BundleCase {
        let investigator = person.map(|name| Investigator { name, ..Investigator::default() });
        let identity = CaseIdentity::new().unwrap();
        BundleCase { identity, number, form, example, revision, seen, state, investigator, lines }
    }
}

prop_compose! {
    fn bundles()(
        id in any::<[u8; 16]>(), serial in 1..u64::MAX, seconds in 0..4_000_000_000_i64, minutes in -840..840_i32,
        lend in any::<bool>(), cases in prop::collection::vec(cases(), 0..4),
    ) -> Bundle {
        let offset = FixedOffset::east_opt(minutes * 60).unwrap();
        let made_at = DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&offset);
        let handover = if lend { Handover::Lend } else { Handover::Deliver };
        Bundle { id: BundleId::from_bytes(id), serial, made_at, handover, cases }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_sealed_is_opened_as_it_was(bundle in bundles(), from in any::<u8>(), to in any::<u8>()) {
        let opened = open(&sealed(&bundle, from, to), &identity(to)).unwrap();
        prop_assert_eq!(opened.read(), Ok(bundle));
        prop_assert_eq!(opened.sender(), &card(from));
    }

    #[test]
    fn whatever_is_done_to_a_file_is_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 1..=u8::MAX), 1..5), rehash in any::<bool>(),
    ) {
        let file = sealed(&small(), LAPTOP, OFFICE);
        let mut changed = file.clone();
        for (at, by) in changes {
            let at = at.index(changed.len());
            changed[at] ^= by;
        }
        let changed = if rehash { rehashed(changed) } else { changed };
        if changed != file {
            prop_assert!(read(&changed, OFFICE).is_err());
        }
    }

    #[test]
    fn no_bytes_stop_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(read(&bytes, OFFICE).is_err());
        prop_assert!(nintei_transfer::open_plain(&bytes, &card(OFFICE)).is_err());
    }
}
