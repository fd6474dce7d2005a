use std::collections::BTreeMap;

use super::{BoardStatistics, GroupFigures, Share, StatisticsGroup};

/// The figures as a table in UTF-8, every field in quotes, lines ended by CRLF: what is counted, its part, how many of how
/// many, percent, and the national percent. `panels` and `investigators` are names by key.
#[must_use]
pub fn statistics_csv(
    statistics: &BoardStatistics,
    panels: &BTreeMap<i64, String>,
    investigators: &BTreeMap<i64, String>,
) -> String {
    let mut table = Table::default();
    table.row(["表", "項目", "内訳", "件数", "母数", "割合（%）", "全国（%）", "値"]);
    table.figures("全体", "", &statistics.all);
    let days = statistics.national.mean_days.to_string();
    table.row(["全体", "", "申請から判定までの日数の全国平均", "", "", "", "", &days]);
    for level in &statistics.levels {
        let (primary, decided) = (level.primary.to_string(), level.decided.to_string());
        table.row(["区分", level.level.name(), "一次判定", &primary, "", "", "", ""]);
        table.row(["区分", level.level.name(), "二次判定", &decided, "", "", "", ""]);
    }
    for change in &statistics.changes {
        let count = change.count.to_string();
        table.row(["一次判定から二次判定", change.primary.name(), change.decided.name(), &count, "", "", "", ""]);
    }
    for distribution in &statistics.periods {
        for bin in &distribution.bins {
            table.share("有効期間", distribution.kind.name(), &bin.label, &bin.share, bin.national_permille);
        }
    }
    for row in &statistics.simplified {
        let level = row.level.map_or("計", |level| level.name());
        table.share("簡素化", level, "更新のうち対象", &row.eligible, row.eligible_national_permille);
        table.share("簡素化", level, "対象のうち実施", &row.simplified, row.simplified_national_permille);
    }
    table.groups("合議体", &statistics.panels, panels);
    table.groups("調査員", &statistics.investigators, investigators);
    for periods in &statistics.national.unchanged {
        for (months, share) in &periods.permille {
            let after = format!("{months}か月後");
            table.row(["全国: 要介護度が変わらない割合", &periods.label, &after, "", "", "", &percent(*share), ""]);
        }
    }
    table.row(["出典", &statistics.national.source, "", "", "", "", "", ""]);
    table.text
}

#[derive(Default)]
struct Table {
    text: String,
}

impl Table {
    fn row(&mut self, fields: [&str; 8]) {
        let quoted = fields.map(|field| format!("\"{}\"", field.replace('"', "\"\"")));
        self.text.push_str(&quoted.join(","));
        self.text.push_str("\r\n");
    }

    fn share(&mut self, table: &str, item: &str, part: &str, share: &Share, national: Option<u32>) {
        let (count, of) = (share.count.to_string(), share.of.to_string());
        let own = share.permille.map(percent).unwrap_or_default();
        let national = national.map(percent).unwrap_or_default();
        self.row([table, item, part, &count, &of, &own, &national, ""]);
    }

    fn figures(&mut self, table: &str, item: &str, figures: &GroupFigures) {
        self.row([table, item, "判定", &figures.cases.to_string(), "", "", "", ""]);
        self.share(table, item, "一次判定のとおり", &figures.unchanged, None);
        self.share(table, item, "重度へ変更", &figures.heavier, None);
        self.share(table, item, "軽度へ変更", &figures.lighter, None);
        let days = figures.mean_days.map(|days| days.to_string()).unwrap_or_default();
        self.row([table, item, "申請から判定までの日数の平均", "", "", "", "", &days]);
        self.share(table, item, "30日以内に判定", &figures.within_thirty, None);
    }

    fn groups(&mut self, table: &str, groups: &[StatisticsGroup], names: &BTreeMap<i64, String>) {
        for group in groups {
            let unnamed = group.id.map_or_else(|| "登録なし".to_owned(), |id| format!("{id}番"));
            let name = group.id.and_then(|id| names.get(&id)).unwrap_or(&unnamed);
            match &group.figures {
                Some(figures) => self.figures(table, name, figures),
                None => {
                    let why = "件数が少ないため示さない";
                    self.row([table, name, "判定", &group.cases.to_string(), "", "", "", why]);
                }
            }
        }
    }
}

fn percent(permille: u32) -> String {
    format!("{}.{}", permille / 10, permille % 10)
}
