use std::ops::{ControlFlow, RangeInclusive};

use chrono::NaiveDate;
use nintei_judgment::RuleEdition;
use nintei_packet::{
    Fonts, PacketError, ReviewPaper, Sheet, WorksheetPaper, WorksheetPart, review_worksheets, worksheets,
};
use nintei_survey::FormEdition;
use nintei_training::{Difficulty, Exercise, ReviewExercise, ReviewRules};

use crate::paper::On;
use crate::stop::Stop;

/// The exercises of a course and what they are printed with.
pub struct Course<'a> {
    pub seeds: RangeInclusive<u64>,
    pub form: &'a FormEdition,
    pub rules: &'a RuleEdition,
    pub printed_on: NaiveDate,
    /// What printed it, at the foot of every page.
    pub program: &'static str,
    pub fonts: &'a Fonts,
}

impl Course<'_> {
    /// Worksheets to reckon by hand, and the key.
    ///
    /// # Errors
    /// Where no case is as asked, or they cannot be drawn.
    pub fn calculation(&self, difficulty: &Difficulty, paper: On) -> Result<(Sheet, Sheet), Stop> {
        let exercises = self.drawn(|seed| Exercise::draw(seed, difficulty, self.form, self.rules))?;
        let papers: Vec<WorksheetPaper<'_>> = exercises
            .iter()
            .map(|exercise| WorksheetPaper {
                exercise,
                form: self.form,
                rules: self.rules,
                title: exercise.title(),
                printed_on: self.printed_on,
                program: self.program,
            })
            .collect();
        both(|part| worksheets(&papers, part, paper.into(), self.fonts, &mut |_| ControlFlow::Continue(())))
    }

    /// Worksheets on 簡素化 and 有効期間, and the key.
    ///
    /// # Errors
    /// Where the rules do not answer an exercise, or they cannot be drawn.
    pub fn review(&self) -> Result<(Sheet, Sheet), Stop> {
        let board = ReviewRules::built_in().map_err(|error| Stop::Broken(error.to_string()))?;
        let exercises = self.drawn(|seed| ReviewExercise::draw(seed, self.rules, &board))?;
        let papers: Vec<ReviewPaper<'_>> = exercises
            .iter()
            .map(|exercise| ReviewPaper {
                exercise,
                rules: &board,
                // The sheet's own heading says what it is about.
                title: format!("課題{}", exercise.seed),
                printed_on: self.printed_on,
                program: self.program,
            })
            .collect();
        both(|part| review_worksheets(&papers, part, self.fonts, &mut |_| ControlFlow::Continue(())))
    }

    fn drawn<T, E: ToString>(&self, draw: impl Fn(u64) -> Result<T, E>) -> Result<Vec<T>, Stop> {
        let refused = |seed: u64, error: E| Stop::Refused(format!("課題{seed}: {}", error.to_string()));
        self.seeds.clone().map(|seed| draw(seed).map_err(|error| refused(seed, error))).collect()
    }
}

fn both(draw: impl Fn(WorksheetPart) -> Result<Option<Sheet>, PacketError>) -> Result<(Sheet, Sheet), Stop> {
    let one = |part| {
        // Nobody stops it, and there is at least one exercise.
        draw(part)?.ok_or_else(|| Stop::Broken("計算用紙を作れませんでした。もう一度実行してください。".to_owned()))
    };
    Ok((one(WorksheetPart::Blank)?, one(WorksheetPart::Key)?))
}
