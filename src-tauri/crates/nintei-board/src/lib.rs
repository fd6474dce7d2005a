//! 介護認定審査会: what the board and its secretariat decide by rules that are dated data.
//!
//! The 一次判定 that it begins from ([`PrimaryResult`]), 審査会の簡素化 ([`simplify`]), 有効期間 ([`validity`]), the copy of a
//! text that the members read ([`MaskedText`], [`propose_masks`]), which case goes to which meeting ([`propose`]) and in
//! which order ([`order`]), 二次判定 ([`decide`]) and what it opens ([`ServiceTable`]), days that run ([`waiting`]), and
//! 業務分析データ ([`StatisticsCounter`]). The rules (`assets/*.yaml`) are read and refused where they are unsound. No
//! clock, no file, no floating point.

mod assignment;
mod data;
mod deadlines;
mod decision;
mod masking;
mod meeting;
mod primary;
mod services;
mod settings;
mod simplification;
mod statistics;
mod validity;

pub use assignment::{
    CaseToOrder, CaseToPlace, MeetingToFill, OrderBy, OrderError, OrderKey, Placement, conflict, order, propose,
};
pub use data::DataError;
pub use deadlines::{DAYS_TO_DECIDE, DAYS_TO_RENEW, Waiting, WaitingState, renewal_days_left, waiting};
pub use decision::{Decision, DecisionEntry, DecisionError, DecisionOutcome, ReviewCase, decide, simplified_entry};
pub use masking::{
    KnownValues, Mask, MaskError, MaskReason, MaskedText, OpenCheckKind, ProposedMask, TextKey, propose_masks,
    still_named, text_check,
};
pub use meeting::{
    KeptMeeting, KeptMember, KeptPanel, Meeting, MeetingId, Member, MemberId, Panel, PanelId, Profession, quorum_notice,
};
pub use primary::{PrimaryResult, PrimarySource};
pub use services::{BenefitKind, Designation, OpenedBenefits, ServiceGroup, ServicePart, ServiceTable};
pub use settings::{BoardSettings, SettingsError};
pub use simplification::{
    ConditionLine, ConditionVerdict, InsurerRequirements, RequirementError, RequirementLine, Simplification,
    SimplificationInput, SimplificationRules, simplify,
};
pub use statistics::{
    BoardStatistics, CountedCase, GroupFigures, LevelChange, LevelCount, NationalData, NationalFigures,
    NationalPeriods, PeriodBin, PeriodDistribution, Share, SimplifiedShare, StatisticsCounter, StatisticsGroup,
    statistics_csv,
};
pub use validity::{
    Care1State, InsurerLimit, InsurerLimits, LengthError, LimitError, PeriodEnd, PeriodRequest, Validity,
    ValidityError, ValidityPeriod, ValidityRules, last_day, validity,
};
