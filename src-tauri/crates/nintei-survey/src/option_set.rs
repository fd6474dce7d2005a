/// The options chosen for one question, by their numbers on the form (1–15).
///
/// "Answered with none of them" (特別な医療: なし) differs from "not answered".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct OptionSet(u16);

impl OptionSet {
    /// Not answered yet.
    pub const UNANSWERED: Self = Self(0);
    /// Answered, none of the options applies.
    pub const NONE_CHOSEN: Self = Self(1);

    /// Answered with exactly the options in `mask`, where bit n stands for option n.
    #[must_use]
    pub const fn answered(mask: u16) -> Self {
        Self(mask | 1)
    }

    /// Whether the question was answered at all.
    #[must_use]
    pub const fn is_answered(self) -> bool {
        self.0 & 1 == 1
    }

    /// Whether option `no` is among the chosen ones.
    #[must_use]
    pub const fn contains(self, no: u8) -> bool {
        no >= 1 && no <= 15 && self.0 & (1 << no) != 0
    }

    /// The same answer with option `no` chosen too. Numbers outside 1–15 are ignored.
    #[must_use]
    pub const fn with(self, no: u8) -> Self {
        if no >= 1 && no <= 15 { Self(self.0 | 1 | (1 << no)) } else { self }
    }

    /// Bit n set for each chosen option n; bit 0 is never set.
    #[must_use]
    pub const fn mask(self) -> u16 {
        self.0 & !1
    }

    /// How many options are chosen.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.mask().count_ones()
    }

    /// Whether no option is chosen, answered or not.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.mask() == 0
    }

    /// The chosen numbers in ascending order.
    pub fn numbers(self) -> impl Iterator<Item = u8> {
        (1..=15).filter(move |no| self.contains(*no))
    }

    /// The one chosen option, where exactly one is chosen.
    #[must_use]
    pub fn single(self) -> Option<u8> {
        if self.len() == 1 { self.numbers().next() } else { None }
    }
}
