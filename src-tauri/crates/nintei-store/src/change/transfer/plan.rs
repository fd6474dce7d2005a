//! What taking a case of a bundle would do.

use std::collections::{BTreeMap, BTreeSet};

use nintei_survey::{FormEdition, Investigator, OpinionForm, built_in};
use nintei_transfer::{BundleCase, BundleLine};
use rusqlite::Connection;

use super::lines::{follows, last_line, new_lines};
use crate::journal::{ChangeKind, JournalEntry};
use crate::state::{PlaceKey, State};
use crate::tables::journal::Hash;
use crate::tables::transfer::conflicts::ConflictRow;
use crate::tables::transfer::taken::TakenRow;
use crate::tables::transfer::{conflicts, identities, received, taken};
use crate::tables::{cases, journal};
use crate::transfer::{
    Base, Blank, CARRIED, CarriedCase, ImpossiblePlace, Merged, Parted, TakenState, author, carried, is_own,
    line_digest, merge, own_lines, state_of,
};
use crate::{CaseId, CaseVerdict, StoreError, TransferRefusal, read, state};

/// What a bundle is read with.
pub(super) struct Reader {
    forms: Vec<FormEdition>,
    opinion: OpinionForm,
    blank: Blank,
    /// The number of who made the bundle.
    peer: u32,
}

/// What becomes of a case of a bundle.
pub(super) enum Plan {
    /// Its edition of the form is not known.
    FormMissing { form: String },
    /// It is here on another edition.
    OtherForm { here: Here, form: String },
    /// A later state was taken before.
    Older(Here),
    /// Exactly this state was taken before.
    Same(Here),
    /// It is taken.
    Take(Box<Taking>),
}

/// A case that is here already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Here {
    pub(super) case: CaseId,
    /// 整理番号.
    pub(super) number: u32,
}

/// A case that is taken.
pub(super) struct Taking {
    /// `None` where it is new.
    pub(super) here: Option<Here>,
    pub(super) form: FormEdition,
    /// The whole parts as the bundle has them.
    pub(super) theirs: CarriedCase,
    /// What stands here; for a new case what it begins with.
    pub(super) ours: State,
    pub(super) changes: Vec<(PlaceKey, Option<String>)>,
    pub(super) disputed: Vec<Disputed>,
    /// Conflicts of earlier bundles whose two sides are alike now.
    pub(super) agreed: Vec<ConflictRow>,
    pub(super) taken: TakenRow,
    /// Lines that were not brought before.
    pub(super) lines: Vec<String>,
    /// Who surveys, where that is new.
    pub(super) investigator: Option<Investigator>,
}

/// A place that was edited on both sides.
pub(super) struct Disputed {
    pub(super) place: PlaceKey,
    pub(super) base: Option<String>,
    pub(super) theirs: Option<String>,
    pub(super) by: String,
    pub(super) at: String,
}

/// What both sides knew of a case.
struct Past {
    parted: Option<Parted>,
    /// Our state when they took the case last.
    ours: Option<State>,
    /// Their state when we took it last.
    theirs: Option<State>,
}

impl Reader {
    pub(super) fn new(peer: u32) -> Result<Self, StoreError> {
        let unreadable = || StoreError::unreadable_row("cases");
        let forms = built_in().map_err(|_| unreadable())?;
        let opinion = OpinionForm::built_in().map_err(|_| unreadable())?;
        Ok(Self { forms, opinion, blank: Blank::new()?, peer })
    }

