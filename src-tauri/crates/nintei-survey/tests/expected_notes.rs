//! Which notes are expected, and why.

use std::collections::{BTreeMap, BTreeSet};

use nintei_survey::{
    Answers, Circumstance, Circumstances, Dismissal, ExpectedNote, ExpectedReason, FormEdition, ItemId, NoteState,
    SpecialNotes, built_in, expected_notes,
};

fn form() -> FormEdition {
    built_in().unwrap().pop().unwrap()
}

fn item(text: &str) -> ItemId {
    text.parse().unwrap()
}

fn answered(given: &[(&str, &[u8])]) -> Answers {
    let mut answers = Answers::default();
    for (id, numbers) in given {
        answers.set(&form(), item(id), numbers).unwrap();
    }
    answers
}

fn expected(given: &[(&str, &[u8])], notes: &SpecialNotes, dismissals: &[Dismissal]) -> Vec<ExpectedNote> {
    expected_notes(&form(), &answered(given), &Circumstances::new(), notes, dismissals)
}

fn note(id: &str, text: &str) -> SpecialNotes {
    let mut notes = SpecialNotes::default();
    notes.set(item(id), text);
    notes
}

#[test]
fn missing_limbs_call_for_a_note_by_the_form() {
    let found = expected(&[("1-1", &[2, 6]), ("1-2", &[2])], &SpecialNotes::default(), &[]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].item, found[0].reason), (item("1-1"), ExpectedReason::ChosenOption));
    assert_eq!(found[0].sentence, "(1-1) 麻痺等の有無で「その他（四肢の欠損）」を選んでいるため、特記事項が必要です。");
}

#[test]
fn every_behaviour_other_than_none_calls_for_effort_and_frequency() {
    let form = form();
    let behaviours: Vec<ItemId> = form
        .questions()
        .filter(|question| question.axis_subtype.as_deref() == Some("BPSD関連"))
        .map(|question| question.id)
        .collect();
    assert_eq!(behaviours.len(), 18);
    for id in behaviours {
        let id = id.to_string();
        assert!(expected(&[(&id, &[1])], &SpecialNotes::default(), &[]).is_empty(), "{id}");
        for no in [2, 3] {
            let found = expected(&[(&id, &[no])], &SpecialNotes::default(), &[]);
            assert_eq!(found[0].reason, ExpectedReason::Behaviour, "{id}");
            assert!(found[0].must_state.iter().any(|point| point == "頻度"), "{id}");
        }
    }
}

#[test]
fn any_special_care_calls_for_what_the_form_says_and_none_calls_for_nothing() {
    assert!(expected(&[("6", &[])], &SpecialNotes::default(), &[]).is_empty());
    let found = expected(&[("6", &[1, 9])], &SpecialNotes::default(), &[]);
    assert_eq!(found[0].must_state, ["実施頻度／継続性", "実施者", "当該医療行為を必要とする理由"]);
    assert!(found[0].sentence.contains("「点滴の管理」「経管栄養」"), "{}", found[0].sentence);
}

#[test]
fn outing_frequency_and_care_alone_call_for_no_note() {
    assert!(expected(&[("2-12", &[3]), ("2-4", &[4]), ("7-2", &[8])], &SpecialNotes::default(), &[]).is_empty());
}

#[test]
fn a_flagged_circumstance_calls_for_a_note_even_before_the_answer() {
    for (circumstance, reason) in [
        (Circumstance::NotTried, ExpectedReason::NotTried),
        (Circumstance::DiffersFromUsual, ExpectedReason::DiffersFromUsual),
        (Circumstance::InappropriateCare, ExpectedReason::InappropriateCare),
        (Circumstance::NobodyPresent, ExpectedReason::NobodyPresent),
    ] {
        let flagged: Circumstances = BTreeMap::from([(item("1-3"), BTreeSet::from([circumstance]))]);
        let found = expected_notes(&form(), &Answers::default(), &flagged, &SpecialNotes::default(), &[]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].reason, reason);
        assert!(found[0].sentence.starts_with("(1-3) 寝返り"), "{}", found[0].sentence);
        assert!(found[0].is_open());
    }
}

#[test]
fn a_circumstance_is_offered_where_the_axis_knows_it() {
    let form = form();
    let offered = |id: &str| -> Vec<Circumstance> {
        let question = form.question(item(id)).unwrap();
        Circumstance::ALL.into_iter().filter(|circumstance| circumstance.applies_to(question)).collect()
    };
    let trial = [Circumstance::NotTried, Circumstance::DiffersFromUsual, Circumstance::NobodyPresent];
    assert_eq!(offered("1-3"), trial);
    assert_eq!(offered("1-1"), trial);
    assert_eq!(offered("2-4"), [Circumstance::InappropriateCare, Circumstance::NobodyPresent]);
    assert_eq!(offered("4-1"), [Circumstance::NobodyPresent]);
    assert_eq!(offered("7-1"), []);
}

#[test]
fn a_note_on_a_behaviour_without_any_number_stays_open() {
    let state = |text: &str| expected(&[("4-6", &[2])], &note("4-6", text), &[])[0].state.clone();
    assert_eq!(state("夜間に大声を出し、家族がなだめる。"), NoteState::WithoutFrequency);
    assert_eq!(state("週に２回、夜間に大声を出す。"), NoteState::Written);
    assert_eq!(state("月に数回、大声を出す。"), NoteState::Written);
    assert_eq!(state("毎晩、大声を出す。"), NoteState::Written);
    assert_eq!(state("隔日に大声を出す。"), NoteState::Written);
    assert_eq!(state("大声を出し、治まるまで二十分を要する。"), NoteState::Written);
    assert_eq!(state("大声を出すため、十分に言い聞かせる。"), NoteState::WithoutFrequency);
    assert_eq!(state("一時的に大声を出す。"), NoteState::WithoutFrequency);
    assert_eq!(state(""), NoteState::Missing);
    assert_eq!(expected(&[("1-1", &[6])], &note("1-1", "右下腿を欠損。"), &[])[0].state, NoteState::Written);
}

#[test]
fn a_dismissal_needs_a_reason_and_closes_only_its_own_expectation() {
    let dismissal = |id: &str, because: &str| Dismissal {
        item: item(id),
        reason: ExpectedReason::Behaviour,
        because: because.to_owned(),
    };
    let given: &[(&str, &[u8])] = &[("4-1", &[2]), ("4-2", &[3])];
    let found = expected(given, &SpecialNotes::default(), &[dismissal("4-1", "4-2にまとめて記載")]);
    assert_eq!(found[0].state, NoteState::Dismissed { because: "4-2にまとめて記載".to_owned() });
    assert!(!found[0].is_open());
    assert!(found[1].is_open());
    assert!(expected(given, &SpecialNotes::default(), &[dismissal("4-1", " \u{3000}")])[0].is_open());
}
