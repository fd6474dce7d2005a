//! What stands in a place as long as nobody entered anything.

use crate::StoreError;
use crate::journal::JournalEntry;
use crate::state::{PlaceKey, State, Untouched};

use super::carried::carried;

/// Every carried value of a case of which nothing is entered yet.
pub(crate) struct Blank {
    untouched: Untouched,
    state: State,
}

impl Blank {
    pub(crate) fn new() -> Result<Self, StoreError> {
        let untouched = Untouched::new()?;
        let state = carried(untouched.state().clone());
        Ok(Self { untouched, state })
    }

    /// What stands at `place`.
    pub(crate) fn at(&self, place: &PlaceKey) -> Option<&str> {
        self.state.get(place).map(String::as_str)
    }

    /// `state` with every field that its writer did not know yet.
    pub(crate) fn filled(&self, state: State) -> State {
        let mut filled = self.state.clone();
        filled.extend(state);
        filled
    }

    /// What was carried of a case when the line `revision` was its last. `None` where its lines do not lead there.
    pub(crate) fn state_at(&self, history: &[JournalEntry], revision: i64) -> Option<State> {
        let until = history.partition_point(|line| line.seq <= revision);
        self.untouched.replay(history.get(..until)?).map(carried)
    }
}
