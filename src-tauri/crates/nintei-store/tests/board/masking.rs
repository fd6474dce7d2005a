use nintei_board::{Mask, MaskedText, TextKey};
use nintei_store::{ChangeKind, Store};

use super::{refused, some_surveyed};
use crate::common::{LONGER, item, new_store, stamp};

fn masked(instead: &str, checked: bool) -> MaskedText {
    let mask = Mask { start: 0, end: 2, instead: instead.to_owned() };
    MaskedText { original: "佐藤さんが付き添う。".to_owned(), masks: vec![mask], checked }
}

#[test]
fn the_boards_copies_are_kept_by_text_and_taken_away() {
    let (folder, mut store) = new_store();
    let case = some_surveyed(&mut store, 1)[0];
    let note = TextKey::Note(item("2-4"));
    store.put_masked_text(case, note, Some(&masked("●●", false)), &stamp()).unwrap();
    store.put_masked_text(case, note, Some(&masked("長女", true)), &stamp()).unwrap();
    store.put_masked_text(case, TextKey::Remarks, Some(&masked("知人", true)), &stamp()).unwrap();
    store.put_masked_text(case, TextKey::Remarks, Some(&masked("知人", true)), &stamp()).unwrap();
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    let expected = [(note, masked("長女", true)), (TextKey::Remarks, masked("知人", true))].into();
    assert_eq!(store.masked_texts(case).unwrap(), expected);
    let history = store.history(case).unwrap();
    let items: Vec<_> = history
        .iter()
        .filter(|line| line.kind == ChangeKind::MaskedText)
        .filter_map(|line| line.item.as_deref())
        .collect();
    assert_eq!(items, ["note/2-4", "note/2-4", "remarks"], "the same copy again adds no line");
    store.put_masked_text(case, note, None, &stamp()).unwrap();
    assert_eq!(store.masked_texts(case).unwrap().len(), 1);
    assert!(store.verify_journal().unwrap().is_sound());
    let no_case = refused(&mut store, |store| store.put_masked_text(9, note, Some(&masked("●●", true)), &stamp()));
    assert_eq!(no_case, "no-such-case");
}
