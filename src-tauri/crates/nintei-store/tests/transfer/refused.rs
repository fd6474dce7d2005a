//! Bundles that are not taken, and change nothing.

use std::collections::BTreeMap;

use nintei_store::{BundleTaken, CaseVerdict, StoreError};
use nintei_transfer::{Bundle, BundleCase, BundleId, BundleLine, CaseIdentity, Handover, Identity, Place, open, seal};

use crate::common::{form, person, stamp};
use crate::{Computer, lent};

/// A computer of which a test knows the secret, so that it can sign whatever it likes.
struct Forger {
    identity: Identity,
}

impl Forger {
    fn new() -> Self {
        Self { identity: Identity::new().unwrap() }
    }

    /// Known to `office` and confirmed there.
    fn known_to(office: &mut Computer) -> Self {
        let forger = Self::new();
        let number = forger.add_to(office);
        office.store.confirm_peer(number, &stamp()).unwrap();
        forger
    }

    /// Added to the peers of `office`. Returns its number there.
    fn add_to(&self, office: &mut Computer) -> u32 {
        let stamp = office.stamp();
        office.store.add_peer(&self.identity.card("相手").unwrap(), &stamp).unwrap()
    }

    fn seal(&self, cases: Vec<BundleCase>, to: &Computer) -> Vec<u8> {
        self.seal_numbered(1, cases, to)
    }

    fn seal_numbered(&self, serial: u64, cases: Vec<BundleCase>, to: &Computer) -> Vec<u8> {
        let bundle =
            Bundle { id: BundleId::new().unwrap(), serial, made_at: stamp().at, handover: Handover::Deliver, cases };
        let mut bytes = Vec::new();
        seal(&bundle, &self.identity, "相手", &to.store.own_card().unwrap().unwrap(), &mut bytes).unwrap();
        bytes
    }
}

fn line(seq: i64, kind: &str) -> BundleLine {
    BundleLine {
        seq,
        at: "2026-04-01T09:30:00+09:00".to_owned(),
        by: "鈴木".to_owned(),
        kind: kind.to_owned(),
        item: None,
        before: None,
        after: Some("{}".to_owned()),
        from: None,
        taken_from: None,
    }
}

fn case() -> BundleCase {
    BundleCase {
        identity: CaseIdentity::new().unwrap(),
        number: 7,
        form: form().id,
        example: false,
        revision: 3,
        seen: None,
        state: BTreeMap::from([(Place::new("application", Some("name")), "\"架空 花子\"".to_owned())]),
        investigator: None,
        lines: vec![line(1, "created"), line(3, "answer")],
    }
}

fn with(kind: &str, item: Option<&str>, value: &str) -> BundleCase {
    let mut case = case();
    case.state.insert(Place::new(kind, item), value.to_owned());
    case
}

fn refused(office: &mut Computer, bytes: &[u8]) -> StoreError {
    let lines = office.lines();
    let seen = office.store.preview_bundle(bytes).unwrap_err();
    let refusal = office.try_take(bytes).unwrap_err();
    assert_eq!(seen.code(), refusal.code());
    assert_eq!(office.lines(), lines, "a refusal leaves no line");
    refusal
}

#[test]
fn what_a_program_writes_is_taken() {
    let mut office = Computer::new("事務局");
    let forger = Forger::known_to(&mut office);
    for (kind, item, value) in [
        ("answer", Some("1-3"), "[2]"),
        ("answer", Some("6"), "[]"),
        ("note", Some("4-6"), "\"週2回。\\n夜。\""),
        ("circumstances", Some("4-6"), "[\"NobodyPresent\"]"),
        ("dismissal", Some("4-6/Behaviour"), "\"一度だけ\""),
        ("traced", Some("meal"), "{\"minutes\":74,\"by\":\"\",\"on\":null}"),
        ("status", None, "\"surveyed\""),
        ("application", Some("birth_date"), "\"1940-01-31\""),
        ("overview", Some("remarks"), "\"独居\""),
        ("opinion", Some("Stability"), "[2]"),
        ("opinion", Some("dementia_likelihood_percent"), "100"),
    ] {
        let bytes = forger.seal(vec![with(kind, item, value)], &office);
        assert_eq!(
            office.try_take(&bytes).unwrap(),
            BundleTaken { new: 1, ..BundleTaken::default() },
            "{kind} {value}"
        );
    }
    office.assert_sound();
}

