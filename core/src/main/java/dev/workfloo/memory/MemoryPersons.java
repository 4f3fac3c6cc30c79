package dev.workfloo.memory;

import dev.workfloo.access.KeyHash;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.person.Drafts;
import dev.workfloo.application.port.out.person.PersonLinks;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonLink;
import dev.workfloo.execution.person.PersonSession;
import dev.workfloo.execution.person.StepDraft;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links, sessions and drafts, under the lock of the executions that they belong to. */
final class MemoryPersons implements PersonLinks, Drafts {

    private final MemoryExecutions executions;
    private final Map<LinkId, PersonLink> links = new LinkedHashMap<>();
    private final MemorySessions sessions = new MemorySessions();
    private final Map<ExecutionId, StepDraft> drafts = new HashMap<>();

    MemoryPersons(MemoryExecutions executions) {
        this.executions = executions;
    }

    @Override
    public Optional<NotAdded> add(PersonLink link, Optional<LinkAnswer> answer) {
        return executions.locked(() -> {
            if (executions.find(link.execution()).isEmpty()) return Optional.of(NotAdded.GONE);
            boolean isTaken = answer.filter(it -> !executions.answer(
                            link.execution(),
                            new RepeatableAnswer(it.operation(), it.key(), it.answer()),
                            link.life().createdAt()))
                    .isPresent();
            if (isTaken) return Optional.of(NotAdded.KEY_TAKEN);
            links.put(link.id(), link);
            return Optional.empty();
        });
    }

    @Override
    public Optional<PersonLink> find(LinkId id) {
        return executions.locked(() -> Optional.ofNullable(links.get(id)));
    }

    @Override
    public List<PersonLink> open(ExecutionId execution, Instant now) {
        return of(execution).stream().filter(link -> link.isOpen(now)).toList();
    }

    private List<PersonLink> of(ExecutionId execution) {
        return executions.locked(() -> links.values().stream()
                .filter(link -> link.execution().equals(execution))
                .sorted(Comparator.comparing(link -> link.life().createdAt()))
                .toList());
    }

    @Override
    public Optional<PersonLink> revoke(LinkId id, Instant now) {
        return executions.locked(() -> {
            links.computeIfPresent(id, (known, link) -> link.life().revokedAt().isPresent() ? link : link.revoked(now));
            sessions.forget(id);
            return find(id);
        });
    }

    @Override
    public boolean begin(PersonSession session, Instant idleSince) {
        return executions.locked(() -> {
            if (!links.containsKey(session.link())) return false;
            sessions.begin(session, idleSince);
            return true;
        });
    }

    @Override
    public Optional<Opened> opened(LinkId link, KeyHash secret) {
        return executions.locked(() -> sessions.find(link, secret)
                .flatMap(session -> find(link).map(opening -> new Opened(opening, session))));
    }

    @Override
    public void used(PersonSession session, Instant at) {
        executions.locked(() -> sessions.used(session, at));
    }

    @Override
    public void end(LinkId link, KeyHash secret) {
        executions.locked(() -> sessions.end(link, secret));
    }

    @Override
    public boolean keep(StepDraft draft, WorkflooExecution at) {
        ExecutionId id = at.id();
        return executions.locked(() -> {
            boolean stands = executions
                    .find(id)
                    .filter(it -> it.revision() == at.revision())
                    .isPresent();
            if (!stands) return false;
            drafts.put(id, draft);
            return true;
        });
    }

    @Override
    public Optional<StepDraft> find(ExecutionId execution) {
        return executions.locked(() -> Optional.ofNullable(drafts.get(execution)));
    }

    @Override
    public void forget(ExecutionId execution) {
        executions.locked(() -> Optional.ofNullable(drafts.remove(execution)));
    }

    void remove(ExecutionId execution) {
        forget(execution);
        of(execution).forEach(link -> {
            links.remove(link.id());
            sessions.forget(link.id());
        });
    }
}
