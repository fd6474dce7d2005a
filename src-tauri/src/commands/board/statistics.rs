//! 業務分析データ.

use chrono::NaiveDate;
use nintei_board::{StatisticsGroup, statistics_csv};
use nintei_case::Tables;
use nintei_case::board::CountedDecisions;
use nintei_store::Store;
use tauri::{AppHandle, State};

use super::record::BYTE_ORDER_MARK;
use crate::commands::sheet::in_documents;
use crate::program::{Program, in_background, now};
use crate::refusal::Refusal;
use crate::views::{SavedSheet, StatisticsQuery, StatisticsView};
use crate::written_file;

#[tauri::command]
pub async fn board_statistics(program: State<'_, Program>, query: StatisticsQuery) -> Result<StatisticsView, Refusal> {
    program.with_store(move |store, tables| view(store, tables, query)).await
}

fn view(store: &Store, tables: &Tables, query: StatisticsQuery) -> Result<StatisticsView, Refusal> {
    let (from, to) = days(query)?;
    let counted = CountedDecisions::count(store, tables, from, to)?;
    let panels = store.panels()?.into_iter().map(|kept| (kept.id, kept.panel.name)).collect();
    let shown = |group: &StatisticsGroup| group.figures.is_some().then_some(group.id).flatten();
    let shown: Vec<i64> = counted.statistics.investigators.iter().filter_map(shown).collect();
    let investigators = store.investigators()?.into_iter().filter(|kept| shown.contains(&kept.id));
    let investigators = investigators.map(|kept| (kept.id, kept.investigator.name)).collect();
    Ok(StatisticsView { panels, investigators, deferred: counted.deferred, statistics: counted.statistics })
}

/// From the beginning of the insurance where no first day is asked for, until today where no last one is.
pub fn days(query: StatisticsQuery) -> Result<(NaiveDate, NaiveDate), Refusal> {
    let beginning = NaiveDate::from_ymd_opt(2000, 4, 1).unwrap_or_default();
    let (from, to) = (query.from.unwrap_or(beginning), query.to.unwrap_or_else(|| now().date_naive()));
    if to < from {
        let sentence = "期間の終わりが始まりより前です。二つの日を確かめてください。";
        return Err(Refusal::new("statistics-reversed", sentence));
    }
    Ok((from, to))
}

#[tauri::command]
pub async fn default_statistics_path(app: AppHandle, query: StatisticsQuery) -> Result<String, Refusal> {
    let (from, to) = days(query)?;
    let from = query.from.map_or_else(String::new, |_| from.format("%Y%m%d").to_string());
    Ok(in_documents(&app, &format!("業務分析データ_{from}-{}.csv", to.format("%Y%m%d"))))
}

#[tauri::command]
pub async fn save_statistics(
    program: State<'_, Program>,
    query: StatisticsQuery,
    path: String,
    replace: bool,
) -> Result<SavedSheet, Refusal> {
    let place = written_file::place(&path)?;
    let content = program.with_store(move |store, tables| csv(store, tables, query)).await?;
    let target = place.clone();
    in_background(move || written_file::write(&target, content.as_bytes(), replace)).await?;
    program.remember_saved(place);
    Ok(SavedSheet { path, warnings: Vec::new() })
}

fn csv(store: &Store, tables: &Tables, query: StatisticsQuery) -> Result<String, Refusal> {
    let view = view(store, tables, query)?;
    Ok(BYTE_ORDER_MARK.to_owned() + &statistics_csv(&view.statistics, &view.panels, &view.investigators))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_board::{DecisionEntry, decide};
    use nintei_case::board::{OnAgenda, Review};
    use nintei_survey::{CareLevel, Investigator};

    use super::*;
    use crate::program::stamp;
    use crate::trial::{self, day};

    #[test]
    fn decisions_of_the_period_are_counted_and_an_investigator_with_few_cases_is_not_named() {
        let (_folder, program) = trial::program();
        let found = trial::surveyed(&program, 11);
        let id = trial::meeting(&program, 1, Some(day(11, 18)));
        trial::with(&program, move |store, tables| {
            let investigator = |name: &str| Investigator { name: name.to_owned(), ..Investigator::default() };
            let often = store.add_investigator(&investigator("架空 多数"), &stamp(store))?;
            let seldom = store.add_investigator(&investigator("架空 少数"), &stamp(store))?;
            let settings = store.board_settings()?;
            for (at, case) in found.iter().enumerate() {
                store.assign_investigator(*case, Some(if at == 0 { seldom } else { often }), &stamp(store))?;
                store.assign(&[(*case, Some(id))], &stamp(store))?;
                let place = OnAgenda::of(store, *case)?.unwrap();
                let review = Review::read(store, tables, &settings, *case, Some(&place.entry), day(11, 18))?;
                let entry =
                    DecisionEntry { level: Some(CareLevel::Care2), months: Some(24), ..DecisionEntry::default() };
                let decided =
                    decide(&tables.board().validity, &settings, &review.to_decide(Some(day(11, 18))), &entry)?;
                store.put_decision(*case, Some(&decided), None, &stamp(store))?;
            }
            let query = |from, to| StatisticsQuery { from: Some(from), to: Some(to) };
            let counted = view(store, tables, query(day(11, 1), day(11, 30)))?;
            assert_eq!((counted.statistics.all.cases, counted.deferred), (11, 0));
            assert_eq!(counted.panels.values().collect::<Vec<_>>(), ["第1合議体"]);
            assert_eq!(counted.investigators.get(&seldom), None);
            let text = csv(store, tables, query(day(11, 1), day(11, 30)))?;
            assert!(text.starts_with(BYTE_ORDER_MARK) && !text.contains("架空 少数"));
            assert_eq!(view(store, tables, query(day(11, 19), day(11, 30)))?.statistics.all.cases, 0);
            let reversed = view(store, tables, query(day(11, 30), day(11, 1))).unwrap_err();
            assert_eq!(reversed.code, "statistics-reversed");
            Ok(())
        });
    }
}
