package dev.workfloo.memory;

import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Pools;
import dev.workfloo.application.port.out.Retention;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.application.port.out.event.EventSubscriptions;
import dev.workfloo.application.port.out.person.Brands;
import dev.workfloo.application.port.out.person.Drafts;
import dev.workfloo.application.port.out.person.PersonLinks;
import dev.workfloo.execution.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A store in memory. Every write is atomic, as in a database. */
public final class MemoryStore implements Store {

    private final Brands brands = new MemoryBrands();
    private final MemoryDefinitions definitions = new MemoryDefinitions();
    private final MemoryScenarios scenarios = new MemoryScenarios();
    private final MemoryPools pools = new MemoryPools();
    private final MemoryConsents consents = new MemoryConsents();
    private final MemoryWork work = new MemoryWork();
    private final MemoryCallbackDeliveries callbackDeliveries = new MemoryCallbackDeliveries(work);
    private final MemoryDocuments documents = new MemoryDocuments();
    private final MemoryExecutions executions = new MemoryExecutions(
            new MemoryExecutions.Published(definitions, scenarios, pools),
            new KeptAlong(consents, callbackDeliveries, work, documents));
    private final MemoryExecutionIndex index = new MemoryExecutionIndex(executions, definitions);
    private final MemorySigningSecrets signingSecrets = new MemorySigningSecrets();
    private final MemoryCodeSeals seals = new MemoryCodeSeals();
    private final MemoryKeys keys = new MemoryKeys();
    private final MemoryRetention retention = new MemoryRetention(executions);

    @Override
    public Definitions definitions() {
        return definitions;
    }

    @Override
    public Scenarios scenarios() {
        return scenarios;
    }

    @Override
    public Pools pools() {
        return pools;
    }

    @Override
    public Executions executions() {
        return executions;
    }

    @Override
    public ExecutionIndex index() {
        return index;
    }

    @Override
    public ExecutionJournal journal() {
        return executions;
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public Consents consents() {
        return consents;
    }

    @Override
    public CodeSeals codeSeals() {
        return seals;
    }

    @Override
    public CallbackDeliveries callbackDeliveries() {
        return callbackDeliveries;
    }

    @Override
    public SigningSecrets signingSecrets() {
        return signingSecrets;
    }

    @Override
    public Documents documents() {
        return documents;
    }

    @Override
    public Retention retention() {
        return retention;
    }

    @Override
    public EventSubscriptions subscriptions() {
        return executions.subscriptions();
    }

    @Override
    public PersonLinks personLinks() {
        return executions.persons();
    }

    @Override
    public Brands brands() {
        return brands;
    }

    @Override
    public Drafts drafts() {
        return executions.persons();
    }

    @Override
    public WorkBacklog backlog() {
        return work;
    }

    /**
     * Performs what is due, one after the other, and what becomes due by it; a host calls it whenever it likes, from one
     * thread or several.
     *
     * @param perform does a piece of work, and says when it must be done again
     * @return when the next work is due, if any is left; nothing while all is held back
     */
    public Optional<Instant> performDue(Function<Work, Optional<Instant>> perform, InstantSource clock) {
        return work.performDue(perform, clock);
    }

    /** Work that is kept and not yet over, what is due first in front. */
    public List<Work.Due> pendingWork() {
        return work.pending();
    }
}
