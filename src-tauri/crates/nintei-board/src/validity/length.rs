use chrono::{Datelike, Months, NaiveDate};

/// The last day of a period of `months` months that takes effect on `effective_on`: the days left in the month of
/// effect plus the months, exactly the months where it takes effect on the 1st. Always the last day of a month.
/// `None` beyond the calendar.
#[must_use]
pub fn last_day(effective_on: NaiveDate, months: u16) -> Option<NaiveDate> {
    let first_of_month = effective_on.with_day(1)?;
    let begun_month = u32::from(effective_on.day() > 1);
    first_of_month.checked_add_months(Months::new(u32::from(months) + begun_month))?.pred_opt()
}
