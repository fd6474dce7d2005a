//! A built-in edition as its texts, over which supplements are laid.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use nintei_survey::FormEdition;

use super::{Fault, RuleEdition, RuleError, Tables};
use crate::supplement::{self, AdoptedSupplement, Supplement, SupplementNote, Tried};

include!(concat!(env!("OUT_DIR"), "/built_in_rules.rs"));

/// The texts of an edition, with the supplements laid over them so far.
#[derive(Debug, Clone)]
pub struct RuleBase {
    id: String,
    files: Arc<[(String, String)]>,
    /// What the texts say, with everything laid over them; read when first needed.
    tables: OnceLock<Result<Tables, RuleError>>,
}

/// The editions that come with the program as texts, in the order of their names.
#[must_use]
pub fn rule_bases() -> Vec<RuleBase> {
    let mut bases: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
    for (name, text) in FILES {
        if let Some((id, name)) = name.split_once('/') {
            bases.entry(id).or_default().push((name.to_owned(), (*text).to_owned()));
        }
    }
    let base =
        |(id, files): (&str, Vec<_>)| RuleBase { id: id.to_owned(), files: files.into(), tables: OnceLock::new() };
    bases.into_iter().map(base).collect()
}

impl RuleBase {
    /// Name of the edition, without the supplements laid over it: `2009-04`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The form among `forms` that the edition asks about.
    ///
    /// # Errors
    /// [`RuleError::NoForm`] where it is not there.
    pub fn form<'f>(&self, forms: &'f [FormEdition]) -> Result<&'f FormEdition, RuleError> {
        self.tables()?.form(forms)
    }

    /// The base with `adopted` laid over it in that order, checked after each. Those made for another edition are
    /// left out.
    ///
    /// # Errors
    /// [`RuleError::Supplement`] names the first that does not fit.
    pub fn with(&self, adopted: &[AdoptedSupplement], form: &FormEdition) -> Result<Self, RuleError> {
        let mut tables = self.tables()?.clone();
        for next in adopted.iter().filter(|next| next.supplement.edition == self.id) {
            let mut faults = supplement::lay(&mut tables, &next.supplement, next.note(), form)?;
            faults.extend(supplement::located(&built(&tables, form)?.1, &next.supplement, next.id));
            if let Some(first) = faults.into_iter().next() {
                let (id, name) = (next.id, next.supplement.name.clone());
                return Err(RuleError::Supplement { id, name, place: first.place, cause: first.cause });
            }
        }
        Ok(Self { tables: OnceLock::from(Ok(tables)), ..self.clone() })
    }

    /// The edition, read and found sound.
    ///
    /// # Errors
    /// [`RuleError`] where it is not.
    pub fn edition(&self, form: &FormEdition) -> Result<RuleEdition, RuleError> {
        self.load(std::slice::from_ref(form))
    }

    /// Lays `supplement` over this base without adopting it. In the edition that comes of it, it has the number 0.
    #[must_use]
    pub fn try_out(&self, supplement: &Supplement, form: &FormEdition) -> Tried {
        let note = SupplementNote::of(supplement, 0, None);
        let mut faults = supplement.header_faults(&self.id);
        let tried = self.tables().and_then(|tables| {
            let mut tables = tables.clone();
            let mut faults = supplement::lay(&mut tables, supplement, note, form)?;
            let (edition, found) = built(&tables, form)?;
            faults.extend(supplement::located(&found, supplement, 0));
            Ok((edition.filter(|_| faults.is_empty()), faults))
        });
        let edition = match tried {
            Ok((edition, found)) => {
                faults.extend(found);
                edition
            }
            Err(refused) => {
                faults.push(supplement::of_the_base(&refused));
                None
            }
        };
        // As a person reads the supplement: part by part, from the first line to the last.
        faults.sort_by_key(|fault| (fault.part, fault.line));
        Tried { faults, edition }
    }

    pub(super) fn load(&self, forms: &[FormEdition]) -> Result<RuleEdition, RuleError> {
        self.tables()?.edition(forms)
    }

    fn tables(&self) -> Result<&Tables, RuleError> {
        self.tables.get_or_init(|| Tables::read(&self.id, Arc::clone(&self.files))).as_ref().map_err(Clone::clone)
    }
}

fn built(tables: &Tables, form: &FormEdition) -> Result<(Option<RuleEdition>, Vec<Fault>), RuleError> {
    Ok(match tables.build(std::slice::from_ref(form))? {
        Ok(edition) => (Some(edition), Vec::new()),
        Err(faults) => (None, faults),
    })
}
