package dev.workfloo.http;

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
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.application.port.out.person.Brands;
import dev.workfloo.application.port.out.person.Drafts;
import dev.workfloo.application.port.out.person.PersonLinks;
import dev.workfloo.memory.MemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** A store in front of which something stands: it may throw, wait, do something first, or answer instead. */
public final class Interposed implements Store {

    private final Store store;
    private volatile Interception interception = call -> Optional.empty();

    public Interposed(Store store) {
        this.store = store;
    }

    public interface Interception {
        /** @param call such as {@code ExecutionJournal.save}; an empty result lets it through */
        Optional<Object> instead(String call);

        /** After what was let through was done, and before anybody hears of it. */
        default void after(String call) {}
    }

    public void put(Interception other) {
        interception = other;
    }

    @Override
    public Definitions definitions() {
        return guarded(Definitions.class, store.definitions());
    }

    @Override
    public Pools pools() {
        return guarded(Pools.class, store.pools());
    }

    @Override
    public Scenarios scenarios() {
        return guarded(Scenarios.class, store.scenarios());
    }

    @Override
    public Executions executions() {
        return guarded(Executions.class, store.executions());
    }

    @Override
    public ExecutionIndex index() {
        return guarded(ExecutionIndex.class, store.index());
    }

    @Override
    public ExecutionJournal journal() {
        return guarded(ExecutionJournal.class, store.journal());
    }

    @Override
    public Keys keys() {
        return guarded(Keys.class, store.keys());
    }

    @Override
    public Consents consents() {
        return store.consents();
    }

    @Override
    public Documents documents() {
        return guarded(Documents.class, store.documents());
    }

    @Override
    public CodeSeals codeSeals() {
        return guarded(CodeSeals.class, store.codeSeals());
    }

    @Override
    public CallbackDeliveries callbackDeliveries() {
        return guarded(CallbackDeliveries.class, store.callbackDeliveries());
    }

    @Override
    public WorkBacklog backlog() {
        return guarded(WorkBacklog.class, store.backlog());
    }

    @Override
    public PersonLinks personLinks() {
        return guarded(PersonLinks.class, store.personLinks());
    }

    @Override
    public Brands brands() {
        return guarded(Brands.class, store.brands());
    }

    @Override
    public Drafts drafts() {
        return guarded(Drafts.class, store.drafts());
    }

    @Override
    public SigningSecrets signingSecrets() {
        return guarded(SigningSecrets.class, store.signingSecrets());
    }

    /** What is behind it, where that is a store in memory. */
    MemoryStore memory() {
        return (MemoryStore) store;
    }

    private <T> T guarded(Class<T> port, T behind) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    String call = port.getSimpleName() + "." + method.getName();
                    Optional<Object> instead = interception.instead(call);
                    if (instead.isPresent()) return instead.get();
                    try {
                        Object done = method.invoke(behind, arguments);
                        interception.after(call);
                        return done;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