#[test]
fn a_value_that_no_program_writes_is_refused_with_its_place_and_the_whole_bundle_with_it() {
    let mut office = Computer::new("事務局");
    let forger = Forger::known_to(&mut office);
    for (kind, item, value, told) in [
        ("answer", Some("1-3"), "[9]", "回答（1-3）"),
        ("answer", Some("1-3"), "[]", "回答（1-3）"),
        ("answer", Some("1-3"), "[2,2]", "回答（1-3）"),
        ("answer", Some("1-1"), "[4,2]", "回答（1-1）"),
        ("answer", Some("1-3"), "[ 2 ]", "回答（1-3）"),
        ("answer", Some("1-3"), "{}", "回答（1-3）"),
        ("answer", Some("5-15"), "[1]", "回答（5-15）"),
        ("answer", Some("架空の名"), "[1]", "回答に、"),
        ("answer", None, "[1]", "回答に、"),
        ("note", Some("4-6"), "\"\"", "特記事項（4-6）"),
        ("note", Some("4-6"), "\"a\\r\\nb\"", "特記事項（4-6）"),
        ("note", Some("4-6"), "\"\\u0000\"", "特記事項（4-6）"),
        ("note", Some("04-6"), "\"a\"", "特記事項に、"),
        ("memo", Some("4-6"), "12", "メモ（4-6）"),
        ("circumstances", Some("1-3"), "[\"NobodyPresent\",\"Unknown\"]", "調査の状況（1-3）"),
        ("circumstances", Some("4-6"), "[]", "調査の状況（4-6）"),
        ("dismissal", Some("4-6/Unknown"), "\"a\"", "「書かない」の理由に、"),
        ("dismissal", Some("4-6"), "\"a\"", "「書かない」の理由に、"),
        ("traced", Some("meal"), "{\"minutes\":-1,\"by\":\"\",\"on\":null}", "手でたどった値（食事）"),
        ("traced", Some("meal"), "{\"minutes\":7.5,\"by\":\"\",\"on\":null}", "手でたどった値（食事）"),
        ("traced", Some("unknown"), "{\"minutes\":1,\"by\":\"\",\"on\":null}", "手でたどった値に、"),
        ("status", None, "\"unknown\"", "状況に、"),
        ("status", Some("x"), "\"surveyed\"", "状況"),
        ("application", Some("birth_date"), "\"1940-02-31\"", "申請（生年月日）"),
        ("application", Some("name"), "12", "申請（氏名）"),
        ("application", Some("name"), "null", "申請（氏名）"),
        ("application", Some("架空の欄"), "\"a\"", "申請に、"),
        ("overview", Some("remarks"), "[\"a\"]", "概況調査（特記すべき事項）"),
        ("opinion", Some("Stability"), "[9]", "主治医意見書"),
        ("opinion", Some("Stability"), "[1,2]", "主治医意見書"),
        ("opinion", Some("dementia_likelihood_percent"), "101", "主治医意見書に、"),
        ("opinion", Some("架空"), "[1]", "主治医意見書に、"),
        ("official", None, "{}", "事例に、"),
        ("decision", Some("1"), "{}", "事例に、"),
        ("created", None, "{}", "事例に、"),
    ] {
        let mut sound = case();
        sound.number = 6;
        let bytes = forger.seal(vec![sound, with(kind, item, value)], &office);
        let refusal = refused(&mut office, &bytes);
        assert_eq!(refusal.code(), "bundle-impossible-value", "{kind} {item:?} {value}: {refusal}");
        let told_whole = refusal.to_string();
        assert!(told_whole.contains("整理番号7の") && told_whole.contains(told), "{kind} {value}: {told_whole}");
        assert!(!told_whole.contains("架空"), "nothing of what came from outside is told: {told_whole}");
    }
    assert_eq!(office.store.case(1).unwrap_err().code(), "no-such-case");
}

#[test]
fn a_journal_that_does_not_fit_its_case_is_refused() {
    let mut office = Computer::new("事務局");
    let forger = Forger::known_to(&mut office);
    let mut cases = vec![case(), case(), case(), case(), case()];
    cases[0].revision = 2;
    cases[1].lines.clear();
    cases[2].lines.reverse();
    cases[3].lines[1].kind = "decision".to_owned();
    cases[4].lines[0].at = "昨日".to_owned();
    for case in cases {
        let bytes = forger.seal(vec![case], &office);
        assert_eq!(refused(&mut office, &bytes).code(), "bundle-impossible-lines");
    }
}

