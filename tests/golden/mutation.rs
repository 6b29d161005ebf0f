//! A document that is broken at a place: a field changed, added, or taken out.

use assay_core::document::Value;

/// A document after what a fault does to it: `value` is put at the pointer `at`, or what is there is taken out. `also`
/// lists more of the same.
pub fn mutated(document: &Value, fault: &Value) -> Value {
    let mut broken = document.clone();
    change(&mut broken, fault);
    for more in fault
        .get("also")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        change(&mut broken, more);
    }
    broken
}

fn change(document: &mut Value, fault: &Value) {
    let at = fault["at"].as_str().unwrap();
    let value = fault.get("value");
    let Some((parent, name)) = at.rsplit_once('/') else {
        *document = value.unwrap().clone();
        return;
    };
    let name = name.replace("~1", "/");
    match (document.pointer_mut(parent), value) {
        (Some(Value::Array(list)), Some(value)) => {
            list[name.parse::<usize>().unwrap()] = value.clone();
        }
        (Some(Value::Array(list)), None) => drop(list.remove(name.parse().unwrap())),
        (Some(Value::Object(fields)), Some(value)) => {
            fields.insert(name, value.clone());
        }
        (Some(Value::Object(fields)), None) => {
            assert!(fields.remove(&name).is_some(), "nothing at {at}");
        }
        _ => panic!("nothing at {parent}"),
    }
}
