use super::BoardTexts;
use crate::CaseError;

/// Whether the text inside a file holds anything that the case knows and that tells who.
pub(crate) fn names_somebody(_texts: &BoardTexts, _content: &[u8]) -> Result<bool, CaseError> {
    Ok(false)
}
