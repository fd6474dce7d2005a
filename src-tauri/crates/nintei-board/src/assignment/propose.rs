use nintei_survey::wareki::long;

use super::{CaseToPlace, MeetingToFill, Placement, conflict};

/// Where each case would go: 末期がん first, then the oldest application, then 整理番号. Each goes to the earliest day on
/// which a meeting has room, there to the meeting with the fewest cases, never to one of which a member surveyed it and
/// never to a day before 申請日. Meetings without a day come last. The same cases and meetings give the same proposal, in
/// whichever order they are given.
#[must_use]
pub fn propose(cases: &[CaseToPlace], meetings: &[MeetingToFill]) -> Vec<Placement> {
    let mut cases: Vec<&CaseToPlace> = cases.iter().collect();
    cases.sort_by_key(|case| {
        (!case.terminal_cancer, case.applied_on.is_none(), case.applied_on, case.number, case.case)
    });
    let mut meetings: Vec<MeetingToFill> = meetings.to_vec();
    cases.into_iter().map(|case| place(case, &mut meetings)).collect()
}

/// Why a meeting does not take a case.
enum Passed {
    Full,
    Surveyed,
    BeforeApplication,
}

fn place(case: &CaseToPlace, meetings: &mut [MeetingToFill]) -> Placement {
    meetings.sort_by_key(|it| (it.held_on.is_none(), it.held_on, it.taken, it.number, it.meeting));
    let mut passed: Vec<(u32, Passed)> = Vec::new();
    for meeting in meetings.iter_mut() {
        match passes(case, meeting) {
            Some(why) => passed.push((meeting.number, why)),
            None => {
                meeting.taken += 1;
                let reason = taken_reason(case, meeting, &passed);
                return Placement { case: case.case, meeting: Some(meeting.meeting), reason };
            }
        }
    }
    Placement { case: case.case, meeting: None, reason: nowhere_reason(&passed) }
}

fn passes(case: &CaseToPlace, meeting: &MeetingToFill) -> Option<Passed> {
    if meeting.taken >= meeting.capacity {
        return Some(Passed::Full);
    }
    if conflict(case, &meeting.members).is_some() {
        return Some(Passed::Surveyed);
    }
    let early = meeting.held_on.zip(case.applied_on).is_some_and(|(held_on, applied_on)| held_on < applied_on);
    early.then_some(Passed::BeforeApplication)
}

fn taken_reason(case: &CaseToPlace, meeting: &MeetingToFill, passed: &[(u32, Passed)]) -> String {
    let turn = match (case.terminal_cancer, case.applied_on) {
        (true, _) => "末期がんのため先に".to_owned(),
        (false, Some(day)) => format!("申請日（{}）の順に", long(day)),
        (false, None) => "申請日が分からないため後に".to_owned(),
    };
    let day = meeting.held_on.map_or_else(|| "開催日未定".to_owned(), long);
    let number = meeting.number;
    let surveyed: Vec<String> = passed
        .iter()
        .filter(|(_, why)| matches!(why, Passed::Surveyed))
        .map(|(number, _)| format!("第{number}回"))
        .collect();
    if surveyed.is_empty() {
        return format!("{turn}、空きのある最も早い第{number}回（{day}）に割り当てます。");
    }
    format!(
        "{turn}割り当てます。{}は合議体の委員がこの事例を調査しているため、第{number}回（{day}）とします。",
        surveyed.join("・")
    )
}

fn nowhere_reason(passed: &[(u32, Passed)]) -> String {
    let any = |wanted: fn(&Passed) -> bool| passed.iter().any(|(_, why)| wanted(why));
    let surveyed = any(|why| matches!(why, Passed::Surveyed));
    let early = any(|why| matches!(why, Passed::BeforeApplication));
    let sentence = match (passed.is_empty(), surveyed, early) {
        (true, ..) => "割り当て先の会議が選ばれていません。会議を選んでください。",
        (_, true, true) => {
            "空きのある会議は、委員がこの事例を調査しているか、開催日が申請日より前です。別の会議を加えてください。"
        }
        (_, true, false) => {
            "空きのある会議は、どれも委員がこの事例を調査しています。別の合議体の会議を加えてください。"
        }
        (_, false, true) => "空きのある会議は、どれも開催日が申請日より前です。後の会議を加えてください。",
        _ => "どの会議も件数の上限に達しています。会議を加えるか、上限を見直してください。",
    };
    sentence.to_owned()
}
