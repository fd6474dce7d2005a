//! One case under review: 簡素化 and マスキング.

use nintei_board::{Mask, MaskedText, TextKey};
use nintei_case::Tables;
use nintei_case::board::BoardTexts;
use nintei_store::{CaseId, Store};
use tauri::State;

use crate::program::{Program, now, stamp};
use crate::refusal::Refusal;
use crate::views::ReviewView;
use crate::{board_view, case_view};

#[tauri::command]
pub async fn review(program: State<'_, Program>, id: CaseId) -> Result<ReviewView, Refusal> {
    program.with_store(move |store, tables| view(store, tables, id)).await
}

/// The case as the board reviews it today.
pub fn view(store: &Store, tables: &Tables, id: CaseId) -> Result<ReviewView, Refusal> {
    board_view::review::view(store, tables, id, now().date_naive())
}

#[tauri::command]
pub async fn set_full_review(
    program: State<'_, Program>,
    id: CaseId,
    because: Option<String>,
) -> Result<ReviewView, Refusal> {
    program
        .with_store(move |store, tables| {
            store.set_full_review(id, because.as_deref(), &stamp(store))?;
            view(store, tables, id)
        })
        .await
}

#[tauri::command]
pub async fn mask_text(
    program: State<'_, Program>,
    id: CaseId,
    text: TextKey,
    original: String,
    masks: Vec<Mask>,
    checked: bool,
) -> Result<ReviewView, Refusal> {
    program.with_store(move |store, tables| mask(store, tables, id, text, original, masks, checked)).await
}

/// Keeps the copy of a text that still stands as the person saw it.
fn mask(
    store: &mut Store,
    tables: &Tables,
    id: CaseId,
    key: TextKey,
    original: String,
    masks: Vec<Mask>,
    checked: bool,
) -> Result<ReviewView, Refusal> {
    let texts = BoardTexts::read(store, &case_view::read(store, tables, id)?)?;
    if texts.get(key).is_none_or(|text| text.original != original) {
        return Err(Refusal::new(
            "text-changed",
            "文章がこの間に変わりました。マスキングは保存していません。いまの文章で確かめ直してください。",
        ));
    }
    let masked = MaskedText::with(original, masks, checked)?;
    store.put_masked_text(id, key, Some(&masked), &stamp(store))?;
    view(store, tables, id)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_board::Mask;

    use super::*;
    use crate::trial::{self, day};

    #[test]
    fn a_copy_is_kept_for_the_text_as_it_stands_and_is_open_again_when_the_text_changes() {
        let (_folder, program) = trial::program();
        let case = trial::surveyed(&program, 1)[0];
        let item = "2-4".parse().unwrap();
        trial::with(&program, move |store, tables| {
            let form = tables.form(&store.form(case)?)?;
            let key = TextKey::Note(item);
            store.write_note(case, form, item, "架空さんが見守る。", None, &stamp(store))?;
            let open = view(store, tables, case)?;
            assert_eq!(
                (open.texts[0].name.as_str(), open.texts[0].open, open.open_checks.len()),
                ("(2-4) 食事摂取", true, 1)
            );
            let masks = || vec![Mask { start: 0, end: 2, instead: "○○".to_owned() }];
            let masked = mask(store, tables, case, key, "架空さんが見守る。".to_owned(), masks(), true)?;
            assert_eq!((masked.texts[0].copy.as_str(), masked.open_checks.len()), ("○○さんが見守る。", 0));
            store.write_note(case, form, item, "架空さんが毎日見守る。", None, &stamp(store))?;
            let stale = mask(store, tables, case, key, "架空さんが見守る。".to_owned(), masks(), true).unwrap_err();
            assert_eq!(stale.code, "text-changed");
            let again = view(store, tables, case)?;
            assert!(again.texts[0].changed_since && again.texts[0].open);
            assert_eq!(again.open_checks[0].text, Some(key));
            Ok(())
        });
    }

    #[test]
    fn the_review_of_a_case_says_its_place_its_neighbours_and_the_period_of_each_level() {
        let (_folder, program) = trial::program();
        let found = trial::surveyed(&program, 3);
        let id = trial::meeting(&program, 5, Some(day(11, 25)));
        trial::with(&program, move |store, tables| {
            let before = view(store, tables, found[1])?;
            assert_eq!((before.summary.meeting, before.summary.place), (None, None));
            let placed: Vec<_> = found.iter().map(|case| (*case, Some(id))).collect();
            store.assign(&placed, &stamp(store))?;
            let review = view(store, tables, found[1])?;
            assert_eq!(review.summary.neighbours, (Some(found[0]), Some(found[2])));
            assert_eq!((review.summary.place, review.summary.held_on), (Some(2), Some(day(11, 25))));
            assert_eq!(review.summary.meeting_label.as_deref(), Some("第5回（令和8年11月25日）"));
            assert_eq!(review.periods.len(), 8);
            assert!(review.periods.iter().all(|period| period.validity.is_ok()));
            assert_eq!(review.simplification.unwrap().conditions.len(), 6);
            Ok(())
        });
    }
}
