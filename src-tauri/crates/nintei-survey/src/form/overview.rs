use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The part of a form edition that describes the 概況調査. Wording as on the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OverviewForm {
    /// Ⅲ 在宅利用: the services in order.
    pub services: Vec<ServiceLine>,
    /// Ⅲ 在宅利用: the lines filled in freely (市町村特別給付, 介護保険給付外の在宅サービス).
    pub free_services: Vec<String>,
    /// Ⅲ 施設等利用: the kinds of facility in order.
    pub facilities: Vec<FacilityKind>,
    /// The footnotes to Ⅲ.
    pub footnotes: Vec<String>,
    /// Ⅳ 家族状況: the choices in order, numbered from 1.
    pub households: Vec<String>,
    /// What Ⅳ asks to be described.
    pub remarks: String,
}

/// One service of Ⅲ 在宅利用.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ServiceLine {
    /// Its number on the form.
    pub no: u8,
    /// Exact wording on the form.
    pub name: String,
    /// Exact wording of the unit: 月・回, 品目（調査日時点）.
    pub unit: String,
    /// What is counted.
    pub count: ServiceCount,
}

/// What a service line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub enum ServiceCount {
    /// 回 in a month.
    TimesPerMonth,
    /// 日 in a month.
    DaysPerMonth,
    /// 品目.
    Pieces,
    /// あり・なし.
    Presence,
}

/// One kind of facility of Ⅲ 施設等利用.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FacilityKind {
    /// Its place in the form's list, from 1.
    pub no: u8,
    /// Exact wording on the form, with the marks of its footnotes.
    pub name: String,
}

impl OverviewForm {
    /// The service numbered `no`.
    #[must_use]
    pub fn service(&self, no: u8) -> Option<&ServiceLine> {
        self.services.iter().find(|service| service.no == no)
    }

    /// The kind of facility numbered `no`.
    #[must_use]
    pub fn facility(&self, no: u8) -> Option<&FacilityKind> {
        self.facilities.iter().find(|facility| facility.no == no)
    }

    /// The wording of household `no`, from 1.
    #[must_use]
    pub fn household(&self, no: u8) -> Option<&str> {
        self.households.get(usize::from(no).checked_sub(1)?).map(String::as_str)
    }
}

#[derive(Deserialize)]
pub(super) struct OverviewBlock {
    #[serde(rename = "III_在宅利用")]
    services: Vec<ServiceEntry>,
    #[serde(rename = "III_在宅利用_自由記載")]
    free_services: Vec<String>,
    #[serde(rename = "III_施設等利用")]
    facilities: Vec<String>,
    #[serde(rename = "III_注")]
    footnotes: Vec<String>,
    #[serde(rename = "IV_特記")]
    remarks: Remarks,
}

#[derive(Deserialize)]
struct ServiceEntry {
    no: u8,
    name: String,
    unit: String,
}

#[derive(Deserialize)]
struct Remarks {
    #[serde(rename = "家族状況")]
    households: Vec<String>,
    #[serde(rename = "自由記載")]
    text: String,
}

impl OverviewBlock {
    /// The block as the program uses it, or what is wrong with it.
    pub(super) fn assemble(self) -> Result<OverviewForm, String> {
        let mut services: Vec<ServiceLine> = Vec::new();
        for entry in self.services {
            if services.iter().any(|service| service.no == entry.no) {
                return Err(format!("サービスの番号{}が二つある", entry.no));
            }
            let count = counted(&entry.unit).ok_or_else(|| format!("「{}」という単位は扱えない", entry.unit))?;
            services.push(ServiceLine { no: entry.no, name: entry.name, unit: entry.unit, count });
        }
        Ok(OverviewForm {
            services,
            free_services: self.free_services,
            facilities: (1..).zip(self.facilities).map(|(no, name)| FacilityKind { no, name }).collect(),
            footnotes: self.footnotes,
            households: self.remarks.households,
            remarks: self.remarks.text,
        })
    }
}

/// The unit's first words say what is counted; what follows in （） says when.
fn counted(unit: &str) -> Option<ServiceCount> {
    match unit.split('（').next()? {
        "月・回" => Some(ServiceCount::TimesPerMonth),
        "月・日" => Some(ServiceCount::DaysPerMonth),
        "品目" => Some(ServiceCount::Pieces),
        "あり・なし" => Some(ServiceCount::Presence),
        _ => None,
    }
}
