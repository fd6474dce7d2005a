//! How each question answers to what lies behind a person's needs. The project's own figures, made so that drawn
//! surveys look like surveys: whoever cannot sit does not walk, whoever does not know the place does not manage money.
//! They are part of what a seed means and are not changed.

use nintei_survey::ItemId;

/// How a question with one answer is answered.
pub(super) struct Loading {
    section: u8,
    number: u8,
    /// Percent of the need of body, cognition and behaviour that go into it.
    pub(super) weights: [i32; 3],
    /// From which need on each further option is chosen, in the order of the form.
    pub(super) cuts: &'static [i32],
}

impl Loading {
    pub(super) const fn item(&self) -> Option<ItemId> {
        ItemId::new(self.section, self.number)
    }
}

const fn body(section: u8, number: u8, cuts: &'static [i32]) -> Loading {
    mixed(section, number, [100, 0, 0], cuts)
}

const fn mind(section: u8, number: u8, cuts: &'static [i32]) -> Loading {
    mixed(section, number, [0, 100, 0], cuts)
}

const fn mixed(section: u8, number: u8, weights: [i32; 3], cuts: &'static [i32]) -> Loading {
    Loading { section, number, weights, cuts }
}

/// Every question with one answer, but 1-12 視力 and 1-13 聴力, which have needs of their own. 見守り等 of 2-10 and 2-11
/// is never drawn, as its score is not established.
pub(super) const LOADINGS: [Loading; 53] = [
    body(1, 3, &[35, 80]),
    body(1, 4, &[28, 75]),
    body(1, 5, &[40, 65, 88]),
    body(1, 6, &[38, 72]),
    body(1, 7, &[30, 66]),
    body(1, 8, &[22, 68]),
    body(1, 9, &[25, 58]),
    mixed(1, 10, [70, 30, 0], &[30, 55]),
    mixed(1, 11, [50, 50, 0], &[28, 48]),
    body(2, 1, &[45, 55, 80]),
    mixed(2, 2, [85, 15, 0], &[40, 52, 78]),
    mixed(2, 3, [70, 30, 0], &[60, 90]),
    mixed(2, 4, [65, 35, 0], &[50, 62, 84]),
    mixed(2, 5, [70, 30, 0], &[40, 48, 70]),
    mixed(2, 6, [70, 30, 0], &[44, 52, 73]),
    mixed(2, 7, [60, 40, 0], &[40, 68]),
    mixed(2, 8, [60, 40, 0], &[42, 70]),
    mixed(2, 9, [60, 40, 0], &[42, 70]),
    mixed(2, 10, [70, 30, 0], &[42, 42, 75]),
    mixed(2, 11, [70, 30, 0], &[40, 40, 74]),
    mixed(2, 12, [80, 20, 0], &[45, 70]),
    mind(3, 1, &[62, 82, 94]),
    mind(3, 2, &[48]),
    mind(3, 3, &[68]),
    mind(3, 4, &[38]),
    mind(3, 5, &[88]),
    mind(3, 6, &[58]),
    mind(3, 7, &[64]),
    mixed(3, 8, [-25, 55, 60], &[52, 66]),
    mixed(3, 9, [-25, 60, 50], &[50, 64]),
    mixed(4, 1, [0, 10, 80], &[50, 68]),
    mixed(4, 2, [0, 40, 60], &[58, 72]),
    mixed(4, 3, [0, 0, 90], &[48, 66]),
    mixed(4, 4, [0, 20, 70], &[56, 72]),
    mixed(4, 5, [0, 70, 30], &[46, 60]),
    mixed(4, 6, [0, 0, 90], &[58, 74]),
    mixed(4, 7, [0, 20, 80], &[58, 74]),
    mixed(4, 8, [0, 20, 80], &[60, 75]),
    mixed(4, 9, [-25, 50, 60], &[60, 74]),
    mixed(4, 10, [0, 20, 70], &[70, 82]),
    mixed(4, 11, [0, 20, 80], &[76, 88]),
    mind(4, 12, &[40, 58]),
    mixed(4, 13, [0, 40, 60], &[64, 78]),
    mixed(4, 14, [0, 20, 80], &[56, 70]),
    mixed(4, 15, [0, 60, 40], &[58, 72]),
    mixed(5, 1, [30, 70, 0], &[30, 58]),
    mixed(5, 2, [25, 75, 0], &[26, 50]),
    mind(5, 3, &[32, 55, 80]),
    mixed(5, 4, [0, 0, 90], &[66, 80]),
    mixed(5, 5, [55, 45, 0], &[22, 30, 46]),
    mixed(5, 6, [55, 45, 0], &[24, 30, 44]),
    body(7, 1, &[8, 18, 30, 42, 55, 67, 80, 90]),
    DEMENTIA,
];

/// 認知症高齢者の日常生活自立度, by the investigator and by the physician alike.
pub(super) const DEMENTIA: Loading = mind(7, 2, &[15, 28, 38, 48, 58, 68, 92]);

/// 1-12 視力 and 1-13 聴力 by their own needs.
pub(super) const SIGHT: Loading = mixed(1, 12, [0, 0, 0], &[45, 75, 94]);
pub(super) const HEARING: Loading = mixed(1, 13, [0, 0, 0], &[40, 68, 94]);
