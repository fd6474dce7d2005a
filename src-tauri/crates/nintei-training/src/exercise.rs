use nintei_judgment::{AdditionStep, JudgmentInput, RuleEdition, Tenths, Traced, TreeId};
use nintei_survey::{Answers, FormEdition, Opinion};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Difficulty;
use crate::kept::{answers, seed};

/// By whom a number of the exercise is said that no table holds.
const STATED: &str = "設例";

/// A case to be reckoned by hand. It holds answers and what settles 要支援2／要介護1, and nothing about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// Where the case comes from.
    pub origin: Origin,
    /// Edition of the form.
    pub form: String,
    /// Edition of the rule tables.
    pub rules: String,
    /// The answers, by item.
    #[serde(with = "answers")]
    #[ts(type = "Record<string, number[]>")]
    pub answers: Answers,
    /// 主治医意見書の認知症自立度, 蓋然性 and 状態の安定性.
    pub opinion: Opinion,
    /// How many steps of 認知症加算 an eligible person gets, as the exercise says; never computed.
    pub step: Option<AdditionStep>,
    /// Minutes that the exercise states where the tables hold none.
    pub stated: Vec<StatedMinutes>,
    /// The trees that are traced.
    pub trees: Vec<TreeId>,
    /// Whether it goes on to the level.
    pub whole: bool,
}

/// Minutes of a tree that the exercise states. Made up: not those of the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StatedMinutes {
    /// The tree.
    pub tree: TreeId,
    /// Tenths of a minute.
    pub minutes: Tenths,
}

/// Where a case comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(rename = "ExerciseOrigin")]
pub enum Origin {
    /// 架空: made up from a seed.
    Drawn {
        /// The seed. A text, since a window counts exactly only to 2⁵³.
        #[serde(with = "seed")]
        #[ts(type = "string")]
        seed: u64,
        /// What was asked for.
        difficulty: Difficulty,
    },
    /// Answers of a case of the office.
    Case,
}

/// A case cannot become an exercise.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExerciseError {
    /// Questions without an answer.
    #[error("{}が未回答のため、問題にできません。全ての項目に回答のある事例を選んでください。", items.join("、"))]
    Unanswered {
        /// Their numbers and names.
        items: Vec<String>,
    },
    /// Kept under another form, or with an answer that its form does not allow.
    #[error("この課題は調査票「{form}」に合いません（{cause}）。課題を作り直してください。")]
    Misfit {
        /// The form.
        form: String,
        /// What does not fit.
        cause: String,
    },
    /// No case is as asked.
    #[error("条件に合う設例を{attempts}回作って見つけられませんでした。条件を減らすか、番号を変えてください。")]
    NoneFound {
        /// How many were drawn.
        attempts: u32,
    },
}

impl ExerciseError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unanswered { .. } => "exercise-unanswered",
            Self::Misfit { .. } => "exercise-misfit",
            Self::NoneFound { .. } => "exercise-none-found",
        }
    }
}

impl Exercise {
    /// A made-up case (架空) with what it asks. The same seed and difficulty with the same form and tables give the
    /// same exercise on every machine.
    ///
    /// # Errors
    /// [`ExerciseError::NoneFound`] where what is asked for contradicts itself, so that no case is like that.
    pub fn draw(
        seed: u64,
        difficulty: &Difficulty,
        form: &FormEdition,
        rules: &RuleEdition,
    ) -> Result<Self, ExerciseError> {
        crate::draw::draw(seed, difficulty, form, rules)
    }

    /// The answers and the opinion of a case as an exercise, from the scores to the level. Nothing else of the case is
    /// taken: no name, no day, no text, and nothing that somebody traced. `step` is what the official result says of
    /// 認知症加算, where it is known.
    ///
    /// # Errors
    /// [`ExerciseError::Unanswered`] where a question is not answered.
    pub fn from_case(
        answers: &Answers,
        opinion: Opinion,
        step: Option<AdditionStep>,
        form: &FormEdition,
        rules: &RuleEdition,
    ) -> Result<Self, ExerciseError> {
        all_answered(answers, form)?;
        let mut asked = Answers::default();
        for question in form.questions() {
            asked.put(question.id, answers.get(question.id));
        }
        Ok(Self {
            origin: Origin::Case,
            form: form.id.clone(),
            rules: rules.id().to_owned(),
            answers: asked,
            opinion,
            step,
            stated: Vec::new(),
            trees: TreeId::ALL.to_vec(),
            whole: true,
        })
    }

    /// What a person calls it, where nobody has named it: 「D3 課題120345」.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.origin {
            Origin::Drawn { seed, difficulty } => match difficulty.preset() {
                Some(preset) => format!("{preset:?} 課題{seed}"),
                None => format!("条件つき 課題{seed}"),
            },
            Origin::Case => "事例からの課題".to_owned(),
        }
    }

    /// Finds an exercise that was kept fit for `form`.
    ///
    /// # Errors
    /// [`ExerciseError::Misfit`] where it is for another form or holds an answer that the form does not allow,
    /// [`ExerciseError::Unanswered`] where a question has none.
    pub fn fits(&self, form: &FormEdition) -> Result<(), ExerciseError> {
        let misfit = |cause: String| ExerciseError::Misfit { form: form.name.clone(), cause };
        if self.form != form.id {
            return Err(misfit(format!("課題の調査票は「{}」", self.form)));
        }
        for (item, chosen) in answers::answered(&self.answers) {
            let question = form.question(item).ok_or_else(|| misfit(format!("項目{item}がない")))?;
            let numbers: Vec<u8> = chosen.numbers().collect();
            question.answer(&numbers).map_err(|error| misfit(error.to_string()))?;
        }
        all_answered(&self.answers, form)
    }

    /// What the judgment of the exercise is made from.
    #[must_use]
    pub fn input(&self) -> JudgmentInput {
        let mut input = JudgmentInput { answers: self.answers, opinion: self.opinion, ..JudgmentInput::default() };
        for stated in &self.stated {
            input.traced[stated.tree.index()] =
                Some(Traced { minutes: stated.minutes, by: STATED.to_owned(), on: None });
        }
        input
    }

    /// The minutes that the exercise states for `tree`.
    #[must_use]
    pub fn stated(&self, tree: TreeId) -> Option<Tenths> {
        self.stated.iter().find(|stated| stated.tree == tree).map(|stated| stated.minutes)
    }
}

fn all_answered(answers: &Answers, form: &FormEdition) -> Result<(), ExerciseError> {
    let open = form.questions().filter(|question| !answers.get(question.id).is_answered());
    let items: Vec<String> = open.map(|question| format!("{} {}", question.id, question.short_name)).collect();
    if items.is_empty() { Ok(()) } else { Err(ExerciseError::Unanswered { items }) }
}
