use std::collections::BTreeSet;

use nintei_store::{Role, User, UserEntry, UserNumber};
use serde::Serialize;
use ts_rs::TS;

/// Whether the encrypted file is there, and open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VaultState {
    /// Where the file stands.
    pub state: VaultStatus,
    /// The folder that holds it.
    pub folder: String,
    /// 利用者番号 of those who may sign in.
    pub numbers: Vec<UserNumber>,
    /// Who is signed in.
    pub me: Option<SignedIn>,
}

/// Where the encrypted file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VaultStatus {
    /// Not created yet.
    New,
    /// Waiting for the passphrase.
    Locked,
    /// Open.
    Open,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignedIn {
    /// 利用者番号.
    pub number: UserNumber,
    /// Name; the first user may be without one.
    pub name: String,
    /// What they do with the program.
    pub roles: BTreeSet<Role>,
    /// Whether their passphrase is good for this sign-in only.
    pub one_time: bool,
    /// Minutes without a person after which the file locks.
    pub lock_after: u32,
    /// Told where the clock stood before the last change at sign-in.
    pub clock_behind: Option<ClockBehind>,
}

/// A clock that stands before the last change in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClockBehind {
    /// What the clock said at sign-in, RFC 3339 with offset.
    pub now: String,
    /// When the last change was made, by the clock of then, RFC 3339 with offset.
    pub last: String,
}

/// A recovery code, shown once.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssuedRecoveryCode {
    /// The code in groups.
    pub code: String,
}

/// What the watch tells the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SessionMessage {
    /// It will lock soon, unless somebody does something.
    Soon,
    /// Somebody is there again.
    Stays,
    /// What is typed is to be saved, then to lock.
    Locking,
    /// It is locked.
    Locked,
    /// Somebody wants to close the window: what is typed is to be saved, then a backup made where one is due.
    Closing,
}

/// A user as 管理者 sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UserView {
    /// 利用者番号.
    pub number: UserNumber,
    /// What was entered.
    #[serde(flatten)]
    #[ts(flatten)]
    pub entry: UserEntry,
    /// 利用中, otherwise 停止中.
    pub active: bool,
    /// Whether their passphrase is good for one sign-in only.
    pub one_time: bool,
    /// Whether a passphrase of theirs opens the file.
    pub has_passphrase: bool,
    /// When they were registered, RFC 3339.
    pub made_at: Option<String>,
    /// When anything about them was changed last, RFC 3339.
    pub changed_at: Option<String>,
}

/// A passphrase for one sign-in, shown once, and the users as they are with it.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct GivenPassphrase {
    /// Whose it is.
    pub number: UserNumber,
    /// As it is to be typed.
    pub passphrase: String,
    /// Every user.
    pub users: Vec<UserView>,
}

impl UserView {
    /// What 管理者 sees of `user`.
    pub fn of(user: User, has_passphrase: bool) -> Self {
        let User { number, entry, active, one_time, made_at, changed_at } = user;
        Self { number, entry, active, one_time, has_passphrase, made_at, changed_at }
    }
}
