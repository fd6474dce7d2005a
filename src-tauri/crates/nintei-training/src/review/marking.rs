use chrono::{Datelike, Days, Months, NaiveDate};
use nintei_board::{ConditionVerdict, last_day};
use nintei_survey::ApplicationKind;
use nintei_survey::wareki::long;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ReviewEntry, ReviewExercise, ReviewFilled, ReviewKey, ReviewLine};
use crate::LineVerdict;

/// The filled exercise, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewMarking {
    /// Every line, in order.
    pub lines: Vec<ReviewMarkedLine>,
    /// Position of the first line that went wrong.
    pub first_wrong: Option<usize>,
    /// Whether every line is filled in and none is wrong.
    pub complete: bool,
}

/// A line, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewMarkedLine {
    /// Which.
    pub id: ReviewLine,
    /// Right or wrong.
    pub verdict: LineVerdict,
    /// What went wrong.
    pub cause: Option<ReviewCause>,
    /// Why, in a sentence.
    pub sentence: Option<String>,
}

/// What went wrong in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewCause {
    /// Exactly at the edge of a condition.
    Edge,
    /// A condition judged wrong.
    Condition,
    /// The conditions put together wrong.
    Together,
    /// The last day of the earlier period, not the day after.
    LastDayOfPrevious,
    /// 申請日 where the earlier period decides.
    ApplicationDay,
    /// 二次判定日.
    DecisionDay,
    /// The days left in the first month were not added.
    OddDays,
    /// A month too long.
    MonthTooLong,
    /// Not the last day of a month.
    NotEndOfMonth,
    /// The longest length of the same level, or of another.
    OtherRow,
    /// Not the kind of thing that the line asks for.
    OtherKind,
    /// None of these.
    Plain,
}

impl ReviewCause {
    /// As a class sheet names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Edge => "条件の境目の読み違い",
            Self::Condition => "条件の判断の誤り",
            Self::Together => "六つの条件のまとめ方の誤り",
            Self::LastDayOfPrevious => "前回の満了日そのもの",
            Self::ApplicationDay => "申請日からの起算",
            Self::DecisionDay => "二次判定日からの起算",
            Self::OddDays => "月の途中の日数の忘れ",
            Self::MonthTooLong => "1か月の数え過ぎ",
            Self::NotEndOfMonth => "月の末日でない満了日",
            Self::OtherRow => "月数の表の行の取り違え",
            Self::OtherKind => "書くものの種類の違い",
            Self::Plain => "その他の誤り",
        }
    }
}

/// Marks what is `filled` in. The last day is right as a follow-on where it follows from the learner's own first day.
#[must_use]
pub fn mark_review(exercise: &ReviewExercise, key: &ReviewKey, filled: &ReviewFilled) -> ReviewMarking {
    let lines: Vec<ReviewMarkedLine> = ReviewLine::ALL
        .into_iter()
        .map(|id| {
            let (verdict, found) = match (filled.get(id), key.entry(id)) {
                (None, _) => (LineVerdict::NotFilled, None),
                (Some(entry), Some(right)) if entry == right => (LineVerdict::Right, None),
                (Some(entry), _) if follows(exercise, filled, id, entry) => (LineVerdict::FollowOn, None),
                (Some(entry), _) => (LineVerdict::Wrong, Some(diagnose(exercise, key, filled, id, entry))),
            };
            let (cause, sentence) = found.unzip();
            let sentence = sentence.map(|sentence| format!("{}: {sentence}", id.name()));
            ReviewMarkedLine { id, verdict, cause, sentence }
        })
        .collect();
    let first_wrong = lines.iter().position(|line| line.verdict == LineVerdict::Wrong);
    let filled_in = lines.iter().all(|line| line.verdict != LineVerdict::NotFilled);
    ReviewMarking { complete: filled_in && first_wrong.is_none(), lines, first_wrong }
}

/// The learner's own first day, or the right one.
fn own_start(filled: &ReviewFilled) -> Option<NaiveDate> {
    match filled.get(ReviewLine::Start) {
        Some(ReviewEntry::Day { day }) => Some(day),
        _ => None,
    }
}

fn follows(exercise: &ReviewExercise, filled: &ReviewFilled, id: ReviewLine, entry: ReviewEntry) -> bool {
    match (id, entry) {
        (ReviewLine::End, ReviewEntry::Day { day }) => {
            own_start(filled).and_then(|start| last_day(start, exercise.months)) == Some(day)
        }
        (ReviewLine::Eligible, ReviewEntry::Verdict { verdict }) => {
            let own: Option<Vec<ConditionVerdict>> = (1..=6)
                .map(|no| match filled.get(ReviewLine::Condition { no }) {
                    Some(ReviewEntry::Verdict { verdict }) => Some(verdict),
                    _ => None,
                })
                .collect();
            own.is_some_and(|own| ConditionVerdict::all(own) == verdict)
        }
        _ => false,
    }
}

