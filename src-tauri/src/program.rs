//! What the program holds while it runs.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use chrono::{DateTime, FixedOffset, Local};
use nintei_case::{Tables, supplements};
use nintei_packet::Fonts;
use nintei_store::{Stamp, Store};
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

use crate::refusal::Refusal;
use crate::work::Work;

/// The running program.
pub struct Program {
    folder: PathBuf,
    fonts_folder: PathBuf,
    fonts: Arc<OnceLock<Fonts>>,
    /// Exchanged as a whole, while the store is held, when the rules in use change.
    tables: Arc<RwLock<Arc<Tables>>>,
    store: Arc<Mutex<Option<Store>>>,
    work: Work,
    saved_sheets: RwLock<HashSet<PathBuf>>,
}

impl Program {
    /// The program with its file in `folder`; nothing is opened yet.
    pub fn new(folder: PathBuf, fonts_folder: PathBuf, tables: Tables) -> Self {
        Self {
            folder,
            fonts_folder,
            fonts: Arc::default(),
            tables: Arc::new(RwLock::new(Arc::new(tables))),
            store: Arc::default(),
            work: Work::default(),
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
        open: impl FnOnce(&Path) -> Result<(Store, T), Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let mut place = Arc::clone(&self.store).lock_owned().await;
        if place.is_some() {
            return Err(Refusal::new("already-open", "すでに開いています。画面を読み込み直してください。"));
        }
        let (folder, tables) = (self.folder.clone(), Arc::clone(&self.tables));
        in_background(move || {
            let (store, result) = open(&folder)?;
            exchange(&tables, |present| supplements::laid_over(present, &store));
            *place = Some(store);
            Ok(result)
        })
        .await
    }

    /// The long work that is going on.
    pub const fn work(&self) -> &Work {
        &self.work
    }

    /// Closes the store; nothing can be read until it is opened again. Long work stops.
    pub async fn lock(&self) {
        self.work.cancel();
        let mut place = self.store.lock().await;
        *place = None;
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
        Turns { store: Arc::clone(&self.store), tables: Arc::clone(&self.tables) }
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
}

impl Turns {
    /// Works with the open store for a moment, in the order in which the callers came. Blocks.
    pub fn take<T>(&self, work: impl FnOnce(&mut Store, &Tables) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let mut place = self.store.blocking_lock();
        work(opened(&mut place)?, &present(&self.tables))
    }
}

fn opened(place: &mut Option<Store>) -> Result<&mut Store, Refusal> {
    place.as_mut().ok_or_else(|| Refusal::new("locked", "ロックされています。パスフレーズを入力して開いてください。"))
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

/// Who works at this computer, and when.
pub fn stamp() -> Stamp {
    let by = ["USER", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default();
    Stamp { at: now(), by }
}
