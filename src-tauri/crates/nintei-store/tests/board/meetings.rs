use nintei_board::{Meeting, Member, Panel};
use nintei_store::{AgendaSummary, Store};
use nintei_survey::CareLevel;

use super::{assign, day, decided, deferred, new_meeting, refused, some_surveyed};
use crate::common::{LONGER, new_store, stamp};

/// A store with a panel of members 1 and 2; member 3 is in none.
fn with_panel() -> (tempfile::TempDir, Store, i64) {
    let (folder, mut store) = new_store();
    for name in ["架空 一郎", "架空 二郎", "架空 三郎"] {
        store.save_member(None, &Member { name: name.to_owned(), ..Member::default() }, &stamp()).unwrap();
    }
    let panel = Panel { name: "第1合議体".to_owned(), members: vec![1, 2], chair: Some(1) };
    let panel = store.save_panel(None, &panel, &stamp()).unwrap();
    (folder, store, panel)
}

#[test]
fn a_meeting_is_kept_whole() {
    let (folder, mut store, panel) = with_panel();
    let meeting = Meeting {
        number: 12,
        panel: Some(panel),
        held_on: day("2026-11-25").into(),
        starts_at: "13:30:00".parse().ok(),
        place: "庁舎3階".to_owned(),
        capacity: 35,
        attending: vec![2],
        remarks: "一行目\r\n二行目".to_owned(),
    };
    let id = store.save_meeting(None, &meeting, &stamp()).unwrap();
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    let kept = store.meeting(id).unwrap();
    assert_eq!(kept.meeting, Meeting { remarks: "一行目\n二行目".to_owned(), ..meeting });
    assert_eq!(store.meetings().unwrap(), [kept]);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn meetings_are_listed_latest_first_after_those_without_a_day() {
    let (_folder, mut store) = new_store();
    for (number, held_on) in [(1, "2026-11-05"), (2, ""), (3, "2026-12-01"), (4, "2026-11-05")] {
        let meeting = Meeting { number, held_on: held_on.parse().ok(), ..Meeting::default() };
        store.save_meeting(None, &meeting, &stamp()).unwrap();
    }
    let numbers: Vec<u32> = store.meetings().unwrap().iter().map(|kept| kept.meeting.number).collect();
    assert_eq!(numbers, [2, 3, 4, 1]);
}

#[test]
fn a_meeting_that_cannot_be_held_so_is_refused() {
    let (_folder, mut store, panel) = with_panel();
    let first = new_meeting(&mut store, 1, 10);
    let meeting = Meeting { number: 2, panel: Some(panel), ..Meeting::default() };
    for (meeting, code) in [
        (Meeting { number: 0, ..meeting.clone() }, "meeting-number-zero"),
        (Meeting { number: 1, ..meeting.clone() }, "meeting-number-taken"),
        (Meeting { panel: Some(9), ..meeting.clone() }, "no-such-panel"),
        (Meeting { attending: vec![1, 3], ..meeting.clone() }, "attending-not-of-panel"),
        (Meeting { attending: vec![1], panel: None, ..meeting.clone() }, "attending-not-of-panel"),
        (Meeting { attending: vec![1, 2, 1], ..meeting.clone() }, "member-repeated"),
        (Meeting { remarks: "あ".repeat(20_001), ..meeting.clone() }, "text-too-long"),
    ] {
        assert_eq!(refused(&mut store, |store| store.save_meeting(None, &meeting, &stamp())), code);
    }
    let second = store.save_meeting(None, &meeting, &stamp()).unwrap();
    store.retire_panel(panel, true, &stamp()).unwrap();
    assert_eq!(
        refused(&mut store, |store| {
            store.save_meeting(Some(first), &Meeting { number: 1, panel: Some(panel), ..Meeting::default() }, &stamp())
        }),
        "panel-retired"
    );
    let held = Meeting { held_on: Some(day("2026-11-25")), ..meeting };
    store.save_meeting(Some(second), &held, &stamp()).unwrap();
    assert_eq!(store.meeting(second).unwrap().meeting, held, "a meeting keeps the panel it had");
    assert_eq!(refused(&mut store, |store| store.save_meeting(Some(9), &held, &stamp())), "meeting-number-taken");
    let third = Meeting { number: 3, ..held };
    assert_eq!(refused(&mut store, |store| store.save_meeting(Some(9), &third, &stamp())), "no-such-meeting");
    assert_eq!(refused(&mut store, |store| store.remove_meeting(9, &stamp())), "no-such-meeting");
}

#[test]
fn who_attended_stays_on_the_record_when_the_panel_changes() {
    let (_folder, mut store, panel) = with_panel();
    let meeting = Meeting { number: 1, panel: Some(panel), attending: vec![1, 2], ..Meeting::default() };
    let id = store.save_meeting(None, &meeting, &stamp()).unwrap();
    let smaller = Panel { name: "第1合議体".to_owned(), members: vec![1], chair: None };
    store.save_panel(Some(panel), &smaller, &stamp()).unwrap();
    let remarked = Meeting { remarks: "記録".to_owned(), ..meeting };
    store.save_meeting(Some(id), &remarked, &stamp()).unwrap();
    assert_eq!(store.meeting(id).unwrap().meeting.attending, [1, 2]);
}

#[test]
fn a_meeting_keeps_room_for_its_cases_its_day_for_its_decisions_and_itself_for_both() {
    let (_folder, mut store) = new_store();
    let id = new_meeting(&mut store, 1, 3);
    let cases = some_surveyed(&mut store, 2);
    assign(&mut store, id, &cases);
    let meeting = store.meeting(id).unwrap().meeting;
    let smaller = Meeting { capacity: 1, ..meeting.clone() };
    assert_eq!(refused(&mut store, |store| store.save_meeting(Some(id), &smaller, &stamp())), "capacity-below-agenda");
    store.save_meeting(Some(id), &Meeting { capacity: 2, ..meeting.clone() }, &stamp()).unwrap();
    let moved = Meeting { held_on: Some(day("2026-11-26")), ..meeting };
    store.put_decision(cases[0], Some(&deferred("再調査")), None, &stamp()).unwrap();
    assert_eq!(refused(&mut store, |store| store.save_meeting(Some(id), &moved, &stamp())), "day-of-decisions");
    assert_eq!(refused(&mut store, |store| store.remove_meeting(id, &stamp())), "meeting-with-cases");
    store.put_decision(cases[0], None, Some("誤り"), &stamp()).unwrap();
    store.save_meeting(Some(id), &moved, &stamp()).unwrap();
    store.assign(&[(cases[0], None), (cases[1], None)], &stamp()).unwrap();
    store.remove_meeting(id, &stamp()).unwrap();
    assert_eq!(store.meetings().unwrap(), []);
    assert!(store.verify_journal().unwrap().is_sound());
    assert!(new_meeting(&mut store, 1, 3) > id, "a key is not given again");
}

#[test]
fn the_summary_counts_cases_decisions_and_deferrals_of_each_meeting() {
    let (_folder, mut store) = new_store();
    let meetings = [1, 2, 3].map(|number| new_meeting(&mut store, number, 9));
    let cases = some_surveyed(&mut store, 5);
    assign(&mut store, meetings[0], &cases[..4]);
    assign(&mut store, meetings[1], &cases[4..]);
    let level = decided(CareLevel::Care2, "2027-11-30");
    store.put_decisions(&[(cases[0], level.clone()), (cases[1], level)], &stamp()).unwrap();
    store.put_decision(cases[2], Some(&deferred("再調査")), None, &stamp()).unwrap();
    let summary = store.agendas_summary().unwrap();
    assert_eq!(summary.get(&meetings[0]), Some(&AgendaSummary { cases: 4, decided: 3, deferred: 1 }));
    assert_eq!(summary.get(&meetings[1]), Some(&AgendaSummary { cases: 1, decided: 0, deferred: 0 }));
    assert_eq!(summary.get(&meetings[2]), None);
}
