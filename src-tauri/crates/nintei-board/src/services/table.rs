use nintei_survey::CareLevel;
use serde::Deserialize;

use super::{BenefitKind, Designation, OpenedBenefits, ServiceGroup, ServicePart};
use crate::DataError;
use crate::data::{self, unsound};

const FILE: &str = "services.yaml";
const BUILT_IN: &str = include_str!(concat!(env!("NINTEI_ASSETS"), "/services.yaml"));

/// サービスの種類, and what each level opens.
#[derive(Debug, Clone)]
pub struct ServiceTable {
    source: String,
    notes: Vec<String>,
    groups: Vec<ServiceGroup>,
    levels: Vec<OpenedBenefits>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "出典")]
    source: String,
    #[serde(rename = "注記")]
    notes: Vec<String>,
    #[serde(rename = "区分")]
    levels: Vec<Opening>,
    #[serde(rename = "給付の別によらないもの")]
    beside: Vec<String>,
    #[serde(rename = "サービス")]
    groups: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Opening {
    #[serde(rename = "区分")]
    levels: Vec<CareLevel>,
    #[serde(rename = "給付")]
    benefit: Option<BenefitKind>,
    #[serde(rename = "併せて")]
    also: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    #[serde(rename = "給付")]
    benefit: BenefitKind,
    #[serde(rename = "指定")]
    designated_by: Designation,
    #[serde(rename = "名称")]
    name: String,
    #[serde(rename = "種類", default)]
    parts: Vec<Part>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    #[serde(rename = "名称", default)]
    name: String,
    #[serde(rename = "サービス")]
    services: Vec<String>,
}

impl ServiceTable {
    /// The table that comes with the program.
    ///
    /// # Errors
    /// [`DataError`] where it cannot be read or is not sound.
    pub fn built_in() -> Result<Self, DataError> {
        Self::read(BUILT_IN)
    }

    /// Reads a table and checks it.
    ///
    /// # Errors
    /// [`DataError`] where it cannot be read or is not sound.
    pub fn read(text: &str) -> Result<Self, DataError> {
        let file: File = data::read(FILE, text)?;
        data::expect_source(FILE, &file.source)?;
        let groups: Vec<ServiceGroup> = file.groups.into_iter().map(ServiceGroup::from).collect();
        let mut levels = Vec::new();
        for level in CareLevel::ALL {
            let mut openings = file.levels.iter().filter(|opening| opening.levels.contains(&level));
            match (openings.next(), openings.next()) {
                (Some(opening), None) => levels.push(opening.of(level, &groups)),
                _ => return Err(unsound(FILE, level.name(), "開くものが一度だけ書かれていない")),
            }
        }
        let mut named = levels.iter().flat_map(|opened| &opened.also);
        if let Some(unknown) = named.find(|name| !file.beside.contains(name)) {
            return Err(unsound(FILE, "区分", format!("「{unknown}」は給付の別によらないものの中にない")));
        }
        Ok(Self { source: file.source, notes: file.notes, groups, levels })
    }

    /// Where the table comes from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What should be known of it, in sentences.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The services.
    #[must_use]
    pub fn groups(&self) -> &[ServiceGroup] {
        &self.groups
    }

    /// What `level` opens.
    #[must_use]
    pub fn opened(&self, level: CareLevel) -> OpenedBenefits {
        let found = self.levels.iter().find(|opened| opened.level == level);
        found.cloned().unwrap_or_else(|| OpenedBenefits { level, benefit: None, also: Vec::new(), line: String::new() })
    }
}

impl Opening {
    fn of(&self, level: CareLevel, groups: &[ServiceGroup]) -> OpenedBenefits {
        let benefit = self.benefit.map(|benefit| {
            let of_benefit = groups.iter().filter(|group| group.benefit == benefit);
            let names: Vec<&str> = of_benefit.map(|group| group.name.as_str()).collect();
            format!("{}（{}）", benefit.name(), names.join("、"))
        });
        let line: Vec<String> = benefit.into_iter().chain(self.also.iter().cloned()).collect();
        OpenedBenefits { level, benefit: self.benefit, also: self.also.clone(), line: line.join("、") }
    }
}

impl From<Group> for ServiceGroup {
    fn from(Group { benefit, designated_by, name, parts }: Group) -> Self {
        let parts = parts.into_iter().map(|Part { name, services }| ServicePart { name, services }).collect();
        Self { benefit, designated_by, name, parts }
    }
}
