//! Editions of the rules and the days on which each applies.

use chrono::NaiveDate;
use nintei_survey::{FormEdition, OptionSet};

use super::categories::Category;
use super::dementia_addition::DementiaAddition;
use super::scores::GroupTable;
use super::tree::Tree;
use super::{RuleError, Tables};
use crate::supplement::SupplementNote;
use crate::{Interval, Tenths, TreeId};

/// One file of an edition.
#[derive(Debug, Clone, Copy)]
pub struct RuleFile<'a> {
    /// Name within the edition: `scores.yaml`, `trees/meal.yaml`.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// Every rule table in force from one day on, read and found sound.
#[derive(Debug, Clone)]
pub struct RuleEdition {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) source: String,
    pub(crate) applies_from: NaiveDate,
    pub(crate) applies_to: Option<NaiveDate>,
    pub(crate) groups: [GroupTable; 5],
    pub(crate) trees: [Tree; 8],
    pub(crate) special_care: Vec<(String, Tenths)>,
    pub(crate) categories: Vec<Category>,
    pub(crate) dementia_addition: DementiaAddition,
    pub(crate) supplements: Vec<SupplementNote>,
    /// Wordings of the answers that a tree may ask for, by place.
    pub(crate) choice_labels: Vec<Vec<String>>,
}

/// Reads the edition `id` from its files.
///
/// # Errors
/// [`RuleError`] where a file is missing, unreadable or unsound.
pub fn load(id: &str, files: &[RuleFile<'_>], forms: &[FormEdition]) -> Result<RuleEdition, RuleError> {
    let files = files.iter().map(|file| (file.name.to_owned(), file.text.to_owned())).collect();
    Tables::read(id, files)?.edition(forms)
}

/// The editions that come with the program, oldest first.
///
/// # Errors
/// [`RuleError`] where one is not sound, or where their periods leave a gap or overlap.
pub fn built_in(forms: &[FormEdition]) -> Result<Vec<RuleEdition>, RuleError> {
    let mut editions = Vec::new();
    for base in super::rule_bases() {
        editions.push(base.load(forms)?);
    }
    editions.sort_by_key(|edition| edition.applies_from);
    check_periods(&editions)?;
    Ok(editions)
}

fn check_periods(editions: &[RuleEdition]) -> Result<(), RuleError> {
    for edition in editions {
        if edition.applies_to.is_some_and(|last| last < edition.applies_from) {
            return Err(RuleError::Period(format!("「{}」は始まりより前に終わる", edition.name)));
        }
    }
    for pair in editions.windows(2) {
        if let [earlier, later] = pair {
            let expected = earlier.applies_to.and_then(|last| last.succ_opt());
            if expected != Some(later.applies_from) {
                return Err(RuleError::Period(format!(
                    "「{}」の終わりと「{}」の始まりの間に隙間または重なりがある",
                    earlier.name, later.name
                )));
            }
        }
    }
    Ok(())
}

/// The edition in force on `day`.
///
/// # Errors
/// [`RuleError::NoEdition`] where none is.
pub fn in_force(editions: &[RuleEdition], day: NaiveDate) -> Result<&RuleEdition, RuleError> {
    editions
        .iter()
        .find(|edition| edition.applies_from <= day && edition.applies_to.is_none_or(|last| day <= last))
        .ok_or(RuleError::NoEdition(day))
}

impl RuleEdition {
    /// Name of the edition, the month from which it applies: `2009-04`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The edition with `mark` in its name, which every judgment made by it then carries.
    #[must_use]
    pub fn marked(mut self, mark: &str) -> Self {
        self.id = format!("{}（{mark}）", self.id);
        self
    }

    /// What the edition is called: 平成21年4月版.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where its numbers come from: notices, ordinances, textbooks.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// First day on which it applies.
    #[must_use]
    pub const fn applies_from(&self) -> NaiveDate {
        self.applies_from
    }

    /// Last day on which it applies; `None` while no end is known.
    #[must_use]
    pub const fn applies_to(&self) -> Option<NaiveDate> {
        self.applies_to
    }

    /// The supplements laid over it, in the order of adoption.
    #[must_use]
    pub fn supplements(&self) -> &[SupplementNote] {
        &self.supplements
    }

    /// The tree's name: 食事.
    #[must_use]
    pub fn tree_name(&self, tree: TreeId) -> &str {
        &self.trees[tree.index()].name
    }

    /// Smallest and largest minutes that the official sheet shows for `tree`.
    #[must_use]
    pub const fn displayed_range(&self, tree: TreeId) -> Interval {
        self.trees[tree.index()].displayed_range
    }

    /// Sum of the minutes of the chosen treatments.
    pub(crate) fn special_care_minutes(&self, chosen: OptionSet) -> Interval {
        let all = self.special_care.iter().map(|(_, minutes)| Interval::exactly(*minutes));
        if chosen.is_answered() {
            (1..).zip(all).filter(|(no, _)| chosen.contains(*no)).map(|(_, minutes)| minutes).sum()
        } else {
            Interval::new(Tenths::ZERO, all.sum::<Interval>().high)
        }
    }
}
