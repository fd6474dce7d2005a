//! Nothing that a person entered lies readable on the disk.

mod common;

#[path = "../../nintei-exchange/tests/common/mod.rs"]
mod exchange;

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use common::{LONGER, form, item, new_store, person, stamp};
use nintei_board::{
    ConditionVerdict, Decision, DecisionEntry, Mask, MaskedText, Meeting, Member, Panel, PrimarySource, TextKey,
};
use nintei_exchange::OfficialRow;
use nintei_judgment::{JudgmentInput, OfficialResult, Tenths, built_in as rules, outcome};
use nintei_store::{
    AttachmentKind, BackupStep, CaseId, CaseQuery, CaseStatus, ImportCounts, ImportSource, JudgmentOccasion,
    JudgmentRecord, NewAttachment, Stamp, Store,
};
use nintei_survey::{Circumstance, ExpectedReason, Investigator, Overview, PhysicianOpinion};
use nintei_training::{Attempt, Exercise, ExerciseKind, IssueArea, Preset, RecordSheet, RecordSheetRow};

const NAME: &str = "架空 花子子";
const KANA: &str = "かくう はなここ";
const NUMBER: &str = "0098765432";
const BY: &str = "調査員 架空次郎";
const NOTE: &str = "夜間に玄関から出ようとするため、長女が週三回止めている。";
const MEMO: &str = "長女は仕事で不在がち";
const BECAUSE: &str = "二年前に一度あっただけのため";
const REMARKS: &str = "木造平屋に長女と二人暮らし。";
const INVESTIGATOR: &str = "架空 登録三郎";
const ORGANIZATION: &str = "架空町役場介護保険課";
const PHYSICIAN: &str = "架空 医師四郎";
const SUPPLEMENT: &str = "補完: 架空の補完五郎";
const WHY: &str = "架空の係長が取り下げた";
const IMPORTED: &str = "9876543210";
const PHRASE: &str = "介護者がその都度なだめている。";
const MEMBER: &str = "架空 委員六郎";
const AFFILIATION: &str = "架空町立診療所";
const PANEL: &str = "架空第九合議体";
const PLACE: &str = "架空庁舎別館七階";
const INSTEAD: &str = "近所に住む親族";
const BOARD_OPINION: &str = "架空の訪問看護を勧める";
const ATTACHED: &str = "架空病院の意見書の写し";
const FULL_REVIEW: &str = "架空の家族から申出があったため";
const WITHDRAWN: &str = "架空の月数を誤ったため";
const LEARNER: &str = "架空 受講七郎";
const TASK: &str = "架空の課題八番";
const WORK: &str = "架空の途中の解答";
const EXERCISE: &str = "架空の教材の題名";
const CELL: &str = "架空の適正化の課題";

fn encodings(text: &str) -> Vec<Vec<u8>> {
    let utf_16: Vec<u16> = text.encode_utf16().collect();
    vec![
        text.as_bytes().to_vec(),
        utf_16.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        utf_16.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        encoding_rs::SHIFT_JIS.encode(text).0.into_owned(),
        encoding_rs::EUC_JP.encode(text).0.into_owned(),
    ]
}

/// Every file in the folder and below whose content or name, or whose folder's name, holds one of the texts.
fn readable(folder: &Path, texts: &[&str]) -> Vec<String> {
    let sought: Vec<Vec<u8>> = texts.iter().flat_map(|text| encodings(text)).collect();
    let mut is_first = [false; 256];
    sought.iter().for_each(|text| is_first[usize::from(text[0])] = true);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let inner = entry.path().is_dir();
        let mut bytes = if inner { Vec::new() } else { fs::read(entry.path()).unwrap() };
        if inner {
            found.extend(readable(&entry.path(), texts));
        }
        bytes.extend(entry.file_name().as_encoded_bytes());
        let begins =
            |place: usize, byte: u8| sought.iter().any(|text| text[0] == byte && bytes[place..].starts_with(text));
        if bytes.iter().enumerate().any(|(place, byte)| is_first[usize::from(*byte)] && begins(place, *byte)) {
            found.push(entry.file_name().into_string().unwrap());
        }
    }
    found
}