    /// Looks at a case of a bundle. Changes nothing.
    pub(super) fn plan(&self, connection: &Connection, case: &BundleCase) -> Result<Plan, StoreError> {
        let Some(form) = self.forms.iter().find(|form| form.id == case.form) else {
            return Ok(Plan::FormMissing { form: case.form.clone() });
        };
        let impossible = |place| impossible(case.number, place);
        let theirs = state_of(&case.state, &CARRIED)
            .ok_or_else(|| TransferRefusal::ImpossibleValue { number: case.number, place: "事例".to_owned() })?;
        let theirs = self.blank.filled(theirs);
        let whole = CarriedCase::read(&theirs, form, &self.opinion).map_err(impossible)?;
        let last = last_line(case).ok_or(TransferRefusal::ImpossibleLines(case.number))?;
        let Some(id) = identities::case_of(connection, case.identity.as_bytes())? else {
            return self.new_case(case, form, whole, theirs, line_digest(last)?);
        };
        let here = Here { case: id, number: cases::number(connection, id)? };
        if cases::form(connection, id)? != form.id {
            return Ok(Plan::OtherForm { here, form: form.name.clone() });
        }
        let last_digest = line_digest(last)?;
        let before = taken::find(connection, id, self.peer)?;
        if let Some(before) = &before {
            if (before.revision, before.last) == (case.revision, last_digest) {
                return Ok(Plan::Same(here));
            }
            let brought = received::of_peer(connection, id, self.peer)?;
            if !follows(before, case)? && brought.contains(&state::value(last)?) {
                return Ok(Plan::Older(here));
            }
        }
        let history = journal::of_case(connection, id)?;
        let own = own_lines(connection, &history)?;
        let ours = carried(state::present(&read::case(connection, id)?)?);
        let past = self.past(case, before.as_ref(), &history, &own)?;
        let open = conflicts::all(connection, Some(id))?.into_iter().filter(|row| row.peer == self.peer);
        let mut taking = Taking {
            here: Some(here),
            form: form.clone(),
            theirs: whole,
            changes: Vec::new(),
            disputed: Vec::new(),
            agreed: Vec::new(),
            taken: self.taken(case, last_digest)?,
            lines: new_lines(connection, id, self.peer, case, &own)?,
            investigator: case.investigator.clone(),
            ours,
        };
        if let Some(before) = &before
            && TakenState::read(&before.state)?.investigator == case.investigator
        {
            taking.investigator = None;
        }
        self.merge(&mut taking, &theirs, &past, open.collect(), case)?;
        Ok(Plan::Take(Box::new(taking)))
    }

    fn new_case(
        &self,
        case: &BundleCase,
        form: &FormEdition,
        whole: CarriedCase,
        theirs: State,
        last: Hash,
    ) -> Result<Plan, StoreError> {
        let mut ours = self.blank.filled(State::new());
        let application = |(kind, _): &PlaceKey| *kind == ChangeKind::Application.key();
        ours.retain(|place, _| !application(place));
        ours.extend(
            theirs.iter().filter(|(place, _)| application(place)).map(|(place, value)| (place.clone(), value.clone())),
        );
        let changed = theirs.into_iter().filter(|(place, value)| ours.get(place) != Some(value));
        let changes = changed.map(|(place, value)| (place, Some(value))).collect();
        let lines = case.lines.iter().map(state::value).collect::<Result<_, _>>()?;
        Ok(Plan::Take(Box::new(Taking {
            here: None,
            form: form.clone(),
            theirs: whole,
            ours,
            changes,
            disputed: Vec::new(),
            agreed: Vec::new(),
            taken: self.taken(case, last)?,
            lines,
            investigator: case.investigator.clone(),
        })))
    }

    fn taken(&self, case: &BundleCase, last: Hash) -> Result<TakenRow, StoreError> {
        let state = TakenState { state: case.state.clone(), investigator: case.investigator.clone() };
        let state = state::value(&state)?;
        Ok(TakenRow { peer: self.peer, revision: case.revision, seen: case.seen, last, state })
    }

    /// What both sides knew. Our state counts only where the line that they took is still ours, and theirs only where
    /// what they have now follows upon it: a journal that was set back by restoring a backup is not what it was.
    fn past(
        &self,
        case: &BundleCase,
        before: Option<&TakenRow>,
        history: &[JournalEntry],
        own: &[BundleLine],
    ) -> Result<Past, StoreError> {
        let they_took = case.seen.filter(|seen| case.lines.iter().any(|line| line.seq == *seen && is_own(line, own)));
        let ours = they_took.and_then(|seen| self.blank.state_at(history, seen));
        let mut theirs = None;
        if let Some(before) = before
            && follows(before, case)?
        {
            let state = TakenState::read(&before.state)?.state;
            theirs = state_of(&state, &CARRIED).map(|state| self.blank.filled(state));
        }
        let item = self.peer.to_string();
        let taken = |line: &&JournalEntry| line.kind == ChangeKind::Taken && line.item.as_ref() == Some(&item);
        let we_took = history.iter().rev().find(taken).map(|line| line.seq);
        let parted = they_took.zip(we_took).map(|(they_took, we_took)| Parted {
            they_took,
            they_had_taken: before.and_then(|before| before.seen),
            we_took,
        });
        Ok(Past { parted, ours, theirs })
    }

