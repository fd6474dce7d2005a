//! What the program holds while it runs.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use chrono::{DateTime, FixedOffset, Local, NaiveDate};
use nintei_judgment::{RuleEdition, RuleError};
use nintei_packet::Fonts;
use nintei_store::{Stamp, Store};
use nintei_survey::{Application, DataError, FormEdition, OpinionForm, Phrase, VagueWords};
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

use crate::refusal::Refusal;

/// Forms, rules and lists that come with the program, read and found sound.
pub struct Tables {
    forms: Vec<FormEdition>,
    rules: Vec<RuleEdition>,
    opinion: OpinionForm,
    /// By the key of the form.
    vague_words: BTreeMap<String, VagueWords>,
    phrases: Vec<Phrase>,
}

impl Tables {
    /// Reads them.
    ///
    /// # Errors
    /// A sentence saying which table is not sound. The program does not start then.
    pub fn load() -> Result<Self, String> {
        let forms = nintei_survey::built_in().map_err(|error| error.to_string())?;
        let rules = nintei_judgment::built_in(&forms).map_err(|error| error.to_string())?;
        let data = |error: DataError| error.to_string();
        let vague_words = forms
            .iter()
            .map(|form| Ok((form.id.clone(), VagueWords::built_in(form)?)))
            .collect::<Result<_, _>>()
            .map_err(data)?;
        Ok(Self {
            forms,
            rules,
            opinion: OpinionForm::built_in().map_err(data)?,
            vague_words,
            phrases: Phrase::built_in().map_err(data)?,
        })
    }

    /// The items of the 主治医意見書.
    pub fn opinion(&self) -> &OpinionForm {
        &self.opinion
    }

    /// Words that stand where a number belongs, in notes on `form`.
    pub fn vague_words(&self, form: &FormEdition) -> Result<&VagueWords, Refusal> {
        self.vague_words.get(&form.id).ok_or_else(|| no_form(&form.id))
    }

    /// The phrases that come with the program.
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The form edition `id`.
    pub fn form(&self, id: &str) -> Result<&FormEdition, Refusal> {
        self.forms.iter().find(|form| form.id == id).ok_or_else(|| no_form(id))
    }

    /// The form edition for a survey that begins on `day`.
    pub fn form_on(&self, day: NaiveDate) -> Result<&FormEdition, Refusal> {
        self.forms.iter().rfind(|form| form.applies_from <= day).or(self.forms.first()).ok_or_else(|| {
            Refusal::new("no-form", "調査票がこのプログラムにありません。プログラムを入れ直してください。")
        })
    }

    /// The rules by which an application is judged: those of the day of the survey, else of the application, else of
    /// today.
    pub fn rules(&self, application: &Application, today: NaiveDate) -> Result<&RuleEdition, RuleError> {
        let day = application.surveyed_on.or(application.applied_on).unwrap_or(today);
        nintei_judgment::in_force(&self.rules, day)
    }
}

fn no_form(id: &str) -> Refusal {
    let sentence = format!("調査票「{id}」がこのプログラムにありません。新しい版のプログラムで開いてください。");
    Refusal::new("no-form", sentence)
}

/// The running program.
pub struct Program {
    folder: PathBuf,
    fonts_folder: PathBuf,
    fonts: Arc<OnceLock<Fonts>>,
    tables: Arc<Tables>,
    store: Arc<Mutex<Option<Store>>>,
    saved_sheets: RwLock<HashSet<PathBuf>>,
}

impl Program {
    /// The program with its file in `folder`; nothing is opened yet.
    pub fn new(folder: PathBuf, fonts_folder: PathBuf, tables: Tables) -> Self {
        Self {
            folder,
            fonts_folder,
            fonts: Arc::default(),
            tables: Arc::new(tables),
            store: Arc::default(),
            saved_sheets: RwLock::default(),
        }
    }

    /// The folder of the encrypted file.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Forms and rules.
    pub fn tables(&self) -> &Tables {
        &self.tables
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
        let folder = self.folder.clone();
        in_background(move || {
            let (store, result) = open(&folder)?;
            *place = Some(store);
            Ok(result)
        })
        .await
    }

    /// Closes the store; nothing can be read until it is opened again.
    pub async fn lock(&self) {
        *self.store.lock().await = None;
    }

    /// Works with the open store. Callers take their turns in the order in which they came.
    pub async fn with_store<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store, &Tables) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let mut place = Arc::clone(&self.store).lock_owned().await;
        let tables = Arc::clone(&self.tables);
        in_background(move || {
            let store = place
                .as_mut()
                .ok_or_else(|| Refusal::new("locked", "ロックされています。パスフレーズを入力して開いてください。"))?;
            work(store, &tables)
        })
        .await
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
