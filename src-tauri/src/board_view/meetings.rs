//! The list of meetings, and one meeting with its agenda.

use chrono::NaiveDate;
use nintei_board::{CaseToPlace, KeptMember, MeetingId, MemberId, conflict, quorum_notice};
use nintei_case::Tables;
use nintei_case::board::{AgendaCase, BoardMeeting, decided_words};
use nintei_store::{AgendaSummary, Store};

use super::waiting;
use crate::refusal::Refusal;
use crate::views::{AgendaRow, MeetingList, MeetingRow, MeetingView, MemberOfMeeting};

/// Every meeting, and what waits.
pub fn list(store: &Store, tables: &Tables, today: NaiveDate) -> Result<MeetingList, Refusal> {
    let summary = store.agendas_summary()?;
    let panels = store.panels()?;
    let mut kept = store.meetings()?;
    kept.sort_by_key(|kept| {
        let day = kept.meeting.held_on;
        (day.is_some(), std::cmp::Reverse(day), std::cmp::Reverse(kept.meeting.number))
    });
    let next_number = kept.iter().map(|kept| kept.meeting.number).max().unwrap_or(0).saturating_add(1);
    let meetings = kept.into_iter().map(|kept| {
        let counts = summary.get(&kept.id).copied().unwrap_or_default();
        let panel = panels.iter().find(|panel| Some(panel.id) == kept.meeting.panel);
        let (simplified, open_checks) = looked_through(store, tables, kept.id, counts, today)?;
        Ok(MeetingRow {
            panel_name: panel.map(|kept| kept.panel.name.clone()),
            cases: counts.cases,
            decided: counts.decided,
            simplified,
            open_checks,
            kept,
        })
    });
    let meetings = meetings.collect::<Result<_, Refusal>>()?;
    let (waiting, waiting_terminal) = store.waiting_counts()?;
    Ok(MeetingList {
        meetings,
        next_number,
        waiting,
        waiting_terminal,
        overdue: waiting::overdue(store, today)?,
        renewals: count(waiting::renewals(store, today)?.len()),
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Cases in simplified form, and open checks. A meeting that has decided everything is not read through for them: what
/// was decided says the first, and nothing of it will be printed for members any more.
fn looked_through(
    store: &Store,
    tables: &Tables,
    id: MeetingId,
    counts: AgendaSummary,
    today: NaiveDate,
) -> Result<(u32, u32), Refusal> {
    if counts.cases == counts.decided {
        let decisions = store.agenda(id)?.into_iter().filter_map(|entry| entry.decision);
        return Ok((count(decisions.filter(|decision| decision.simplified).count()), 0));
    }
    let meeting = BoardMeeting::read(store, tables, id, today)?;
    let simplified = meeting.agenda.iter().filter(|case| case.review.is_simplified()).count();
    Ok((count(simplified), count(meeting.open_checks().count())))
}

/// One meeting with its agenda.
pub fn view(store: &Store, tables: &Tables, id: MeetingId, today: NaiveDate) -> Result<MeetingView, Refusal> {
    let meeting = BoardMeeting::read(store, tables, id, today)?;
    let members: Vec<MemberOfMeeting> = meeting.members.iter().map(|member| named(&meeting, member)).collect();
    let known: Vec<(String, Option<i64>)> = meeting.members.iter().map(waiting::name_and_key).collect();
    Ok(MeetingView {
        panel_name: meeting.panel.as_ref().map(|kept| kept.panel.name.clone()),
        members,
        notices: notices(&meeting),
        agenda: meeting.agenda.iter().map(|case| row(case, &known)).collect(),
        open_checks: meeting.open_checks().cloned().collect(),
        order: meeting.order,
        kept: meeting.kept,
    })
}

fn named(meeting: &BoardMeeting<'_>, kept: &KeptMember) -> MemberOfMeeting {
    let member = &kept.member;
    let field = match (member.profession, member.occupation.trim()) {
        (Some(profession), "") => profession.name().to_owned(),
        (Some(profession), occupation) => format!("{}（{occupation}）", profession.name()),
        (None, occupation) => occupation.to_owned(),
    };
    let chair = meeting.panel.as_ref().is_some_and(|panel| panel.panel.chair == Some(kept.id));
    MemberOfMeeting { id: kept.id, name: member.name.clone(), field, chair }
}

fn notices(meeting: &BoardMeeting<'_>) -> Vec<String> {
    let kept = &meeting.kept.meeting;
    let missing = [
        (kept.panel.is_none(), "合議体が決まっていません。会議の設定で合議体を選んでください。"),
        (kept.held_on.is_none(), "開催日が決まっていません。開催日を入れるまで、二次判定は記録できません。"),
    ];
    let missing = missing.into_iter().filter(|(is, _)| *is).map(|(_, sentence)| sentence.to_owned());
    let members: Vec<MemberId> = meeting.members.iter().map(|member| member.id).collect();
    missing.chain(quorum_notice(&members, &kept.attending)).collect()
}

fn row(case: &AgendaCase<'_>, members: &[(String, Option<i64>)]) -> AgendaRow {
    let review = &case.review;
    let kept = &review.on_tables.case;
    let application = &kept.application;
    let to_place = CaseToPlace {
        case: kept.id,
        number: kept.number,
        applied_on: application.applied_on,
        terminal_cancer: application.terminal_cancer,
        investigator: kept.investigator,
        investigator_name: application.investigator.clone(),
    };
    AgendaRow {
        place: case.place,
        case: kept.id,
        number: kept.number,
        example: kept.example,
        name: application.name.clone(),
        age: application.age(),
        kind: application.kind,
        applied_on: application.applied_on,
        terminal_cancer: application.terminal_cancer,
        investigator: application.investigator.clone(),
        previous: application.previous.as_ref().and_then(|previous| previous.level),
        primary: review.primary.clone(),
        eligible: review.eligible(),
        full_review: review.full_review.is_some(),
        simplified: review.is_simplified(),
        open_checks: count(case.open_checks.len()),
        decided: review.decision.as_ref().map(decided_words),
        conflict: conflict(&to_place, members),
    }
}
