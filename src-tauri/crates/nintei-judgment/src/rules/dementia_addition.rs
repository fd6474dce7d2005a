//! 認知症加算: who is eligible, and the minutes per step.

use nintei_survey::{CareLevel, FormEdition, ItemId};
use serde::Deserialize;

use super::RuleError;
use super::categories::Category;
use super::fault::Faults;
use super::file::{Ordered, Source};
use super::outline::Outline;
use super::tree::{Node, Possible, Reader, Subject, Value};
use super::words::{self, Words};
use crate::{AdditionStep, Tenths};

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
    /// How many steps an eligible person gets; `None` where that is not established.
    pub(crate) rule: Option<Node<StepSet>>,
    /// The supplement that holds the rule.
    pub(crate) supplement: Option<i64>,
}

impl AdditionRow {
    /// Minutes that a step adds.
    pub(crate) fn minutes(&self, step: AdditionStep) -> Tenths {
        match step {
            AdditionStep::None => Tenths::ZERO,
            AdditionStep::One => self.one_step,
            AdditionStep::Two => self.one_step + self.second_step,
        }
    }
}

/// Which of [`AdditionStep::ALL`] are possible; bit n for the step n.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StepSet(u8);

impl StepSet {
    pub(crate) const ALL: Self = Self(0b111);

    pub(crate) const fn only(step: AdditionStep) -> Self {
        Self(1 << step as u8)
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = AdditionStep> {
        AdditionStep::ALL.into_iter().filter(move |step| self.0 & (1 << *step as u8) != 0)
    }
}

impl Value for StepSet {
    fn join(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
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

/// The file, read but not checked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdditionFile {
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
    /// How many steps, asked of whoever is eligible; its ends are 加算なし, 一段階 and 二段階.
    #[serde(rename = "段階")]
    pub(crate) steps: Option<Outline>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(rename = "一段階")]
    one_step: String,
    #[serde(rename = "二段階目")]
    second_step: String,
}

impl AdditionFile {
    /// The rule; without its steps where those are not sound.
    ///
    /// # Errors
    /// [`RuleError`] where anything but the steps is not sound.
    pub(super) fn build(
        &self,
        source: Source<'_>,
        form: &FormEdition,
        words: &Words<'_>,
        categories: &[Category],
        mut faults: Faults<'_>,
    ) -> Result<DementiaAddition, RuleError> {
        let below = source.number("加算前の合計", &self.below, "分未満")?;
        let physical = degrees(source, form, ItemId::PHYSICAL_INDEPENDENCE, &self.physical)?;
        let dementia = degrees(source, form, ItemId::DEMENTIA_INDEPENDENCE, &self.dementia)?;
        let rule = self.steps.as_ref().and_then(|outline| {
            let eligible = [&physical, &dementia].into_iter().fold(Possible::anything(), |possible, degrees| {
                possible.with(Subject::item(degrees.item), degrees.options)
            });
            let reader = Reader { words, read_end: &words::steps, faults: &mut faults };
            reader.root(outline, &eligible, "認知症加算")
        });
        Ok(DementiaAddition {
            rows: self.rows(source, categories, below)?,
            below,
            below_label: format!("加算前の合計が{below}分未満"),
            physical,
            dementia,
            supplement: match &rule {
                Some(Node::Question(question)) => question.supplement,
                Some(Node::Leaf(leaf)) => leaf.supplement,
                None => None,
            },
            rule,
        })
    }

    fn rows(&self, source: Source<'_>, categories: &[Category], below: Tenths) -> Result<Vec<AdditionRow>, RuleError> {
        let mut rows = Vec::new();
        let mut covered = Tenths::ZERO;
        for (name, entry) in &self.rows.0 {
            let range = name
                .split('・')
                .next()
                .and_then(CareLevel::from_name)
                .and_then(|level| categories.iter().find(|category| category.level == level))
                .ok_or_else(|| source.unsound(name.clone(), "要介護状態区分等の名ではない"))?
                .clone();
            if range.from != covered {
                return Err(source.unsound(name.clone(), "加算の行が区分の順に隙間なく並んでいない"));
            }
            covered = range.below.unwrap_or(below);
            rows.push(AdditionRow {
                one_step: source.number(name, &entry.one_step, "分")?,
                second_step: source.number(name, &entry.second_step, "分")?,
                name: name.clone(),
                range,
            });
        }
        if covered != below {
            return Err(source.unsound("加算", format!("加算の行が{below}分未満までを覆っていない")));
        }
        Ok(rows)
    }
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
