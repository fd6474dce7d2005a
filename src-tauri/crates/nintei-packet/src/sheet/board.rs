use chrono::NaiveDate;
use nintei_survey::wareki;

/// For whom a document of the board is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// 委員用: nothing on it tells who the person is, who surveyed them and who wrote the opinion.
    Members,
    /// 事務局用: with names and numbers.
    Secretariat,
}

impl Audience {
    /// The word as printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Members => "委員用",
            Self::Secretariat => "事務局用",
        }
    }
}

/// The meeting of the board, as its documents name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingHead<'a> {
    /// 第何回.
    pub number: u32,
    /// Name of the 合議体; empty where there is none yet.
    pub panel: &'a str,
    /// 審査日.
    pub held_on: Option<NaiveDate>,
}

impl MeetingHead<'_> {
    /// 第12回　第1合議体　令和8年11月25日.
    pub(crate) fn words(&self) -> String {
        let day = self.held_on.map_or_else(|| "審査日未定".to_owned(), wareki::long);
        let panel = self.panel.trim();
        if panel.is_empty() {
            format!("第{}回　{day}", self.number)
        } else {
            format!("第{}回　{panel}　{day}", self.number)
        }
    }
}

/// What a sheet says of the meeting it is printed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardHead<'a> {
    /// For whom.
    pub audience: Audience,
    /// The meeting.
    pub meeting: MeetingHead<'a>,
    /// 審査順, from 1.
    pub place: u32,
}
