//! 合議体 and its meetings: who decides, when, and on which cases.

mod member;
mod panel;
mod quorum;

pub use member::{KeptMember, Member, MemberId, Profession};
pub use panel::{KeptMeeting, KeptPanel, Meeting, MeetingId, Panel, PanelId};
pub use quorum::quorum_notice;