/// Everything that the board works with, about `case`.
fn review(store: &mut Store, case: CaseId, stamp: &Stamp) {
    let member = Member { name: MEMBER.to_owned(), affiliation: AFFILIATION.to_owned(), ..Member::default() };
    let member = store.save_member(None, &member, stamp).unwrap();
    let panel = Panel { name: PANEL.to_owned(), members: vec![member], chair: None };
    let panel = store.save_panel(None, &panel, stamp).unwrap();
    let held_on = "2026-11-25".parse().unwrap();
    let meeting = Meeting {
        number: 1,
        panel: Some(panel),
        held_on: Some(held_on),
        place: PLACE.to_owned(),
        capacity: 1,
        ..Meeting::default()
    };
    let meeting = store.save_meeting(None, &meeting, stamp).unwrap();
    store.set_status(case, CaseStatus::Surveyed, stamp).unwrap();
    assert_eq!(store.waiting_cases("花子", 0, 9).unwrap().total, 1);
    store.assign(&[(case, Some(meeting))], stamp).unwrap();
    store.set_full_review(case, Some(FULL_REVIEW), stamp).unwrap();
    let masks = vec![Mask { start: 0, end: 2, instead: INSTEAD.to_owned() }];
    let masked = MaskedText { original: REMARKS.to_owned(), masks, checked: true };
    store.put_masked_text(case, TextKey::Remarks, Some(&masked), stamp).unwrap();
    let file = NewAttachment { kind: AttachmentKind::Masked, format: "PDF".to_owned(), pages: 1 };
    let files = [(); 2].map(|()| store.attach(case, &file, ATTACHED.repeat(1000).as_bytes(), stamp).unwrap());
    store.remove_attachment(files[0], stamp).unwrap();
    store.check_attachment(files[1], true, stamp).unwrap();
    let decision = Decision {
        entry: DecisionEntry { opinion: BOARD_OPINION.to_owned(), ..DecisionEntry::default() },
        decided_on: held_on,
        effective_on: None,
        ends_on: None,
        primary_level: None,
        primary_source: PrimarySource::Official,
        eligible: ConditionVerdict::Undecidable,
        simplified: false,
    };
    store.put_decision(case, Some(&decision), None, stamp).unwrap();
    store.put_decision(case, None, Some(WITHDRAWN), stamp).unwrap();
    store.put_decision(case, Some(&decision), None, stamp).unwrap();
}

/// Everything that the training keeps.
fn learn(store: &mut Store, stamp: &Stamp) {
    let learner = store.save_learner(None, LEARNER, stamp).unwrap();
    let attempt = Attempt {
        kind: ExerciseKind::Calculation,
        task: "kept/1".to_owned(),
        title: TASK.to_owned(),
        lines: 1,
        filled: 1,
        right: 0,
        first_wrong: None,
        cause: None,
        hints: [0; 3],
        complete: false,
    };
    store.put_attempt(learner, &attempt, stamp).unwrap();
    store.keep_work(learner, "kept/1", ExerciseKind::Calculation, TASK, WORK, stamp).unwrap();
    let rules = rules(&[form()]).unwrap().remove(0);
    let exercise = Exercise::draw(7, &Preset::D1.difficulty(), &form(), &rules).unwrap();
    store.keep_exercise(EXERCISE, &exercise, stamp).unwrap();
    let mut sheet = RecordSheet::default();
    sheet.set(IssueArea::Other, RecordSheetRow { memo: CELL.to_owned(), ..RecordSheetRow::default() });
    store.save_record_sheet(None, &sheet, stamp).unwrap();
    let removed = store.save_learner(None, LEARNER, stamp).unwrap();
    store.put_attempt(removed, &attempt, stamp).unwrap();
    store.remove_learner(removed, stamp).unwrap();
}

