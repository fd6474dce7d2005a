use clap::ValueEnum;
use nintei_packet::Paper;

/// On what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum On {
    /// A4縦。
    A4,
    /// A3横。
    A3,
}

impl From<On> for Paper {
    fn from(paper: On) -> Self {
        match paper {
            On::A4 => Self::A4,
            On::A3 => Self::A3,
        }
    }
}
