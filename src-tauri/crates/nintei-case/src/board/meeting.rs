use chrono::NaiveDate;
use nintei_board::{
    BoardSettings, Decision, DecisionOutcome, KeptMeeting, KeptMember, KeptPanel, Meeting, MeetingId, OrderBy,
};
use nintei_store::{KeptAttachment, Store};
use nintei_survey::wareki;

use super::{BoardTexts, OpenCheck, Review};
use crate::{CaseError, Tables};

/// A meeting with its panel and its cases in order.
#[derive(Debug)]
pub struct BoardMeeting<'t> {
    /// The meeting.
    pub kept: KeptMeeting,
    /// Its panel.
    pub panel: Option<KeptPanel>,
    /// The panel's members in its order.
    pub members: Vec<KeptMember>,
    /// What the order was last made by; empty where it was made by hand.
    pub order: Vec<OrderBy>,
    /// What the insurer sets.
    pub settings: BoardSettings,
    /// Its cases in order.
    pub agenda: Vec<AgendaCase<'t>>,
    /// The day on which it was read.
    pub read_on: NaiveDate,
}

/// A case on an agenda.
#[derive(Debug)]
pub struct AgendaCase<'t> {
    /// 審査順, from 1.
    pub place: u32,
    /// The case.
    pub review: Review<'t>,
    /// Its texts with their copies.
    pub texts: BoardTexts,
    /// Its files of 主治医意見書.
    pub attachments: Vec<KeptAttachment>,
    /// What is open about them.
    pub open_checks: Vec<OpenCheck>,
}

impl<'t> BoardMeeting<'t> {
    /// Reads a meeting with everything on its agenda.
    ///
    /// # Errors
    /// [`CaseError`] where there is no such meeting, or a case on it cannot be read.
    pub fn read(store: &Store, tables: &'t Tables, id: MeetingId, today: NaiveDate) -> Result<Self, CaseError> {
        let kept = store.meeting(id)?;
        let (panel, members) = panel_of(store, &kept.meeting)?;
        let settings = store.board_settings()?;
        let agenda = store.agenda(id)?.into_iter().map(|entry| {
            let review = Review::read(store, tables, &settings, entry.case, Some(&entry), today)?;
            AgendaCase::read(store, entry.place, review)
        });
        let agenda = agenda.collect::<Result<_, CaseError>>()?;
        Ok(Self { order: store.order_made_by(id)?, kept, panel, members, settings, agenda, read_on: today })
    }

    /// Name of its panel; empty where there is none yet.
    #[must_use]
    pub fn panel_name(&self) -> &str {
        self.panel.as_ref().map_or("", |kept| kept.panel.name.as_str())
    }

    /// What stands against the members' packet, in the order of the agenda.
    pub fn open_checks(&self) -> impl Iterator<Item = &OpenCheck> {
        self.agenda.iter().flat_map(|case| &case.open_checks)
    }
}

impl<'t> AgendaCase<'t> {
    /// `review` with the texts and files of its case.
    ///
    /// # Errors
    /// [`CaseError`] of the store.
    pub fn read(store: &Store, place: u32, review: Review<'t>) -> Result<Self, CaseError> {
        let case = &review.on_tables.case;
        let texts = BoardTexts::read(store, &review.on_tables)?;
        let attachments = store.attachments(case.id)?;
        let open_checks = OpenCheck::all(case.id, case.number, &texts, &attachments);
        Ok(Self { place, texts, attachments, open_checks, review })
    }
}

/// The panel of a meeting, and its members in its order.
///
/// # Errors
/// [`CaseError`] of the store.
pub fn panel_of(store: &Store, meeting: &Meeting) -> Result<(Option<KeptPanel>, Vec<KeptMember>), CaseError> {
    let panel = meeting.panel.map(|id| store.panels().map(|panels| panels.into_iter().find(|panel| panel.id == id)));
    let panel = panel.transpose()?.flatten();
    let mut register = store.members()?;
    let named = panel.iter().flat_map(|kept| &kept.panel.members);
    let members = named.filter_map(|id| {
        let at = register.iter().position(|member| member.id == *id)?;
        Some(register.swap_remove(at))
    });
    let members = members.collect();
    Ok((panel, members))
}

/// A decision as a list shows it: 要介護2（12か月）, 非該当, 再審査.
#[must_use]
pub fn decided_words(decision: &Decision) -> String {
    let entry = &decision.entry;
    match (entry.outcome, entry.level, entry.months) {
        (DecisionOutcome::Deferred, _, _) | (_, None, _) => "再審査".to_owned(),
        (DecisionOutcome::Decided, Some(level), None) => level.name().to_owned(),
        (DecisionOutcome::Decided, Some(level), Some(months)) => format!("{level}（{months}か月）"),
    }
}

/// A meeting as it is named in a sentence: 第12回（令和8年11月25日）.
#[must_use]
pub fn meeting_label(meeting: &Meeting) -> String {
    let day = meeting.held_on.map_or_else(|| "開催日未定".to_owned(), wareki::long);
    format!("第{}回（{day}）", meeting.number)
}