#[test]
fn entered_texts_are_nowhere_readable_while_open_or_after() {
    let (folder, mut store) = new_store();
    let mut texts = vec![NAME, "架空花子子", KANA, "カクウハナココ", NUMBER, BY, LONGER, "surveying", "CREATE TABLE"];
    texts.extend([NOTE, MEMO, BECAUSE, REMARKS, INVESTIGATOR, ORGANIZATION, PHYSICIAN, PHRASE, "NobodyPresent"]);
    texts.extend([MEMBER, AFFILIATION, PANEL, PLACE, INSTEAD, BOARD_OPINION, ATTACHED, FULL_REVIEW, WITHDRAWN]);
    texts.extend(["decided_on", "masked_texts"]);
    texts.extend([LEARNER, "架空受講七郎", TASK, WORK, EXERCISE, CELL, "record_sheets", "calculation"]);
    texts.extend([SUPPLEMENT, WHY, IMPORTED, "judged_on", "official_records"]);
    let mut stamp = stamp();
    stamp.by = BY.to_owned();
    let case = store.create_case(&person(NAME, KANA, NUMBER), &form().id, false, &stamp).unwrap();
    for options in [[1], [2], [3]] {
        store.answer(case, &form(), item("1-3"), Some(&options), &stamp).unwrap();
    }
    let form = form();
    let investigator = Investigator {
        name: INVESTIGATOR.to_owned(),
        organization: ORGANIZATION.to_owned(),
        ..Investigator::default()
    };
    let investigator = store.add_investigator(&investigator, &stamp).unwrap();
    store.assign_investigator(case, Some(investigator), &stamp).unwrap();
    store.write_note(case, &form, item("4-7"), NOTE, None, &stamp).unwrap();
    store.undo(case, &form, &stamp).unwrap();
    store.redo(case, &form, &stamp).unwrap();
    store.write_memo(case, &form, item("4-7"), MEMO, &stamp).unwrap();
    store.set_circumstances(case, &form, item("4-7"), &[Circumstance::NobodyPresent].into(), &stamp).unwrap();
    store.dismiss_note(case, &form, item("4-6"), ExpectedReason::Behaviour, Some(BECAUSE), &stamp).unwrap();
    let overview = Overview { remarks: REMARKS.to_owned(), ..store.case(case).unwrap().overview };
    store.save_overview(case, &overview, &stamp).unwrap();
    let opinion = PhysicianOpinion { physician: PHYSICIAN.to_owned(), ..PhysicianOpinion::default() };
    store.set_opinion(case, &opinion, &stamp).unwrap();
    store.add_phrase(item("4-1"), PHRASE, &stamp).unwrap();
    let supplement = store.save_supplement_draft(None, SUPPLEMENT, &stamp).unwrap();
    store.adopt_supplement(supplement, &stamp).unwrap();
    store.withdraw_supplement(supplement, WHY, &stamp).unwrap();
    let result = OfficialResult { total: Some(Tenths::new(482)), ..OfficialResult::default() };
    store.set_official(case, Some(&result), &stamp).unwrap();
    let (rules, input) = (rules(&[form.clone()]).unwrap().remove(0), JudgmentInput::default());
    let outcome = outcome(&rules, &input);
    let occasion = JudgmentOccasion::Recorded;
    let record =
        JudgmentRecord { occasion, form: &form.id, supplements: &[supplement], input: &input, outcome: &outcome };
    store.record_judgment(case, &record, &stamp).unwrap();
    let imported = (1..=1010).map(|number| {
        let row = exchange::record(exchange::form(), number);
        let applied_on = row.applied_on + chrono::Days::new(2000 * number);
        Ok(OfficialRow { insured_no: IMPORTED.to_owned(), applied_on, ..row })
    });
    let source = ImportSource { digest: "ab".repeat(32) };
    // While it goes on, and after it.
    let during = |_: &ImportCounts| {
        assert_eq!(readable(folder.path(), &[IMPORTED, "judged_on"]), Vec::<String>::new());
        ControlFlow::Continue(())
    };
    let counts = store.import_official(imported, source, &stamp, |_| {}, during).unwrap();
    assert_eq!(counts.new, 1010);
    review(&mut store, case, &stamp);
    learn(&mut store, &stamp);
    let query = CaseQuery { text: "花子".to_owned(), limit: 10, ..CaseQuery::default() };
    assert_eq!(store.search(&query).unwrap().total, 1);
    let wal = fs::metadata(folder.path().join("nintei.db-wal")).unwrap();
    assert!(wal.len() > 4096, "the changes are in the WAL");
    let elsewhere = tempfile::tempdir().unwrap();
    let unreadable = |_: BackupStep| {
        assert_eq!(readable(elsewhere.path(), &texts), Vec::<String>::new());
        ControlFlow::Continue(())
    };
    let backup = store.back_up(elsewhere.path(), 1, stamp.at, &mut &unreadable).unwrap().unwrap();
    let new = elsewhere.path().join("restored");
    Store::restore(&backup.path, &new, None, LONGER, stamp.at, &mut &unreadable).unwrap().unwrap();
    drop(Store::unlock(&new, LONGER).unwrap());
    assert_eq!(readable(elsewhere.path(), &texts), Vec::<String>::new());
    assert_eq!(readable(folder.path(), &texts), Vec::<String>::new());
    drop(store);
    assert_eq!(readable(folder.path(), &texts), Vec::<String>::new());
    drop(Store::unlock(folder.path(), LONGER).unwrap());
    assert_eq!(readable(folder.path(), &texts), Vec::<String>::new());
}

#[test]
fn the_search_for_readable_texts_finds_them_in_every_encoding() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in encodings(NAME).into_iter().enumerate() {
        fs::write(folder.path().join(name.to_string()), [&b"before"[..], &bytes, b"after"].concat()).unwrap();
    }
    fs::write(folder.path().join(NUMBER), b"").unwrap();
    assert_eq!(readable(folder.path(), &[NAME, NUMBER]).len(), 6);
}
