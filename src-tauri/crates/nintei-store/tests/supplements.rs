//! Local supplements: drafts, adoption, withdrawal.

mod common;

use common::{LONGER, new_store, stamp};
use nintei_store::{ChangeKind, Stamp, Store, SupplementState};

const TEXT: &str = "補完: 清潔保持\n対象: 2009-04\n";

fn later() -> Stamp {
    Stamp { at: stamp().at + chrono::Days::new(1), by: "係長 佐藤".to_owned() }
}

fn states(store: &Store) -> Vec<(i64, SupplementState)> {
    store.supplements().unwrap().into_iter().map(|kept| (kept.id, kept.state)).collect()
}

#[test]
fn a_supplement_goes_from_draft_to_adopted_to_withdrawn_and_says_who_and_when() {
    let (folder, mut store) = new_store();
    let id = store.save_supplement_draft(None, TEXT, &stamp()).unwrap();
    assert_eq!(store.save_supplement_draft(Some(id), "補完: 二度め\n", &stamp()).unwrap(), id);
    store.adopt_supplement(id, &later()).unwrap();
    store.withdraw_supplement(id, "告示と\r\n違った", &later()).unwrap();
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    let kept = store.supplement(id).unwrap();
    assert_eq!((kept.text.as_str(), kept.state), ("補完: 二度め\n", SupplementState::Withdrawn));
    assert_eq!((kept.saved_at.as_str(), kept.saved_by.as_str()), ("2026-04-01T09:30:00+09:00", "調査員 鈴木"));
    let at = Some("2026-04-02T09:30:00+09:00".to_owned());
    assert_eq!((&kept.adopted_at, &kept.withdrawn_at), (&at, &at));
    assert_eq!(kept.adopted_by.as_deref(), Some("係長 佐藤"));
    assert_eq!((kept.withdrawn_by.as_deref(), kept.withdrawn_why.as_str()), (Some("係長 佐藤"), "告示と\n違った"));
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn an_adopted_supplement_is_never_changed_and_a_draft_is_not_withdrawn() {
    let (_folder, mut store) = new_store();
    let adopted = store.save_supplement_draft(None, TEXT, &stamp()).unwrap();
    store.adopt_supplement(adopted, &stamp()).unwrap();
    let withdrawn = store.save_supplement_draft(None, TEXT, &stamp()).unwrap();
    store.adopt_supplement(withdrawn, &stamp()).unwrap();
    store.withdraw_supplement(withdrawn, "写し間違い", &stamp()).unwrap();
    let draft = store.save_supplement_draft(None, TEXT, &stamp()).unwrap();
    let before = store.supplements().unwrap();
    for id in [adopted, withdrawn] {
        for refusal in [
            store.save_supplement_draft(Some(id), "x", &stamp()).map(drop),
            store.adopt_supplement(id, &stamp()),
            store.discard_supplement_draft(id, &stamp()),
        ] {
            assert_eq!(refusal.unwrap_err().code(), "supplement-not-draft");
        }
    }
    for id in [draft, withdrawn] {
        assert_eq!(store.withdraw_supplement(id, "理由", &stamp()).unwrap_err().code(), "supplement-not-adopted");
    }
    assert_eq!(store.withdraw_supplement(adopted, "　\n", &stamp()).unwrap_err().code(), "withdrawal-without-reason");
    for refusal in [
        store.save_supplement_draft(Some(99), "x", &stamp()).map(drop),
        store.adopt_supplement(99, &stamp()),
        store.discard_supplement_draft(99, &stamp()),
        store.withdraw_supplement(99, "x", &stamp()),
        store.supplement(99).map(drop),
    ] {
        assert_eq!(refusal.unwrap_err().code(), "no-such-supplement");
    }
    let long = "ぬ".repeat(1_000_001);
    assert_eq!(store.save_supplement_draft(None, " \n", &stamp()).unwrap_err().code(), "blank-supplement");
    assert_eq!(store.save_supplement_draft(None, &long, &stamp()).unwrap_err().code(), "text-too-long");
    assert_eq!(store.supplements().unwrap(), before);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_discarded_draft_is_gone_its_key_is_not_given_again_and_the_journal_keeps_its_text() {
    let (_folder, mut store) = new_store();
    let first = store.save_supplement_draft(None, TEXT, &stamp()).unwrap();
    store.discard_supplement_draft(first, &stamp()).unwrap();
    let second = store.save_supplement_draft(None, TEXT, &stamp()).unwrap();
    assert!(second > first);
    assert_eq!(states(&store), [(second, SupplementState::Draft)]);
    let lines = store.office_history().unwrap();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line.kind == ChangeKind::Supplement && line.case.is_none()));
    assert!(lines[1].before.as_ref().unwrap().contains("清潔保持") && lines[1].after.is_none());
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn saving_the_same_text_again_adds_no_line() {
    let (_folder, mut store) = new_store();
    let id = store.save_supplement_draft(None, TEXT, &stamp()).unwrap();
    store.save_supplement_draft(Some(id), TEXT, &later()).unwrap();
    assert_eq!(store.office_history().unwrap().len(), 1);
    assert_eq!(store.supplement(id).unwrap().saved_by, "調査員 鈴木");
}
