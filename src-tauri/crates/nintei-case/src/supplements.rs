//! The office's supplements: from the store's texts to what is laid over the rules.

use chrono::DateTime;
use nintei_judgment::{AdoptedSupplement, Supplement};
use nintei_store::{KeptSupplement, Store, SupplementState};

use crate::{CaseError, Tables};

/// The adopted supplements in the order of adoption.
///
/// # Errors
/// [`CaseError`] where one of them cannot be read.
pub fn adopted(store: &Store) -> Result<Vec<AdoptedSupplement>, CaseError> {
    let mut kept = store.supplements()?;
    kept.retain(|kept| kept.state == SupplementState::Adopted);
    in_order(kept)
}

/// What `kept` were at their adoption, in that order. Withdrawn ones are as they were.
///
/// # Errors
/// [`CaseError`] where one of them cannot be read.
pub fn in_order(mut kept: Vec<KeptSupplement>) -> Result<Vec<AdoptedSupplement>, CaseError> {
    kept.sort_by_cached_key(|kept| (moment(kept), kept.id));
    kept.iter().map(as_adopted).collect()
}

/// What `kept` says, as adopted.
fn as_adopted(kept: &KeptSupplement) -> Result<AdoptedSupplement, CaseError> {
    let adopted_on = moment(kept).map(|moment| moment.date_naive()).ok_or(CaseError::SupplementDate(kept.id))?;
    Ok(AdoptedSupplement { id: kept.id, adopted_on, supplement: read(kept)? })
}

fn moment(kept: &KeptSupplement) -> Option<DateTime<chrono::FixedOffset>> {
    DateTime::parse_from_rfc3339(kept.adopted_at.as_deref()?).ok()
}

/// What `kept` says.
///
/// # Errors
/// [`CaseError`] where one of them cannot be read.
pub fn read(kept: &KeptSupplement) -> Result<Supplement, CaseError> {
    Ok(Supplement::read(&kept.text)?)
}

/// `tables` with what is adopted in `store` laid over them.
#[must_use]
pub fn laid_over(tables: &Tables, store: &Store) -> Tables {
    match adopted(store) {
        Ok(adopted) => tables.with_supplements(&adopted),
        Err(error) => tables.without_supplements(&error.to_string()),
    }
}
