package dev.workfloo.memory;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Announcements;
import dev.workfloo.execution.Announced;
import dev.workfloo.execution.Announced.State;
import dev.workfloo.execution.Announcement;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryAnnouncements implements Announcements {

    private final MemoryWork work;
    private final Map<ExecutionId, NavigableMap<Integer, Announced>> byExecution = new HashMap<>();

    MemoryAnnouncements(MemoryWork work) {
        this.work = work;
    }

    synchronized void add(Progress progress) {
        WorkspaceId workspace = progress.execution().start().scope().workspace();
        progress.announcement().ifPresent(told -> settle(new Announced(told, workspace, State.PENDING, 0)));
    }

    private NavigableMap<Integer, Announced> of(ExecutionId execution) {
        return byExecution.computeIfAbsent(execution, it -> new TreeMap<>());
    }

    @Override
    public synchronized Optional<Announced> find(ExecutionId execution, int revision) {
        return Optional.ofNullable(of(execution).get(revision));
    }

    @Override
    public synchronized Optional<Announced> firstPending(ExecutionId execution) {
        return of(execution).values().stream()
                .filter(it -> it.state() == State.PENDING)
                .findFirst();
    }

    @Override
    public synchronized boolean isUnwanted(ExecutionId execution) {
        return of(execution).values().stream().anyMatch(it -> it.state() == State.UNWANTED);
    }

    @Override
    public synchronized void settle(Announced announced) {
        of(announced.announcement().execution()).put(announced.announcement().revision(), announced);
    }

    @Override
    public synchronized List<Announced> givenUp(WorkspaceId workspace, int most) {
        return byExecution.values().stream()
                .flatMap(all -> all.values().stream())
                .filter(it -> it.workspace().equals(workspace) && it.state() == State.GIVEN_UP)
                .sorted(Comparator.comparing(it -> it.announcement().at()))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void tell(Announced announced, Work.Due due) {
        Announcement announcement = announced.announcement();
        boolean isOver = find(announcement.execution(), announcement.revision())
                .filter(it -> it.state() == State.DELIVERED || it.state() == State.UNWANTED)
                .isPresent();
        if (isOver) return;
        settle(announced);
        work.addAll(List.of(due));
    }
}
