//! What the program holds while it runs.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::Instant;

use chrono::{DateTime, FixedOffset, Local};
use nintei_case::{Tables, supplements};
use nintei_packet::Fonts;
use nintei_store::{Attempts, BackupStep, Stamp, Store, UserNumber};
use tauri::ipc::Channel;
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

use crate::closing::{Asked, Closing};
use crate::refusal::Refusal;
use crate::session::{Current, Session};
use crate::views::{RestoredView, SessionMessage, SignedIn};
use crate::work::Work;

/// The running program.
pub struct Program {
    folder: PathBuf,
    fonts_folder: PathBuf,
    fonts: Arc<OnceLock<Fonts>>,
    /// Exchanged as a whole, while the store is held, when the rules in use change.
    tables: Arc<RwLock<Arc<Tables>>>,
    store: Arc<Mutex<Option<Store>>>,
    attempts: Arc<Mutex<Attempts>>,
    session: Arc<Current>,
    work: Work,
    closing: Closing,
    saved_sheets: RwLock<HashSet<PathBuf>>,
}

impl Program {
    /// The program with its file in `folder`; nothing is opened yet.
    pub fn new(folder: PathBuf, fonts_folder: PathBuf, tables: Tables) -> Self {
        let attempts = Arc::new(Mutex::new(Attempts::new(&folder, Instant::now())));
        Self {
            folder,
            fonts_folder,
            fonts: Arc::default(),
            tables: Arc::new(RwLock::new(Arc::new(tables))),
            store: Arc::default(),
            attempts,
            session: Arc::default(),
            work: Work::default(),
            closing: Closing::default(),
            saved_sheets: RwLock::default(),
        }
    }

    /// The folder of the encrypted file.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Forms and rules as they are now.
    pub fn tables(&self) -> Arc<Tables> {
        present(&self.tables)
    }

    /// Whether the store is open.
    pub async fn is_open(&self) -> bool {
        self.store.lock().await.is_some()
    }

    /// Opens the store by `open`, which may take its time, and keeps it.
    pub async fn open<T: Send + 'static>(
        &self,
        open: impl FnOnce(&Path, &mut Attempts) -> Result<(Store, T), Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let mut place = Arc::clone(&self.store).lock_owned().await;
        if place.is_some() {
            return Err(Refusal::new("already-open", "すでに開いています。画面を読み込み直してください。"));
        }
        let (folder, tables) = (self.folder.clone(), Arc::clone(&self.tables));
        let (attempts, session) = (Arc::clone(&self.attempts), Arc::clone(&self.session));
        self.closing.stay();
        in_background(move || {
            let (store, result) = open(&folder, &mut attempts.blocking_lock())?;
            exchange(&tables, |present| supplements::laid_over(present, &store));
            session.begin(Session::begun(&store, now())?);
            *place = Some(store);
            Ok(result)
        })
        .await
    }

    /// The long work that is going on.
    pub const fn work(&self) -> &Work {
        &self.work
    }

    /// Puts `backup` in the place of the file, which must not be open; `None` where it was stopped. Wrong passphrases in
    /// a row make wait as those of the file do.
    pub async fn restore(
        &self,
        backup: PathBuf,
        number: Option<UserNumber>,
        passphrase: String,
        mut tell: impl FnMut(BackupStep) + Send + 'static,
    ) -> Result<Option<RestoredView>, Refusal> {
        let place = Arc::clone(&self.store).lock_owned().await;
        if place.is_some() {
            let sentence = "データを開いている間は戻せません。ロックしてから、バックアップを選んでください。";
            return Err(Refusal::new("lock-to-restore", sentence));
        }
        let running = self.work.begin()?;
        let (folder, attempts) = (self.folder.clone(), Arc::clone(&self.attempts));
        in_background(move || {
            let mut step = |at| {
                tell(at);
                if running.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let mut attempts = attempts.blocking_lock();
            let by = (number, passphrase.as_str());
            let restored =
                Store::restore_by_attempt(&backup, &folder, by, &mut attempts, (Instant::now(), now()), &mut step)?;
            drop(place);
            Ok(restored.map(RestoredView::of))
        })
        .await
    }

    /// The way to the end of the window.
    pub const fn closing(&self) -> &Closing {
        &self.closing
    }

    /// Whether the window may be closed now; where not, its page was told and sees to it. While the file is locked there
    /// is nothing to be saved.
    pub fn may_close(&self) -> bool {
        if self.session.signed_in().is_none() {
            return true;
        }
        match self.closing.ask() {
            Asked::Tell => !self.session.tell(SessionMessage::Closing),
            Asked::Wait => false,
            Asked::Close => true,
        }
    }

    /// Closes the store; nothing can be read until it is opened again. Long work stops.
    pub async fn lock(&self) {
        self.work.cancel();
        let mut place = self.store.lock().await;
        *place = None;
        self.session.end();
        exchange(&self.tables, Tables::as_built_in);
    }

    /// Works with the open store. Callers take their turns in the order in which they came.
    pub async fn with_store<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store, &Tables) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let mut place = Arc::clone(&self.store).lock_owned().await;
        let tables = Arc::clone(&self.tables);
        in_background(move || work(opened(&mut place)?, &present(&tables))).await
    }

    /// Works with the open store on what the session rests on: who is signed in, their passphrase, the settings. It
    /// goes on as they are afterwards.
    pub async fn with_session<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store, &Tables) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let session = Arc::clone(&self.session);
        self.with_store(move |store, tables| {
            let result = work(store, tables)?;
            session.renew(Session::of(store)?);
            Ok(result)
        })
        .await
    }

    /// Whether the person at the window may ask for `command` now.
    pub fn admit(&self, command: &str) -> Result<(), Refusal> {
        self.session.admit(command)
    }

    /// Who is signed in.
    pub fn signed_in(&self) -> Option<SignedIn> {
        self.session.signed_in()
    }

    /// Wrong passphrases in a row.
    pub fn attempts(&self) -> Arc<Mutex<Attempts>> {
        Arc::clone(&self.attempts)
    }

    /// Somebody is there.
    pub fn saw_person(&self) {
        self.session.saw_person();
    }

    /// The window is told by `messages` from now on.
    pub fn tell_by(&self, messages: Channel<SessionMessage>) {
        self.session.tell_by(messages);
    }

    /// Looks once whether the file is to be locked, and does what is to be done. Called every second.
    pub async fn look(&self) {
        if self.session.look() {
            self.lock().await;
            self.session.tell(SessionMessage::Locked);
        }
    }

    /// Works with the open store on its supplements; whatever comes after, the rules in use are those that they make.
    pub async fn with_supplements<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store, &Tables) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let mut place = Arc::clone(&self.store).lock_owned().await;
        let tables = Arc::clone(&self.tables);
        in_background(move || {
            let store = opened(&mut place)?;
            let result = work(store, &present(&tables))?;
            exchange(&tables, |present| supplements::laid_over(present, store));
            Ok(result)
        })
        .await
    }

    /// Turns at the open store for long work, which takes one after another so that others come in between.
    pub fn turns(&self) -> Turns {
        let (store, tables, session) = (&self.store, &self.tables, &self.session);
        Turns {
            store: Arc::clone(store),
            tables: Arc::clone(tables),
            session: Arc::clone(session),
            begun_in: session.number(),
        }
    }

    /// The fonts of printed documents, read when first needed.
    pub fn fonts(&self) -> impl FnOnce() -> Result<FontsHandle, Refusal> + Send + 'static {
        let (fonts, folder) = (Arc::clone(&self.fonts), self.fonts_folder.clone());
        move || {
            if fonts.get().is_none() {
                // Another call may have been first; its fonts are the same.
                let _ = fonts.set(Fonts::new(&folder)?);
            }
            Ok(FontsHandle(fonts))
        }
    }

    /// Remembers that the user saved a sheet at `path`.
    pub fn remember_saved(&self, path: PathBuf) {
        self.saved_sheets.write().unwrap_or_else(PoisonError::into_inner).insert(path);
    }

    /// Whether the user saved a sheet at `path` since the program was started.
    pub fn was_saved(&self, path: &Path) -> bool {
        self.saved_sheets.read().unwrap_or_else(PoisonError::into_inner).contains(path)
    }
}

