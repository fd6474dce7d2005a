//! Computers that know each other.

use nintei_store::PeerState;
use nintei_transfer::Handover;

use crate::common::{new_case, person, stamp};
use crate::{Computer, two};

#[test]
fn a_computer_keeps_its_fingerprint_under_a_new_name() {
    let mut office = Computer::new("事務局");
    let first = office.store.own_card().unwrap().unwrap();
    let second = office.store.name_station("　介護保険課 ", &stamp()).unwrap();
    assert_eq!((second.name(), second.fingerprint()), ("介護保険課", first.fingerprint()));
    assert_eq!(office.store.own_card().unwrap(), Some(second));
    assert_eq!(office.store.name_station("\u{7}", &stamp()).unwrap_err().code(), "card-name");
    office.assert_sound();
}

#[test]
fn the_secret_stands_in_no_line_of_the_journal() {
    let office = Computer::new("事務局");
    let lines = office.store.office_history().unwrap();
    let said: Vec<String> = lines.into_iter().filter_map(|line| line.after).collect();
    let card = office.store.own_card().unwrap().unwrap();
    assert_eq!(said, [format!("{{\"name\":\"事務局\",\"fingerprint\":\"{}\"}}", card.fingerprint())]);
}

#[test]
fn nothing_is_exchanged_before_the_fingerprints_were_compared_or_after_a_peer_was_stopped() {
    let (mut office, mut laptop) = (Computer::new("事務局"), Computer::new("端末3"));
    let stamp = stamp();
    new_case(&mut office.store, &person("架空 花子", "", "0000012345"));
    let number = office.store.add_peer(&laptop.store.own_card().unwrap().unwrap(), &stamp).unwrap();
    assert_eq!(office.store.peers().unwrap()[0].state, PeerState::Unconfirmed);
    assert_eq!(office.try_make(number, &[1], Handover::Lend).unwrap_err().code(), "peer-unconfirmed");
    office.store.confirm_peer(number, &stamp).unwrap();
    let made = office.try_make(number, &[1], Handover::Lend).unwrap();

    let office_says = office.store.own_card().unwrap().unwrap().fingerprint().to_string();
    let refusal = laptop.try_take(&made.bytes).unwrap_err();
    assert_eq!(refusal.code(), "sender-unknown");
    assert!(refusal.to_string().contains(&office_says), "{refusal}");
    let sender = laptop.store.add_peer(&office.store.own_card().unwrap().unwrap(), &stamp).unwrap();
    let refusal = laptop.try_take(&made.bytes).unwrap_err();
    assert_eq!(refusal.code(), "sender-unconfirmed");
    assert!(refusal.to_string().contains(&office_says), "{refusal}");
    laptop.store.confirm_peer(sender, &stamp).unwrap();
    laptop.store.stop_peer(sender, &stamp).unwrap();
    assert_eq!(laptop.try_take(&made.bytes).unwrap_err().code(), "sender-stopped");
    assert_eq!(laptop.try_make(sender, &[1], Handover::Lend).unwrap_err().code(), "peer-stopped");
    assert_eq!(laptop.store.confirm_peer(sender, &stamp).unwrap_err().code(), "peer-stopped");
    assert_eq!(laptop.lines(), 4, "name, card, confirmed, stopped: no refusal leaves a line");

    // Its card, added again, is to be compared again.
    assert_eq!(laptop.store.add_peer(&office.store.own_card().unwrap().unwrap(), &stamp).unwrap(), sender);
    laptop.store.confirm_peer(sender, &stamp).unwrap();
    assert_eq!(laptop.take(&made).new, 1);
    laptop.assert_sound();
}

#[test]
fn a_card_that_is_known_is_not_added_twice_and_ones_own_not_at_all() {
    let (mut office, mut laptop) = two();
    let lines = office.lines();
    assert_eq!(office.meet(&laptop), 1);
    assert_eq!((office.lines(), office.store.peers().unwrap().len()), (lines, 1));
    let own = office.store.own_card().unwrap().unwrap();
    assert_eq!(office.store.add_peer(&own, &stamp()).unwrap_err().code(), "card-is-oneself");
    // A new name comes with the card; who it is stays.
    laptop.store.name_station("端末5", &stamp()).unwrap();
    assert_eq!(office.meet(&laptop), 1);
    let peers = office.store.peers().unwrap();
    assert_eq!((peers.len(), peers[0].name.as_str(), peers[0].state), (1, "端末5", PeerState::Confirmed));
    office.assert_sound();
}

#[test]
fn without_a_name_nothing_is_made_or_taken() {
    let (_folder, mut store) = crate::new_store();
    assert_eq!(store.own_card().unwrap(), None);
    let refusal = store.make_bundle(1, &[1], Handover::Lend, &stamp(), &mut crate::go_on).unwrap_err();
    assert_eq!(refusal.code(), "no-station");
    assert_eq!(store.preview_bundle(b"").unwrap_err().code(), "no-station");
}

#[test]
fn a_bundle_needs_a_case_and_a_peer_that_is_there() {
    let (mut office, _) = two();
    assert_eq!(office.try_make(1, &[], Handover::Lend).unwrap_err().code(), "bundle-without-cases");
    assert_eq!(office.try_make(1, &[7], Handover::Lend).unwrap_err().code(), "no-such-case");
    assert_eq!(office.try_make(9, &[1], Handover::Lend).unwrap_err().code(), "no-such-peer");
}
