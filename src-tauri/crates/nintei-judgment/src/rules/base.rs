//! A built-in edition as its texts, over which supplements are laid.

use nintei_survey::FormEdition;

use super::{Fault, RuleEdition, RuleError, RuleFile, Tables, load};
use crate::supplement::{self, AdoptedSupplement, Supplement, SupplementNote, Tried};

include!(concat!(env!("OUT_DIR"), "/built_in_rules.rs"));

/// The texts of an edition, with the supplements laid over them so far.
#[derive(Debug, Clone)]
pub struct RuleBase {
    id: String,
    files: Vec<(String, String)>,
    laid: Vec<AdoptedSupplement>,
}

/// The editions that come with the program as texts, in the order of their names.
#[must_use]
pub fn rule_bases() -> Vec<RuleBase> {
    let mut bases: Vec<RuleBase> = Vec::new();
    for (name, text) in FILES {
        let Some((id, name)) = name.split_once('/') else { continue };
        if bases.last().is_none_or(|base| base.id != id) {
            bases.push(RuleBase { id: id.to_owned(), files: Vec::new(), laid: Vec::new() });
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

    /// The form among `forms` that the edition asks about.
    ///
    /// # Errors
    /// [`RuleError::NoForm`] where it is not there.
    pub fn form<'f>(&self, forms: &'f [FormEdition]) -> Result<&'f FormEdition, RuleError> {
        Tables::read(&self.id, &self.rule_files())?.form(forms)
    }

    /// The base with `adopted` laid over it in that order, checked after each. Those made for another edition are
    /// left out.
    ///
    /// # Errors
    /// [`RuleError::Supplement`] names the first that does not fit.
    pub fn with(&self, adopted: &[AdoptedSupplement], form: &FormEdition) -> Result<Self, RuleError> {
        let files = self.rule_files();
        let mut tables = self.tables(&files, form)?;
        let mut base = self.clone();
        for next in adopted.iter().filter(|next| next.supplement.edition == self.id) {
            let mut faults = supplement::lay(&mut tables, &next.supplement, next.note(), form)?;
            faults.extend(supplement::located(&built(&tables, form)?.1, &next.supplement, next.id));
            if let Some(first) = faults.into_iter().next() {
                let (id, name) = (next.id, next.supplement.name.clone());
                return Err(RuleError::Supplement { id, name, place: first.place, cause: first.cause });
            }
            base.laid.push(next.clone());
        }
        Ok(base)
    }

    /// The edition, read and found sound.
    ///
    /// # Errors
    /// [`RuleError`] where it is not.
    pub fn edition(&self, form: &FormEdition) -> Result<RuleEdition, RuleError> {
        self.tables(&self.rule_files(), form)?.edition(std::slice::from_ref(form))
    }

    /// Lays `supplement` over this base without adopting it. In the edition that comes of it, it has the number 0.
    #[must_use]
    pub fn try_out(&self, supplement: &Supplement, form: &FormEdition) -> Tried {
        let files = self.rule_files();
        let note = SupplementNote::of(supplement, 0, None);
        let mut faults = supplement.header_faults(&self.id);
        let tried = self.tables(&files, form).and_then(|mut tables| {
            let mut faults = supplement::lay(&mut tables, supplement, note, form)?;
            let (edition, found) = built(&tables, form)?;
            faults.extend(supplement::located(&found, supplement, 0));
            Ok((edition.filter(|_| faults.is_empty()), faults))
        });
        match tried {
            Ok((edition, found)) => {
                faults.extend(found);
                Tried { faults, edition }
            }
            Err(refused) => {
                faults.push(supplement::of_the_base(&refused));
                Tried { faults, edition: None }
            }
        }
    }

    pub(super) fn load(&self, forms: &[FormEdition]) -> Result<RuleEdition, RuleError> {
        load(&self.id, &self.rule_files(), forms)
    }

    fn rule_files(&self) -> Vec<RuleFile<'_>> {
        self.files.iter().map(|(name, text)| RuleFile { name, text }).collect()
    }

    /// The tables with everything laid over them that was found sound.
    fn tables<'a>(&'a self, files: &'a [RuleFile<'a>], form: &FormEdition) -> Result<Tables<'a>, RuleError> {
        let mut tables = Tables::read(&self.id, files)?;
        for laid in &self.laid {
            supplement::lay(&mut tables, &laid.supplement, laid.note(), form)?;
        }
        Ok(tables)
    }
}

fn built(tables: &Tables<'_>, form: &FormEdition) -> Result<(Option<RuleEdition>, Vec<Fault>), RuleError> {
    Ok(match tables.build(std::slice::from_ref(form))? {
        Ok(edition) => (Some(edition), Vec::new()),
        Err(faults) => (None, faults),
    })
}
