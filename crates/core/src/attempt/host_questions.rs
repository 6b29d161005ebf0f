//! When an attempt asks the host for its time.

use super::asking::Need;
use super::clock_sample::ClockSample;
use super::event::Event;
use super::parts::Effect;
use super::state::Attempt;

impl Attempt {
    /// Asks the host where the clocks call for it, or where it is time to. One question is out at a time; an answer
    /// that came too late for what has happened since leads to the next.
    pub(super) fn ask_where_due(
        &mut self,
        now: ClockSample,
        event: &Event,
        effects: &mut Vec<Effect>,
    ) {
        self.asking.follow(now, event);
        if self.clock.wants_host() {
            if !self.asking.is_out {
                self.asking.is_out = true;
                effects.push(Effect::AskHost);
            }
        } else if self.seal.is_none()
            && matches!(event, Event::TimeGranted(_))
            && self.clock.is_unsure()
        {
            // The clock goes on from the end, and knows nothing of the host any more.
            if !self.asking.is_out {
                self.asking.is_out = true;
                effects.push(Effect::AskHost);
            }
        } else if self.seal.is_none() && matches!(event, Event::Ticked) {
            let need = match self.clock.doubt() {
                _ if self.clock.is_slow() => Need::Slow {
                    left_ms: self.left_ms(),
                },
                Some(calm) => Need::Doubt { calm },
                None => Need::Usual,
            };
            let name = &self.plan.attempt_id;
            if self.asking.is_due(now, self.granted_ms, need, name) {
                self.ask(now, effects);
            }
        }
    }

    /// Asks the host at the end, where it would show something new.
    pub(super) fn ask_at_end(&mut self, now: ClockSample, effects: &mut Vec<Effect>) {
        if !self.asking.is_out && self.asking.is_due_at_end(now) {
            self.ask(now, effects);
        }
    }

    fn ask(&mut self, now: ClockSample, effects: &mut Vec<Effect>) {
        self.apply(now, &Event::HostAsked);
        effects.push(self.save(now, &Event::HostAsked));
        self.asking.follow(now, &Event::HostAsked);
        effects.push(Effect::AskHost);
    }
}
