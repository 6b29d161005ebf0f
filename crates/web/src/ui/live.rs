//! Values that screens follow.
//!
//! Leptos's own signals exist once for each type they hold, and so does the code behind them. Here
//! one signal of Leptos carries the news that a value changed, and the value itself is erased: the
//! machinery exists once, whatever it holds.

use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

/// A value that effects follow. A handle, copied freely; the value lives as long as the part of the
/// screen in which it was made.
pub struct Live<T: 'static> {
    slot: StoredValue<Rc<Slot<dyn Any>>, LocalStorage>,
    holds: PhantomData<T>,
}

struct Slot<T: ?Sized> {
    changed: ArcTrigger,
    value: RefCell<T>,
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Live<T> {}

impl<T: 'static> Live<T> {
    /// A value that may change.
    pub fn new(value: T) -> Self {
        Self {
            slot: stored(Rc::new(Slot {
                changed: ArcTrigger::new(),
                value: RefCell::new(value),
            })),
            holds: PhantomData,
        }
    }

    /// Follows the value without reading it.
    pub fn track(self) {
        if let Some(slot) = find(self.slot) {
            slot.changed.track();
        }
    }

    /// Reads the value and follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(read)
    }

    /// Reads the value.
    ///
    /// # Panics
    /// If the part of the screen in which it was made is gone.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        let slot = find(self.slot).expect("a value that is on screen");
        let value = slot.value.borrow();
        read(value.downcast_ref().expect("the type it was made with"))
    }

    /// Changes the value, and tells everyone who follows it. Nothing happens where the part of the
    /// screen in which it was made is gone.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let Some(slot) = find(self.slot) else { return };
        if let Some(value) = slot.value.borrow_mut().downcast_mut() {
            change(value);
        }
        notify(slot);
    }

    /// Replaces the value, and tells everyone who follows it.
    pub fn set(self, value: T) {
        self.update(|held| *held = value);
    }
}

impl<T: Clone + 'static> Live<T> {
    /// The value; it is followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: PartialEq + 'static> Live<T> {
    /// A value that follows others. Those who follow it are told only when it comes out different.
    pub fn of(make: impl Fn() -> T + 'static) -> Self {
        Self::following(Box::new(make))
    }

    fn following(make: Box<dyn Fn() -> T>) -> Self {
        // Whoever makes this follows what comes out of it, not what goes in.
        let live = Self::new(untrack(&make));
        effect(Box::new(move || {
            let value = make();
            if live.with_untracked(|held| *held != value) {
                live.set(value);
            }
        }));
        live
    }
}

/// A value that nobody follows, shared by all who hold a reference to it.
#[derive(Default)]
pub struct Kept<T>(RefCell<T>);

impl<T> Kept<T> {
    /// Reads the value.
    pub fn with_value<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.0.borrow())
    }

    /// Changes the value.
    pub fn update_value<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        change(&mut self.0.borrow_mut())
    }
}

#[inline(never)]
fn stored(slot: Rc<Slot<dyn Any>>) -> StoredValue<Rc<Slot<dyn Any>>, LocalStorage> {
    StoredValue::new_local(slot)
}

#[inline(never)]
fn notify(slot: Rc<Slot<dyn Any>>) {
    slot.changed.notify();
}

#[inline(never)]
fn find(slot: StoredValue<Rc<Slot<dyn Any>>, LocalStorage>) -> Option<Rc<Slot<dyn Any>>> {
    slot.try_get_value()
}

/// Does something now, and again whenever a value changes that it followed. It ends with the part of
/// the screen in which it began.
#[inline(never)]
pub fn effect(act: Box<dyn FnMut()>) {
    let mut act = act;
    let effect = RenderEffect::new(move |_: Option<()>| act());
    StoredValue::new_local(effect);
}
