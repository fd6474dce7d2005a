//! The session: who is signed in while the file is open, and for how long.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, FixedOffset};
use nintei_store::{Role, Store, UserNumber};
use tauri::ipc::Channel;

use crate::access::{self, Access};
use crate::clock;
use crate::program::locked;
use crate::refusal::Refusal;
use crate::views::{ClockBehind, SessionMessage, SignedIn};
use crate::watch::{Step, Watch};

/// Who is signed in, as the store says.
#[derive(Debug, Clone)]
pub struct Session {
    user: UserNumber,
    name: String,
    roles: BTreeSet<Role>,
    one_time: bool,
    /// Minutes without a person after which the file locks.
    lock_after: u32,
    /// The clock at sign-in, where it stood before the last change.
    clock_behind: Option<ClockBehind>,
}

impl Session {
    /// The session of who has opened `store` at `now`.
    pub fn begun(store: &Store, now: DateTime<FixedOffset>) -> Result<Self, Refusal> {
        let clock_behind = clock::behind(now, store.last_change_at()?);
        Ok(Self { clock_behind, ..Self::of(store)? })
    }

    /// The session of who opened `store`.
    pub fn of(store: &Store) -> Result<Self, Refusal> {
        let user = store.signed_in();
        Ok(Self {
            user: user.number,
            name: user.entry.name.clone(),
            roles: user.entry.roles.clone(),
            one_time: user.one_time,
            lock_after: store.lock_after()?,
            clock_behind: None,
        })
    }
}

/// The session that goes on, if any.
#[derive(Default)]
pub struct Current(Mutex<State>);

#[derive(Default)]
struct State {
    /// How many sessions there have been.
    number: u64,
    session: Option<(Session, Watch)>,
    messages: Option<Channel<SessionMessage>>,
}

impl Current {
    /// Begins a session.
    pub fn begin(&self, session: Session) {
        let mut state = self.state();
        state.number += 1;
        state.session = Some((session, Watch::new(Instant::now(), SystemTime::now())));
    }

    /// Goes on with what `session` says; the clock is that of the sign-in.
    pub fn renew(&self, session: Session) {
        if let Some((present, _)) = &mut self.state().session {
            *present = Session { clock_behind: present.clock_behind.take(), ..session };
        }
    }

    /// Ends the session.
    pub fn end(&self) {
        let mut state = self.state();
        state.number += 1;
        state.session = None;
    }

    /// Tells one session from another.
    pub fn number(&self) -> u64 {
        self.state().number
    }

    /// Who is signed in.
    pub fn signed_in(&self) -> Option<SignedIn> {
        let state = self.state();
        let (session, _) = state.session.as_ref()?;
        let Session { user, name, roles, one_time, lock_after, clock_behind } = session.clone();
        Some(SignedIn { number: user, name, roles, one_time, lock_after, clock_behind })
    }

    /// Whether the person at the window may ask for `command` now.
    pub fn admit(&self, command: &str) -> Result<(), Refusal> {
        let state = self.state();
        let session = state.session.as_ref().map(|(session, _)| session);
        let roles = session.map(|session| &session.roles);
        let own_passphrase = session.is_some_and(|session| !session.one_time);
        if access::is_allowed(command, roles, own_passphrase) {
            return Ok(());
        }
        Err(match (access::of(command), session) {
            (Some(_), None) => locked(),
            (Some(_), Some(session)) if session.one_time => Refusal::new(
                "passphrase-to-be-chosen",
                "一度だけ使えるパスフレーズで開いています。先に、自分のパスフレーズを決めてください。",
            ),
            (Some(Access::AnyOf(roles)), _) => {
                let names: Vec<_> = roles.iter().map(|role| access::name(*role)).collect();
                let sentence =
                    format!("この操作は{}の役割で行えます。必要なときは管理者に相談してください。", names.join("・"));
                Refusal::new("not-your-role", sentence)
            }
            (Some(_), _) | (None, _) => {
                Refusal::new("no-such-command", "この操作はできません。プログラムを入れ直してください。")
            }
        })
    }

    /// Somebody is there.
    pub fn saw_person(&self) {
        let mut state = self.state();
        let told = state.session.as_mut().is_some_and(|(_, watch)| watch.saw_person(Instant::now()));
        if told {
            let _ = state.tell(SessionMessage::Stays);
        }
    }

    /// The window is told by `messages` from now on.
    pub fn tell_by(&self, messages: Channel<SessionMessage>) {
        self.state().messages = Some(messages);
    }

    /// Tells the window. Whether it can hear.
    pub fn tell(&self, message: SessionMessage) -> bool {
        self.state().tell(message)
    }

    /// Looks once, tells the window what it has to know, and says whether the file is to be locked now.
    pub fn look(&self) -> bool {
        let mut state = self.state();
        let step = state.session.as_mut().map_or(Step::Wait, |(session, watch)| {
            let idle = Duration::from_secs(u64::from(session.lock_after) * 60);
            watch.look(Instant::now(), SystemTime::now(), idle)
        });
        let message = match step {
            Step::Wait => return false,
            Step::Tell => SessionMessage::Soon,
            Step::Ask => SessionMessage::Locking,
            Step::Lock => return true,
        };
        // A window that hears nothing any more is locked all the same.
        let _ = state.tell(message);
        false
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn tell(&self, message: SessionMessage) -> bool {
        self.messages.as_ref().is_some_and(|messages| messages.send(message).is_ok())
    }
}
