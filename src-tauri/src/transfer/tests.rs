#![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

use nintei_store::{CaseQuery, CaseVerdict, LentDirection};
use tempfile::TempDir;

use super::*;
use crate::program::Program;
use crate::trial;

/// Two computers that know each other, the first by a code and the second by a file.
fn office_and_laptop() -> (TempDir, Program, Program) {
    let folder = tempfile::tempdir().unwrap();
    let (office, laptop) = (program(&folder, "office"), program(&folder, "laptop"));
    name(&office, "架空市 窓口");
    name(&laptop, "架空市 ノート");
    let path = folder.path().join("office.nintei-card").display().to_string();
    let file = trial::with(&office, |store, _| Ok(own_card(store)?.to_file()));
    fs::write(&path, file).unwrap();
    add(&laptop, CardSource::Path(path));
    let code = trial::with(&laptop, |store, _| Ok(own_card(store)?.code()));
    add(&office, CardSource::Code(code));
    (folder, office, laptop)
}

fn program(folder: &TempDir, name: &str) -> Program {
    let folder = folder.path().join(name);
    fs::create_dir(&folder).unwrap();
    trial::program_in(&folder)
}

fn name(program: &Program, name: &'static str) {
    trial::with(program, move |store, _| Ok(store.name_station(name, &stamp(store))?));
}

fn add(program: &Program, source: CardSource) {
    trial::with(program, move |store, _| {
        let number = store.add_peer(&card(&source)?, &stamp(store))?;
        Ok(store.confirm_peer(number, &stamp(store))?)
    });
}

fn state_of(program: &Program) -> TransferState {
    trial::with(program, |store, _| state(store))
}

fn given(program: &Program, case: CaseId, handover: Handover, place: &Path) -> Result<Option<BundleMade>, Refusal> {
    let giving = Giving { peer: 1, cases: vec![case], handover };
    give(&giving, place, false, &program.turns(), &program.work().begin()?, |_| {})
}

fn taken(program: &Program, place: &Path) -> Result<Option<BundleTaken>, Refusal> {
    let bytes = bundle(&place.display().to_string())?;
    take(&bytes, &digest(&bytes), &program.turns(), &program.work().begin()?, |_| {})
}

