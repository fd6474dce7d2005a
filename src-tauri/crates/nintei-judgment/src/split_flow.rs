//! The flow of 審査会委員テキスト 図表6 (要支援2／要介護1) with the way of one case, as boxes and arrows to draw.

use nintei_survey::CareLevels;
use serde::Serialize;
use ts_rs::TS;

/// The flow with one case's way through it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SplitFlow {
    /// The boxes, questions from the first to the last, then the ends.
    pub boxes: Vec<FlowBox>,
    /// The arrows between them.
    pub arrows: Vec<FlowArrow>,
    /// What is left of 要支援2 and 要介護1; none where the total does not reach their range.
    pub left: CareLevels,
    /// Why, in a sentence.
    pub reason: String,
}

/// A box of the flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FlowBox {
    /// Which box.
    pub id: FlowBoxId,
    /// Its sentence.
    pub text: String,
    /// The case's value, for a question.
    pub value: Option<String>,
    /// Whether the case comes here.
    pub reach: Reach,
}

/// An arrow of the flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FlowArrow {
    /// From which box.
    pub from: FlowBoxId,
    /// To which.
    pub to: FlowBoxId,
    /// The answer that takes it.
    pub label: String,
    /// Whether the case takes it.
    pub reach: Reach,
}

/// The boxes of the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FlowBoxId {
    /// Whether the total lies in the range that 要支援2 and 要介護1 share.
    Total,
    /// Whether 調査 and 主治医意見書 agree on 認知症自立度.
    Agreement,
    /// Whether 蓋然性 is 50 % or more.
    Likelihood,
    /// 状態の安定性.
    Stability,
    /// End: the total alone decides.
    ByTotal,
    /// End: 要支援2.
    Support2,
    /// End: 要介護1.
    Care1,
}

/// Whether a case comes to a box or takes an arrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Certainly.
    Taken,
    /// As far as is known, it may.
    Possible,
    /// No.
    NotTaken,
}
