//! Long work beside the window: one at a time, and it can be stopped.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::refusal::Refusal;

/// The place of the long work that is going on, if any.
#[derive(Debug, Default)]
pub struct Work {
    stop: Arc<Mutex<Option<Arc<AtomicBool>>>>,
}

/// Long work going on. Dropped, it has ended.
#[derive(Debug)]
pub struct Running {
    stop: Arc<AtomicBool>,
    place: Arc<Mutex<Option<Arc<AtomicBool>>>>,
}

impl Work {
    /// Takes the place.
    ///
    /// # Errors
    /// Where other long work is going on.
    pub fn begin(&self) -> Result<Running, Refusal> {
        let mut place = self.stop.lock().unwrap_or_else(PoisonError::into_inner);
        if place.is_some() {
            let sentence = "ほかの取り込みまたは照合が続いています。終わるのを待つか、中止してから行ってください。";
            return Err(Refusal::new("work-going-on", sentence));
        }
        let stop = Arc::new(AtomicBool::new(false));
        *place = Some(Arc::clone(&stop));
        Ok(Running { stop, place: Arc::clone(&self.stop) })
    }

    /// Asks the work that is going on to stop. It does at its next step.
    pub fn cancel(&self) {
        if let Some(stop) = self.stop.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

impl Running {
    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_work_is_refused_until_the_first_has_ended() {
        let work = Work::default();
        let first = work.begin();
        assert_eq!(work.begin().map(|_| ()).map_err(|refusal| refusal.code), Err("work-going-on".to_owned()));
        drop(first);
        assert!(work.begin().is_ok());
    }

    #[test]
    fn what_is_cancelled_is_the_work_going_on_and_not_the_next() {
        let work = Work::default();
        work.cancel();
        let first = work.begin().map(|running| (running.is_cancelled(), running));
        assert!(matches!(&first, Ok((false, _))));
        work.cancel();
        assert!(first.is_ok_and(|(_, running)| running.is_cancelled()));
        assert!(work.begin().is_ok_and(|running| !running.is_cancelled()));
    }
}
