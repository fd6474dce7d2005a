//! The way from the cross of the window to its end: the page saves what is typed and makes the backup first.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Where a window stands that is to be closed.
#[derive(Debug, Default)]
pub struct Closing(Mutex<Stage>);

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody wants to close it.
    #[default]
    Open,
    /// The page was told and has not answered yet.
    Told,
    /// The page sees to it.
    Heard,
}

impl Closing {
    /// Somebody wants to close the window. Whether the page is to be told; where it is not and does not see to it
    /// already, the window may go at once: a page that does not answer keeps nobody in.
    pub fn ask(&self) -> Asked {
        let mut stage = self.stage();
        match *stage {
            Stage::Open => {
                *stage = Stage::Told;
                Asked::Tell
            }
            Stage::Told => Asked::Close,
            Stage::Heard => Asked::Wait,
        }
    }

    /// The page sees to it.
    pub fn hear(&self) {
        *self.stage() = Stage::Heard;
    }

    /// The window stays open.
    pub fn stay(&self) {
        *self.stage() = Stage::Open;
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is to be done where somebody wants to close the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The page is to be told.
    Tell,
    /// The page sees to it.
    Wait,
    /// The window may go.
    Close,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_closed_by_its_page_or_at_the_second_wish_where_the_page_does_not_answer() {
        let closing = Closing::default();
        assert_eq!((closing.ask(), closing.ask()), (Asked::Tell, Asked::Close));
        closing.hear();
        assert_eq!((closing.ask(), closing.ask()), (Asked::Wait, Asked::Wait));
        closing.stay();
        assert_eq!(closing.ask(), Asked::Tell);
    }
}
