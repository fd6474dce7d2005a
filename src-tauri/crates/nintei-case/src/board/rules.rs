use nintei_board::{DataError, NationalData, ServiceTable, SimplificationRules, ValidityRules};

/// The board's rules and tables as they come with the program.
#[derive(Debug)]
pub struct BoardRules {
    /// 有効期間.
    pub validity: ValidityRules,
    /// 簡素化.
    pub simplification: SimplificationRules,
    /// サービスの種類.
    pub services: ServiceTable,
    /// 全国の数値.
    pub national: NationalData,
}

impl BoardRules {
    /// Reads them.
    ///
    /// # Errors
    /// [`DataError`] says which file is not sound.
    pub fn built_in() -> Result<Self, DataError> {
        Ok(Self {
            validity: ValidityRules::built_in()?,
            simplification: SimplificationRules::built_in()?,
            services: ServiceTable::built_in()?,
            national: NationalData::built_in()?,
        })
    }
}
