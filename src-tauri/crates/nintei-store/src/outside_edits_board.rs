//! Tests: edits from outside of what the board works with are found.

use nintei_board::{
    BoardSettings, ConditionVerdict, Decision, DecisionEntry, DecisionOutcome, Mask, MaskedText, Meeting, Member,
    OrderBy, OrderKey, Panel, PrimarySource, TextKey,
};
use nintei_survey::CareLevel;
use tempfile::TempDir;

use crate::outside_edits::{edit, stamp, store};
use crate::{AttachmentKind, CaseStatus, NewAttachment, Store};

fn decision(outcome: DecisionOutcome) -> Decision {
    let level = (outcome == DecisionOutcome::Decided).then_some(CareLevel::Care2);
    Decision {
        entry: DecisionEntry { outcome, level, ..DecisionEntry::default() },
        decided_on: "2026-11-25".parse().unwrap(),
        effective_on: None,
        ends_on: level.and("2027-11-30".parse().ok()),
        primary_level: level,
        primary_source: PrimarySource::Official,
        eligible: ConditionVerdict::NotMet,
        simplified: false,
    }
}

/// A store with a member, a panel, two meetings and two cases: the first case was deferred by the first meeting and
/// waits, with a masked text and a file; the second was decided by it after a decision was withdrawn.
fn reviewed_store() -> (TempDir, Store) {
    let (folder, mut store) = store();
    let stamp = stamp();
    let member = store.save_member(None, &Member { name: "架空".to_owned(), ..Member::default() }, &stamp).unwrap();
    let panel = Panel { name: "第1合議体".to_owned(), members: vec![member], chair: None };
    let panel = store.save_panel(None, &panel, &stamp).unwrap();
    for number in 1..=2 {
        let held_on = "2026-11-25".parse().ok();
        let meeting = Meeting { number, panel: Some(panel), held_on, capacity: 2, ..Meeting::default() };
        store.save_meeting(None, &meeting, &stamp).unwrap();
    }
    for case in [1, 2] {
        store.set_status(case, CaseStatus::Surveyed, &stamp).unwrap();
    }
    store.assign(&[(1, Some(1)), (2, Some(1))], &stamp).unwrap();
    let by = OrderBy { key: OrderKey::Number, descending: true };
    store.order_agenda(1, &[2, 1], &[by], &stamp).unwrap();
    store.set_full_review(2, Some("申出"), &stamp).unwrap();
    store.put_decision(1, Some(&decision(DecisionOutcome::Deferred)), None, &stamp).unwrap();
    store.put_decision(2, Some(&decision(DecisionOutcome::Decided)), None, &stamp).unwrap();
    store.put_decision(2, None, Some("誤り"), &stamp).unwrap();
    store.put_decision(2, Some(&decision(DecisionOutcome::Decided)), None, &stamp).unwrap();
    let masks = vec![Mask { start: 0, end: 1, instead: "●".to_owned() }];
    let masked = MaskedText { original: "独居".to_owned(), masks, checked: true };
    store.put_masked_text(1, TextKey::Remarks, Some(&masked), &stamp).unwrap();
    let file = NewAttachment { kind: AttachmentKind::Masked, format: "PDF".to_owned(), pages: 1 };
    store.attach(1, &file, b"content", &stamp).unwrap();
    store.set_board_settings(&BoardSettings { capacity: 30, ..BoardSettings::default() }, &stamp).unwrap();
    (folder, store)
}

