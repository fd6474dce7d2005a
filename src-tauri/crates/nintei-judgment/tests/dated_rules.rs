//! Each day since 2009-04-01 has exactly one edition of the rules, and so exactly one of each table.

use chrono::NaiveDate;
use nintei_judgment::{RuleEdition, TreeId, built_in, in_force, rule_bases};

fn editions() -> Vec<RuleEdition> {
    built_in(&nintei_survey::built_in().unwrap()).unwrap()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn each_day_since_april_2009_has_exactly_one_edition() {
    let editions = editions();
    for date in day(2009, 4, 1).iter_days().take_while(|date| *date <= day(2100, 12, 31)) {
        let in_force_on: Vec<&RuleEdition> = editions
            .iter()
            .filter(|edition| edition.applies_from() <= date && edition.applies_to().is_none_or(|last| date <= last))
            .collect();
        assert_eq!(in_force_on.len(), 1, "{date}");
        assert_eq!(in_force(&editions, date).unwrap().id(), in_force_on[0].id(), "{date}");
    }
    assert_eq!(in_force(&editions, day(2009, 3, 31)).unwrap_err().code(), "rules-no-edition");
}

#[test]
fn each_edition_holds_each_table_once_and_is_named_by_its_first_month() {
    let forms = nintei_survey::built_in().unwrap();
    let bases = rule_bases();
    let editions = editions();
    assert_eq!(bases.len(), editions.len());
    for edition in &editions {
        assert_eq!(edition.id(), edition.applies_from().format("%Y-%m").to_string());
        assert_eq!(bases.iter().filter(|base| base.id() == edition.id()).count(), 1);
        for tree in TreeId::ALL {
            assert_eq!(edition.tree_name(tree), tree.name());
            assert!(edition.displayed_range(tree).low < edition.displayed_range(tree).high);
        }
    }
    for base in &bases {
        let edition = base.edition(base.form(&forms).unwrap()).unwrap();
        assert_eq!(edition.id(), base.id());
        assert!(edition.supplements().is_empty());
    }
}
