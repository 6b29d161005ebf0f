//! Tables and charts: what somebody who hears them needs to follow.

use super::warning::{Topic, Warning};
use assay_core::assessment::{Assessment, DocumentKind, InteractionKind, Item, StemBlock, Table};

/// Names the tables without caption or with a column without title, and the charts without unit.
pub fn tables(pack: &Assessment) -> Vec<Warning> {
    let items = pack.sections.iter().flat_map(|section| &section.items);
    items.chain(&pack.practice).flat_map(of_item).collect()
}

fn of_item(item: &Item) -> Vec<Warning> {
    let mut faults = Vec::new();
    for block in &item.stem {
        match block {
            StemBlock::Table(table) => faults.extend(of_table(table)),
            StemBlock::Chart { unit, .. } if unit.trim().is_empty() => {
                faults.push("A chart does not say the unit of its values.".into());
            }
            _ => {}
        }
    }
    if let InteractionKind::Hottext { document, .. } = &item.interaction.kind
        && let DocumentKind::Table(table) = &document.kind
    {
        faults.extend(of_table(table));
    }
    let warning = |message| Warning::new(Topic::Tables, &item.id, message);
    faults.into_iter().map(warning).collect()
}

fn of_table(table: &Table) -> Vec<String> {
    let mut faults = Vec::new();
    if table.caption.trim().is_empty() {
        faults.push("A table has no caption.".into());
    }
    let blank = table
        .columns
        .iter()
        .position(|column| column.title.trim().is_empty());
    faults.extend(blank.map(|at| format!("Column {} of a table has no title.", at + 1)));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::samples;
    use serde_json::json;

    fn messages(pack: &Assessment) -> Vec<String> {
        tables(pack).into_iter().map(|one| one.message).collect()
    }

    #[test]
    fn what_a_table_or_chart_does_not_say_is_named() {
        let mut item = samples::item("one", "choice", &["Yes", "No"]);
        item["stem"] = json!([
            {"kind": "table", "caption": "Costs", "columns": [{"title": "Month"}, {"title": "Cost"}], "rows": [["May", "2"]]},
            {"kind": "chart", "caption": "Costs", "bars": [{"label": "May", "value": 2}]}
        ]);
        let mut pack = samples::all(vec![item]);
        assert_eq!(
            messages(&pack),
            ["A chart does not say the unit of its values."]
        );
        let stem = &mut pack.sections[0].items[0].stem;
        let StemBlock::Table(table) = &mut stem[0] else {
            panic!("{stem:?}");
        };
        table.caption.clear();
        table.columns[1].title = " ".into();
        stem.pop();
        assert_eq!(
            messages(&pack),
            [
                "A table has no caption.",
                "Column 2 of a table has no title."
            ]
        );
    }
}
