package dev.workfloo.application.event;

import dev.workfloo.application.port.in.PerformWork.Audience;
import dev.workfloo.application.port.out.event.Untold;
import dev.workfloo.application.port.out.event.UntoldPage;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.SubscriptionName;
import dev.workfloo.execution.subscription.WorkflooEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells a batch of what a subscription is to be told, by the thread that has its turn. */
final class TellingRound {

    private static final int BATCH = 50;

    /** Executions that were there before, a batch of them. */
    private static final int CAUGHT_UP = 200;

    /** What was told is noted at least so often, and comes again after a crash otherwise. */
    private static final Duration NOTED = Duration.ofSeconds(1);

    private final TellingEvents telling;
    private final Hearing hearing;
    private final SubscriptionName name;
    private final Audience audience;
    private final int pages;
    private final List<EventPlace> told = new ArrayList<>();
    private final Set<ExecutionId> held = new HashSet<>();
    private Instant notedAt;

    /** @param pages how many are looked at for something to tell */
    TellingRound(TellingEvents telling, Hearing hearing, Audience audience, int pages) {
        this.telling = telling;
        this.hearing = hearing;
        this.name = hearing.name();
        this.audience = audience;
        this.pages = pages;
        this.notedAt = telling.now();
    }

    /** @return how many transitions were told or held, and executions added; 0 when nothing was left, or others tell */
    int tell() {
        Optional<EventPlace> behind = hearing.behind();
        hearing.goOnBehind(
                Optional.empty()); // Unless all of the batch is told: whoever goes on begins with what was not.
        if (hearing.isClosed() || !telling.takes(hearing)) return 0;
        int added = catchUp();
        UntoldPage page = page(behind);
        List<Untold> batch = page.untold();
        if (batch.isEmpty()) {
            hearing.goOnBehind(page.next());
            return added;
        }
        if (telling.isPaused()) return 0;
        for (Untold each : batch) {
            if (!goesOn()) break;
            if (!held.contains(each.place().execution()) && !tell(each)) return 0;
            if (telling.now().isAfter(notedAt.plus(NOTED)) && !note()) return 0;
        }
        if (!note() || !goesOn()) return 0;
        hearing.goOnBehind(page.next().map(this::end));
        return batch.size();
    }

    private int catchUp() {
        if (hearing.isCaughtUp()) return 0;
        if (telling.isPaused()) return 0;
        boolean hasMore = telling.kept().catchUp(name, CAUGHT_UP);
        hearing.catchesUp(hasMore);
        return hasMore ? 1 : 0;
    }

    /** From where the last one ended, so that what comes in meanwhile keeps nothing from being told; and then from the beginning. */
    private UntoldPage page(Optional<EventPlace> behind) {
        UntoldPage page = telling.kept().page(name, behind, telling.now(), BATCH);
        boolean isAtEnd = page.untold().isEmpty() && page.next().isEmpty();
        if (isAtEnd && behind.isPresent()) page = telling.kept().page(name, Optional.empty(), telling.now(), BATCH);
        for (int more = 1;
                more < pages && page.untold().isEmpty() && page.next().isPresent();
                more++) {
            page = telling.kept().page(name, page.next(), telling.now(), BATCH);
        }
        return page;
    }

    /** What is held of an execution holds the rest of it as well: so the next one is gone on with. */
    private EventPlace end(EventPlace last) {
        return held.contains(last.execution()) ? last.endOfExecution() : last;
    }

    private boolean goesOn() {
        return !hearing.isClosed() && !audience.isStopping();
    }

    /** @return false when others tell by now, or nothing more is to be told here */
    private boolean tell(Untold untold) {
        int from = untold.held().map(HeldEvent::revision).orElse(0);
        if (from > untold.place().revision()) { // All of it was skipped, which one that cannot be read is as a whole.
            told.add(untold.place());
            return true;
        }
        return untold.events().fold(e -> hold(untold, untold.place().revision(), e), events -> tell(untold, events));
    }

    private boolean tell(Untold untold, List<WorkflooEvent> events) {
        int from = untold.held().map(HeldEvent::revision).orElse(0);
        for (WorkflooEvent event : events) {
            if (event.revision() < from) continue;
            if (!goesOn()) return endsUntold();
            Optional<Throwable> thrown = thrownAt(event);
            if (thrown.isPresent()) return goesOn() ? hold(untold, event.revision(), thrown.get()) : endsUntold();
        }
        told.add(untold.place());
        return true;
    }

    /** What was being told may have been cut short, and is told again by whoever goes on. */
    private boolean endsUntold() {
        note();
        return false;
    }

    private Optional<Throwable> thrownAt(WorkflooEvent event) {
        try {
            hearing.listener().on(event);
            return Optional.empty();
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError end && !(e instanceof StackOverflowError)) throw end;
            return Optional.of(e);
        }
    }

    private boolean hold(Untold untold, int revision, Throwable thrown) {
        if (!note()) return false;
        ExecutionId execution = untold.place().execution();
        Instant now = telling.now();
        Optional<HeldEvent> before = untold.held().filter(it -> it.revision() == revision);
        int tries = before.map(HeldEvent::tries).orElse(0) + 1;
        boolean isHeld = telling.kept()
                .hold(
                        name,
                        telling.id(),
                        new HeldEvent(
                                new EventPlace(execution, revision),
                                before.map(HeldEvent::since).orElse(now),
                                tries,
                                now.plus(ListenerPauses.after(tries)),
                                thrown.getClass().getName()));
        held.add(execution);
        audience.threw(name, execution, thrown);
        return isHeld;
    }

    /** @return false when others tell by now: they tell again what was not noted */
    private boolean note() {
        notedAt = telling.now();
        if (told.isEmpty()) return true;
        boolean isNoted = telling.kept().told(name, telling.id(), List.copyOf(told));
        told.clear();
        if (!isNoted) hearing.take(Instant.MIN);
        return isNoted;
    }
}
