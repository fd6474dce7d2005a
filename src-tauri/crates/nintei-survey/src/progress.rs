use serde::Serialize;
use ts_rs::TS;

use crate::{Answers, FormEdition};

/// How far a survey is, counted in the 74 flattened items (基本調査 62, 特別な医療 12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    /// Flattened items answered.
    pub answered: u16,
    /// Flattened items of the form.
    pub all: u16,
    /// The same per section. 日常生活自立度 (7) is counted by questions and is not part of the 74.
    pub sections: Vec<SectionProgress>,
}

/// How far one section is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SectionProgress {
    /// 群 1–5, 6, 7.
    pub section: u8,
    /// Answered.
    pub answered: u16,
    /// Asked.
    pub all: u16,
}

impl Progress {
    /// Progress of `answers` on `form`.
    #[must_use]
    pub fn of(form: &FormEdition, answers: &Answers) -> Self {
        let mut progress = Self { answered: 0, all: 0, sections: Vec::new() };
        for section in &form.sections {
            let mut part = SectionProgress { section: section.id, answered: 0, all: 0 };
            for question in &section.questions {
                let answered = u16::from(answers.get(question.id).is_answered());
                let counted = u16::from(question.flattened);
                progress.all += counted;
                progress.answered += answered * counted;
                part.all += counted.max(1);
                part.answered += answered * counted.max(1);
            }
            progress.sections.push(part);
        }
        progress
    }
}
