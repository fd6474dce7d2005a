//! What is recorded beside the answers: 概況調査, 特記事項, memos, flags, dismissals, 主治医意見書.

mod common;

use common::{form, item, new_case, new_store, person, stamp};
use nintei_store::{ChangeKind, Origin, Store};
use nintei_survey::{
    Circumstance, ExpectedReason, FormEdition, OpinionForm, OpinionItem, Overview, PhysicianOpinion, Situation,
};
use proptest::prelude::*;
use tempfile::TempDir;

fn with_case() -> (TempDir, Store, i64) {
    let (folder, mut store) = new_store();
    let case = new_case(&mut store, &person("架空 花子", "かくう はなこ", "0000012345"));
    (folder, store, case)
}

/// The lines after the beginning: kind, item, before, after.
fn lines(store: &Store, case: i64) -> Vec<(ChangeKind, String, Option<String>, Option<String>)> {
    let history = store.history(case).unwrap().into_iter().skip(1);
    history.map(|line| (line.kind, line.item.unwrap_or_default(), line.before, line.after)).collect()
}

fn line(
    kind: ChangeKind,
    item: &str,
    before: Option<&str>,
    after: Option<&str>,
) -> (ChangeKind, String, Option<String>, Option<String>) {
    (kind, item.to_owned(), before.map(str::to_owned), after.map(str::to_owned))
}