#[test]
fn an_untouched_store_stands_as_its_journal_says() {
    let (_folder, store) = reviewed_store();
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn members_panels_meetings_and_agendas_that_were_changed_beside_the_journal_are_noticed() {
    for sql in [
        "UPDATE members SET details = replace(details, '架空', '仮名')",
        "UPDATE members SET retired = 1",
        "DELETE FROM members",
        "INSERT INTO members (details) VALUES ('{}')",
        "UPDATE panels SET details = replace(details, '第1', '第2')",
        "UPDATE panels SET retired = 1",
        "DELETE FROM panels",
        "UPDATE meetings SET details = replace(details, '11-25', '11-26') WHERE id = 2",
        "UPDATE meetings SET ordered_by = '[]' WHERE id = 1",
        "UPDATE meetings SET ordered_by = 'x' WHERE id = 2",
        "DELETE FROM meetings WHERE id = 2",
        "INSERT INTO meetings (details) VALUES ('{\"number\":3}')",
        "UPDATE agenda SET place = 3 - place",
        "UPDATE agenda SET place = place + 1",
        "UPDATE agenda SET place = 1",
        "DELETE FROM agenda WHERE case_id = 2",
        "UPDATE agenda SET meeting_id = 2 WHERE case_id = 1",
        "UPDATE settings SET value = replace(value, '30', '40') WHERE key = 'board'",
    ] {
        let (_folder, store) = reviewed_store();
        let check = edit(&store, sql);
        assert_eq!(check.first_broken, None, "{sql}");
        assert!(check.office_differs && !check.is_sound(), "{sql}");
    }
}

#[test]
fn what_the_board_keeps_of_a_case_and_was_changed_beside_the_journal_is_noticed() {
    for (sql, case) in [
        ("UPDATE agenda SET decision = replace(decision, '要介護2', '要介護3') WHERE case_id = 2", 2),
        ("UPDATE agenda SET decision = replace(decision, '2027-11-30', '2028-11-30') WHERE case_id = 2", 2),
        ("UPDATE agenda SET decision = NULL WHERE case_id = 1", 1),
        ("UPDATE agenda SET decision = '{}' WHERE case_id = 1", 1),
        ("UPDATE agenda SET withdrawn_because = 'x' WHERE case_id = 2", 2),
        ("UPDATE agenda SET withdrawn_because = 'x' WHERE case_id = 1", 1),
        ("UPDATE cases SET full_review = NULL WHERE id = 2", 2),
        ("UPDATE cases SET full_review = 'x' WHERE id = 1", 1),
        ("UPDATE cases SET review = 'decided' WHERE id = 1", 1),
        ("UPDATE cases SET review = 'waiting' WHERE id = 2", 2),
        ("UPDATE cases SET review = 'x' WHERE id = 2", 2),
        ("UPDATE masked_texts SET masked = replace(masked, 'true', 'false')", 1),
        ("UPDATE masked_texts SET masked = replace(masked, '●', '○')", 1),
        ("UPDATE masked_texts SET key = 'note/2-4'", 1),
        ("UPDATE masked_texts SET key = 'x'", 1),
        ("DELETE FROM masked_texts", 1),
        ("UPDATE attachments SET details = replace(details, 'masked', 'original')", 1),
        ("UPDATE attachments SET details = replace(details, 'false', 'true')", 1),
        ("UPDATE attachments SET case_id = 2", 1),
        ("DELETE FROM attachments", 1),
        ("UPDATE attachment_contents SET content = x'00'", 1),
        ("DELETE FROM attachment_contents", 1),
    ] {
        let (_folder, store) = reviewed_store();
        let check = edit(&store, sql);
        assert_eq!((check.first_broken, check.office_differs), (None, false), "{sql}");
        assert_eq!(check.differing_cases.first(), Some(&case), "{sql}");
    }
}

#[test]
fn a_row_that_cannot_be_read_is_told_and_panics_nowhere() {
    let (_folder, store) = reviewed_store();
    edit(
        &store,
        "UPDATE members SET details = 'x'; UPDATE panels SET details = 'x'; UPDATE agenda SET decision = '{}';
         UPDATE masked_texts SET masked = '{}'; UPDATE attachments SET details = '{}'; UPDATE settings SET value = 'x';
         UPDATE cases SET review = 'x'",
    );
    for refusal in [
        store.members().unwrap_err(),
        store.panels().unwrap_err(),
        store.agenda(1).unwrap_err(),
        store.decision(1).unwrap_err(),
        store.masked_texts(1).unwrap_err(),
        store.attachments(1).unwrap_err(),
        store.board_settings().unwrap_err(),
        store.review_state(1).unwrap_err(),
    ] {
        assert_eq!(refusal.code(), "database-damaged", "{refusal}");
    }
}