#[test]
fn what_a_stranger_sealed_is_not_read_before_the_stranger_is_refused() {
    let mut office = Computer::new("事務局");
    let forger = Forger::new();
    // Nothing can be read in it, which only shows where it is tried.
    let bytes = forger.seal_numbered(0, vec![case()], &office);
    assert_eq!(refused(&mut office, &bytes).code(), "sender-unknown");
    let number = forger.add_to(&mut office);
    assert_eq!(refused(&mut office, &bytes).code(), "sender-unconfirmed");
    office.store.confirm_peer(number, &stamp()).unwrap();
    assert_eq!(refused(&mut office, &bytes).code(), "bundle-unreadable");
    office.store.stop_peer(number, &stamp()).unwrap();
    assert_eq!(refused(&mut office, &bytes).code(), "sender-stopped");
}

#[test]
fn a_case_on_a_form_that_is_not_here_is_told_and_the_others_come_in() {
    let mut office = Computer::new("事務局");
    let forger = Forger::known_to(&mut office);
    let newer = BundleCase { form: "2031-04".to_owned(), number: 8, ..case() };
    let bytes = forger.seal(vec![newer, case()], &office);
    let preview = office.store.preview_bundle(&bytes).unwrap();
    assert_eq!(preview.cases[0].verdict, CaseVerdict::FormMissing { form: "2031-04".to_owned() });
    let report = office.try_take(&bytes).unwrap();
    assert_eq!((report.new, report.refused.len(), report.refused[0].0), (1, 1, 8));
    assert!(report.refused[0].1.contains("2031-04") && report.refused[0].1.contains("プログラムを新しく"));
    // Taken again by a newer program it would come in; here it is refused again and nothing else changes.
    let lines = office.lines();
    let report = office.try_take(&bytes).unwrap();
    assert_eq!((report.unchanged, report.refused.len(), office.lines()), (1, 1, lines));
}

#[test]
fn a_case_that_stands_on_another_form_here_is_told() {
    let mut office = Computer::new("事務局");
    let forger = Forger::known_to(&mut office);
    let stamp = office.stamp();
    let id = office.store.create_case(&person("架空 花子", "", ""), "1999-10", true, &stamp).unwrap();
    let made = office.try_make(1, &[id], Handover::Deliver).unwrap();
    let known_as = open(&made.bytes, &forger.identity).unwrap().read().unwrap().cases[0].identity;
    let bytes = forger.seal(vec![BundleCase { identity: known_as, ..case() }], &office);
    let preview = office.store.preview_bundle(&bytes).unwrap();
    assert_eq!(preview.cases[0].ours, Some(1));
    assert_eq!(preview.cases[0].verdict, CaseVerdict::OtherForm { form: form().name });
    let report = office.try_take(&bytes).unwrap();
    assert_eq!((report.refused.len(), report.changed, report.new), (1, 0, 0));
    assert!(report.refused[0].1.contains("整理番号1"), "{report:?}");
}

#[test]
fn a_file_that_was_exchanged_after_it_was_looked_at_is_not_taken() {
    let (mut office, mut laptop) = lent();
    let first = laptop.give(&office, &[1], Handover::Deliver);
    let seen = office.store.preview_bundle(&first.bytes).unwrap().digest;
    laptop.answer(1, "2-1", &[1]);
    let second = laptop.give(&office, &[1], Handover::Deliver);
    let (lines, stamp) = (office.lines(), office.stamp());
    for other in [&second.bytes[..], &Forger::new().seal(vec![case()], &office)] {
        let refusal = office.store.take_bundle(other, &seen, &stamp, &mut crate::go_on).unwrap_err();
        assert_eq!((refusal.code(), office.lines()), ("bundle-changed", lines));
    }
    let seen = office.store.preview_bundle(&second.bytes).unwrap().digest;
    assert!(office.store.take_bundle(&second.bytes, &seen, &stamp, &mut crate::go_on).unwrap().is_some());
}

#[test]
fn damaged_cut_and_foreign_files_are_refused_each_with_its_reason() {
    let (mut office, mut laptop) = lent();
    laptop.answer(1, "2-1", &[1]);
    let made = laptop.give(&office, &[1], Handover::Deliver);
    let mut damaged = made.bytes.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    for (bytes, code) in [
        (&damaged[..], "bundle-tampered"),
        (&made.bytes[..made.bytes.len() - 1], "bundle-truncated"),
        (b"%PDF-1.7 something else entirely", "bundle-not-a-bundle"),
    ] {
        assert_eq!(refused(&mut office, bytes).code(), code);
    }
    let mut third = Computer::new("端末4");
    third.meet(&laptop);
    assert_eq!(refused(&mut third, &made.bytes).code(), "bundle-for-somebody-else");
    assert_eq!(office.take(&made).changed, 1, "the sound file is still taken");
}
