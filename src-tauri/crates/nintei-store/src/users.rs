use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{InvestigatorId, Stamp};

/// 利用者番号: given by the store from 1, never again to another. All that the open part of the files knows of a user.
pub type UserNumber = u32;

/// Who began the store.
pub const FIRST_USER: UserNumber = 1;

/// 役割: what a user does with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 調査員: surveys.
    Investigator,
    /// 事務局: prepares and records the board's meetings, keeps the registers.
    Secretariat,
    /// 講師: teaches with made-up cases.
    Teacher,
    /// 管理者: manages the users and what keeps the data safe.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Investigator, Self::Secretariat, Self::Teacher, Self::Administrator];
}

/// What is entered about a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UserEntry {
    /// Name as the journal tells it.
    pub name: String,
    /// At least one.
    pub roles: BTreeSet<Role>,
    /// Whom the user is in the register of investigators.
    #[ts(type = "number | null")]
    pub investigator: Option<InvestigatorId>,
}

/// A user as kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Key.
    #[serde(skip)]
    pub number: UserNumber,
    /// What was entered. The first user may be without a name.
    #[serde(flatten)]
    pub entry: UserEntry,
    /// Whether they may sign in (利用中); otherwise 停止中.
    pub active: bool,
    /// Whether their passphrase is one given by 管理者, to be replaced by their own.
    pub one_time: bool,
    /// When they were registered, RFC 3339; `None` for who began the store.
    pub made_at: Option<String>,
    /// When anything about them was changed last, their passphrase too.
    pub changed_at: Option<String>,
}

impl User {
    /// How the journal names who did something: number and name.
    #[must_use]
    pub fn told(&self) -> String {
        match self.entry.name.trim() {
            "" => format!("利用者{}", self.number),
            name => format!("{} {name}", self.number),
        }
    }

    /// What the user does at `at`.
    #[must_use]
    pub fn stamp(&self, at: DateTime<FixedOffset>) -> Stamp {
        Stamp { at, by: self.told() }
    }

    /// Whether they are active and 管理者.
    #[must_use]
    pub fn administers(&self) -> bool {
        self.active && self.entry.roles.contains(&Role::Administrator)
    }
}
