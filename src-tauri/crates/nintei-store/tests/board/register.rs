use nintei_board::{BoardSettings, InsurerLimit, Member, Panel, Profession};
use nintei_store::{ChangeKind, Store};
use nintei_survey::Investigator;

use super::refused;
use crate::common::{LONGER, new_store, stamp};

fn member(name: &str, kana: &str) -> Member {
    Member {
        name: name.to_owned(),
        kana: kana.to_owned(),
        profession: Some(Profession::Medicine),
        occupation: "医師".to_owned(),
        ..Member::default()
    }
}

fn panel(name: &str, members: &[i64], chair: Option<i64>) -> Panel {
    Panel { name: name.to_owned(), members: members.to_vec(), chair }
}

#[test]
fn members_are_registered_changed_retired_and_listed_by_kana() {
    let (folder, mut store) = new_store();
    let second = store.save_member(None, &member("架空 二郎", "かくう じろう"), &stamp()).unwrap();
    let first = store.save_member(None, &member("架空 一郎", "かくう いちろう"), &stamp()).unwrap();
    store.save_member(Some(second), &member("仮名 二郎", "かめい じろう"), &stamp()).unwrap();
    store.retire_member(first, true, &stamp()).unwrap();
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    let kept = store.members().unwrap();
    assert_eq!(kept.iter().map(|kept| (kept.id, kept.retired)).collect::<Vec<_>>(), [(second, false), (first, true)]);
    assert_eq!(kept[0].member, member("仮名 二郎", "かめい じろう"));
    let lines = store.office_history().unwrap();
    let items: Vec<_> = lines.iter().map(|line| (line.kind, line.item.as_deref().unwrap())).collect();
    let expected = ["1", "2", "1", "2/retired"].map(|item| (ChangeKind::Member, item));
    assert_eq!(items, expected);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_member_needs_a_name_and_is_tied_to_nobody_outside_the_register() {
    let (_folder, mut store) = new_store();
    let unknown = Member { investigator: Some(1), ..member("架空", "") };
    assert_eq!(
        refused(&mut store, |store| store.save_member(None, &member("　", ""), &stamp())),
        "member-without-name"
    );
    assert_eq!(refused(&mut store, |store| store.save_member(None, &unknown, &stamp())), "no-such-investigator");
    assert_eq!(
        refused(&mut store, |store| store.save_member(Some(1), &member("架空", ""), &stamp())),
        "no-such-member"
    );
    assert_eq!(refused(&mut store, |store| store.retire_member(1, true, &stamp())), "no-such-member");
    store.add_investigator(&Investigator { name: "架空".to_owned(), ..Default::default() }, &stamp()).unwrap();
    store.save_member(None, &unknown, &stamp()).unwrap();
    assert_eq!(store.members().unwrap()[0].member, unknown);
}

#[test]
fn a_panel_names_registered_members_once_and_a_chair_among_them() {
    let (_folder, mut store) = new_store();
    for name in ["架空 一郎", "架空 二郎", "架空 三郎"] {
        store.save_member(None, &member(name, ""), &stamp()).unwrap();
    }
    store.retire_member(3, true, &stamp()).unwrap();
    for (panel, code) in [
        (panel(" ", &[1], None), "panel-without-name"),
        (panel("第1合議体", &[1, 4], None), "no-such-member"),
        (panel("第1合議体", &[1, 2, 1], None), "member-repeated"),
        (panel("第1合議体", &[1, 3], None), "member-retired"),
        (panel("第1合議体", &[1], Some(2)), "chair-not-member"),
    ] {
        assert_eq!(refused(&mut store, |store| store.save_panel(None, &panel, &stamp())), code);
    }
    let id = store.save_panel(None, &panel("第1合議体", &[2, 1], Some(1)), &stamp()).unwrap();
    store.retire_member(2, true, &stamp()).unwrap();
    let renamed = panel("第一合議体", &[2, 1], Some(2));
    store.save_panel(Some(id), &renamed, &stamp()).unwrap();
    assert_eq!(store.panels().unwrap()[0].panel, renamed, "who retired stays in the panel they were in");
    assert_eq!(refused(&mut store, |store| store.save_panel(Some(9), &renamed, &stamp())), "no-such-panel");
    store.retire_panel(id, true, &stamp()).unwrap();
    assert!(store.panels().unwrap()[0].retired);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn saving_what_is_registered_already_adds_no_line() {
    let (_folder, mut store) = new_store();
    let id = store.save_member(None, &member("架空", ""), &stamp()).unwrap();
    let panel = panel("第1合議体", &[id], None);
    let of_panel = store.save_panel(None, &panel, &stamp()).unwrap();
    let lines = store.office_history().unwrap();
    store.save_member(Some(id), &member("架空", ""), &stamp()).unwrap();
    store.retire_member(id, false, &stamp()).unwrap();
    store.save_panel(Some(of_panel), &panel, &stamp()).unwrap();
    store.set_board_settings(&BoardSettings::default(), &stamp()).unwrap();
    assert_eq!(store.office_history().unwrap(), lines);
}

#[test]
fn the_settings_of_the_board_outlive_a_restart() {
    let (folder, mut store) = new_store();
    assert_eq!(store.board_settings().unwrap(), BoardSettings::default());
    let limits = vec![InsurerLimit { kind: None, level: None, max_months: 24 }];
    let settings = BoardSettings { limits, capacity: 35, lighter_change_from_decision: true, ..Default::default() };
    store.set_board_settings(&settings, &stamp()).unwrap();
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    assert_eq!(store.board_settings().unwrap(), settings);
    assert!(store.verify_journal().unwrap().is_sound());
}