fn diagnose(
    exercise: &ReviewExercise,
    key: &ReviewKey,
    filled: &ReviewFilled,
    id: ReviewLine,
    entry: ReviewEntry,
) -> (ReviewCause, String) {
    match (id, entry) {
        (ReviewLine::Condition { no }, ReviewEntry::Verdict { .. }) => condition(exercise, key, no),
        (ReviewLine::Eligible, ReviewEntry::Verdict { .. }) => (
            ReviewCause::Together,
            "六つの条件を全て満たすときだけ対象です。一つでも満たさなければ対象になりません。".to_owned(),
        ),
        (ReviewLine::Start, ReviewEntry::Day { day }) => start(exercise, day),
        (ReviewLine::End, ReviewEntry::Day { day }) => {
            end(own_start(filled).unwrap_or(key.period.effective_on), exercise.months, day)
        }
        (ReviewLine::Longest, ReviewEntry::Months { months: 36 | 48 }) if exercise.kind == ApplicationKind::Renewal => {
            let sentence = "更新の最長は、前回と今回の区分が同じかどうかで変わります。二つの区分を比べてください。";
            (ReviewCause::OtherRow, sentence.to_owned())
        }
        (ReviewLine::Default | ReviewLine::Shortest | ReviewLine::Longest, ReviewEntry::Months { months }) => (
            ReviewCause::Plain,
            format!("{months}か月ではありません。申請区分「{}」の行を読み直してください。", exercise.kind.name()),
        ),
        _ => (ReviewCause::OtherKind, "書くものの種類が違います。書き直してください。".to_owned()),
    }
}

fn condition(exercise: &ReviewExercise, key: &ReviewKey, no: u8) -> (ReviewCause, String) {
    let Some(line) = key.simplification.conditions.iter().find(|line| line.no == no) else {
        return (ReviewCause::Plain, "この条件はありません。".to_owned());
    };
    let months = exercise.previous.as_ref().and_then(|previous| previous.months);
    let sentence = format!("この事例の値は「{}」です。「{}」に当たるかを確かめてください。", line.value, line.label);
    match no {
        4 if months.is_some_and(|months| (11..=12).contains(&months)) => {
            (ReviewCause::Edge, format!("{sentence}端数の日は数えず、ちょうど12か月は「以上」に入ります。"))
        }
        6 if exercise.total.count() % 10 == 0 => {
            (ReviewCause::Edge, format!("{sentence}残りがちょうど3.0分のときも「以内」に入ります。"))
        }
        _ => (ReviewCause::Condition, sentence),
    }
}

fn start(exercise: &ReviewExercise, day: NaiveDate) -> (ReviewCause, String) {
    let previous_end = exercise.previous.as_ref().and_then(|previous| previous.to);
    if previous_end == Some(day) {
        return (
            ReviewCause::LastDayOfPrevious,
            "前回の有効期間の満了日そのものです。新しい期間がその日と重ならないか確かめてください。".to_owned(),
        );
    }
    if day == exercise.applied_on {
        return (
            ReviewCause::ApplicationDay,
            "更新は申請日からではありません。前回の有効期間の続きから始まります。".to_owned(),
        );
    }
    if day == exercise.decided_on {
        return (
            ReviewCause::DecisionDay,
            format!("二次判定日からではありません。申請区分は「{}」です。", exercise.kind.name()),
        );
    }
    let sentence =
        format!("{}からではありません。申請区分「{}」の始まりを確かめてください。", long(day), exercise.kind.name());
    (ReviewCause::Plain, sentence)
}

fn end(start: NaiveDate, months: u16, day: NaiveDate) -> (ReviewCause, String) {
    let right = last_day(start, months);
    let end_of_month = day.checked_add_days(Days::new(1)).is_some_and(|next| next.day() == 1);
    if !end_of_month {
        return (
            ReviewCause::NotEndOfMonth,
            format!("{}は月の末日ではありません。有効期間は必ず月の末日に終わります。", long(day)),
        );
    }
    let shifted = |months: u32| {
        let month = right?.with_day(1)?;
        month.checked_sub_months(Months::new(months))?.checked_add_months(Months::new(1))?.pred_opt()
    };
    if shifted(1) == Some(day) && start.day() > 1 {
        let sentence =
            format!("月の途中の{}から始まるため、その月の末日までの日数に{months}か月を加えます。", long(start));
        return (ReviewCause::OddDays, sentence);
    }
    if right.and_then(|right| right.succ_opt()).and_then(|next| next.checked_add_months(Months::new(1)))
        == day.succ_opt()
    {
        let sentence = "1か月長くなっています。月の初日から始まるときは月数どおりです。";
        return (ReviewCause::MonthTooLong, sentence.to_owned());
    }
    (ReviewCause::Plain, format!("{}から{months}か月の満了日ではありません。数え直してください。", long(start)))
}
