//! The office's supplements: from the store's texts to what is laid over the rules.

use chrono::DateTime;
use nintei_judgment::{AdoptedSupplement, Supplement};
use nintei_store::{KeptSupplement, Store, SupplementState};

use crate::refusal::Refusal;
use crate::tables::Tables;

/// The adopted supplements in the order of adoption.
pub fn adopted(store: &Store) -> Result<Vec<AdoptedSupplement>, Refusal> {
    let mut kept = store.supplements()?;
    kept.retain(|kept| kept.state == SupplementState::Adopted);
    in_order(kept)
}

/// What `kept` were at their adoption, in that order. Withdrawn ones are as they were.
pub fn in_order(mut kept: Vec<KeptSupplement>) -> Result<Vec<AdoptedSupplement>, Refusal> {
    kept.sort_by_cached_key(|kept| (moment(kept), kept.id));
    kept.iter().map(as_adopted).collect()
}

/// What `kept` says, as adopted.
fn as_adopted(kept: &KeptSupplement) -> Result<AdoptedSupplement, Refusal> {
    let adopted_on = moment(kept).map(|moment| moment.date_naive()).ok_or_else(|| unreadable(kept))?;
    Ok(AdoptedSupplement { id: kept.id, adopted_on, supplement: read(kept)? })
}

fn moment(kept: &KeptSupplement) -> Option<DateTime<chrono::FixedOffset>> {
    DateTime::parse_from_rfc3339(kept.adopted_at.as_deref()?).ok()
}

/// What `kept` says.
pub fn read(kept: &KeptSupplement) -> Result<Supplement, Refusal> {
    Ok(Supplement::read(&kept.text)?)
}

fn unreadable(kept: &KeptSupplement) -> Refusal {
    Refusal::new("supplement-date", format!("補完{}の採用日を読めません。この補完を取り下げてください。", kept.id))
}

/// `tables` with what is adopted in `store` laid over them.
pub fn laid_over(tables: &Tables, store: &Store) -> Tables {
    match adopted(store) {
        Ok(adopted) => tables.with_supplements(&adopted),
        Err(refusal) => tables.without_supplements(&refusal.message),
    }
}
