use nintei_training::RecordSheetError;

/// What the store refuses about learners, their work, kept exercises and record sheets. Nothing was changed where one
/// is returned, and no sentence carries anything a person entered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrainingRefusal {
    /// There is no such learner.
    #[error("受講者（番号{0}）がいません。受講者の一覧を開き直してください。")]
    NoSuchLearner(u32),
    /// Unfinished work beyond what is kept. Both in bytes.
    #[error("途中の解答が大きすぎるため、保存できません（{bytes}バイト）。{most}バイト以内の解答だけを保存できます。")]
    WorkTooLarge {
        /// Size given.
        bytes: usize,
        /// Size allowed.
        most: usize,
    },
    /// There is no such exercise.
    #[error("教材（登録番号{0}）がありません。教材の一覧を開き直してください。")]
    NoSuchExercise(i64),
    /// A kept exercise must be called something.
    #[error("教材の題名が空です。題名を入力してください。氏名など個人が分かることは書かないでください。")]
    ExerciseWithoutTitle,
    /// There is no such record sheet.
    #[error("記録シート（登録番号{0}）がありません。記録シートの一覧を開き直してください。")]
    NoSuchRecordSheet(i64),
    /// The record sheet is not as one may be.
    #[error(transparent)]
    RecordSheet(#[from] RecordSheetError),
}

impl TrainingRefusal {
    /// Stable code of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoSuchLearner(_) => "no-such-learner",
            Self::WorkTooLarge { .. } => "work-too-large",
            Self::NoSuchExercise(_) => "no-such-exercise",
            Self::ExerciseWithoutTitle => "exercise-without-title",
            Self::NoSuchRecordSheet(_) => "no-such-record-sheet",
            Self::RecordSheet(error) => error.code(),
        }
    }
}
