//! `nintei packet` on a store with a meeting of twelve made-up cases.

mod program;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Output;

use chrono::{DateTime, NaiveDate};
use nintei_board::{Mask, MaskedText, Meeting, Panel, TextKey};
use nintei_case::Tables;
use nintei_case::board::MeetingPapers;
use nintei_packet::{Audience, Fonts, Paper};
use nintei_store::{CaseId, CaseStatus, KeyCosts, Role, Stamp, Store, UserEntry};
use nintei_survey::{Application, ApplicationKind, CareLevel, Certification, InsuredCategory, Overview};
use tempfile::TempDir;

const PASSPHRASE: &str = "さくらのはなが咲いた日2026";
const CHEAP: KeyCosts = KeyCosts { memory_kib: 8, passes: 1, lanes: 1 };
const NOTE: &str = "事例さんを長女が見守る。";

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn stamp() -> Stamp {
    Stamp { at: DateTime::parse_from_rfc3339("2026-11-20T09:00:00+09:00").unwrap(), by: "架空".to_owned() }
}

/// A folder with a store in which the meeting 第12回 has twelve cases, each with a note that names its person.
fn store() -> (TempDir, Vec<CaseId>) {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = Store::create_at_costs(folder.path(), PASSPHRASE, PASSPHRASE, stamp().at, CHEAP).unwrap();
    let tables = Tables::load().unwrap();
    let form = tables.form_on(day(11, 1)).unwrap();
    let panel = Panel { name: "第1合議体".to_owned(), ..Panel::default() };
    let panel = store.save_panel(None, &panel, &stamp()).unwrap();
    let meeting =
        Meeting { number: 12, panel: Some(panel), held_on: Some(day(11, 25)), capacity: 12, ..Meeting::default() };
    let meeting = store.save_meeting(None, &meeting, &stamp()).unwrap();
    let cases: Vec<CaseId> = (1..=12).map(|number| case(&mut store, form, number)).collect();
    let placed: Vec<_> = cases.iter().map(|case| (*case, Some(meeting))).collect();
    store.assign(&placed, &stamp()).unwrap();
    (folder, cases)
}

fn case(store: &mut Store, form: &nintei_survey::FormEdition, number: u32) -> CaseId {
    let application = Application {
        insured_number: format!("00000042{number:02}"),
        name: "事例　花子".to_owned(),
        birth_date: NaiveDate::from_ymd_opt(1940, 2, 3),
        insured_category: Some(InsuredCategory::Category1),
        kind: Some(ApplicationKind::Renewal),
        applied_on: Some(day(11, 5)),
        surveyed_on: Some(day(11, 10)),
        investigator: "架空　調査子".to_owned(),
        previous: Some(Certification {
            level: Some(CareLevel::Care1),
            months: Some(24),
            from: NaiveDate::from_ymd_opt(2024, 12, 1),
            to: Some(day(11, 30)),
        }),
        ..Application::default()
    };
    let id = store.create_case(&application, &form.id, true, &stamp()).unwrap();
    for question in form.questions() {
        let first = question.options.first().map_or(1, |option| option.no);
        store.answer(id, form, question.id, Some(&[first]), &stamp()).unwrap();
    }
    store.write_note(id, form, "2-4".parse().unwrap(), NOTE, None, &stamp()).unwrap();
    let overview = Overview { place_name: "架空苑".to_owned(), ..Overview::default() };
    store.save_overview(id, &overview, &stamp()).unwrap();
    store.set_status(id, CaseStatus::Surveyed, &stamp()).unwrap();
    id
}

fn mask(folder: &Path, cases: &[CaseId]) {
    let mut store = Store::unlock(folder, PASSPHRASE).unwrap();
    for case in cases {
        let masks = vec![Mask { start: 0, end: 4, instead: "本人".to_owned() }];
        let copy = MaskedText::with(NOTE, masks, true).unwrap();
        store.put_masked_text(*case, TextKey::Note("2-4".parse().unwrap()), Some(&copy), &stamp()).unwrap();
    }
}

fn packet(folder: &Path, audience: &str, out: &Path, more: &[&str], passphrase: &str) -> Output {
    let (store, out) = (folder.to_str().unwrap(), out.to_str().unwrap());
    let mut arguments = vec!["packet", "--store", store, "--for", audience, "--out", out, "--printed-on", "2026-11-20"];
    arguments.extend(more);
    program::run(program::nintei(&arguments), format!("{passphrase}\n").as_bytes()).0
}

fn refusal(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8(output.stderr.clone()).unwrap())
}

/// What the window prints, which draws the same papers.
fn as_the_window_prints(folder: &Path, audience: Audience, paper: Paper) -> Vec<u8> {
    let store = Store::unlock(folder, PASSPHRASE).unwrap();
    let tables = Tables::load().unwrap();
    let meeting = store.meetings().unwrap()[0].id;
    let papers = MeetingPapers::read(&store, &tables, meeting, audience, day(11, 20)).unwrap();
    let fonts = Fonts::new(&PathBuf::new()).unwrap();
    papers.draw(&tables, paper, &fonts, &mut |_| ControlFlow::Continue(())).unwrap().unwrap().pdf
}