/// Turns at the open store, for work in the background.
pub struct Turns {
    store: Arc<Mutex<Option<Store>>>,
    tables: Arc<RwLock<Arc<Tables>>>,
    session: Arc<Current>,
    /// The session in which the work was begun.
    begun_in: u64,
}

impl Turns {
    /// Works with the open store for a moment, in the order in which the callers came. Blocks. Refused where the file
    /// was locked since the work was begun, even if it is open again: for another person.
    pub fn take<T>(&self, work: impl FnOnce(&mut Store, &Tables) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let mut place = self.store.blocking_lock();
        if self.session.number() != self.begun_in {
            return Err(locked());
        }
        work(opened(&mut place)?, &present(&self.tables))
    }
}

fn opened(place: &mut Option<Store>) -> Result<&mut Store, Refusal> {
    place.as_mut().ok_or_else(locked)
}

/// The refusal of what needs the open file.
pub fn locked() -> Refusal {
    Refusal::new("locked", "ロックされています。パスフレーズを入力して開いてください。")
}

fn present(tables: &RwLock<Arc<Tables>>) -> Arc<Tables> {
    Arc::clone(&tables.read().unwrap_or_else(PoisonError::into_inner))
}

fn exchange(tables: &RwLock<Arc<Tables>>, by: impl FnOnce(&Tables) -> Tables) {
    let new = Arc::new(by(&present(tables)));
    *tables.write().unwrap_or_else(PoisonError::into_inner) = new;
}

/// Fonts that were read.
pub struct FontsHandle(Arc<OnceLock<Fonts>>);

impl FontsHandle {
    /// The fonts.
    pub fn get(&self) -> Result<&Fonts, Refusal> {
        self.0.get().ok_or_else(|| Refusal::new("fonts", "書体を読めません。プログラムを入れ直してください。"))
    }
}

/// Runs `work` beside the window, so that the window never waits for disk or key derivation.
pub async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    spawn_blocking(work).await.unwrap_or_else(|_| {
        Err(Refusal::new(
            "internal",
            "処理が途中で止まりました。もう一度行ってください。続くときはプログラムを再起動してください。",
        ))
    })
}

/// The clock.
pub fn now() -> DateTime<FixedOffset> {
    Local::now().fixed_offset()
}

/// Who is signed in, and when.
pub fn stamp(store: &Store) -> Stamp {
    store.signed_in().stamp(now())
}
