//! What the board's screens show.

mod meeting;
mod packet;
mod register;
mod review;
mod statistics;

pub use meeting::{
    AgendaRow, AssignmentProposal, DeadlineView, MeetingList, MeetingRow, MeetingView, MemberOfMeeting,
    ProposedPlacement, RenewalView, WaitingPage, WaitingQuery, WaitingRow,
};
pub use packet::{
    PacketAudience, PacketCaseView, PacketPaper, PacketProgress, PacketRequest, PacketWarning, RecordFormat,
    SavedPacket,
};
pub use register::BoardRegister;
pub use review::{AttachmentView, LevelPeriod, MaskedTextView, ReviewSummary, ReviewView};
pub use statistics::{ServicesView, StatisticsQuery, StatisticsView};
