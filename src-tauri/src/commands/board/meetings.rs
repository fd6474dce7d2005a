//! The list of meetings, and one meeting with its agenda.

use nintei_board::{Meeting, MeetingId, OrderBy, order};
use nintei_case::Tables;
use nintei_case::board::BoardMeeting;
use nintei_store::{CaseId, Store};
use tauri::State;

use crate::board_view;
use crate::program::{Program, now, stamp};
use crate::refusal::Refusal;
use crate::views::{MeetingList, MeetingView};

#[tauri::command]
pub async fn meetings(program: State<'_, Program>) -> Result<MeetingList, Refusal> {
    program.with_store(|store, tables| board_view::meetings::list(store, tables, now().date_naive())).await
}

#[tauri::command]
pub async fn save_meeting(
    program: State<'_, Program>,
    id: Option<MeetingId>,
    meeting: Meeting,
) -> Result<MeetingId, Refusal> {
    program.with_store(move |store, _| Ok(store.save_meeting(id, &meeting, &stamp(store))?)).await
}

#[tauri::command]
pub async fn remove_meeting(program: State<'_, Program>, id: MeetingId) -> Result<(), Refusal> {
    program.with_store(move |store, _| Ok(store.remove_meeting(id, &stamp(store))?)).await
}

#[tauri::command]
pub async fn meeting(program: State<'_, Program>, id: MeetingId) -> Result<MeetingView, Refusal> {
    program.with_store(move |store, tables| view(store, tables, id)).await
}

fn view(store: &Store, tables: &Tables, id: MeetingId) -> Result<MeetingView, Refusal> {
    board_view::meetings::view(store, tables, id, now().date_naive())
}

#[tauri::command]
pub async fn order_meeting(
    program: State<'_, Program>,
    id: MeetingId,
    cases: Vec<CaseId>,
) -> Result<MeetingView, Refusal> {
    program
        .with_store(move |store, tables| {
            store.order_agenda(id, &cases, &[], &stamp(store))?;
            view(store, tables, id)
        })
        .await
}

#[tauri::command]
pub async fn order_meeting_by(
    program: State<'_, Program>,
    id: MeetingId,
    keys: Vec<OrderBy>,
) -> Result<MeetingView, Refusal> {
    program.with_store(move |store, tables| order_by(store, tables, id, &keys)).await
}

fn order_by(store: &mut Store, tables: &Tables, id: MeetingId, keys: &[OrderBy]) -> Result<MeetingView, Refusal> {
    let meeting = BoardMeeting::read(store, tables, id, now().date_naive())?;
    let cases: Vec<_> = meeting.agenda.iter().map(|case| case.review.to_order()).collect();
    store.order_agenda(id, &order(&cases, keys)?, keys, &stamp(store))?;
    view(store, tables, id)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_board::OrderKey;

    use super::*;
    use crate::trial::{self, day};

    fn cases(view: &MeetingView) -> Vec<CaseId> {
        view.agenda.iter().map(|row| row.case).collect()
    }

    #[test]
    fn an_agenda_is_ordered_by_keys_and_an_order_by_hand_forgets_them() {
        let (_folder, program) = trial::program();
        let found = trial::surveyed(&program, 3);
        let id = trial::meeting(&program, 1, Some(day(11, 25)));
        trial::with(&program, move |store, tables| {
            let placed: Vec<_> = found.iter().map(|case| (*case, Some(id))).collect();
            store.assign(&placed, &stamp(store))?;
            let keys = [OrderBy { key: OrderKey::AppliedOn, descending: true }];
            let by_day = order_by(store, tables, id, &keys)?;
            assert_eq!((cases(&by_day), by_day.order), (vec![found[2], found[1], found[0]], keys.to_vec()));
            store.order_agenda(id, &[found[1], found[0], found[2]], &[], &stamp(store))?;
            let by_hand = view(store, tables, id)?;
            assert_eq!((cases(&by_hand), by_hand.order), (vec![found[1], found[0], found[2]], Vec::new()));
            let twice = order_by(store, tables, id, &[keys[0], keys[0]]).unwrap_err();
            assert_eq!(twice.code, "order-key-twice");
            assert_eq!(cases(&view(store, tables, id)?), [found[1], found[0], found[2]]);
            Ok(())
        });
    }

    #[test]
    fn the_list_says_of_each_meeting_what_is_left_to_do_and_which_number_is_next() {
        let (_folder, program) = trial::program();
        let found = trial::surveyed(&program, 3);
        let (later, earlier) =
            (trial::meeting(&program, 8, Some(day(11, 25))), trial::meeting(&program, 7, Some(day(11, 18))));
        let dayless = trial::meeting(&program, 9, None);
        trial::with(&program, move |store, tables| {
            let form = tables.form(&store.form(found[0])?)?;
            store.write_note(found[0], form, "2-4".parse().unwrap(), "長女が介助する。", None, &stamp(store))?;
            store.assign(&[(found[0], Some(later)), (found[1], Some(later))], &stamp(store))?;
            let list = board_view::meetings::list(store, tables, day(11, 20))?;
            assert_eq!(list.meetings.iter().map(|row| row.kept.id).collect::<Vec<_>>(), [dayless, later, earlier]);
            let row = &list.meetings[1];
            assert_eq!((row.cases, row.decided, row.simplified, row.open_checks), (2, 0, 2, 1));
            assert_eq!(row.panel_name.as_deref(), Some("第8合議体"));
            assert_eq!((list.next_number, list.waiting, list.overdue), (10, 1, 3));
            Ok(())
        });
    }

    #[test]
    fn who_surveyed_a_case_and_sits_in_its_panel_is_named() {
        let (_folder, program) = trial::program();
        let found = trial::surveyed(&program, 1);
        let id = trial::meeting(&program, 1, Some(day(11, 25)));
        trial::with(&program, move |store, tables| {
            store.assign(&[(found[0], Some(id))], &stamp(store))?;
            assert_eq!(view(store, tables, id)?.agenda[0].conflict, None);
            let mut application = store.case(found[0])?.application;
            application.investigator = "架空　委員".to_owned();
            store.save_application(found[0], &application, &stamp(store))?;
            let conflict = view(store, tables, id)?.agenda[0].conflict.clone();
            assert!(conflict.is_some_and(|sentence| sentence.contains("架空 委員")));
            Ok(())
        });
    }
}
