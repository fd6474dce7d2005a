//! When the file locks by itself: after a while without a person, and when the computer slept.
//!
//! No clock of its own: the shell looks once a second, by the clock that only runs forward and by the clock on the
//! wall, which alone goes on while a computer sleeps. Neither setting the clock back nor hiding the window keeps the
//! file open.

use std::time::{Duration, Instant, SystemTime};

/// A pause between two looks from which on the computer slept.
const SLEPT: Duration = Duration::from_secs(20);
/// How long before locking the person is told, where the time to lock is twice as long at least.
const TOLD_BEFORE: Duration = Duration::from_secs(60);
/// How long the window may take to save what is typed.
const TO_SAVE: Duration = Duration::from_secs(10);

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing.
    Wait,
    /// Tell the person that it will lock soon.
    Tell,
    /// Ask the window to save what is typed and to lock.
    Ask,
    /// Lock: the window did not do so in time.
    Lock,
}

/// The watch over an open file.
#[derive(Debug)]
pub struct Watch {
    looked: Instant,
    on_the_wall: SystemTime,
    /// When a person did something last.
    active: Instant,
    told: bool,
    asked: Option<Instant>,
}

impl Watch {
    /// A watch that begins now, with a person there.
    pub const fn new(now: Instant, on_the_wall: SystemTime) -> Self {
        Self { looked: now, on_the_wall, active: now, told: false, asked: None }
    }

    /// A person did something; whether they had been told that it will lock soon.
    pub const fn saw_person(&mut self, now: Instant) -> bool {
        self.active = now;
        std::mem::replace(&mut self.told, false)
    }

    /// Looks. The file locks after `idle` without a person.
    pub fn look(&mut self, now: Instant, on_the_wall: SystemTime, idle: Duration) -> Step {
        let pause = now.saturating_duration_since(self.looked);
        // Set back, it says nothing about the time that went by.
        let pause = pause.max(on_the_wall.duration_since(self.on_the_wall).unwrap_or_default());
        (self.looked, self.on_the_wall) = (now, on_the_wall);
        let alone = now.saturating_duration_since(self.active);
        if let Some(asked) = self.asked {
            return if now.saturating_duration_since(asked) >= TO_SAVE { Step::Lock } else { Step::Wait };
        }
        if pause >= SLEPT || alone >= idle {
            self.asked = Some(now);
            return Step::Ask;
        }
        if alone + TOLD_BEFORE.min(idle / 2) >= idle && !self.told {
            self.told = true;
            return Step::Tell;
        }
        Step::Wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDLE: Duration = Duration::from_secs(300);

    /// Looks once a second for `seconds`, both clocks going on; what was done, with the second.
    fn steps(
        watch: &mut Watch,
        from: Instant,
        wall: SystemTime,
        seconds: std::ops::RangeInclusive<u64>,
    ) -> Vec<(u64, Step)> {
        seconds
            .map(|second| {
                let by = Duration::from_secs(second);
                (second, watch.look(from + by, wall + by, IDLE))
            })
            .filter(|(_, step)| *step != Step::Wait)
            .collect()
    }

    fn begin() -> (Watch, Instant, SystemTime) {
        let (now, wall) = (Instant::now(), SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000));
        (Watch::new(now, wall), now, wall)
    }

    #[test]
    fn nobody_there_is_told_asked_and_locked_out_at_the_second() {
        let (mut watch, now, wall) = begin();
        assert_eq!(steps(&mut watch, now, wall, 1..=310), [(240, Step::Tell), (300, Step::Ask), (310, Step::Lock)]);
    }

    #[test]
    fn where_it_locks_after_a_minute_it_tells_so_half_a_minute_before() {
        let (mut watch, now, wall) = begin();
        let minute = Duration::from_secs(60);
        let mut seen = Vec::new();
        for second in 1..=60 {
            let by = Duration::from_secs(second);
            match watch.look(now + by, wall + by, minute) {
                Step::Wait => {}
                step => seen.push((second, step)),
            }
        }
        assert_eq!(seen, [(30, Step::Tell), (60, Step::Ask)]);
    }

    #[test]
    fn a_person_who_does_something_begins_the_time_anew() {
        let (mut watch, now, wall) = begin();
        assert_eq!(steps(&mut watch, now, wall, 1..=250), [(240, Step::Tell)]);
        assert!(watch.saw_person(now + Duration::from_secs(250)));
        assert!(!watch.saw_person(now + Duration::from_secs(250)));
        assert_eq!(steps(&mut watch, now, wall, 251..=550), [(490, Step::Tell), (550, Step::Ask)]);
    }

    #[test]
    fn a_computer_that_slept_is_locked_when_it_wakes_though_only_the_clock_on_the_wall_went_on() {
        let (mut watch, now, wall) = begin();
        assert_eq!(watch.look(now + Duration::from_secs(1), wall + Duration::from_secs(21), IDLE), Step::Ask);
    }

    #[test]
    fn a_pause_by_the_forward_clock_alone_is_a_sleep_too() {
        let (mut watch, now, wall) = begin();
        assert_eq!(watch.look(now + Duration::from_secs(30), wall, IDLE), Step::Ask);
    }

    #[test]
    fn a_clock_set_back_neither_locks_nor_keeps_open() {
        let (mut watch, now, wall) = begin();
        let back = wall - Duration::from_secs(86_400);
        assert_eq!(steps(&mut watch, now, back, 1..=300), [(240, Step::Tell), (300, Step::Ask)]);
    }
}
