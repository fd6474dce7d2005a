use nintei_judgment::Interval;
use nintei_survey::{Answers, FormEdition};

/// The answers of the last survey, with the edition of the form that they were given to.
#[derive(Debug, Clone, Copy)]
pub struct LastAnswers<'a> {
    /// Edition of the form.
    pub form: &'a FormEdition,
    /// What was answered.
    pub answers: &'a Answers,
}

/// The last survey as a 一次判定結果票 shows it.
#[derive(Debug, Clone, Copy)]
pub struct LastSurvey<'a> {
    /// What was answered.
    pub answers: LastAnswers<'a>,
    /// 中間評価項目得点 of 第1群 … 第5群 in this order; empty where they are not known.
    pub group_scores: &'a [Interval],
}