    fn merge(
        &self,
        taking: &mut Taking,
        theirs: &State,
        past: &Past,
        open: Vec<ConflictRow>,
        case: &BundleCase,
    ) -> Result<(), StoreError> {
        let mut open: BTreeMap<PlaceKey, ConflictRow> =
            open.into_iter().map(|row| ((row.kind.key(), row.item.clone()), row)).collect();
        let places: BTreeSet<PlaceKey> = taking.ours.keys().chain(theirs.keys()).chain(open.keys()).cloned().collect();
        for place in places {
            let value = |state: &State| state.get(&place).cloned();
            let (here, there) = (value(&taking.ours), value(theirs));
            let base = self.base(&place, past);
            let disputed = |base: Option<String>| {
                let own = case.lines.iter().filter(|line| line.from.is_none());
                let others = case.lines.iter().filter(|line| line.from.is_some());
                let (by, at) = author(own, others, &place, there.as_deref());
                Disputed { place: place.clone(), base, theirs: there.clone(), by, at }
            };
            if let Some(row) = open.remove(&place) {
                let known = row.read()?;
                if here == there {
                    taking.agreed.push(row);
                } else if known.theirs != there {
                    taking.disputed.push(disputed(known.base));
                }
                continue;
            }
            match merge(here.as_deref(), there.as_deref(), base) {
                Merged::Ours => {}
                Merged::Theirs => taking.changes.push((place.clone(), there.clone())),
                Merged::Conflict => {
                    let base = match base {
                        Base::Known(base) => base.map(str::to_owned),
                        Base::Unknown { .. } | Base::Crossed { .. } => None,
                    };
                    taking.disputed.push(disputed(base));
                }
            }
        }
        Ok(())
    }

    fn base<'s>(&'s self, place: &PlaceKey, past: &'s Past) -> Base<'s> {
        fn at<'s>(state: &'s State, place: &PlaceKey) -> Option<&'s str> {
            state.get(place).map(String::as_str)
        }
        match (&past.ours, &past.theirs, past.parted) {
            (Some(ours), Some(theirs), Some(parted)) => parted.base(at(ours, place), at(theirs, place)),
            (Some(known), _, _) | (None, Some(known), _) => Base::Known(at(known, place)),
            (None, None, _) => Base::Unknown { blank: self.blank.at(place) },
        }
    }
}

impl Plan {
    /// 整理番号 here, where the case is here.
    pub(super) fn ours(&self) -> Option<u32> {
        match self {
            Self::FormMissing { .. } => None,
            Self::OtherForm { here, .. } | Self::Older(here) | Self::Same(here) => Some(here.number),
            Self::Take(taking) => taking.here.map(|here| here.number),
        }
    }

    pub(super) fn verdict(&self) -> CaseVerdict {
        match self {
            Self::FormMissing { form } => CaseVerdict::FormMissing { form: form.clone() },
            Self::OtherForm { form, .. } => CaseVerdict::OtherForm { form: form.clone() },
            Self::Older(_) => CaseVerdict::Older,
            Self::Same(_) => CaseVerdict::NothingNew,
            Self::Take(taking) => taking.verdict(),
        }
    }
}

impl Taking {
    fn verdict(&self) -> CaseVerdict {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let (places, conflicts) = (count(self.changes.len()), count(self.disputed.len()));
        match (self.here, places, conflicts) {
            (None, _, _) => CaseVerdict::New,
            (_, 0, 0) => CaseVerdict::NothingNew,
            (_, places, 0) => CaseVerdict::Changes { places },
            (_, places, conflicts) => CaseVerdict::Conflicts { places, conflicts },
        }
    }
}

fn impossible(number: u32, place: ImpossiblePlace) -> TransferRefusal {
    TransferRefusal::ImpossibleValue { number, place: place.kind.place_name(place.item.as_deref()) }
}
