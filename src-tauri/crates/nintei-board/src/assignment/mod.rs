//! Which case goes to which meeting, by proposal, and in which order the cases of a meeting are taken.

mod conflict;
mod order;
mod placement;
mod propose;

pub use conflict::conflict;
pub use order::{CaseToOrder, OrderBy, OrderError, OrderKey, order};
pub use placement::{CaseToPlace, MeetingToFill, Placement};
pub use propose::propose;
