//! Members and panels.

use std::collections::BTreeSet;

use nintei_board::{KeptMember, KeptPanel, Member, MemberId, Panel, PanelId};
use rusqlite::Connection;

use crate::change::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::board::register::BoardRegister;
use crate::tables::investigators;
use crate::{BoardRefusal, Store, StoreError, state};

impl BoardRegister {
    const fn kind(self) -> ChangeKind {
        match self {
            Self::Members => ChangeKind::Member,
            Self::Panels => ChangeKind::Panel,
        }
    }

    const fn missing(self, id: i64) -> BoardRefusal {
        match self {
            Self::Members => BoardRefusal::NoSuchMember(id),
            Self::Panels => BoardRefusal::NoSuchPanel(id),
        }
    }
}

impl Store {
    /// Every member: who is not retired first, then by ふりがな and name.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn members(&self) -> Result<Vec<KeptMember>, StoreError> {
        let mut members = members(&self.connection)?;
        members.sort_by(|one, other| {
            let order = |kept: &KeptMember| (kept.retired, kept.member.kana.clone(), kept.member.name.clone());
            order(one).cmp(&order(other))
        });
        Ok(members)
    }

    /// Every panel: those that are not retired first, in the order in which they were registered.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn panels(&self) -> Result<Vec<KeptPanel>, StoreError> {
        let rows = BoardRegister::Panels.all(&self.connection)?;
        let kept = rows.iter().map(|row| {
            let panel = BoardRegister::Panels.read(row)?;
            Ok(KeptPanel { id: row.id, panel, retired: row.retired })
        });
        let mut panels = kept.collect::<Result<Vec<_>, StoreError>>()?;
        panels.sort_by_key(|kept| (kept.retired, kept.id));
        Ok(panels)
    }

    /// Registers a member, or changes what is registered of `id`. Returns the key.
    ///
    /// # Errors
    /// [`BoardRefusal::MemberWithoutName`], [`BoardRefusal::NoSuchMember`] and [`StoreError::NoSuchInvestigator`];
    /// nothing is changed on any error.
    pub fn save_member(
        &mut self,
        id: Option<MemberId>,
        member: &Member,
        stamp: &Stamp,
    ) -> Result<MemberId, StoreError> {
        if member.name.trim().is_empty() {
            return Err(BoardRefusal::MemberWithoutName.into());
        }
        let mut change = Change::begin(&mut self.connection, stamp)?;
        if let Some(investigator) = member.investigator {
            investigators::find(&change.transaction, investigator)?;
        }
        let id = change.save_registered(BoardRegister::Members, id, &state::value(member)?)?;
        change.commit()?;
        Ok(id)
    }

    /// Registers a panel, or changes what is registered of `id`. Returns the key.
    ///
    /// # Errors
    /// [`BoardRefusal`] where it has no name, names a member that is not there, twice or newly though retired, or a
    /// chair who is no member; nothing is changed on any error.
    pub fn save_panel(&mut self, id: Option<PanelId>, panel: &Panel, stamp: &Stamp) -> Result<PanelId, StoreError> {
        if panel.name.trim().is_empty() {
            return Err(BoardRefusal::PanelWithoutName.into());
        }
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = id.map(|id| panel_of(&change.transaction, id)).transpose()?;
        let before = before.map(|(panel, _)| panel.members).unwrap_or_default();
        let registered = members(&change.transaction)?;
        let mut named = BTreeSet::new();
        for member in &panel.members {
            let kept = registered.iter().find(|kept| kept.id == *member);
            let kept = kept.ok_or(BoardRefusal::NoSuchMember(*member))?;
            if kept.retired && !before.contains(member) {
                return Err(BoardRefusal::MemberRetired(*member).into());
            }
            if !named.insert(member) {
                return Err(BoardRefusal::MemberRepeated(*member).into());
            }
        }
        if panel.chair.is_some_and(|chair| !named.contains(&chair)) {
            return Err(BoardRefusal::ChairNotMember.into());
        }
        let id = change.save_registered(BoardRegister::Panels, id, &state::value(panel)?)?;
        change.commit()?;
        Ok(id)
    }

    /// Retires a member, or takes that back. Panels keep them.
    ///
    /// # Errors
    /// [`BoardRefusal::NoSuchMember`]; nothing is changed on any error.
    pub fn retire_member(&mut self, id: MemberId, retired: bool, stamp: &Stamp) -> Result<(), StoreError> {
        self.retire(BoardRegister::Members, id, retired, stamp)
    }

    /// Retires a panel, or takes that back. Meetings keep it.
    ///
    /// # Errors
    /// [`BoardRefusal::NoSuchPanel`]; nothing is changed on any error.
    pub fn retire_panel(&mut self, id: PanelId, retired: bool, stamp: &Stamp) -> Result<(), StoreError> {
        self.retire(BoardRegister::Panels, id, retired, stamp)
    }

    fn retire(&mut self, register: BoardRegister, id: i64, retired: bool, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = register.find(&change.transaction, id)?.ok_or_else(|| register.missing(id))?.retired;
        if before == retired {
            return Ok(());
        }
        register.put_retired(&change.transaction, id, retired)?;
        let worded = |retired: bool| retired.then_some("true");
        let item = state::retirement(&id.to_string());
        change.record_value(None, register.kind(), Some(&item), (worded(before), worded(retired)))?;
        change.commit()
    }
}

impl Change<'_> {
    fn save_registered(&mut self, register: BoardRegister, id: Option<i64>, after: &str) -> Result<i64, StoreError> {
        let before = match id {
            Some(id) => Some(register.find(&self.transaction, id)?.ok_or_else(|| register.missing(id))?),
            None => None,
        };
        let id = match &before {
            Some(before) if before.details == after => return Ok(before.id),
            Some(before) => {
                register.put_details(&self.transaction, before.id, after)?;
                before.id
            }
            None => register.insert(&self.transaction, after)?,
        };
        let before = before.as_ref().map(|before| before.details.as_str());
        self.record_value(None, register.kind(), Some(&id.to_string()), (before, Some(after)))?;
        Ok(id)
    }
}

/// The panel of the key `id`, and whether it is retired.
pub(super) fn panel_of(connection: &Connection, id: PanelId) -> Result<(Panel, bool), StoreError> {
    let row = BoardRegister::Panels.find(connection, id)?.ok_or(BoardRefusal::NoSuchPanel(id))?;
    Ok((BoardRegister::Panels.read(&row)?, row.retired))
}

fn members(connection: &Connection) -> Result<Vec<KeptMember>, StoreError> {
    let rows = BoardRegister::Members.all(connection)?;
    let kept = rows.iter().map(|row| {
        let member = BoardRegister::Members.read(row)?;
        Ok(KeptMember { id: row.id, member, retired: row.retired })
    });
    kept.collect()
}
