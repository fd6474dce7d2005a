use nintei_board::{BoardSettings, KeptMember, KeptPanel};
use serde::Serialize;
use ts_rs::TS;

/// Members, panels and settings of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BoardRegister {
    /// Every member, retired ones too.
    pub members: Vec<KeptMember>,
    /// Every panel, retired ones too.
    pub panels: Vec<KeptPanel>,
    /// What the insurer sets.
    pub settings: BoardSettings,
    /// Narrowest 重度化キワ that the rules allow, tenths of a minute.
    #[ts(type = "number")]
    pub least_margin: nintei_judgment::Tenths,
    /// Longest period that the law allows at all, months.
    pub legal_max_months: u16,
}
