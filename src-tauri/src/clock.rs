//! The computer's clock beside what the file says of time. The order of the journal is that of its numbers, so a clock that
//! was set back harms no line; but deadlines and the days of documents follow it, so the person is told.

use chrono::{DateTime, FixedOffset, TimeDelta};

use crate::views::ClockBehind;

/// How far the clock may stand before the last change without a word. A system that sets its clock by a time server
/// turns it back by seconds, after a long time without a network by a minute or two; what is more is for a person to see.
const UNTOLD: TimeDelta = TimeDelta::minutes(5);

/// What the person is told at `now`, where the last change was made at `last`.
pub fn behind(now: DateTime<FixedOffset>, last: Option<DateTime<FixedOffset>>) -> Option<ClockBehind> {
    let last = last.filter(|last| *last - now > UNTOLD)?;
    Some(ClockBehind { now: now.to_rfc3339(), last: last.to_rfc3339() })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_store::Stamp;
    use tauri::async_runtime::block_on;

    use super::*;
    use crate::program;
    use crate::trial;

    fn at(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    #[test]
    fn a_clock_more_than_five_minutes_before_the_last_change_is_told_with_both_moments() {
        let now = at("2026-04-01T09:30:00+09:00");
        let told = behind(now, Some(at("2026-04-01T09:35:01+09:00"))).unwrap();
        assert_eq!((told.now.as_str(), told.last.as_str()), ("2026-04-01T09:30:00+09:00", "2026-04-01T09:35:01+09:00"));
        for last in ["2026-04-01T09:35:00+09:00", "2026-04-01T09:30:00+09:00", "2016-04-01T09:30:00+09:00"] {
            assert_eq!(behind(now, Some(at(last))), None, "{last}");
        }
        assert_eq!(behind(now, None), None);
    }

    #[test]
    fn moments_and_not_readings_are_compared() {
        let last = Some(at("2026-04-01T09:30:00+09:00"));
        assert_eq!(behind(at("2026-04-01T00:30:00+00:00"), last), None);
        assert!(behind(at("2026-04-01T00:20:00+00:00"), last).is_some());
    }

    #[test]
    fn who_signs_in_is_told_until_the_session_ends_and_not_where_the_clock_is_right() {
        let (_folder, program) = trial::program();
        let told = || program.signed_in().unwrap().clock_behind;
        trial::reopen(&program);
        assert_eq!(told(), None);
        let tomorrow = program::now() + TimeDelta::days(1);
        trial::with(&program, move |store, _| {
            let stamp = Stamp { at: tomorrow, ..program::stamp(store) };
            Ok(store.name_oneself("架空 管理", &stamp)?)
        });
        trial::reopen(&program);
        let behind = told().unwrap();
        assert_eq!(at(&behind.last), tomorrow);
        assert!(at(&behind.now) < tomorrow);
        // A change by this clock is the last one from now on, and what was told stays told.
        block_on(program.with_session(|store, _| Ok(store.set_lock_after(5, &program::stamp(store))?))).unwrap();
        assert_eq!(told(), Some(behind));
        trial::reopen(&program);
        assert_eq!(told(), None);
    }
}
