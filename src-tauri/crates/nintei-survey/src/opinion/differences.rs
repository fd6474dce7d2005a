use serde::Serialize;
use ts_rs::TS;

use super::form::OpinionComparison;
use super::{OpinionForm, OpinionItem, OpinionSheet};
use crate::{Answers, FormEdition, ItemId, OptionSet};

/// One item of the opinion beside its counterpart in the survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Difference {
    /// The opinion's item.
    pub item: OpinionItem,
    /// The opinion's wording of it.
    pub name: String,
    /// The survey's item.
    pub survey_item: ItemId,
    /// What the survey answered, in its wording. Empty where unanswered or none.
    pub survey: Vec<String>,
    /// What the opinion marked, in its wording. Empty where unanswered or none.
    pub opinion: Vec<String>,
    /// How the two stand.
    pub mark: DifferenceMark,
    /// For 特別な医療, the options on which the two differ.
    pub parts: Vec<DifferencePart>,
}

/// One option of 特別な医療 on which the two differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DifferencePart {
    /// The option's number, the same on both sides.
    pub no: u8,
    /// The opinion's wording.
    pub label: String,
    /// Who ticked it.
    pub mark: DifferenceMark,
}

/// How survey and opinion stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub enum DifferenceMark {
    /// Both see the same problem or none.
    Same,
    /// ★ 主治医が問題視: the physician sees a problem, or a greater one.
    Physician,
    /// ☆ 調査員が問題視: the investigator does.
    Investigator,
    /// ★☆ Of several options some are ticked only by the one and some only by the other.
    Both,
    /// 未: one side or both have not answered.
    Unanswered,
}

impl DifferenceMark {
    /// The mark as printed.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Same => "",
            Self::Physician => "★",
            Self::Investigator => "☆",
            Self::Both => "★☆",
            Self::Unanswered => "未",
        }
    }

    const fn of(investigator: bool, physician: bool) -> Self {
        match (investigator, physician) {
            (false, true) => Self::Physician,
            (true, false) => Self::Investigator,
            _ => Self::Same,
        }
    }
}

impl OpinionForm {
    /// Every item that has a counterpart in the survey, compared.
    #[must_use]
    pub fn differences(&self, form: &FormEdition, answers: &Answers, sheet: &OpinionSheet) -> Vec<Difference> {
        let mut differences = Vec::new();
        for question in &self.items {
            let Some(comparison) = &question.compare else { continue };
            let survey_item = comparison.survey_item();
            let (survey, opinion) = (answers.get(survey_item), sheet.get(question.item));
            let labelled = |no: &u8| question.options.iter().find(|option| option.no == *no);
            let mut parts = Vec::new();
            let mark = if !survey.is_answered() || !opinion.is_answered() {
                DifferenceMark::Unanswered
            } else {
                if matches!(comparison, OpinionComparison::Each { .. }) {
                    let differing = question
                        .options
                        .iter()
                        .filter(|option| survey.contains(option.no) != opinion.contains(option.no));
                    parts.extend(differing.map(|option| DifferencePart {
                        no: option.no,
                        label: option.label.clone(),
                        mark: DifferenceMark::of(survey.contains(option.no), opinion.contains(option.no)),
                    }));
                }
                comparison.mark(survey, opinion)
            };
            differences.push(Difference {
                item: question.item,
                name: question.name.clone(),
                survey_item,
                survey: form
                    .question(survey_item)
                    .map(|asked| asked.chosen_labels(survey).map(str::to_owned).collect())
                    .unwrap_or_default(),
                opinion: opinion.numbers().filter_map(|no| labelled(&no).map(|option| option.label.clone())).collect(),
                mark,
                parts,
            });
        }
        differences
    }
}

impl OpinionComparison {
    fn mark(&self, survey: OptionSet, opinion: OptionSet) -> DifferenceMark {
        match self {
            Self::Concern { survey_concern, opinion_concern, .. } => DifferenceMark::of(
                survey_concern.iter().any(|no| survey.contains(*no)),
                opinion_concern.iter().any(|no| opinion.contains(*no)),
            ),
            Self::Order { .. } => DifferenceMark::of(survey.mask() > opinion.mask(), opinion.mask() > survey.mask()),
            Self::Each { .. } => {
                let only_survey = survey.mask() & !opinion.mask() != 0;
                let only_opinion = opinion.mask() & !survey.mask() != 0;
                if only_survey && only_opinion {
                    DifferenceMark::Both
                } else {
                    DifferenceMark::of(only_survey, only_opinion)
                }
            }
        }
    }
}
