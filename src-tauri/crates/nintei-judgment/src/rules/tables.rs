//! An edition as its files say it, before it is checked: what supplements are laid over.

use std::sync::Arc;

use chrono::NaiveDate;
use nintei_survey::FormEdition;
use serde::Deserialize;

use super::dementia_addition::AdditionFile;
use super::fault::{self, Fault, Faults, Table};
use super::file::Source;
use super::scores::ScoreFile;
use super::tree::{self, Tree, TreeFile};
use super::words::Words;
use super::{RuleEdition, RuleError, categories, special_care};
use crate::supplement::SupplementNote;
use crate::{Interval, TreeId};

/// The files of an edition, read but not checked.
#[derive(Debug, Clone)]
pub(crate) struct Tables {
    id: String,
    files: Arc<[(String, String)]>,
    header: Header,
    pub(crate) trees: [TreeFile; 8],
    pub(crate) scores: ScoreFile,
    pub(crate) addition: AdditionFile,
    /// The supplements laid over them.
    pub(crate) laid: Vec<SupplementNote>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    #[serde(rename = "名称")]
    name: String,
    #[serde(rename = "始まり")]
    applies_from: NaiveDate,
    #[serde(rename = "終わり")]
    applies_to: Option<NaiveDate>,
    #[serde(rename = "調査票")]
    form: String,
    #[serde(rename = "出典")]
    source: String,
}

impl Tables {
    /// Reads the files of the edition `id`.
    ///
    /// # Errors
    /// [`RuleError`] where one is missing or unreadable.
    pub(crate) fn read(id: &str, files: Arc<[(String, String)]>) -> Result<Self, RuleError> {
        let mut trees = Vec::new();
        for tree in TreeId::ALL {
            trees.push(source(id, &files, &Table::Tree(tree).file())?.read()?);
        }
        let no_trees = |_| RuleError::Missing { edition: id.to_owned(), file: "trees".to_owned() };
        Ok(Self {
            id: id.to_owned(),
            header: source(id, &files, "edition.yaml")?.read()?,
            trees: trees.try_into().map_err(no_trees)?,
            scores: source(id, &files, &Table::Scores.file())?.read()?,
            addition: source(id, &files, &Table::Addition.file())?.read()?,
            laid: Vec::new(),
            files,
        })
    }

    /// The edition.
    ///
    /// # Errors
    /// [`RuleError`] with the first fault found.
    pub(crate) fn edition(&self, forms: &[FormEdition]) -> Result<RuleEdition, RuleError> {
        match self.build(forms)? {
            Ok(edition) => Ok(edition),
            Err(faults) => Err(fault::refuse(&faults)),
        }
    }

    /// The edition, or everything that is wrong with what supplements may touch.
    ///
    /// # Errors
    /// [`RuleError`] where something else is wrong.
    pub(crate) fn build(&self, forms: &[FormEdition]) -> Result<Result<RuleEdition, Vec<Fault>>, RuleError> {
        let form = self.form(forms)?;
        let words = Words::of(form);
        let mut found = Vec::new();
        let mut trees: Vec<Option<Tree>> = Vec::new();
        for (id, file) in TreeId::ALL.into_iter().zip(&self.trees) {
            let table = Table::Tree(id);
            trees.push(file.build(self.displayed_range(id)?, &words, Faults { table, found: &mut found }));
        }
        let groups = self.scores.build(form, Faults { table: Table::Scores, found: &mut found });
        let categories = categories::read(self.source("categories.yaml")?)?;
        let table = Table::Addition;
        let faults = Faults { table, found: &mut found };
        let dementia_addition = self.addition.build(self.source(&table.file())?, form, &words, &categories, faults)?;
        let special_care = special_care::read(self.source("special-care.yaml")?, form)?;
        let trees = trees.into_iter().collect::<Option<Vec<Tree>>>().and_then(|trees| trees.try_into().ok());
        let (Some(groups), Some(trees), true) = (groups, trees, found.is_empty()) else {
            return Ok(Err(found));
        };
        Ok(Ok(RuleEdition {
            id: self.name(),
            name: self.header.name.clone(),
            source: self.header.source.clone(),
            applies_from: self.header.applies_from,
            applies_to: self.header.applies_to,
            groups,
            trees,
            special_care,
            dementia_addition,
            categories,
            supplements: self.laid.clone(),
            choice_labels: (0..tree::Subject::PLACES).map(|place| tree::choice_labels(form, place)).collect(),
        }))
    }

    /// The form that the edition asks about.
    ///
    /// # Errors
    /// [`RuleError::NoForm`] where it is not among `forms`.
    pub(crate) fn form<'f>(&self, forms: &'f [FormEdition]) -> Result<&'f FormEdition, RuleError> {
        let no_form = || RuleError::NoForm { edition: self.id.clone(), form: self.header.form.clone() };
        forms.iter().find(|form| form.id == self.header.form).ok_or_else(no_form)
    }

    /// Smallest and largest minutes that the official sheet shows for a tree.
    pub(crate) fn displayed_range(&self, tree: TreeId) -> Result<Interval, RuleError> {
        self.trees[tree.index()].displayed_range(self.source(&Table::Tree(tree).file())?)
    }

    fn source<'a>(&'a self, name: &str) -> Result<Source<'a>, RuleError> {
        source(&self.id, &self.files, name)
    }

    /// The edition's name with the supplements laid over it: 「2009-04+補完3・5」.
    fn name(&self) -> String {
        let numbers: Vec<String> = self.laid.iter().map(|laid| laid.id.to_string()).collect();
        if numbers.is_empty() { self.id.clone() } else { format!("{}+補完{}", self.id, numbers.join("・")) }
    }
}

fn source<'a>(id: &str, files: &'a [(String, String)], name: &str) -> Result<Source<'a>, RuleError> {
    files
        .iter()
        .find(|(file, _)| file == name)
        .map(|(name, text)| Source { name, text })
        .ok_or_else(|| RuleError::Missing { edition: id.to_owned(), file: name.to_owned() })
}
