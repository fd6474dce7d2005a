//! 二次判定.

use nintei_board::{DecisionEntry, MeetingId, decide as decision_of, simplified_entry};
use nintei_case::Tables;
use nintei_case::board::{BoardMeeting, OnAgenda, Review};
use nintei_store::{CaseId, Store};
use tauri::State;

use super::review::view;
use crate::board_view::meetings;
use crate::program::{Program, now, stamp};
use crate::refusal::Refusal;
use crate::views::{MeetingView, ReviewView};

#[tauri::command]
pub async fn decide(program: State<'_, Program>, id: CaseId, entry: DecisionEntry) -> Result<ReviewView, Refusal> {
    program.with_store(move |store, tables| record(store, tables, id, &entry)).await
}

fn record(store: &mut Store, tables: &Tables, id: CaseId, entry: &DecisionEntry) -> Result<ReviewView, Refusal> {
    let settings = store.board_settings()?;
    let place = OnAgenda::of(store, id)?;
    let today = now().date_naive();
    let review = Review::read(store, tables, &settings, id, place.as_ref().map(|place| &place.entry), today)?;
    let decided_on = place.and_then(|place| place.meeting.meeting.held_on);
    let decision = decision_of(&tables.board().validity, &settings, &review.to_decide(decided_on), entry)?;
    store.put_decision(id, Some(&decision), None, &stamp(store))?;
    view(store, tables, id)
}

#[tauri::command]
pub async fn withdraw_decision(
    program: State<'_, Program>,
    id: CaseId,
    because: String,
) -> Result<ReviewView, Refusal> {
    program
        .with_store(move |store, tables| {
            store.put_decision(id, None, Some(&because), &stamp(store))?;
            view(store, tables, id)
        })
        .await
}

#[tauri::command]
pub async fn confirm_simplified(program: State<'_, Program>, meeting: MeetingId) -> Result<MeetingView, Refusal> {
    program.with_store(move |store, tables| confirm(store, tables, meeting)).await
}

/// Decides every case still open that is reviewed in simplified form as its 一次判定 says, for the default length. All
/// or none.
fn confirm(store: &mut Store, tables: &Tables, id: MeetingId) -> Result<MeetingView, Refusal> {
    let today = now().date_naive();
    let meeting = BoardMeeting::read(store, tables, id, today)?;
    let rules = &tables.board().validity;
    let decided_on = meeting.kept.meeting.held_on;
    let mut decisions = Vec::new();
    for case in &meeting.agenda {
        let review = &case.review;
        if review.decision.is_some() || !review.is_simplified() {
            continue;
        }
        let to_decide = review.to_decide(decided_on);
        let decision = simplified_entry(rules, &meeting.settings, &to_decide)
            .and_then(|entry| decision_of(rules, &meeting.settings, &to_decide, &entry));
        let case = &review.on_tables.case;
        let decision = decision
            .map_err(|error| Refusal::new(error.code(), format!("整理番号{}は決定できません。{error}", case.number)));
        decisions.push((case.id, decision?));
    }
    if decisions.is_empty() {
        let sentence = "まとめて決定できる簡素化の対象者がいません。対象者の判定が済んでいないかを確かめてください。";
        return Err(Refusal::new("nothing-to-confirm", sentence));
    }
    store.put_decisions(&decisions, &stamp(store))?;
    meetings::view(store, tables, id, today)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use chrono::NaiveDate;
    use nintei_board::Meeting;
    use nintei_survey::CareLevel;

    use super::*;
    use crate::trial::{self, day};

    fn entry(level: CareLevel, months: u16) -> DecisionEntry {
        DecisionEntry { level: Some(level), months: Some(months), ..DecisionEntry::default() }
    }

    #[test]
    fn the_simplified_cases_of_a_meeting_are_decided_together_as_the_primary_judgment_says_and_no_other() {
        let (_folder, program) = trial::program();
        let found = trial::surveyed(&program, 3);
        let id = trial::meeting(&program, 1, Some(day(11, 25)));
        trial::with(&program, move |store, tables| {
            let placed: Vec<_> = found.iter().map(|case| (*case, Some(id))).collect();
            store.assign(&placed, &stamp(store))?;
            store.set_full_review(found[1], Some("状態が変わったため"), &stamp(store))?;
            let decided = confirm(store, tables, id)?;
            let told: Vec<_> = decided.agenda.iter().map(|row| row.decided.as_deref()).collect();
            assert_eq!(told, [Some("要介護2（12か月）"), None, Some("要介護2（12か月）")]);
            assert_eq!(confirm(store, tables, id).unwrap_err().code, "nothing-to-confirm");
            let review = view(store, tables, found[0])?;
            assert!(review.decision.is_some_and(|decision| decision.simplified));
            assert!(review.benefits.is_some_and(|opened| opened.level == CareLevel::Care2));
            Ok(())
        });
    }

    #[test]
    fn a_case_in_simplified_form_is_decided_otherwise_only_after_full_review_and_with_a_reason() {
        let (_folder, program) = trial::program();
        let case = trial::surveyed(&program, 1)[0];
        let id = trial::meeting(&program, 1, Some(day(11, 25)));
        trial::with(&program, move |store, tables| {
            store.assign(&[(case, Some(id))], &stamp(store))?;
            let heavier = entry(CareLevel::Care3, 12);
            let refused =
                |store: &mut Store, entry: &DecisionEntry| record(store, tables, case, entry).unwrap_err().code;
            assert_eq!(refused(store, &heavier), "decision-simplified-otherwise");
            store.set_full_review(case, Some("状態が変わったため"), &stamp(store))?;
            assert_eq!(refused(store, &heavier), "decision-change-without-reason");
            let with_reason = DecisionEntry { change_reason: "介護の手間が増えた。".to_owned(), ..heavier };
            assert_eq!(
                refused(store, &DecisionEntry { months: Some(49), ..with_reason.clone() }),
                "validity-length-too-long"
            );
            let decided = record(store, tables, case, &with_reason)?.decision.unwrap();
            assert_eq!(
                (decided.effective_on, decided.ends_on),
                (Some(day(12, 1)), NaiveDate::from_ymd_opt(2027, 11, 30))
            );
            assert!(!decided.simplified);
            Ok(())
        });
    }

    #[test]
    fn nothing_is_decided_before_there_is_a_day_and_a_withdrawal_says_why() {
        let (_folder, program) = trial::program();
        let case = trial::surveyed(&program, 1)[0];
        let id = trial::meeting(&program, 1, None);
        trial::with(&program, move |store, tables| {
            let code = |done: Result<ReviewView, Refusal>| done.unwrap_err().code;
            let entry = entry(CareLevel::Care2, 12);
            assert_eq!(code(record(store, tables, case, &entry)), "decision-no-meeting-day");
            store.assign(&[(case, Some(id))], &stamp(store))?;
            assert_eq!(code(record(store, tables, case, &entry)), "decision-no-meeting-day");
            let meeting = store.meeting(id)?.meeting;
            store.save_meeting(Some(id), &Meeting { held_on: Some(day(11, 25)), ..meeting }, &stamp(store))?;
            record(store, tables, case, &entry)?;
            let withdrawn = store.put_decision(case, None, Some(" "), &stamp(store)).unwrap_err();
            assert_eq!(withdrawn.code(), "withdrawal-without-reason");
            store.put_decision(case, None, Some("入力の誤り"), &stamp(store))?;
            assert_eq!(view(store, tables, case)?.decision, None);
            Ok(())
        });
    }
}