#[test]
fn a_note_is_written_replaced_and_removed_with_a_line_each() {
    let (_folder, mut store, case) = with_case();
    let form = form();
    for text in ["転倒あり。", "転倒あり。", "週2回転倒。", " \n　", ""] {
        store.write_note(case, &form, item("1-3"), text, None, &stamp()).unwrap();
    }
    let kind = ChangeKind::Note;
    assert_eq!(
        lines(&store, case),
        [
            line(kind, "1-3", None, Some("\"転倒あり。\"")),
            line(kind, "1-3", Some("\"転倒あり。\""), Some("\"週2回転倒。\"")),
            line(kind, "1-3", Some("\"週2回転倒。\""), None),
        ]
    );
    assert_eq!(store.case(case).unwrap().notes.iter().count(), 0);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_memo_is_kept_apart_from_the_note_of_the_same_item() {
    let (_folder, mut store, case) = with_case();
    let form = form();
    store.write_memo(case, &form, item("2-4"), "箸は右手", &stamp()).unwrap();
    store.write_note(case, &form, item("2-4"), "一部介助。", None, &stamp()).unwrap();
    store.write_memo(case, &form, item("2-4"), "箸は左手", &stamp()).unwrap();
    let read = store.case(case).unwrap();
    assert_eq!((read.notes.get(item("2-4")), read.memos[&item("2-4")].as_str()), ("一部介助。", "箸は左手"));
    store.write_memo(case, &form, item("2-4"), "", &stamp()).unwrap();
    let read = store.case(case).unwrap();
    assert_eq!((read.notes.get(item("2-4")), read.memos.len()), ("一部介助。", 0));
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn ten_thousand_pasted_characters_are_kept_whole_and_twenty_thousand_and_one_are_refused() {
    let (_folder, mut store, case) = with_case();
    let form = form();
    let pasted = "特記事項👵葛\u{E0100}\u{E000}\n".repeat(1_250);
    assert_eq!(pasted.chars().count(), 11_250);
    store.write_note(case, &form, item("3-1"), &pasted, None, &stamp()).unwrap();
    store.write_memo(case, &form, item("3-1"), &"あ".repeat(20_000), &stamp()).unwrap();
    let before = (store.case(case).unwrap(), store.history(case).unwrap());
    let too_long = "あ".repeat(20_001);
    for refusal in [
        store.write_note(case, &form, item("3-1"), &too_long, None, &stamp()).unwrap_err(),
        store.write_memo(case, &form, item("3-1"), &too_long, &stamp()).unwrap_err(),
        store.dismiss_note(case, &form, item("3-1"), ExpectedReason::NotTried, Some(&too_long), &stamp()).unwrap_err(),
    ] {
        assert_eq!(refusal.code(), "text-too-long");
        assert_eq!(
            refusal.to_string(),
            "文章が長すぎます（20001文字）。20000文字以内にしてください。入力した文章は保存されていません。"
        );
    }
    assert_eq!((store.case(case).unwrap(), store.history(case).unwrap()), before);
    assert_eq!(before.0.notes.get(item("3-1")), pasted);
}

#[test]
fn a_note_copied_from_the_last_survey_says_so_in_the_journal() {
    let (_folder, mut store, case) = with_case();
    let form = form();
    let copied = Some(Origin::CopiedFrom { number: 7 });
    store.write_note(case, &form, item("2-4"), "前回と同じ。", copied, &stamp()).unwrap();
    store.write_note(case, &form, item("2-5"), "x", Some(Origin::Undo { of: 1 }), &stamp()).unwrap();
    let origins: Vec<_> = store.history(case).unwrap().into_iter().map(|line| line.origin).collect();
    assert_eq!(origins, [None, copied, None], "undo is known by its own call only");
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn what_the_form_does_not_ask_or_offer_is_refused_and_changes_nothing() {
    let (_folder, mut store, case) = with_case();
    let form = form();
    let other_form = FormEdition { id: "1999-10".to_owned(), ..form.clone() };
    let before = (store.case(case).unwrap(), store.history(case).unwrap());
    let flags = |circumstance| [circumstance].into();
    let (unknown, asked) = (item("1-15"), item("2-4"));
    for (code, refusal) in [
        ("answer-unknown-item", store.write_note(case, &form, unknown, "x", None, &stamp())),
        ("answer-unknown-item", store.write_note(case, &form, unknown, "", None, &stamp())),
        ("answer-unknown-item", store.write_memo(case, &form, unknown, "x", &stamp())),
        ("answer-unknown-item", store.set_circumstances(case, &form, unknown, &[].into(), &stamp())),
        (
            "answer-unknown-item",
            store.dismiss_note(case, &form, unknown, ExpectedReason::NotTried, Some("x"), &stamp()),
        ),
        ("other-form", store.write_note(case, &other_form, asked, "x", None, &stamp())),
        ("other-form", store.write_memo(case, &other_form, asked, "x", &stamp())),
        ("other-form", store.undo(case, &other_form, &stamp()).map(drop)),
        ("other-form", store.redo(case, &other_form, &stamp()).map(drop)),
        (
            "circumstance-not-offered",
            store.set_circumstances(case, &form, asked, &flags(Circumstance::NotTried), &stamp()),
        ),
        (
            "circumstance-not-offered",
            store.set_circumstances(case, &form, item("7-1"), &flags(Circumstance::NobodyPresent), &stamp()),
        ),
    ] {
        let refusal = refusal.unwrap_err();
        assert_eq!(refusal.code(), code);
        assert!(refusal.to_string().ends_with('。'), "{refusal}");
    }
    assert_eq!((store.case(case).unwrap(), store.history(case).unwrap()), before);
}

#[test]
fn flags_are_one_list_per_item() {
    let (_folder, mut store, case) = with_case();
    let form = form();
    for flags in [
        &[Circumstance::DiffersFromUsual, Circumstance::NotTried][..],
        &[Circumstance::NotTried, Circumstance::DiffersFromUsual],
        &[Circumstance::NobodyPresent],
        &[],
    ] {
        let flags = flags.iter().copied().collect();
        store.set_circumstances(case, &form, item("1-3"), &flags, &stamp()).unwrap();
        assert_eq!(store.case(case).unwrap().circumstances.get(&item("1-3")).cloned().unwrap_or_default(), flags);
    }
    let kind = ChangeKind::Circumstances;
    let both = "[\"NotTried\",\"DiffersFromUsual\"]";
    assert_eq!(
        lines(&store, case),
        [
            line(kind, "1-3", None, Some(both)),
            line(kind, "1-3", Some(both), Some("[\"NobodyPresent\"]")),
            line(kind, "1-3", Some("[\"NobodyPresent\"]"), None),
        ]
    );
}

#[test]
fn a_dismissal_is_kept_per_reason_and_withdrawn_by_a_blank() {
    let (_folder, mut store, case) = with_case();
    let form = form();
    let mut dismiss = |reason, because| {
        store.dismiss_note(case, &form, item("4-6"), reason, because, &stamp()).unwrap();
        store.case(case).unwrap().dismissals.into_iter().map(|one| (one.reason, one.because)).collect::<Vec<_>>()
    };
    let (behaviour, nobody) = (ExpectedReason::Behaviour, ExpectedReason::NobodyPresent);
    assert_eq!(dismiss(nobody, Some("妻が同席")), [(nobody, "妻が同席".to_owned())]);
    let both = [(behaviour, "年1回".to_owned()), (nobody, "妻が同席".to_owned())];
    assert_eq!(dismiss(behaviour, Some("年1回")), both);
    assert_eq!(dismiss(nobody, Some("　\n")), both[..1]);
    assert_eq!(dismiss(behaviour, None), []);
    let items: Vec<String> = lines(&store, case).into_iter().map(|(_, item, ..)| item).collect();
    assert_eq!(items, ["4-6/NobodyPresent", "4-6/Behaviour", "4-6/NobodyPresent", "4-6/Behaviour"]);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn one_changed_item_of_the_opinion_is_one_line() {
    let (_folder, mut store, case) = with_case();
    let opinion_form = OpinionForm::built_in().unwrap();
    let mut opinion = PhysicianOpinion { physician: "架空 太郎".to_owned(), ..PhysicianOpinion::default() };
    opinion.items.set(&opinion_form, OpinionItem::ShortTermMemory, &[2]).unwrap();
    opinion.items.set(&opinion_form, OpinionItem::SpecialCare, &[]).unwrap();
    store.set_opinion(case, &opinion, &stamp()).unwrap();
    store.set_opinion(case, &opinion, &stamp()).unwrap();
    opinion.items.set(&opinion_form, OpinionItem::SpecialCare, &[1, 9]).unwrap();
    opinion.items.clear(OpinionItem::ShortTermMemory);
    store.set_opinion(case, &opinion, &stamp()).unwrap();
    let kind = ChangeKind::Opinion;
    assert_eq!(
        lines(&store, case),
        [
            line(kind, "ShortTermMemory", None, Some("[2]")),
            line(kind, "SpecialCare", None, Some("[]")),
            line(kind, "physician", Some("\"\""), Some("\"架空 太郎\"")),
            line(kind, "ShortTermMemory", Some("[2]"), None),
            line(kind, "SpecialCare", Some("[]"), Some("[1,9]")),
        ]
    );
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn saving_the_overview_adds_a_line_for_each_field_that_differs() {
    let (_folder, mut store, case) = with_case();
    let mut overview = Overview { situation: Some(Situation::Home), household: Some(1), ..Overview::default() };
    store.save_overview(case, &overview, &stamp()).unwrap();
    store.save_overview(case, &overview, &stamp()).unwrap();
    overview.household = None;
    overview.services = [(1, 8), (14, 1)].into();
    store.save_overview(case, &overview, &stamp()).unwrap();
    let kind = ChangeKind::Overview;
    assert_eq!(
        lines(&store, case),
        [
            line(kind, "household", None, Some("1")),
            line(kind, "situation", None, Some("{\"at\":\"Home\"}")),
            line(kind, "household", Some("1"), None),
            line(kind, "services", Some("{}"), Some("{\"1\":8,\"14\":1}")),
        ]
    );
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn the_history_of_an_item_holds_what_was_put_to_it_and_to_no_other_newest_first() {
    let (_folder, mut store, case) = with_case();
    let form = form();
    let other_case = new_case(&mut store, &person("架空 太郎", "", ""));
    for (case, id) in [(case, "4-1"), (case, "4-10"), (case, "4-2"), (other_case, "4-1")] {
        store.answer(case, &form, item(id), Some(&[2]), &stamp()).unwrap();
        store.write_note(case, &form, item(id), "週1回。", None, &stamp()).unwrap();
        store.write_memo(case, &form, item(id), "夜", &stamp()).unwrap();
        let flags = [Circumstance::NobodyPresent].into();
        store.set_circumstances(case, &form, item(id), &flags, &stamp()).unwrap();
        store.dismiss_note(case, &form, item(id), ExpectedReason::Behaviour, Some("不要"), &stamp()).unwrap();
    }
    let history = store.item_history(case, item("4-1")).unwrap();
    let kinds: Vec<ChangeKind> = history.iter().map(|line| line.kind).collect();
    let expected =
        [ChangeKind::Dismissal, ChangeKind::Circumstances, ChangeKind::Memo, ChangeKind::Note, ChangeKind::Answer];
    assert_eq!(kinds, expected);
    assert!(history.iter().all(|line| line.case == Some(case)), "{history:?}");
    assert!(history.iter().all(|line| line.item.as_deref().unwrap().split('/').next() == Some("4-1")), "{history:?}");
    assert_eq!(store.item_history(case, item("5-1")).unwrap(), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_note_comes_back_as_typed_but_for_control_characters(text in "\\PC{0,60}|(?s).{0,60}") {
        let (_folder, mut store, case) = with_case();
        store.write_note(case, &form(), item("1-1"), &text, None, &stamp()).unwrap();
        let plain = text.replace("\r\n", "\n").replace('\r', "\n");
        let plain: String = plain.chars().filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control()).collect();
        let expected = if plain.trim().is_empty() { "" } else { plain.as_str() };
        let read = store.case(case).unwrap();
        prop_assert_eq!(read.notes.get(item("1-1")), expected);
        prop_assert!(store.verify_journal().unwrap().is_sound());
    }
}
