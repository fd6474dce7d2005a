//! 認知症加算: who is eligible, and the minutes per step.

use nintei_survey::{CareLevel, FormEdition, ItemId};
use serde::Deserialize;

use super::RuleError;
use super::categories::Category;
use super::file::{Ordered, Source};
use crate::Tenths;

#[derive(Debug, Clone)]
pub(crate) struct DementiaAddition {
    /// The total before the addition must be under this.
    pub(crate) below: Tenths,
    /// The condition on the total, as the steps word it.
    pub(crate) below_label: String,
    /// The condition on 7-1.
    pub(crate) physical: Degrees,
    /// The condition on 7-2.
    pub(crate) dementia: Degrees,
    pub(crate) rows: Vec<AdditionRow>,
}

/// The degrees of a 日常生活自立度 that do not rule the addition out.
#[derive(Debug, Clone)]
pub(crate) struct Degrees {
    pub(crate) item: ItemId,
    /// Bit n for option n.
    pub(crate) options: u16,
    /// The condition as the steps word it.
    pub(crate) label: String,
}

#[derive(Debug, Clone)]
pub(crate) struct AdditionRow {
    pub(crate) name: String,
    /// Range of the total before the addition to which the row applies.
    pub(crate) range: Category,
    pub(crate) one_step: Tenths,
    pub(crate) second_step: Tenths,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "出典")]
    _source: String,
    #[serde(rename = "加算前の合計")]
    below: String,
    #[serde(rename = "7-1 障害高齢者の日常生活自立度（寝たきり度）")]
    physical: Vec<String>,
    #[serde(rename = "7-2 認知症高齢者の日常生活自立度")]
    dementia: Vec<String>,
    #[serde(rename = "加算")]
    rows: Ordered<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(rename = "一段階")]
    one_step: String,
    #[serde(rename = "二段階目")]
    second_step: String,
}

pub(super) fn read(
    source: Source<'_>,
    form: &FormEdition,
    categories: &[Category],
) -> Result<DementiaAddition, RuleError> {
    let file: File = source.read()?;
    let below = source.number("加算前の合計", &file.below, "分未満")?;
    let mut rows = Vec::new();
    let mut covered = Tenths::ZERO;
    for (name, entry) in file.rows.0 {
        let range = name
            .split('・')
            .next()
            .and_then(CareLevel::from_name)
            .and_then(|level| categories.iter().find(|category| category.level == level))
            .ok_or_else(|| source.unsound(name.clone(), "要介護状態区分等の名ではない"))?
            .clone();
        if range.from != covered {
            return Err(source.unsound(name, "加算の行が区分の順に隙間なく並んでいない"));
        }
        covered = range.below.unwrap_or(below);
        rows.push(AdditionRow {
            one_step: source.number(&name, &entry.one_step, "分")?,
            second_step: source.number(&name, &entry.second_step, "分")?,
            name,
            range,
        });
    }
    if covered != below {
        return Err(source.unsound("加算", format!("加算の行が{below}分未満までを覆っていない")));
    }
    Ok(DementiaAddition {
        below,
        below_label: format!("加算前の合計が{below}分未満"),
        physical: degrees(source, form, ItemId::PHYSICAL_INDEPENDENCE, &file.physical)?,
        dementia: degrees(source, form, ItemId::DEMENTIA_INDEPENDENCE, &file.dementia)?,
        rows,
    })
}

fn degrees(source: Source<'_>, form: &FormEdition, item: ItemId, labels: &[String]) -> Result<Degrees, RuleError> {
    let question = form.question(item).ok_or_else(|| source.unsound(item.to_string(), "調査票にこの項目がない"))?;
    let mut options = 0;
    for label in labels {
        let option = question.options.iter().find(|option| option.label == *label);
        let option = option.ok_or_else(|| source.unsound(item.to_string(), format!("「{label}」は調査票にない")))?;
        options |= 1 << option.no;
    }
    let label = format!("{item} {}が{}", question.name, labels.join("・"));
    Ok(Degrees { item, options, label })
}
