package dev.workfloo.memory;

import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Pending work in memory. What one thread performs, no other takes. */
final class MemoryWork implements WorkBacklog {

    /** How long after a failure work is tried again. */
    private static final long PAUSE_SECONDS = 5;

    private final Map<Work, Instant> pending = new LinkedHashMap<>();
    private final Set<Work> taken = new HashSet<>();
    private Optional<Instant> pausedSince = Optional.empty();
    private Instant lastTaken = Instant.MIN;

    synchronized void addAll(List<Work.Due> more) {
        more.forEach(due -> pending.put(due.work(), due.at()));
    }

    synchronized void remove(Work work) {
        pending.remove(work);
    }

    synchronized void remove(ExecutionId execution) {
        pending.keySet().removeIf(work -> work.execution().equals(execution));
    }

    synchronized List<Work.Due> pending() {
        return pending.entrySet().stream()
                .map(entry -> new Work.Due(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Work.Due::at))
                .toList();
    }

    Optional<Instant> performDue(Function<Work, Optional<Instant>> perform, InstantSource clock) {
        Optional<Work> due = take(clock.instant());
        while (due.isPresent()) {
            perform(due.get(), perform, clock);
            due = take(clock.instant());
        }
        return nextDue();
    }

    /** When something goes wrong the work stays, and is tried again later. */
    private void perform(Work work, Function<Work, Optional<Instant>> perform, InstantSource clock) {
        Optional<Instant> again = Optional.of(clock.instant().plusSeconds(PAUSE_SECONDS));
        try {
            again = perform.apply(work);
        } finally {
            giveBack(work, again);
        }
    }

    private synchronized Optional<Work> take(Instant now) {
        if (pausedSince.isPresent()) return Optional.empty();
        Optional<Work> due = pending.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now) && !taken.contains(entry.getKey()))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
        due.ifPresent(taken::add);
        if (due.isPresent()) lastTaken = now;
        return due;
    }

    private synchronized void giveBack(Work work, Optional<Instant> again) {
        taken.remove(work);
        if (again.isEmpty()) pending.remove(work);
        else pending.computeIfPresent(work, (it, due) -> again.get());
    }

    private synchronized Optional<Instant> nextDue() {
        if (pausedSince.isPresent()) return Optional.empty();
        return pending.entrySet().stream()
                .filter(entry -> !taken.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
    }

    @Override
    public synchronized List<Entry> behind(String name, int most) {
        return pending.entrySet().stream()
                .filter(entry -> entry.getKey().name().compareTo(name) > 0)
                .map(entry -> new Entry(entry.getKey().name(), entry.getValue(), taken.contains(entry.getKey())))
                .sorted(Comparator.comparing(Entry::name))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized boolean remove(String name) {
        return Work.parse(name)
                .filter(work -> !taken.contains(work) && pending.remove(work) != null)
                .isPresent();
    }

    @Override
    public synchronized boolean isWorkedOn(Instant since) {
        return !lastTaken.isBefore(since);
    }

    @Override
    public synchronized Optional<Instant> pausedSince() {
        return pausedSince;
    }

    @Override
    public synchronized Instant pause(Instant now) {
        pausedSince = pausedSince.or(() -> Optional.of(now));
        return pausedSince.orElse(now);
    }

    @Override
    public synchronized boolean resume() {
        boolean was = pausedSince.isPresent();
        pausedSince = Optional.empty();
        return was;
    }
}
