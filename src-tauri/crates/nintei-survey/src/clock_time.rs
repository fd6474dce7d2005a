use chrono::NaiveTime;
use unicode_normalization::UnicodeNormalization;

/// The text cannot be read as a time of day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// Not of a form that is read.
    #[error("「{0}」は時刻として読めません。「10:30」「10時30分」「午後2時」のように書いてください。")]
    Unreadable(String),
    /// Of a readable form, but there is no such time.
    #[error("「{0}」という時刻はありません。時と分を確かめてください。")]
    NoSuchTime(String),
}

impl TimeError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "time-unreadable",
            Self::NoSuchTime(_) => "time-no-such-time",
        }
    }
}

/// Reads 10:30, 10時30分, 10時半, 午後2時, 1030; full-width digits and blanks make no difference.
///
/// # Errors
/// [`TimeError`].
pub fn read_time(text: &str) -> Result<NaiveTime, TimeError> {
    let unreadable = || TimeError::Unreadable(text.trim().chars().take(20).collect());
    let plain: String = text.nfkc().filter(|letter| !letter.is_whitespace()).collect();
    let (afternoon, plain) = match (plain.strip_prefix("午前"), plain.strip_prefix("午後")) {
        (Some(rest), _) => (Some(false), rest),
        (_, Some(rest)) => (Some(true), rest),
        _ => (None, plain.as_str()),
    };
    let (hour, minute) = if let Some((hour, rest)) = plain.split_once('時') {
        let minute = match rest {
            "" => "0",
            "半" => "30",
            _ => rest.strip_suffix('分').unwrap_or(rest),
        };
        (hour, minute)
    } else if let Some(parts) = plain.split_once(':').or_else(|| plain.split_once('.')) {
        parts
    } else if plain.len() == 3 || plain.len() == 4 {
        plain.split_at_checked(plain.len() - 2).ok_or_else(unreadable)?
    } else {
        return Err(unreadable());
    };
    let number = |digits: &str| -> Option<u32> {
        let sound = matches!(digits.len(), 1 | 2) && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|_| sound)
    };
    let (hour, minute) = number(hour).zip(number(minute)).ok_or_else(unreadable)?;
    let hour = match afternoon {
        // 午後0時 is noon, and so is 午前12時; 午後12時 is midnight.
        Some(_) if hour > 12 => None,
        Some(true) => Some((hour + 12) % 24),
        _ => Some(hour),
    };
    hour.and_then(|hour| NaiveTime::from_hms_opt(hour, minute, 0))
        .ok_or_else(|| TimeError::NoSuchTime(text.trim().chars().take(20).collect()))
}
