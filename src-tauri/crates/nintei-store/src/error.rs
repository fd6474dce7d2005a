use std::io;
use std::path::{Path, PathBuf};

use nintei_survey::{AnswerError, ItemId};
use rusqlite::ErrorCode;

use crate::{BackupRefusal, BoardRefusal, IntakeRefusal, RecoveryCodeError, TrainingRefusal, TransferRefusal};

/// What the store refuses or cannot do. Nothing was changed where one is returned.
///
/// No sentence carries anything a person entered, so that an error may be shown, logged and reported.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Fewer letters than a passphrase needs.
    #[error("パスフレーズが短すぎます（{letters}文字）。{least}文字以上にしてください。")]
    PassphraseTooShort {
        /// Letters after full-width ones were made half-width.
        letters: usize,
        /// Letters needed.
        least: usize,
    },
    /// The two entries differ.
    #[error("確認のために入力したパスフレーズが一致しません。同じものを二度入力してください。")]
    PassphraseNotRepeated,
    /// A passphrase that would be guessed before others.
    #[error("このパスフレーズは推測されやすいため使えません（{because}）。つながりのない言葉を4つほど並べてください。")]
    PassphraseTooGuessable {
        /// Why.
        because: &'static str,
    },
    /// The new passphrase is the old one.
    #[error("新しいパスフレーズが今と同じです。別のものにしてください。")]
    PassphraseAsBefore,
    /// The passphrase does not open the slot of the user, or there is no such user.
    #[error(
        "パスフレーズが違います。利用者番号とパスフレーズを確かめて、入力し直してください。忘れたときは管理者に決め直してもらうか、回復コードで開けます。"
    )]
    WrongPassphrase,
    /// Wrong passphrases in a row.
    #[error("パスフレーズの誤りが続いたため、しばらく受け付けません。あと{seconds}秒待ってから入力してください。")]
    TooManyAttempts {
        /// Seconds left.
        seconds: u64,
    },
    /// The recovery code cannot be read.
    #[error(transparent)]
    RecoveryCode(#[from] RecoveryCodeError),
    /// The recovery code is well formed but does not open the key file.
    #[error(
        "この回復コードでは開けません。パスフレーズか回復コードを作り直したあとは、最後に印刷したものだけが使えます。"
    )]
    WrongRecoveryCode,
    /// There is nothing to open in the folder.
    #[error("「{}」には、まだデータがありません。新しく始めてください。", .0.display())]
    NoStore(PathBuf),
    /// There is a store in the folder already.
    #[error("「{}」には、すでにデータがあります。上書きはしません。パスフレーズを入力して開いてください。", .0.display())]
    AlreadyExists(PathBuf),
    /// The database is there, its key file is not.
    #[error("鍵ファイル「{}」がありません。これがないとデータを開けません。バックアップから同じフォルダに戻してください。", .0.display())]
    KeyFileMissing(PathBuf),
    /// The key file's content is not what was written.
    #[error("鍵ファイル「{}」が壊れています。バックアップから戻してください。データファイルはそのまま残しておいてください。", .0.display())]
    KeyFileDamaged(PathBuf),
    /// A file of another program under the key file's name.
    #[error("「{}」はこのプログラムの鍵ファイルではありません。別のフォルダを使うか、バックアップから戻してください。", .0.display())]
    KeyFileNotOurs(PathBuf),
    /// The key file was written by a newer program.
    #[error(
        "鍵ファイルは新しい版のプログラムで作られています（形式{found}、この版は{known}まで）。プログラムを新しくしてください。"
    )]
    KeyFileNewer {
        /// Version of the format found.
        found: u32,
        /// Newest version this program reads.
        known: u32,
    },
    /// The key file is there, the database is not.
    #[error("データファイル「{}」がありません。バックアップから同じフォルダに戻してください。", .0.display())]
    DatabaseMissing(PathBuf),
    /// The database cannot be read with its key, or contradicts itself.
    #[error(
        "データファイルが壊れているか、鍵ファイルと組になっていません（{0}）。二つのファイルを同じ時点のバックアップから戻してください。"
    )]
    DatabaseDamaged(String),
    /// A file of another program under the database's name.
    #[error("「{}」はこのプログラムのデータファイルではありません。別のフォルダを使うか、バックアップから戻してください。", .0.display())]
    DatabaseNotOurs(PathBuf),
    /// The database was written by a newer program.
    #[error(
        "データファイルは新しい版のプログラムで作られています（形式{found}、この版は{known}まで）。プログラムを新しくしてください。"
    )]
    DatabaseNewer {
        /// Version of the tables found.
        found: u32,
        /// Newest version this program reads.
        known: u32,
    },
    /// Another process has the store open.
    #[error("データは別の画面で開かれています。そちらを閉じてから、もう一度開いてください。")]
    OpenElsewhere,
    /// No room left on the disk.
    #[error("ディスクの空き容量が足りないため、保存できませんでした。空き容量を増やして、もう一度操作してください。")]
    DiskFull,
    /// The folder or a file may not be written.
    #[error("データのフォルダに書き込めません。フォルダの権限と、読み取り専用になっていないかを確かめてください。")]
    ReadOnly,
    /// The folder or a file in it cannot be used.
    #[error("「{}」を読み書きできません（{cause}）。フォルダと機器の接続を確かめてください。", .path.display())]
    Folder {
        /// What was being read or written.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The disk did not take or give what was asked of it: a medium that was pulled out, a quota, a failing device.
    #[error(
        "ディスクの読み書きに失敗したため、保存できませんでした。機器の接続、空き容量、使用量の割当てを確かめて、もう一度操作してください。続くときは、別の機器にバックアップから戻してください。"
    )]
    DeviceFailed,
    /// The system gave no random numbers.
    #[error("安全な乱数を得られないため、鍵を作れませんでした。機器を再起動して、もう一度試してください。")]
    NoRandomness,
    /// Not enough memory to derive the key.
    #[error("記憶領域が足りないため、鍵を計算できませんでした。ほかのプログラムを閉じて、もう一度試してください。")]
    OutOfMemory,
    /// There is no such case.
    #[error("事例（内部番号{0}）がありません。一覧を開き直してください。")]
    NoSuchCase(i64),
    /// The case was begun with another edition of the form.
    #[error("この事例は調査票「{case}」で始められています。「{given}」では答えられません。事例を開き直してください。")]
    OtherForm {
        /// Edition of the case.
        case: String,
        /// Edition given.
        given: String,
    },
    /// The form does not allow the answer.
    #[error(transparent)]
    Answer(#[from] AnswerError),
    /// A text beyond what is kept.
    #[error("文章が長すぎます（{characters}文字）。{most}文字以内にしてください。入力した文章は保存されていません。")]
    TextTooLong {
        /// Characters given.
        characters: usize,
        /// Characters allowed.
        most: usize,
    },
    /// A flag that does not belong to the kind of item.
    #[error("{item} {item_name}には「{circumstance}」を付けられません。項目の評価軸に合うものを選んでください。")]
    CircumstanceNotOffered {
        /// The item.
        item: ItemId,
        /// Its short name.
        item_name: String,
        /// Wording of the flag.
        circumstance: &'static str,
    },
    /// There is no such investigator in the register.
    #[error("調査員（登録番号{0}）は名簿にありません。名簿を開き直してください。")]
    NoSuchInvestigator(i64),
    /// An investigator must be called something.
    #[error("調査員の氏名が空です。氏名を入力してください。")]
    InvestigatorWithoutName,
    /// A retired investigator takes no further case.
    #[error("この調査員は名簿で退任となっています。別の調査員を選ぶか、名簿で退任を取り消してください。")]
    InvestigatorRetired,
    /// There is no such user.
    #[error("利用者番号{0}の利用者がありません。利用者の一覧を開き直してください。")]
    NoSuchUser(u32),
    /// A user must be known by a name among others.
    #[error("利用者の氏名が空です。記録に残る名前を入力してください。")]
    UserWithoutName,
    /// A user without a role may do nothing.
    #[error("役割が選ばれていません。一つ以上選んでください。")]
    UserWithoutRole,
    /// The last active 管理者 would be gone.
    #[error("管理者が一人もいなくなるため、できません。先に、ほかの利用者を管理者にしてください。")]
    LastAdministrator,
    /// Who is signed in does not stop themselves.
    #[error("自分自身の利用は停止できません。ほかの管理者に頼んでください。")]
    UserIsOneself,
    /// The recovery code is for those who manage the store.
    #[error("利用者番号{0}は管理者ではないため、回復コードで開けません。管理者の利用者番号を入力してください。")]
    NotAdministrator(u32),
    /// The store is locked after one of a few times.
    #[error("自動ロックまでの時間に{0}分は選べません。1、5、10、15、30分から選んでください。")]
    LockAfterNotOffered(u32),
    /// More than is kept of forms that were not saved.
    #[error("保存していない入力が多すぎるため、下書きとして残せません。画面で保存してください。")]
    DraftTooLarge,
    /// There is no such phrase.
    #[error("文例（登録番号{0}）がありません。文例の一覧を開き直してください。")]
    NoSuchPhrase(i64),
    /// A phrase must say something.
    #[error("文例が空です。文章を入力してください。")]
    BlankPhrase,
    /// A limit that would allow nothing.
    #[error("特記事項の上限に0は使えません。1以上の数を入れるか、上限なしにしてください。")]
    ZeroLimit,
    /// No case has the number.
    #[error("整理番号{0}の事例がありません。番号を確かめてください。")]
    NoSuchNumber(u32),
    /// A case is not its own last survey.
    #[error("整理番号{0}はこの事例自身です。前回調査には別の事例を選んでください。")]
    LastSurveyIsItself(u32),
    /// A cancelled case is nobody's last survey.
    #[error("整理番号{0}は取り消した事例です。前回調査には別の事例を選んでください。")]
    LastSurveyCancelled(u32),
    /// Others have the case, or the board has to do with it.
    #[error("整理番号{number}は取り消せません。{because}")]
    CaseNotCancellable {
        /// 整理番号.
        number: u32,
        /// What holds it and what to do, in sentences.
        because: &'static str,
    },
    /// What is to be undone or redone was changed in another way.
    #[error(
        "{0}の内容が記録と異なるため、元に戻す・やり直すことができません。何も変えていません。項目を開いて直接直してください。"
    )]
    NoLongerAsRecorded(ItemId),
    /// There is no such supplement.
    #[error("補完（登録番号{0}）がありません。補完の一覧を開き直してください。")]
    NoSuchSupplement(i64),
    /// A supplement must say something.
    #[error("補完の内容が空です。内容を入力してから保存してください。")]
    BlankSupplement,
    /// Only a draft is changed, adopted or discarded.
    #[error(
        "補完（登録番号{id}）は{state}のため、変更・採用・削除はできません。新しい下書きを作り、古いほうを取り下げてください。"
    )]
    SupplementNotDraft {
        /// Its key.
        id: i64,
        /// Where it stands.
        state: &'static str,
    },
    /// Only an adopted supplement is withdrawn.
    #[error("補完（登録番号{id}）は{state}のため、取り下げられません。取り下げるのは採用中の補完だけです。")]
    SupplementNotAdopted {
        /// Its key.
        id: i64,
        /// Where it stands.
        state: &'static str,
    },
    /// A withdrawal must say why.
    #[error("取り下げる理由が空です。後から確かめられるように、理由を入力してください。")]
    WithdrawalWithoutReason,
    /// An official result must say something.
    #[error("公式の結果が空です。結果票の値を少なくとも一つ入力するか、入力を取り消してください。")]
    BlankOfficialResult,
    /// There is no such official result.
    #[error("公式の結果（登録番号{0}）がありません。一覧を開き直してください。")]
    NoSuchOfficialRecord(i64),
    /// There is no such recorded judgment.
    #[error("控えた試算（登録番号{0}）がありません。事例を開き直してください。")]
    NoSuchJudgmentRecord(i64),
    /// What is refused about meetings and what belongs to them.
    #[error(transparent)]
    Board(#[from] BoardRefusal),
    /// What is refused about backups.
    #[error(transparent)]
    Backup(#[from] BackupRefusal),
    /// What is refused about applications from files.
    #[error(transparent)]
    Intake(#[from] IntakeRefusal),
    /// What 研修 refuses.
    #[error(transparent)]
    Training(#[from] TrainingRefusal),
    /// What is refused about 引渡し.
    #[error(transparent)]
    Transfer(#[from] TransferRefusal),
    /// Anything else the database refuses.
    #[error("データベースの処理に失敗しました（{0}）。もう一度操作し、続くときはプログラムを起動し直してください。")]
    Database(String),
}

impl StoreError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::PassphraseTooShort { .. } => "passphrase-too-short",
            Self::PassphraseNotRepeated => "passphrase-not-repeated",
            Self::PassphraseTooGuessable { .. } => "passphrase-too-guessable",
            Self::PassphraseAsBefore => "passphrase-as-before",
            Self::WrongPassphrase => "wrong-passphrase",
            Self::TooManyAttempts { .. } => "too-many-attempts",
            Self::RecoveryCode(error) => error.code(),
            Self::WrongRecoveryCode => "wrong-recovery-code",
            Self::NoStore(_) => "no-store",
            Self::AlreadyExists(_) => "store-exists",
            Self::KeyFileMissing(_) => "key-file-missing",
            Self::KeyFileDamaged(_) => "key-file-damaged",
            Self::KeyFileNotOurs(_) => "key-file-not-ours",
            Self::KeyFileNewer { .. } => "key-file-newer",
            Self::DatabaseMissing(_) => "database-missing",
            Self::DatabaseDamaged(_) => "database-damaged",
            Self::DatabaseNotOurs(_) => "database-not-ours",
            Self::DatabaseNewer { .. } => "database-newer",
            Self::OpenElsewhere => "open-elsewhere",
            Self::DiskFull => "disk-full",
            Self::ReadOnly => "read-only",
            Self::Folder { .. } => "folder",
            Self::DeviceFailed => "device-failed",
            Self::NoRandomness => "no-randomness",
            Self::OutOfMemory => "out-of-memory",
            Self::NoSuchCase(_) => "no-such-case",
            Self::OtherForm { .. } => "other-form",
            Self::Answer(error) => error.code(),
            Self::TextTooLong { .. } => "text-too-long",
            Self::CircumstanceNotOffered { .. } => "circumstance-not-offered",
            Self::NoSuchInvestigator(_) => "no-such-investigator",
            Self::InvestigatorWithoutName => "investigator-without-name",
            Self::InvestigatorRetired => "investigator-retired",
            Self::NoSuchUser(_) => "no-such-user",
            Self::UserWithoutName => "user-without-name",
            Self::UserWithoutRole => "user-without-role",
            Self::LastAdministrator => "last-administrator",
            Self::UserIsOneself => "user-is-oneself",
            Self::NotAdministrator(_) => "not-administrator",
            Self::LockAfterNotOffered(_) => "lock-after-not-offered",
            Self::DraftTooLarge => "draft-too-large",
            Self::NoSuchPhrase(_) => "no-such-phrase",
            Self::BlankPhrase => "blank-phrase",
            Self::ZeroLimit => "zero-limit",
            Self::NoSuchNumber(_) => "no-such-number",
            Self::LastSurveyIsItself(_) => "last-survey-is-itself",
            Self::LastSurveyCancelled(_) => "last-survey-cancelled",
            Self::CaseNotCancellable { .. } => "case-not-cancellable",
            Self::NoLongerAsRecorded(_) => "no-longer-as-recorded",
            Self::NoSuchSupplement(_) => "no-such-supplement",
            Self::BlankSupplement => "blank-supplement",
            Self::SupplementNotDraft { .. } => "supplement-not-draft",
            Self::SupplementNotAdopted { .. } => "supplement-not-adopted",
            Self::WithdrawalWithoutReason => "withdrawal-without-reason",
            Self::BlankOfficialResult => "blank-official-result",
            Self::NoSuchOfficialRecord(_) => "no-such-official-record",
            Self::NoSuchJudgmentRecord(_) => "no-such-judgment-record",
            Self::Board(refusal) => refusal.code(),
            Self::Backup(refusal) => refusal.code(),
            Self::Intake(refusal) => refusal.code(),
            Self::Training(refusal) => refusal.code(),
            Self::Transfer(refusal) => refusal.code(),
            Self::Database(_) => "database",
        }
    }

    /// The error that `cause` at `path` stands for.
    pub(crate) fn at(path: &Path, cause: io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::FileTooLarge => Self::DeviceFailed,
            _ => Self::Folder { path: path.to_owned(), cause },
        }
    }

    /// A row that the program cannot have written, in `table`.
    pub(crate) fn unreadable_row(table: &str) -> Self {
        Self::DatabaseDamaged(format!("表{table}に読めない行があります"))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
                Self::OpenElsewhere
            }
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // What cannot be written at all is told at opening. Later, without a nearer cause, SQLite says so of a page that
            // it could not decipher.
            Some(ErrorCode::ReadOnly) if is_without_cause(&error) => {
                Self::DatabaseDamaged("中身を復号できません".to_owned())
            }
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::DatabaseDamaged("中身を復号できません".to_owned())
            }
            Some(ErrorCode::SystemIoFailure) => Self::DeviceFailed,
            Some(ErrorCode::OutOfMemory) => Self::OutOfMemory,
            // Only the kind of failure is told: SQLite's own message might quote what was entered.
            Some(code) => Self::Database(format!("{code:?}")),
            None => match error {
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::Utf8Error(..) => Self::DatabaseDamaged("読めない値があります".to_owned()),
                _ => Self::Database("問合せの誤り".to_owned()),
            },
        }
    }
}

/// Whether SQLite tells no more than the kind of failure.
fn is_without_cause(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| (0..256).contains(&error.extended_code))
}