#[test]
fn the_papers_are_byte_for_byte_those_of_the_window_for_both_audiences_and_papers() {
    let (folder, cases) = store();
    mask(folder.path(), &cases);
    for (words, audience, paper, size) in
        [("members", Audience::Members, Paper::A4, "a4"), ("secretariat", Audience::Secretariat, Paper::A3, "a3")]
    {
        let out = folder.path().join(format!("{words}.pdf"));
        let output = packet(folder.path(), words, &out, &["--meeting", "12", "--paper", size], PASSPHRASE);
        assert!(output.status.success(), "{:?}", refusal(&output));
        assert!(output.stdout.is_empty());
        let printed = fs::read(&out).unwrap();
        assert!(printed == as_the_window_prints(folder.path(), audience, paper), "{words} differ");
    }
    let (out, named) = (folder.path().join("named.pdf"), folder.path().join("nintei.db"));
    let output = packet(&named, "secretariat", &out, &["--meeting", "12"], PASSPHRASE);
    assert!(output.status.success(), "the store may be named by its file: {:?}", refusal(&output));
    let store = Store::unlock(folder.path(), PASSPHRASE).unwrap();
    assert_eq!(store.judgment_records(cases[0]).unwrap().len(), 1, "printed for members, each 試算 is on record");
}

#[test]
fn members_get_nothing_while_a_check_is_open_and_the_refusal_names_nobody() {
    let (folder, cases) = store();
    mask(folder.path(), &cases[1..]);
    let out = folder.path().join("members.pdf");
    let (code, sentence) = refusal(&packet(folder.path(), "members", &out, &["--meeting", "12"], PASSPHRASE));
    assert_eq!(code, Some(2));
    assert!(sentence.contains("1件") && sentence.contains("整理番号1の(2-4)"), "{sentence}");
    assert!(!sentence.contains("事例　花子") && !sentence.contains(NOTE), "{sentence}");
    assert!(!out.exists());
}

#[test]
fn a_wrong_passphrase_an_unknown_meeting_and_a_file_that_is_there_are_refused_and_nothing_is_written() {
    let (folder, _) = store();
    let out = folder.path().join("papers.pdf");
    let (code, sentence) = refusal(&packet(folder.path(), "secretariat", &out, &["--meeting", "12"], "ちがう言葉2026"));
    assert!(code == Some(2) && sentence.contains("パスフレーズが違います"), "{sentence}");
    let (code, sentence) = refusal(&packet(folder.path(), "secretariat", &out, &["--meeting", "13"], PASSPHRASE));
    assert!(code == Some(2) && sentence.contains("第13回の会議はありません"), "{sentence}");
    assert!(!out.exists());
    fs::write(&out, "前からあるもの").unwrap();
    let (code, sentence) = refusal(&packet(folder.path(), "secretariat", &out, &["--meeting", "12"], PASSPHRASE));
    assert!(code == Some(2) && sentence.contains("すでにあります"), "{sentence}");
    assert_eq!(fs::read_to_string(&out).unwrap(), "前からあるもの");
    let replaced = packet(folder.path(), "secretariat", &out, &["--meeting", "12", "--replace"], PASSPHRASE);
    assert!(replaced.status.success(), "{:?}", refusal(&replaced));
    assert!(fs::read(&out).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_user_is_named_by_number_and_only_who_prepares_meetings_prints() {
    const OWN: &str = "みどりの窓口に並ぶひとびと";
    let (folder, _) = store();
    for (name, role) in [("架空 二", Role::Investigator), ("架空 三", Role::Secretariat)] {
        let mut store = Store::unlock(folder.path(), PASSPHRASE).unwrap();
        let entry = UserEntry { name: name.to_owned(), roles: [role].into(), investigator: None };
        let (number, given) = store.add_user(&entry, PASSPHRASE, &stamp()).unwrap();
        drop(store);
        let out = folder.path().join(format!("{number}.pdf"));
        let (user, asked) = (number.to_string(), ["--meeting", "12", "--user"]);
        let arguments = [&asked[..], &[user.as_str()]].concat();
        let (code, sentence) = refusal(&packet(folder.path(), "secretariat", &out, &arguments, given.printed()));
        assert_eq!(code, Some(2));
        assert!(sentence.contains("自分のパスフレーズを決めて"), "{sentence}");
        let now = std::time::Instant::now();
        let mut attempts = nintei_store::Attempts::new(folder.path(), now);
        let signed_in = Store::sign_in(folder.path(), Some(number), given.printed(), &mut attempts, now);
        signed_in.unwrap().change_passphrase(given.printed(), OWN, OWN, &stamp()).unwrap();
        let output = packet(folder.path(), "secretariat", &out, &arguments, OWN);
        assert_eq!(output.status.success(), role == Role::Secretariat, "{:?}", refusal(&output));
        assert_eq!(out.exists(), role == Role::Secretariat);
    }
}
