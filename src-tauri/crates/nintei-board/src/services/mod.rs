//! What a decided level opens: benefits and services, and who designates those who provide them.

mod group;
mod table;

pub use group::{BenefitKind, Designation, OpenedBenefits, ServiceGroup, ServicePart};
pub use table::ServiceTable;
