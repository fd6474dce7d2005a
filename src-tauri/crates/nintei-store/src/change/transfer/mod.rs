//! 引渡し: who this computer and its peers are, bundles given and taken, conflicts settled, lendings ended.

mod give;
mod lending;
mod lines;
mod peers;
mod place;
mod plan;
mod settle;
mod take;
