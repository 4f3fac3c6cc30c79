package dev.workfloo.application.port.out.event;

import dev.workfloo.execution.subscription.EventPlace;
import java.util.List;
import java.util.Optional;

/**
 * A part of what a subscription is to be told now.
 *
 * @param untold may be nothing where much is held, and more come all the same
 * @param next behind which place the next page begins; nothing at the end
 */
public record UntoldPage(List<Untold> untold, Optional<EventPlace> next) {

    public UntoldPage {
        untold = List.copyOf(untold);
    }

    /** One that ends where it is full. */
    public static UntoldPage of(List<Untold> untold, int most) {
        boolean isFull = !untold.isEmpty() && untold.size() == most;
        return new UntoldPage(
                untold, isFull ? Optional.of(untold.get(untold.size() - 1).place()) : Optional.empty());
    }
}
