//! 研修.

mod calculation;

pub use calculation::{
    Calculation, CalculationMark, CalculationMarking, CalculationSheet, CalculationTask, Reference, ReferenceLine,
    SurveyedItem, SurveyedSection, TrainingChoices, TrainingPreset, TrainingTree, UnreadableLine, WrittenEntry,
};
