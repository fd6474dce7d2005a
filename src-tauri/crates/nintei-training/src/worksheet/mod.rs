//! The worksheet: the lines that a learner fills in, from the points to the level.

mod entry;
mod line;
mod line_id;

pub use entry::{Entry, EntryError, Filled};
pub use line::{Line, LineKind, PointsChoice, Worksheet};
pub use line_id::{LineId, UnknownLine};

pub(crate) use line::{listed, name, rows, with_unit};
