//! What 引渡し keeps: who this computer is, whom it exchanges cases with, and what of each case they know.

pub(crate) mod bundles;
pub(crate) mod conflicts;
pub(crate) mod identities;
pub(crate) mod lent;
pub(crate) mod peers;
pub(crate) mod received;
pub(crate) mod station;
pub(crate) mod taken;
