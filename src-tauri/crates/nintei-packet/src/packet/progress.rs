use std::ops::ControlFlow;

/// Hears how far a packet is, and may stop it.
pub type Report<'r> = dyn FnMut(PacketStep) -> ControlFlow<()> + 'r;

/// How far a packet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PacketStep {
    /// Persons are being drawn.
    Drawn {
        /// So many are done.
        done: usize,
        /// Of so many.
        of: usize,
    },
    /// The file is being put together, which cannot be stopped any more.
    Writing,
}
