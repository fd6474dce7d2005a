//! Values from another computer that are put in their places.

use nintei_judgment::TreeId;
use nintei_survey::{FormEdition, Progress};

use crate::change::{Change, Place};
use crate::journal::{ChangeKind, Origin};
use crate::state::{PlaceKey, State};
use crate::tables::journal::Line;
use crate::tables::{answers, cases, traced};
use crate::transfer::{CarriedCase, read_traced};
use crate::{Case, CaseId, StoreError};

impl Change<'_> {
    /// Puts `changes`, which come from another computer by way of `origin` and were checked, where `ours` stands, and
    /// records each.
    pub(super) fn receive(
        &mut self,
        case: CaseId,
        form: &FormEdition,
        origin: Origin,
        ours: &State,
        changes: &[(PlaceKey, Option<String>)],
    ) -> Result<(), StoreError> {
        let mut after = ours.clone();
        for (place, value) in changes {
            match value {
                Some(value) => after.insert(place.clone(), value.clone()),
                None => after.remove(place),
            };
        }
        let touched = |kind: ChangeKind| changes.iter().any(|((key, _), _)| *key == kind.key());
        self.write_whole(case, &after, touched)?;
        for ((kind, item), value) in changes {
            self.write_item(case, kind, item.as_deref(), value.as_deref())?;
            let before = ours.get(&(kind, item.clone())).map(String::as_str);
            self.record(&Line {
                case: Some(case),
                kind: ChangeKind::from_key(kind).ok_or_else(unreadable)?,
                item: item.as_deref(),
                before,
                after: value.as_deref(),
                origin: Some(origin),
            })?;
        }
        if touched(ChangeKind::Answer) {
            let answers = answers::of_case(&self.transaction, case)?;
            cases::put_answered(&self.transaction, case, Progress::of(form, &answers).answered)?;
        }
        Ok(())
    }

    /// Writes what is kept as a whole, where any field of it is `touched`.
    fn write_whole(&self, case: CaseId, after: &State, touched: impl Fn(ChangeKind) -> bool) -> Result<(), StoreError> {
        let wholes = [ChangeKind::Application, ChangeKind::Overview, ChangeKind::Opinion, ChangeKind::Status];
        if !wholes.into_iter().any(&touched) {
            return Ok(());
        }
        let before = cases::find(&self.transaction, case)?;
        let whole = CarriedCase::of_checked(after).ok_or_else(unreadable)?;
        if touched(ChangeKind::Application) {
            cases::put_application(&self.transaction, &before, &whole.application)?;
        }
        if touched(ChangeKind::Overview) {
            cases::put_overview(&self.transaction, case, &whole.overview)?;
        }
        if touched(ChangeKind::Opinion) {
            cases::put_opinion(&self.transaction, case, &whole.opinion)?;
        }
        if touched(ChangeKind::Status) {
            let before = Case { application: whole.application, ..before };
            cases::put_status(&self.transaction, &before, whole.status)?;
        }
        Ok(())
    }

    /// Writes what is kept by item.
    fn write_item(&self, case: CaseId, kind: &str, item: Option<&str>, value: Option<&str>) -> Result<(), StoreError> {
        let kind = ChangeKind::from_key(kind).ok_or_else(unreadable)?;
        match kind {
            ChangeKind::Application | ChangeKind::Overview | ChangeKind::Opinion | ChangeKind::Status => Ok(()),
            ChangeKind::Traced => {
                let tree = item.and_then(TreeId::from_key).ok_or_else(unreadable)?;
                let value = value.map(|value| read_traced(value).ok_or_else(unreadable)).transpose()?;
                traced::put(&self.transaction, case, tree, value.as_ref())
            }
            _ => {
                let place = item.and_then(|item| Place::of_line(kind, item)).ok_or_else(unreadable)?;
                place.write(&self.transaction, case, value)
            }
        }
    }
}

fn unreadable() -> StoreError {
    StoreError::unreadable_row("cases")
}