/// What the preview names a bundle's file by.
fn digest(bytes: &[u8]) -> String {
    bytes[bytes.len().saturating_sub(32)..].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn previewed(program: &Program, place: &Path) -> CaseVerdict {
    let bytes = bundle(&place.display().to_string()).unwrap();
    trial::with(program, move |store, _| Ok(preview(store, &bytes)?.cases.remove(0).verdict))
}

fn only_case(program: &Program) -> CaseId {
    trial::with(program, |store, _| Ok(store.search(&CaseQuery { limit: 2, ..CaseQuery::default() })?.rows[0].id))
}

fn write_note(program: &Program, case: CaseId, text: &'static str) {
    trial::with(program, move |store, tables| {
        let form = tables.form(&store.case(case)?.form)?;
        store.write_note(case, form, "4-6".parse().unwrap(), text, None, &stamp(store))?;
        Ok(())
    });
}

#[test]
fn a_case_is_lent_edited_on_both_sides_and_given_back_with_each_conflict_in_words() {
    let (folder, office, laptop) = office_and_laptop();
    let case = trial::case(&office);
    let place = folder.path().join("1.nintei-bundle");
    assert_eq!(given(&office, case, Handover::Lend, &place).unwrap().unwrap().cases, 1);
    let out = state_of(&office).lent;
    assert_eq!((out.len(), out[0].direction, out[0].peer_name.as_str()), (1, LentDirection::Out, "架空市 ノート"));

    assert_eq!(previewed(&laptop, &place), CaseVerdict::New);
    assert_eq!(taken(&laptop, &place).unwrap().unwrap().new, 1);
    assert_eq!(state_of(&laptop).lent[0].direction, LentDirection::In);
    let there = only_case(&laptop);
    write_note(&office, case, "架空の窓口の文");
    write_note(&laptop, there, "架空の訪問の文");
    let back = folder.path().join("2.nintei-bundle");
    given(&laptop, there, Handover::Deliver, &back).unwrap().unwrap();
    assert!(matches!(previewed(&office, &back), CaseVerdict::Conflicts { conflicts: 1, .. }));
    assert_eq!(taken(&office, &back).unwrap().unwrap().conflicts, 1);
    assert_eq!((state_of(&office).conflicts, state_of(&office).lent), (1, Vec::new()));

    let open = trial::with(&office, |store, tables| conflicts(store, tables, None));
    let said = (open[0].label.as_str(), open[0].ours.value.as_deref(), open[0].theirs.value.as_deref());
    assert_eq!(said, ("特記事項（4-6 大声を出す）", Some("架空の窓口の文"), Some("架空の訪問の文")));
    assert_eq!((open[0].base.as_deref(), open[0].peer.as_str()), (None, "架空市 ノート"));
    let id = open[0].id;
    trial::with(&office, move |store, _| settle(store, id, Kept::Theirs));
    assert_eq!(trial::with(&office, move |store, tables| conflicts(store, tables, Some(case))), []);

    let lines = trial::with(&office, move |store, tables| received(store, tables, case));
    let note = lines.iter().find(|line| line.label.starts_with("特記事項")).unwrap();
    assert_eq!((note.peer.as_str(), note.after.as_deref()), ("架空市 ノート", Some("架空の訪問の文")));
    let begun = lines.iter().find(|line| line.kind == nintei_store::ChangeKind::Created).unwrap();
    assert_eq!((note.taken_over, begun.taken_over), (false, true), "the case only came to the laptop");
}

#[test]
fn a_bundle_that_is_damaged_or_for_another_changes_nothing() {
    let (folder, office, laptop) = office_and_laptop();
    let case = trial::case(&office);
    let place = folder.path().join("1.nintei-bundle");
    given(&office, case, Handover::Deliver, &place).unwrap();
    let whole = fs::read(&place).unwrap();
    let mut changed = whole.clone();
    changed[whole.len() / 2] ^= 1;
    for (content, code) in [
        (&changed[..], "bundle-tampered"),
        (&whole[..whole.len() - 1], "bundle-truncated"),
        (b"PK\x03\x04 something else", "bundle-not-a-bundle"),
    ] {
        fs::write(&place, content).unwrap();
        assert_eq!(taken(&laptop, &place).unwrap_err().code, code);
    }
    fs::write(&place, &whole).unwrap();
    assert_eq!(taken(&office, &place).unwrap_err().code, "bundle-for-somebody-else");
    assert_eq!(trial::with(&laptop, |store, _| Ok(store.search(&CaseQuery::default())?.total)), 0);
}

#[test]
fn a_bundle_that_was_exchanged_after_it_was_looked_at_is_not_taken() {
    let (folder, office, laptop) = office_and_laptop();
    let case = trial::case(&office);
    let places = ["1.nintei-bundle", "2.nintei-bundle"].map(|name| folder.path().join(name));
    for place in &places {
        given(&office, case, Handover::Deliver, place).unwrap();
    }
    let [seen, other] = places.map(|place| fs::read(place).unwrap());
    let looked_at = seen.clone();
    let seen = trial::with(&laptop, move |store, _| Ok(preview(store, &looked_at)?.digest));
    let take = |bytes: &[u8]| super::take(bytes, &seen, &laptop.turns(), &laptop.work().begin().unwrap(), |_| {});
    assert_eq!(take(&other).unwrap_err().code, "bundle-changed");
    assert_eq!(trial::with(&laptop, |store, _| Ok(store.search(&CaseQuery::default())?.total)), 0);
}

#[test]
fn nothing_counts_as_lent_where_its_bundle_could_not_be_written() {
    let (folder, office, _laptop) = office_and_laptop();
    let case = trial::case(&office);
    let place = folder.path().join("1.nintei-bundle");
    fs::write(&place, b"something of the person's own").unwrap();
    assert_eq!(given(&office, case, Handover::Lend, &place).unwrap_err().code, "file-exists");
    assert_eq!(fs::read(&place).unwrap(), b"something of the person's own");
    let nowhere = folder.path().join("none").join("1.nintei-bundle");
    assert_eq!(given(&office, case, Handover::Lend, &nowhere).unwrap_err().code, "file-folder-missing");
    assert_eq!(state_of(&office).lent, []);
}

#[test]
fn work_that_was_stopped_leaves_no_bundle_and_no_mark() {
    let (folder, office, laptop) = office_and_laptop();
    let case = trial::case(&office);
    let place = folder.path().join("1.nintei-bundle");
    let giving = Giving { peer: 1, cases: vec![case], handover: Handover::Lend };
    let stopped =
        give(&giving, &place, false, &office.turns(), &office.work().begin().unwrap(), |_| office.work().cancel());
    assert_eq!((stopped, place.exists()), (Ok(None), false));
    assert_eq!(state_of(&office).lent, []);

    given(&office, case, Handover::Lend, &place).unwrap();
    let bytes = fs::read(&place).unwrap();
    let stopped =
        take(&bytes, &digest(&bytes), &laptop.turns(), &laptop.work().begin().unwrap(), |_| laptop.work().cancel());
    assert_eq!(stopped, Ok(None));
    assert_eq!(trial::with(&laptop, |store, _| Ok(store.search(&CaseQuery::default())?.total)), 0);
}

#[test]
fn a_card_says_whether_it_is_ones_own_and_whether_it_is_known() {
    let (_folder, office, laptop) = office_and_laptop();
    let own = trial::with(&laptop, |store, _| own_card(store));
    let asked = own.clone();
    let mine = trial::with(&laptop, move |store, _| seen(store, &asked));
    assert_eq!((mine.own, mine.known), (true, None));
    let known = trial::with(&office, move |store, _| seen(store, &own)).known.unwrap();
    let known_as = (known.name.as_str(), serde_json::to_value(known.state).unwrap());
    assert_eq!(known_as, ("架空市 ノート", "confirmed".into()));
    assert_eq!(known.fingerprint, mine.fingerprint);
}

#[test]
fn a_computer_without_a_name_has_no_card_and_seals_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let alone = program(&folder, "alone");
    let refused = trial::with(&alone, |store, _| Ok(own_card(store)));
    assert_eq!(refused.unwrap_err().code, "no-station");
    let case = trial::case(&alone);
    let place = folder.path().join("1.nintei-bundle");
    assert_eq!(given(&alone, case, Handover::Lend, &place).unwrap_err().code, "no-station");
    assert_eq!(state_of(&alone).card, None);
}
