use std::path::{Path, PathBuf};

use crate::StoreError;

/// What is refused about backups. Where one is returned, no backup was made or removed and nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupRefusal {
    /// The folder is not there: most often a medium that is not connected.
    #[error("バックアップの保存先「{}」がありません。機器をつなぐか、別のフォルダを選んでください。", .0.display())]
    NoFolder(PathBuf),
    /// A backup beside the data would be lost together with it.
    #[error("バックアップの保存先「{}」はデータのフォルダの中です。データと一緒に失われないよう、別の機器のフォルダを選んでください。", .0.display())]
    OwnFolder(PathBuf),
    /// At least one backup is kept.
    #[error("残すバックアップの数に0は使えません。1以上の数を入れてください。")]
    NoGenerations,
    /// More than a folder is searched through for.
    #[error("残すバックアップの数が多すぎます。{most}以内にしてください。")]
    TooManyGenerations {
        /// Backups allowed.
        most: u32,
    },
    /// A reminder on every day would say nothing.
    #[error("知らせるまでの日数に0は使えません。1以上の数を入れてください。")]
    NoReminder,
    /// No room in the folder.
    #[error(
        "バックアップの保存先の空き容量が足りません（およそ{mebibytes}MBが必要です）。古いファイルを移すか、別の保存先を選んでください。前のバックアップはそのまま残っています。"
    )]
    NoRoom {
        /// Mebibytes that a backup takes, rounded up.
        mebibytes: u64,
    },
    /// The folder takes no files.
    #[error("バックアップの保存先「{}」に書き込めません。フォルダの権限と、機器が書込み禁止になっていないかを確かめてください。", .0.display())]
    ReadOnly(PathBuf),
    /// The folder stopped taking what is written.
    #[error(
        "バックアップの保存先「{}」への書込みが途中で失敗しました。機器の接続を確かめて、もう一度バックアップをとってください。前のバックアップはそのまま残っています。", .0.display()
    )]
    Interrupted(PathBuf),
    /// The file is being copied.
    #[error(
        "バックアップをとっている間は、この操作ができません。終わるのを待つか、バックアップを中止してから行ってください。"
    )]
    GoingOn,
    /// The store was closed while its file was copied.
    #[error("バックアップをとっている間にデータが閉じられました。開き直して、もう一度バックアップをとってください。")]
    Closed,
    /// The folder is no backup.
    #[error("「{}」はこのプログラムのバックアップではありません。「nintei-backup-」で始まるフォルダを選んでください。", .0.display())]
    NotABackup(PathBuf),
    /// The backup was made by a newer program.
    #[error(
        "このバックアップは新しい版のプログラムで作られています（形式{found}、この版は{known}まで）。プログラムを新しくしてください。"
    )]
    Newer {
        /// Version of the format found.
        found: u32,
        /// Newest version this program reads.
        known: u32,
    },
    /// The backup is not as it was made.
    #[error("バックアップ「{}」は壊れています（{what}）。ほかのバックアップを使ってください。今のデータは変えていません。", .path.display())]
    Damaged {
        /// The backup.
        path: PathBuf,
        /// What is wrong with it.
        what: &'static str,
    },
}

impl BackupRefusal {
    /// Stable code of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoFolder(_) => "backup-no-folder",
            Self::OwnFolder(_) => "backup-own-folder",
            Self::NoGenerations => "backup-no-generations",
            Self::TooManyGenerations { .. } => "backup-too-many-generations",
            Self::NoReminder => "backup-no-reminder",
            Self::NoRoom { .. } => "backup-no-room",
            Self::ReadOnly(_) => "backup-read-only",
            Self::Interrupted(_) => "backup-interrupted",
            Self::GoingOn => "backup-going-on",
            Self::Closed => "backup-closed",
            Self::NotABackup(_) => "not-a-backup",
            Self::Newer { .. } => "backup-newer",
            Self::Damaged { .. } => "backup-damaged",
        }
    }

    /// What `error` means where a backup of `bytes` was being written to `folder`.
    pub(super) fn of_writing(error: StoreError, folder: &Path, bytes: u64) -> StoreError {
        const MEBIBYTE: u64 = 1024 * 1024;
        match error {
            StoreError::DiskFull => Self::NoRoom { mebibytes: bytes.div_ceil(MEBIBYTE) }.into(),
            StoreError::ReadOnly => Self::ReadOnly(folder.to_owned()).into(),
            StoreError::DeviceFailed | StoreError::Database(_) | StoreError::Folder { .. } => {
                Self::Interrupted(folder.to_owned()).into()
            }
            error => error,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn what_goes_wrong_at_the_place_of_the_backup_is_told_of_that_place() {
        let (folder, file) = (Path::new("控え先"), Path::new("控え先/nintei.db"));
        for (error, code, told) in [
            (StoreError::DiskFull, "backup-no-room", "およそ3MB"),
            (StoreError::ReadOnly, "backup-read-only", "「控え先」に書き込めません"),
            (StoreError::DeviceFailed, "backup-interrupted", "「控え先」への書込み"),
            (StoreError::Database("Unknown".to_owned()), "backup-interrupted", "「控え先」への書込み"),
            (StoreError::at(file, io::ErrorKind::StorageFull.into()), "backup-no-room", "およそ3MB"),
            (StoreError::at(file, io::ErrorKind::ReadOnlyFilesystem.into()), "backup-read-only", "「控え先」"),
            (StoreError::at(file, io::ErrorKind::NotConnected.into()), "backup-interrupted", "機器の接続"),
            (StoreError::OutOfMemory, "out-of-memory", "記憶領域"),
        ] {
            let refusal = BackupRefusal::of_writing(error, folder, 2 * 1024 * 1024 + 1);
            assert_eq!(refusal.code(), code);
            assert!(refusal.to_string().contains(told), "{refusal}");
        }
    }
}
